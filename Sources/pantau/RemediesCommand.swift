import ArgumentParser
import CoretaxFiles
import Glibc
import Monitor
import UploadQueue
import Wording

/// `pantau remedies`: the catalogue of what each status, code and situation means and what to do about it.
struct RemediesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remedies",
    abstract: Phrase(
      id: "Arti setiap status, kode kesalahan, dan keadaan, dan apa yang dilakukan.",
      en: "What each status, error code and situation means, and what to do about it."
    ).spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "pantau remedies ETAX-40001"), Phrase(id: "arti satu kode", en: "what a code means")),
      (
        Phrase(same: "pantau remedies \"DJP-SIGN-MASTER: Incorrect Signer Passphrase\""),
        Phrase(id: "arti pesan yang disalin", en: "what a copied message means")
      ),
      (
        Phrase(id: "pantau remedies sertel", en: "pantau remedies certificate"),
        Phrase(id: "semua yang menyebut kata itu", en: "all that say the word")
      ),
      (
        Phrase(same: "pantau remedies --format csv > remedies.csv"),
        Phrase(
          id: "seluruh tabel, untuk ditinjau di lembar kerja", en: "the whole table, to be reviewed in a spreadsheet")
      )
    ).spoken(
      after: Phrase(
        id: "Nasihat yang sama ditunjukkan di rincian dan meja. Tidak ada antrean yang dibuka atau ditanya.",
        en: "The same advice is shown in the details and at the desk. No queue is opened or asked.")))

  /// How the entries are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// For people.
    case text
    /// A table, an entry a row.
    case csv
    /// A JSON object an entry, each on a line of its own.
    case ndjson
  }

  @Argument(
    help: Phrase(
      id: "Kode, pesan, atau kata-kata; tanpa ini seluruh katalog.",
      en: "A code, a message or words; all of it without."
    ).help(value: Phrase(id: "kata", en: "word")))
  var words: [String] = []

  @Option(
    help: Phrase(
      id: "text untuk dibaca; csv untuk lembar kerja; ndjson untuk program.",
      en: "text to be read; csv for spreadsheets; ndjson for programs."
    ).help(value: Phrase(id: "bentuk", en: "format")))
  var format = Format.text

  @OptionGroup var language: LanguageOption

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    let entries = RemedyCatalogue.entries(for: words)
    guard !entries.isEmpty else { throw nothing }
    let output = LineOutput(forPrograms: format != .text)
    do { try await output.write(lines(entries)) } catch is LineOutput.ReaderGone {}
    if let code = RemedyCatalogue.unknownCode(in: words) { throw unknown(code) }
  }

  private func lines(_ entries: [RemedyCatalogue.Entry]) throws -> [String] {
    let records = entries.map { RemedyRecord($0, language.language) }
    return switch format {
    case .text:
      RemedyText(entries, language.language, width: LineOutput.terminalWidth).lines.map(\.string)
    case .csv: ([RemedyRecord.titles] + records.map(\.cells)).map(CSVRow.line(of:))
    case .ndjson: try records.map { try JSONLine($0).text }
    }
  }

  private func unknown(_ code: String) -> NothingFound {
    NothingFound(
      phrase: Phrase(
        id: "Katalog tidak mengenal kode \(code): yang tercetak adalah nasihat umum.",
        en: "The catalogue does not know the code \(code): what is printed is the general advice."))
  }

  private var nothing: NothingFound {
    let sought = SafeText(words.joined(separator: " "))
    return NothingFound(
      phrase: Phrase(
        id: """
          Katalog tidak memuat “\(sought)”. Periksa tulisannya, atau sebut satu kata saja; untuk kode yang tidak dikenal: \
          catat pesannya lengkap, dan tanya Kring Pajak 1500200.
          """,
        en: """
          The catalogue has no “\(sought)”. Check its spelling, or name one word only; for an unknown code: note the whole \
          message, and ask Kring Pajak 1500200.
          """))
  }
}
