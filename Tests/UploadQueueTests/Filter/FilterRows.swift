import TestSupport
import UploadQueue

/// A few invented documents, each different in what a filter can ask for; by the names the tests call them.
enum FilterRows {
  static let now = Sample.observedAt

  static let all: [String: QueueRow] = [
    "stuck": row("stuck", "SIGNING IN PROGRESS", for: .days(3)) {
      $0.partnerName = "PT CONTOH MAJU JAYA"
      $0.taxBase = Rupiah(sen: 1_500_000_00)
      $0.vat = Rupiah(sen: 165_000_00)
      $0.date = .day("2026-10-31")
      $0.period = TaxPeriod(year: 2026, month: 10)
    },
    "slow": row("slow", "SIGNING IN PROGRESS", for: .hours(2)) {
      $0.partnerName = "CV REKAAN STRASSE"
      $0.taxBase = Rupiah(sen: 2_000_000_000_00)
      $0.channel = .pjap
      $0.taxpayer = NPWP("0999999999999111")
      $0.signer = "Penandatangan Ünal"
    },
    "invalid": row("invalid", "Saved Invalid", for: .hours(48)) {
      $0.partnerName = "PT ÉTOILE (PERSERO)"
      $0.partnerIdentity = "09.999.999.9-999.000"
      $0.reason = "NPWP Pembeli tidak valid"
      $0.taxBase = Rupiah(sen: 500_000_00)
      $0.transactionCode = "07"
      $0.date = .day("2026-10-20")
      $0.period = TaxPeriod(year: 2026, month: 10)
    },
    "late": row("late", "CREATED", for: .days(40)) {
      $0.date = .day("2026-09-30")
      $0.period = TaxPeriod(year: 2026, month: 9)
      $0.taxBase = nil
      $0.signer = nil
      $0.partnerName = "PT CONTOH TERLAMBAT"
    },
    "approved": row("approved", "APPROVED", for: .minutes(6)) {
      $0.nsfp = NSFP("0400-25-99999999999")
      $0.partnerName = "PT CONTOH LUNAS"
      $0.date = .day("2026-11-17")
    },
    "return": row("return", "APPROVED", for: .days(10)) {
      $0.kind = .inputReturn
      $0.channel = .desktop
      $0.documentNumber = "RET-7"
      $0.date = nil
      $0.partnerName = "PT CONTOH RETUR"
    },
    "strange": row("strange", "BARU SEKALI", for: .minutes(30)) {
      $0.partnerName = "PT CONTOH ASING"
      $0.date = .day("2026-11-16")
    },
    "noted": row("noted", "", for: .minutes(5)) { $0.partnerName = "PT CONTOH DITUNGGU" }.with {
      let clerk = Operator(user: "petugas", host: "kantor")
      $0.annotation = Annotation(
        note: Note(text: "telepon Bu CONTOH", by: clerk, at: now), mark: Mark(by: clerk, at: now))
    },
    "gone": row("gone", "Saved Invalid", for: .days(1)) { $0.partnerName = "PT CONTOH HILANG" }.with {
      $0.missingSince = now
    },
  ]

  /// The names of the documents that a filter wants, in alphabetical order.
  static func matches(_ filter: Filter) -> [String] {
    all.filter { filter.matches($0.value, at: now) }.keys.sorted()
  }

  private static func row(
    _ name: String, _ status: String, for time: Duration, _ change: (inout Document) -> Void
  ) -> QueueRow {
    var document = Sample.document(0, status: status)
    document.id = DocumentID(name)
    document.reference = "INV-\(name)"
    document.recordID = nil
    document.partnerIdentity = nil
    document.signer = "PENANDATANGAN SATU"
    change(&document)
    return QueueRow(document: document, time: StatusTime(since: now - time, source: .backend))
  }
}

extension QueueRow {
  fileprivate func with(_ change: (inout QueueRow) -> Void) -> QueueRow {
    var row = self
    change(&row)
    return row
  }
}
