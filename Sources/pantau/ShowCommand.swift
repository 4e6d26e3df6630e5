import ArgumentParser
import Monitor
import UploadQueue
import Wording

/// `pantau show`: everything that is known of one document.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Phrase(
      id: "Semua yang diketahui tentang sebuah dokumen.", en: "Show everything that is known of a document."
    ).spoken.string,
    discussion: HelpExamples(
      (
        Phrase(same: "pantau show INV-2026-0001"),
        Phrase(id: "status, artinya, riwayat, dan isian", en: "its status, what it means, history and fields")
      ),
      (
        Phrase(same: "pantau show 04002600999999999 --format json | jq .status"),
        Phrase(id: "menurut NSFP, untuk program", en: "by its NSFP, for programs")
      )
    ).spoken(
      after: Phrase(
        id: "Setiap sumber data ditanya sekali, dan tidak ada yang diubah di sana.",
        en: "Every data source is asked once, and nothing is changed there.")))

  /// How the document is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// For people.
    case text
    /// A JSON object; where several documents are called so, one a line.
    case json
  }

  @OptionGroup var document: DocumentArgument

  @Option(
    help: Phrase(id: "text untuk dibaca, json untuk program.", en: "text to be read, json for programs.").help(
      value: Phrase(id: "bentuk", en: "format")))
  var format = Format.text

  @OptionGroup var looked: LookOptions

  func run() async throws {
    let (glances, settings) = try await looked.look()
    var isFound = false
    do {
      let output = LineOutput(forPrograms: format == .json)
      for (row, glance) in await glances.all(called: document.name) {
        let lines = try await lines(of: row, in: glance, amongSeveral: glances.queues.count > 1, settings)
        try await output.write(isFound && format == .text ? [""] + lines : lines)
        isFound = true
      }
    } catch is LineOutput.ReaderGone { isFound = true }
    guard isFound else { throw await glances.nothing(called: document.name) }
    let ending = await glances.ending(failingOn: nil)
    guard ending == .success else { throw ending }
  }

  private func lines(
    of row: QueueRow, in glance: QueueGlance, amongSeveral: Bool, _ settings: Settings
  ) async throws -> [String] {
    let history = try await glance.history(of: row)
    switch format {
    case .text:
      let card = DocumentCard(
        row, of: glance.profile, history: history, settings: settings, usual: glance.usual,
        width: LineOutput.terminalWidth, at: glance.at)
      let queue = Phrase(id: "Antrean: \(glance.queue)", en: "Queue: \(glance.queue)").text(settings.language)
      return ((amongSeveral ? [queue] : []) + card.lines).map(\.string)
    case .json:
      return [try JSONLine(ShownRecord(row, of: glance, history: history, settings)).text]
    }
  }
}
