import UploadQueue
import Wording

extension FileFault.Kind {
  /// More columns than this are not named.
  private static let mostColumns = 10

  /// That it is not known which list a document is from, how to say it, and which columns were not understood.
  static func kindUnknown(_ tellsByTaxpayer: Bool, _ unknown: [String]) -> Phrase {
    let lists = DocumentKind.allCases.map(\.controller).joined(separator: ", ")
    let (sales, purchases) = (DocumentKind.outputInvoice.controller, DocumentKind.inputInvoice.controller)
    let names =
      unknown.prefix(mostColumns).map { "“\($0)”" }.joined(separator: ", ") + (unknown.count > mostColumns ? ", …" : "")
    let columns =
      unknown.isEmpty
      ? Phrase(same: .empty)
      : Phrase(id: " Kolom tidak dikenal, tidak dibaca: \(names).", en: " Unknown columns, not read: \(names).")
    let taxpayer =
      tellsByTaxpayer
      ? Phrase(id: "; atau NPWP antrean dengan --taxpayer", en: "; or the queue's NPWP with --taxpayer")
      : Phrase(same: .empty)
    return Phrase(
      id: """
        tidak jelas dari daftar mana dokumen ini, dan antrean belum mengenalnya. Sebutkan dengan --kind (Pajak Keluaran: \
        \(sales), Pajak Masukan: \(purchases)), salah satu dari \(lists)\(taxpayer.text(.indonesian)).\(columns.text(.indonesian))
        """,
      en: """
        it is not clear which list this document is from, and the queue does not know it. Name it with --kind (Pajak \
        Keluaran, sales: \(sales); Pajak Masukan, purchases: \(purchases)), one of \(lists)\(taxpayer.text(.english)).\
        \(columns.text(.english))
        """)
  }
}
