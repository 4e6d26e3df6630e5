import UploadQueue
import Wording

extension FileFault.Kind {
  /// That a list is of the other side than was said, what shows it, and how to import it.
  static func otherSide(of kind: DocumentKind, party: String?, isByName: Bool) -> Phrase {
    let (said, right) = (kind.controller, kind.fromOtherSide.controller)
    let shown: Phrase =
      switch (kind.isInput, party) {
      case (true, let seller?):
        Phrase(
          id: "semua dokumennya dijual oleh satu pihak, \(seller), kepada pembeli yang berbeda-beda",
          en: "all its documents are sold by one party, \(seller), to different buyers")
      case (true, nil):
        Phrase(
          id: "pembelinya berbeda-beda dan penjualnya tidak disebut", en: "the buyers differ, and no seller is named")
      case (false, let buyer?):
        Phrase(
          id: "semua dokumennya dibeli oleh satu pihak, \(buyer), dari penjual yang berbeda-beda",
          en: "all its documents are bought by one party, \(buyer), from different sellers")
      case (false, nil):
        Phrase(
          id: "penjualnya berbeda-beda dan pembelinya tidak disebut", en: "the sellers differ, and no buyer is named")
      }
    let source =
      isByName
      ? Phrase(id: "nama berkasnya menyebut \(said)", en: "by its name it is \(said)")
      : Phrase(id: "disebut \(said)", en: "it was said to be \(said)")
    return Phrase(
      id: """
        \(source.text(.indonesian)), tetapi \(shown.text(.indonesian)). Kalau begitu ini \(right): impor dengan --kind \(right). Bila \
        memang milik beberapa wajib pajak, impor daftar masing-masing sendiri, dengan --taxpayer.
        """,
      en: """
        \(source.text(.english)), yet \(shown.text(.english)). So it is \(right): import it with --kind \(right). Where \
        it really is several taxpayers', import the list of each by itself, with --taxpayer.
        """)
  }
}

extension DocumentKind {
  /// The list in which the other party has the same documents.
  fileprivate var fromOtherSide: DocumentKind {
    switch self {
    case .outputInvoice: .inputInvoice
    case .inputInvoice: .outputInvoice
    case .outputReturn: .inputReturn
    case .inputReturn: .outputReturn
    case .specialOutputInvoice: .specialInputInvoice
    case .specialInputInvoice: .specialOutputInvoice
    case .specialOutputReturn: .specialInputReturn
    case .specialInputReturn: .specialOutputReturn
    }
  }
}
