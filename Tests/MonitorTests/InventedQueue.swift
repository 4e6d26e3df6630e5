import TestSupport
import UploadQueue

/// A small queue that shows everything a list can: invented throughout.
enum InventedQueue {
  static let failedSigning = document(
    3, "SAVED INVALID", since: "2026-11-17 08:12", reason: "NPWP Pembeli tidak valid", partner: "CV REKAAN MAKMUR")

  static let documents: [Document] = [
    document(1, "SIGNING IN PROGRESS", since: "2026-11-15 21:40", partner: "PT CONTOH PEMBELI SATU"),
    document(2, "SIGNING IN PROGRESS", since: "2026-11-17 07:30", partner: "PT CONTOH PEMBELI DUA"),
    failedSigning,
    document(4, "SAVED INVALID", since: "2026-11-16 16:01", partner: "株式会社サンプル商事"),
    document(5, "APPROVED", since: "2026-11-17 08:59", partner: "PT CONTOH PEMBELI LIMA", nsfp: "04002600999999905"),
    document(6, "CREATED", since: "2026-11-17 08:00", partner: "PT CONTOH DENGAN NAMA YANG SANGAT PANJANG SEKALI TBK"),
    document(7, "SIGNING IN PROGRESS", since: "2026-11-17 08:58", partner: "PT \u{202E}HOTNOC\u{1B}[31m MERAH"),
    document(8, "BARU SEKALI", since: "2026-11-17 08:30", partner: "PT CONTOH DELAPAN"),
    document(9, "SAVED INVALID", since: "2026-11-10 10:00", partner: "PT CONTOH TERLAMBAT", dated: "2026-10-02"),
    document(10, "CANCELED", since: "2026-11-12 11:11", partner: "PT CONTOH BATAL", nsfp: "04002600999999910"),
    document(11, "WAITING FOR AMENDMENT", since: "2026-11-14 09:00", partner: "PT CONTOH GANTI"),
    document(12, "", since: nil, partner: "PT CONTOH BELUM TERLIHAT"),
  ]

  /// A week of days at the office, with a bad morning at its end.
  static var outcomes: HourlyOutcomes {
    var outcomes = HourlyOutcomes(start: .wib("2026-11-10 10:00"), hours: 168)
    for hour in 0..<outcomes.hours {
      let ofDay = (outcomes.start + .hours(hour)).jakartaTime.hour
      outcomes.approved[hour] = (8...17).contains(ofDay) ? 40 - abs(13 - ofDay) * 7 : hour % 5 == 0 ? 2 : 0
      outcomes.invalid[hour] = ofDay == 8 ? 3 : hour > 165 ? 9 : 0
    }
    return outcomes
  }

  static func document(
    _ number: Int, _ status: String, since: String?, reason: String? = nil, partner: String,
    nsfp: String? = nil, dated: String = "2026-11-03"
  ) -> Document {
    var document = Sample.document(number, status: status)
    document.statusTime = since.map { StatusTime(since: .wib($0), source: number == 1 ? .atLeast : .backend) }
    document.reason = reason
    document.partnerName = partner
    document.nsfp = nsfp.flatMap { NSFP($0) }
    document.date = .day(dated)
    document.taxBase = Rupiah(sen: Int64(number) * Int64(number) * 12_345_678_00)
    document.vat = Rupiah(sen: Int64(number) * Int64(number) * 1_358_024_58)
    return document
  }
}
