import UploadQueue

extension Sample {
  /// An approved document of the same transaction as another one, under a number of its own.
  public static func approvedTwin(of other: Document, status: String = "APPROVED") -> Document {
    var document = other
    document.id = DocumentID("\(other.id.rawValue)-twin")
    document.recordID = "00000000-0000-4000-8000-999999999999"
    document.nsfp = NSFP("04002600000000123")
    document.status = StatusReading(coretax: status)
    document.statusTime = StatusTime(since: .wib("2026-11-12 09:00"), source: .backend)
    return document
  }
}
