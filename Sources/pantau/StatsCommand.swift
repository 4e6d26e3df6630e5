import ArgumentParser
import Doctor
import Monitor
import UploadQueue
import Wording

/// `pantau stats`: the queues in numbers.
struct StatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: Phrase(
      id: "Antrean dalam angka: status, macet, tenggat, taruhan, penandatangan.",
      en: "The queues in numbers: statuses, stuck, due, what is at stake, signers."
    ).spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "pantau stats"), Phrase(id: "setiap antrean", en: "every queue")),
      (
        Phrase(id: "pantau stats masa:lalu --queue satu", en: "pantau stats period:last --queue satu"),
        Phrase(id: "masa pajak lalu di satu antrean", en: "the last tax period of one queue")
      ),
      (
        Phrase(same: "pantau stats --signers"),
        Phrase(id: "apa yang diketahui dari setiap penandatangan", en: "what is known of each signer")
      ),
      (
        Phrase(same: "pantau stats --format json | jq .stuck"),
        Phrase(id: "untuk program, satu antrean per baris", en: "for programs, a queue a line")
      )
    ).spoken(
      after: Phrase(
        id: "Setiap sumber data ditanya sekali, dan tidak ada yang diubah di sana.",
        en: "Every data source is asked once, and nothing is changed there.")))

  /// How the numbers are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// For people.
    case text
    /// A JSON object a queue, each on a line of its own.
    case json
  }

  @OptionGroup var wanted: FilterArgument

  @Option(
    help: Phrase(id: "text untuk dibaca, json untuk program.", en: "text to be read, json for programs.").help(
      value: Phrase(id: "bentuk", en: "format")))
  var format = Format.text

  @Flag(
    help: Phrase(
      id: "Penandatangan saja: hasil dokumennya, unggah ulang, dan sertifikatnya, untuk seluruh antrean.",
      en: "The signers alone: what became of their documents and re-uploads, and their certificates, of whole queues."
    ).help)
  var signers = false

  @OptionGroup var looked: LookOptions

  func validate() throws {
    guard signers, !wanted.words.isEmpty else { return }
    throw Phrase(
      id: "--signers menghitung seluruh antrean; hapus saringannya.",
      en: "--signers counts whole queues; leave the filter out."
    ).refusal
  }

  func run() async throws {
    let filter = try wanted.filter()
    let (glances, settings) = try await looked.look()
    var isComplete = true
    do {
      let output = LineOutput(forPrograms: format == .json)
      var isFirst = true
      for glance in glances.queues {
        let lines: [String]
        do {
          lines = signers ? try await signers(of: glance, settings) : try await self.lines(of: glance, filter, settings)
        } catch let error as JournalError {
          // The other queues have journals of their own.
          Speech.warn(Self.withoutJournal(glance, error).spoken)
          isComplete = false
          continue
        }
        guard !lines.isEmpty else { continue }
        try await output.write(isFirst || format == .json ? lines : [""] + lines)
        isFirst = false
      }
    } catch is LineOutput.ReaderGone {}
    guard isComplete else { throw ExitCode.failure }
    let ending = await glances.ending(failingOn: nil)
    if ending != .success { throw ending }
  }

  private static func withoutJournal(_ glance: QueueGlance, _ error: JournalError) -> Phrase {
    let (id, en) = (error.phrase.text(.indonesian), error.phrase.text(.english))
    return Phrase(id: "\(glance.queue): \(id)", en: "\(glance.queue): \(en)")
  }

  private func signers(of glance: QueueGlance, _ settings: Settings) async throws -> [String] {
    let book = try await glance.knownSigners()
    let certificates = KnownCertificates.signing(ConfigurationFile.current.certificates)
    switch format {
    case .text:
      guard let book else { return [] }
      return SignerText(book, of: glance, certificates: certificates, settings: settings).lines.map(\.string)
    case .json: return [try JSONLine(SignersRecord(book, of: glance, certificates, in: settings.zone)).text]
    }
  }

  private func lines(of glance: QueueGlance, _ filter: Filter, _ settings: Settings) async throws -> [String] {
    let census = await glance.knownCensus(of: filter)
    switch format {
    case .text:
      guard let census else { return [] }
      return CensusText(
        census, of: glance.queue, trueAt: glance.trueAt ?? glance.recordedAt,
        oldestAt: glance.oldestTrueAt(in: census, ifOlderThan: settings.oldAfter), settings: settings,
        usual: glance.usual, policy: glance.policy
      ).lines.map(\.string)
    case .json: return [try JSONLine(CensusRecord(census, of: glance, in: settings.zone)).text]
    }
  }
}
