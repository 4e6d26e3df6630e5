import TerminalKit
import UploadQueue
import Wording

/// A column of the table.
struct Column {
  /// Which.
  let kind: SortKey
  /// Its heading.
  let title: Phrase
  /// Its width in cells; of the flexible one, its least.
  let width: Int
  /// Whether it stands to the right, as numbers do.
  let isRight: Bool

  /// Columns for a screen's width, the most telling first, and the width of each.
  ///
  /// What is left goes to the columns whose texts are long. On a narrow screen three columns are better than four that
  /// cannot be read.
  static func chosen(for width: Int, language: Language) -> [(column: Column, width: Int)] {
    guard width >= narrowest else {
      let status = 13
      return [(Self.status, status), (age, age.width), (reference, max(8, width - 3 - status - age.width - 2))]
    }
    var chosen: [Column] = []
    var used = 3
    for column in [status, age, deadline, reference, partner, taxBase, signer, note, date, nsfp, vat] {
      guard used + column.width + 1 <= width else { break }
      chosen.append(column)
      used += column.width + 1
    }
    var spare = width - used
    var extra: [SortKey: Int] = [:]
    for (kind, most) in [(SortKey.reference, 9), (.partner, 18), (.signer, 10), (.note, 30)] {
      let share = chosen.contains { $0.kind == kind } ? min(spare, most) : 0
      extra[kind] = share
      spare -= share
    }
    return chosen.map { ($0, $0.width + (extra[$0.kind] ?? 0)) }
  }

  /// Below this width three columns are shown.
  private static let narrowest = 62

  private static let status = Column(
    kind: .status, title: Phrase(same: "Status"), width: 21, isRight: false)
  private static let age = Column(kind: .age, title: Phrase(id: "Lama", en: "Time"), width: 11, isRight: true)
  private static let deadline = Column(
    kind: .deadline, title: Phrase(id: "Tenggat", en: "Due"), width: 9, isRight: true)
  private static let reference = Column(
    kind: .reference, title: Phrase(id: "Referensi", en: "Reference"), width: 15, isRight: false)
  private static let partner = Column(
    kind: .partner, title: Phrase(id: "Lawan transaksi", en: "Other party"), width: 16, isRight: false)
  private static let taxBase = Column(kind: .taxBase, title: Phrase(same: "DPP"), width: 17, isRight: true)
  private static let signer = Column(
    kind: .signer, title: Phrase(id: "Penandatangan", en: "Signer"), width: 14, isRight: false)
  private static let date = Column(
    kind: .date, title: Phrase(id: "Tgl faktur", en: "Faktur date"), width: 11, isRight: false)
  private static let nsfp = Column(kind: .nsfp, title: Phrase(same: "NSFP"), width: 17, isRight: false)
  private static let note = Column(
    kind: .note, title: Phrase(id: "Catatan", en: "Note"), width: 22, isRight: false)
  private static let vat = Column(kind: .vat, title: Phrase(same: "PPN"), width: 16, isRight: true)
}
