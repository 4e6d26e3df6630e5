import ArgumentParser
import CoretaxFiles
import Glibc
import Monitor
import UploadQueue
import Wording

/// `pantau list`: the documents of the queues once, for people and for scripts.
struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Phrase(
      id: "Daftar dokumen dari semua antrean, sekali.", en: "List the documents of every queue, once."
    ).spoken.string,
    discussion: HelpExamples(
      (
        Phrase(id: "pantau list status:macet", en: "pantau list status:stuck"),
        Phrase(id: "tabel yang macet", en: "what is stuck, as a table")
      ),
      (
        Phrase(same: "pantau list --format ndjson | jq .name"),
        Phrase(id: "satu dokumen per baris", en: "a document a line")
      ),
      (
        Phrase(same: "pantau list --format openmetrics"),
        Phrase(id: "angka untuk node_exporter", en: "numbers for node_exporter")
      ),
      (
        Phrase(id: "pantau list --fail-on status:macet,invalid", en: "pantau list --fail-on status:stuck,invalid"),
        Phrase(id: "kode keluar 1 bila ada", en: "exit code 1 where there are any")
      )
    ).spoken(
      after: Phrase(
        id: """
          Setiap backend ditanya sekali, dan tidak ada yang diubah di sana. Bila ada yang tidak terjangkau, yang dicetak \
          ialah ingatan jurnal, dan kode keluarnya 3.
          """,
        en: """
          Every backend is asked once, and nothing is changed there. Where one is out of reach, what the journal \
          remembers is printed, and the exit code is 3.
          """)))

  /// How the documents are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// Columns for people.
    case table
    /// As `pantau export` writes it.
    case csv
    /// As `pantau export` writes it.
    case json
    /// A JSON object a line.
    case ndjson
    /// Numbers in the text format of OpenMetrics.
    case openmetrics
  }

  @OptionGroup var wanted: FilterArgument

  @Option(
    help: Phrase(
      id: "table untuk dibaca; csv dan json seperti pantau export; ndjson satu dokumen per baris; openmetrics "
        + "angka saja.",
      en: "table to be read; csv and json as of pantau export; ndjson a document a line; openmetrics numbers only."
    ).help(value: Phrase(id: "bentuk", en: "format")))
  var format = Format.table

  @Option(
    help: Phrase(
      id: "Kode keluar 1 bila saringan ini menemukan dokumen, di daftar ini atau di luarnya.",
      en: "Exit code 1 where this filter finds a document, listed or not."
    ).help(value: Phrase(id: "saringan", en: "filter")), completion: .filter)
  var failOn: String?

  @OptionGroup var looked: LookOptions

  func run() async throws {
    let filter = try wanted.filter()
    let failing = try failOn.map { try Filter.asked($0) }
    let (glances, settings) = try await looked.look()
    do {
      try await write(glances.queues, filter, settings)
    } catch is LineOutput.ReaderGone {} catch ExportFailure.readerGone {}
    let ending = await glances.ending(failingOn: failing)
    if ending != .success { throw ending }
  }

  private func write(_ queues: [QueueGlance], _ filter: Filter, _ settings: Settings) async throws {
    let output = LineOutput(forPrograms: format != .table)
    switch format {
    case .table: try await writeTable(queues, filter, settings, output)
    case .csv: try await export(.csv, queues, filter, settings)
    case .json: try await export(.json, queues, filter, settings)
    case .ndjson:
      for glance in queues {
        var lines: [String] = []
        try await glance.documents(matching: filter).forEach { row in
          let record = DocumentRecord(
            row, of: glance.queue, policy: glance.policy, at: glance.at, in: settings.zone)
          lines.append(try JSONLine(record).text)
        }
        try await output.write(lines)
      }
    case .openmetrics:
      var numbers: [QueueMetrics.Queue] = []
      for glance in queues { numbers.append(await glance.metrics(of: filter)) }
      try await output.write(QueueMetrics(numbers).lines)
    }
  }

  private func writeTable(
    _ queues: [QueueGlance], _ filter: Filter, _ settings: Settings, _ output: LineOutput
  ) async throws {
    var rows: [(queue: String, row: QueueRow)] = []
    for glance in queues { await glance.documents(matching: filter).forEach { rows.append((glance.queue, $0)) } }
    guard !rows.isEmpty else {
      // Of a queue that did not answer everything has been said.
      guard queues.allSatisfy({ $0.failure == nil }) else { return }
      Speech.warn(
        Phrase(id: "Tidak ada dokumen yang ditemukan.", en: "No documents were found.").text(settings.language))
      await sayHowToFill(queues, settings)
      return
    }
    let table = DocumentTable(
      rows, namesQueues: queues.count > 1, settings: settings,
      policies: Dictionary(queues.map { ($0.queue, $0.policy) }, uniquingKeysWith: { first, _ in first }),
      at: queues.map(\.at).max() ?? Environment.now())
    try await output.write(table.lines(width: LineOutput.terminalWidth).map(\.string))
  }

  /// Says of queues that hold nothing yet and are filled from files how that is done.
  private func sayHowToFill(_ queues: [QueueGlance], _ settings: Settings) async {
    for glance in queues where glance.profile.takesFiles {
      guard await glance.count == 0 else { continue }
      Speech.warn(
        Phrase(
          id: "Antrean \(glance.queue) masih kosong: \(glance.profile.importHint) BERKAS mengisinya.",
          en: "The queue \(glance.queue) is still empty: \(glance.profile.importHint) FILE fills it."
        ).text(settings.language))
    }
  }

  private func export(
    _ form: DocumentExport.Format, _ queues: [QueueGlance], _ filter: Filter, _ settings: Settings
  ) async throws {
    try StandardStreams.checkOutput()
    var found: [QueueSnapshot] = []
    for glance in queues { found.append(await glance.documents(matching: filter)) }
    _ = try DocumentExport.write(form, to: STDOUT_FILENO, in: settings.zone, at: Environment.now()) { each in
      for documents in found { try documents.forEach(each) }
    }
  }
}
