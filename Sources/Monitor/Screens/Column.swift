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

  /// Columns for a screen's width, the most telling first, and the width of each: one of them takes what is left.
  static func chosen(for width: Int, language: Language) -> [(column: Column, width: Int)] {
    // On the narrowest screen a row must still say which document it is.
    let wanted: [Column] =
      width < 60
      ? [status, age, reference] : [status, age, deadline, reference, partner, taxBase, signer, date, nsfp, vat]
    var chosen: [Column] = []
    var used = 3
    for column in wanted {
      guard used + column.width + 1 <= width || chosen.count < 3 else { break }
      chosen.append(column)
      used += column.width + 1
    }
    // Where the first three do not fit, the first of them gives way.
    let spare = width - used
    return chosen.map { column in
      if column.kind == .partner, spare > 0 { return (column, column.width + min(spare, 24)) }
      if column.kind == .status, spare < 0 { return (column, max(8, column.width + spare)) }
      return (column, column.width)
    }
  }

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
  private static let vat = Column(kind: .vat, title: Phrase(same: "PPN"), width: 16, isRight: true)
}
