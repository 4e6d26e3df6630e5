import UploadQueue

/// What never changes of an invented document, worked out from the seed and its number whenever it is wanted.
///
/// Nothing of it is kept: a million documents take the room of their statuses.
struct InventedDocument {
  let number: Int
  let kind: DocumentKind
  let channel: Channel
  let partner: Int
  let taxBase: Rupiah
  /// Whether the uploader notes since when the document stands in its status; most, but not all, are noted.
  let hasStatusTime: Bool
  /// Whether the portal's date of the last change is noted.
  let hasLastUpdate: Bool
  /// Whether the uploader notes why the document was rejected.
  let hasReason: Bool
  /// The time of day it was written, for those of before the start.
  let timeOfDay: Duration

  init(seed: UInt64, number: Int) {
    self.number = number
    var chance = Chance(seed: seed, .traits, number)
    kind = [.outputInvoice, .inputReturn, .specialOutputInvoice][chance.choice([88, 7, 5])]
    channel = kind == .outputInvoice ? [.coretax, .pjap, .desktop][chance.choice([86, 8, 6])] : .coretax
    partner = chance.below(InventedCompany.partnerCount)
    hasStatusTime = chance.happens(permille: 850)
    hasLastUpdate = chance.happens(permille: 600)
    hasReason = chance.happens(permille: 600)
    timeOfDay = chance.duration(.hours(8), .hours(16))
    taxBase = Self.taxBase(&chance)
  }

  /// A price as invoices have it: many small, few large, most of them round.
  ///
  /// Always a multiple of Rp 300, so that 11/12 of it and 12 % of that are whole rupiah.
  private static func taxBase(_ chance: inout Chance) -> Rupiah {
    let units: [Int64] = [300, 1500, 30_000, 150_000, 1_500_000]
    let unit = units[chance.choice([10, 15, 35, 30, 10])]
    let smallest: Int64 = 300_000
    let count = Int64(1 + chance.below(unit < 30_000 ? 20_000 : 400))
    return Rupiah(sen: (smallest + unit * count) * 100)
  }

  /// DPP nilai lain: 11/12 of the DPP (PMK 131/2024).
  var otherTaxBase: Rupiah { Rupiah(sen: taxBase.sen / 12 * 11) }

  /// PPN: 12 % of the DPP nilai lain.
  var vat: Rupiah { Rupiah(sen: otherTaxBase.sen / 25 * 3) }

  /// The company's own number of it.
  var reference: String {
    let prefix =
      switch kind {
      case .inputReturn: "RTR"
      case .specialOutputInvoice: "DLK"
      default: "INV"
      }
    return "\(prefix)-2026-\(digits(number, width: 4))"
  }

  /// The number that DJP gives a faktur when it approves it; of a return, the number of the supplier's faktur.
  ///
  /// Kode transaksi 04 (DPP nilai lain), kode status 00, year 26, and a serial that begins with 999 (or 888 for a
  /// supplier's), as no real one does today.
  var serialNumber: NSFP? {
    switch kind {
    case .outputInvoice: NSFP("040026999" + digits(number, width: 8))
    case .inputReturn: NSFP("040026888" + digits(number, width: 8))
    default: nil
    }
  }

  /// What the backend calls it: its place in the embedded queue, which counts from 1 as the documents do.
  static func id(_ number: Int) -> DocumentID { DocumentID(String(number)) }

  /// The number of the document that is called so.
  static func number(of id: DocumentID) -> Int? {
    Int(id.rawValue)
  }
}
