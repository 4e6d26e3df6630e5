import UploadQueue
import Wording

/// Documents that a file shows as they were before they were approved, replaced or cancelled, though it counts as newer than
/// what is known of them: its time is not the time at which it was true.
struct BackwardDocuments {
  private var count = 0
  private var first: [(name: String, line: Int, shown: StatusReading, known: StatusReading)] = []
  private static let mostNamed = 2

  /// Notes one, and in which status it is known.
  mutating func note(_ sourced: SourcedDocument, known: StatusReading) {
    count += 1
    guard first.count < Self.mostNamed else { return }
    first.append((sourced.document.name, sourced.line, sourced.document.status, known))
  }

  /// Why the file is refused, and how it can be imported; `nil` where there is none.
  var phrase: Phrase? {
    guard count > 0 else { return nil }
    return Phrase(
      id: """
        dokumen yang di berkas ini masih seperti sebelum disetujui atau dibatalkan: \(count), \
        \(count > first.count ? "antara lain " : "yaitu ")\(names("baris", "di antrean")). Isinya lebih lama daripada \
        waktu berkasnya (misalnya salinan), jadi bisa memundurkan yang lain juga. Impor lagi dengan waktu ekspornya: \
        --as-of YYYY-MM-DD, atau --as-of 'YYYY-MM-DD HH:MM'.
        """,
      en: """
        documents that it shows as before they were approved or cancelled: \(count)\
        \(count > first.count ? ", such as " : ": ")\(names("line", "in the queue")). What it holds is older than the \
        file's time (a copy, perhaps), and might take others back as well. Import it again with the time of its export: \
        --as-of YYYY-MM-DD, or --as-of 'YYYY-MM-DD HH:MM'.
        """)
  }

  private func names(_ line: SafeText, _ known: SafeText) -> SafeText {
    first.map { "\($0.name) (\(line) \($0.line): \($0.shown.words); \(known): \($0.known.words))" as SafeText }
      .reduce(.empty) { $0.isEmpty ? $1 : $0 + ", " + $1 }
  }
}
