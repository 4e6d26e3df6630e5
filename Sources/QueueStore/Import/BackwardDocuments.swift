import UploadQueue
import Wording

/// Documents that a file shows as they were before they were approved, replaced or cancelled, though by its time they had
/// been already: that is not the time at which it was true.
public struct BackwardDocuments: Sendable, Hashable {
  /// How many there are.
  public private(set) var count = 0
  /// The oldest of the moments since which they are known to be so: the file was true before it; `nil` where there is none.
  public private(set) var knownAt: Timestamp?
  private var first: [Named] = []
  private static let mostNamed = 2

  private struct Named: Hashable {
    let name: String
    let line: Int
    let shown: StatusReading
    let known: StatusReading
  }

  /// Notes one, and what is known of it since a moment.
  mutating func note(_ sourced: SourcedDocument, known: Document, since: Timestamp) {
    count += 1
    knownAt = min(knownAt ?? since, since)
    guard first.count < Self.mostNamed else { return }
    first.append(
      Named(
        name: sourced.document.name, line: sourced.line, shown: sourced.document.status, known: known.status))
  }

  /// Why the file is refused, with moments in a zone, and how it can be imported; `nil` where there is none.
  func phrase(in zone: ShownZone) -> Phrase? {
    guard let knownAt else { return nil }
    let zoneName = zone.name(at: knownAt)
    return Phrase(
      id: """
        \(shown.text(.indonesian)). Isinya lebih lama daripada waktu berkasnya (misalnya salinan), jadi bisa memundurkan \
        yang lain juga. Impor lagi dengan waktu ekspornya (waktu berkas aslinya), yaitu sebelum \
        \(knownAt.dated(.indonesian, in: zone)) \(zoneName): --as-of YYYY-MM-DD, atau --as-of 'YYYY-MM-DD HH:MM'.
        """,
      en: """
        \(shown.text(.english)). What it holds is older than the file's time (a copy, perhaps), and might take others back \
        as well. Import it again with the time of its export (the original file's), which is before \
        \(knownAt.dated(.english, in: zone)) \(zoneName): --as-of YYYY-MM-DD, or --as-of 'YYYY-MM-DD HH:MM'.
        """)
  }

  /// How many there are, and what the file and the queue say of the first.
  public var shown: Phrase {
    let isAll = count == first.count
    return Phrase(
      id: """
        dokumen yang di berkas ini masih seperti sebelum disetujui atau dibatalkan: \(count), \
        \(isAll ? "yaitu " : "antara lain ")\(names("baris", "di antrean"))
        """,
      en: """
        documents that it shows as before they were approved or cancelled: \(count)\
        \(isAll ? ": " : ", such as ")\(names("line", "in the queue"))
        """)
  }

  private func names(_ line: SafeText, _ known: SafeText) -> SafeText {
    first.map { "\($0.name) (\(line) \($0.line): \($0.shown.words); \(known): \($0.known.words))" as SafeText }
      .reduce(.empty) { $0.isEmpty ? $1 : $0 + ", " + $1 }
  }
}
