import UploadQueue

/// Invented documents.
public enum Sample {
  /// When all of them were observed.
  public static let observedAt = Timestamp.wib("2026-11-17 09:00")

  /// The taxpayer whose queue it is.
  public static let taxpayer = NPWP("0999999999999000")

  /// A faktur keluaran, different for every number.
  public static func document(_ number: Int, status: String = "SAVED INVALID") -> Document {
    var document = Document(
      id: DocumentID("sample-\(number)"), kind: .outputInvoice, channel: .coretax,
      status: status.isEmpty ? .none : StatusReading(coretax: status), observedAt: observedAt)
    let digits = String(1_000_000_000_000 + number).dropFirst()
    document.recordID = "00000000-0000-4000-8000-\(digits)"
    document.taxpayer = taxpayer
    document.reference = "INV-\(digits.suffix(6))"
    document.partnerIdentity = "0999\(digits)"
    document.partnerName = "PT CONTOH PEMBELI \(number)"
    document.transactionCode = "04"
    document.date = CalendarDate.day("2026-11-01").adding(days: number % 15)
    document.period = TaxPeriod(year: 2026, month: 11)
    document.taxBase = Rupiah(sen: 12_000_000_00 + Int64(number))
    document.otherTaxBase = Rupiah(sen: 11_000_000_00)
    document.vat = Rupiah(sen: 1_320_000_00)
    document.luxuryTax = .zero
    document.signer = "PENANDATANGAN CONTOH"
    return document
  }

  /// Documents numbered from 0.
  public static func documents(_ count: Int, status: String = "SAVED INVALID") -> [Document] {
    (0..<count).map { document($0, status: status) }
  }

  /// Changes of as many documents, from Signing In Progress to Saved Invalid.
  public static func changes(_ count: Int) -> [StatusChange] {
    documents(count).map { document in
      StatusChange(
        subject: Subject(document), from: StatusReading(coretax: "SIGNING IN PROGRESS"), to: document.status,
        time: StatusTime(since: observedAt, source: .observed), seenAt: observedAt)
    }
  }

  /// An attempt on a document, as it begins.
  public static func attempt(
    _ key: String, on document: Document, number: Int = 1, isHandOff: Bool = false, at: Timestamp = observedAt
  ) -> Attempt {
    Attempt(
      key: IdempotencyKey(key), subject: Subject(document), isHandOff: isHandOff, signer: "PENANDATANGAN LAIN",
      seenStatus: document.status, seenAt: document.observedAt, number: number,
      by: Operator(user: "petugas", host: "kantor"), beganAt: at)
  }
}
