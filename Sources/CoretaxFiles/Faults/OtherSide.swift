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

  /// That the taxpayer of a list stands on the other side than was said, and how to import it.
  static func otherSide(of kind: DocumentKind, taxpayer: String) -> Phrase {
    let (said, right) = (kind.controller, kind.fromOtherSide.controller)
    let side = kind.isInput ? Phrase(id: "penjual", en: "the seller") : Phrase(id: "pembeli", en: "the buyer")
    return Phrase(
      id: """
        disebut \(said), tetapi \(taxpayer), pemilik antrean ini, di sini \(side.text(.indonesian)). Kalau begitu ini \
        \(right): impor dengan --kind \(right). Bila berisi penjualan dan pembelian, impor tanpa --kind.
        """,
      en: """
        it was said to be \(said), yet \(taxpayer), whose queue this is, is \(side.text(.english)) here. So it is \
        \(right): import it with --kind \(right). Where it has both sales and purchases, import it without --kind.
        """)
  }

  /// That the titles of a table are of the other side than was said, and how to import it.
  static func otherTitles(than kind: DocumentKind, titles: [String]) -> Phrase {
    let (said, right) = (kind.controller, kind.fromOtherSide.controller)
    let names = quoted(titles)
    return Phrase(
      id: """
        disebut \(said), tetapi pihak yang ada di judulnya hanya \(names), seperti di daftar \(right). Impor dengan \
        --kind \(right).
        """,
      en: """
        it was said to be \(said), yet the only party in its titles is \(names), as in a list of \(right). Import it \
        with --kind \(right).
        """)
  }

  /// That a list said to be one of returns has these titles of faktur, and how to import it.
  static func noReturns(_ kind: DocumentKind, titles: [String]) -> Phrase {
    let (said, right, names) = (kind.controller, kind.ofInvoices.controller, quoted(titles))
    return Phrase(
      id: """
        disebut \(said), tetapi kolomnya (\(names)) kolom daftar faktur, dan tidak ada nomor maupun tanggal retur. Impor \
        dengan --kind \(right); bila memang daftar retur, sertakan kolom Nomor Retur dan Tanggal Retur.
        """,
      en: """
        it was said to be \(said), yet its columns (\(names)) are those of a list of faktur, and it has no number or date \
        of a return. Import it with --kind \(right); where it is a list of returns, give it the columns Nomor Retur and \
        Tanggal Retur.
        """)
  }

  /// That every row of a list said to be one of faktur has these of a return, and how to import it.
  static func returns(_ kind: DocumentKind, titles: [String]) -> Phrase {
    let (said, right, names) = (kind.controller, kind.ofReturns.controller, quoted(titles))
    return Phrase(
      id: """
        disebut \(said), tetapi setiap barisnya berisi \(names), yang hanya ada pada retur. Impor dengan --kind \(right); \
        bila memang daftar faktur, hapus kolom itu dari berkasnya.
        """,
      en: """
        it was said to be \(said), yet every row of it has \(names), which only returns have. Import it with --kind \
        \(right); where it is a list of faktur, leave those columns out.
        """)
  }

  private static func quoted(_ titles: [String]) -> String { titles.map { "“\($0)”" }.joined(separator: ", ") }
}

extension DocumentKind {
  /// The faktur that a list of returns is about.
  fileprivate var ofInvoices: DocumentKind {
    switch self {
    case .outputReturn: .outputInvoice
    case .inputReturn: .inputInvoice
    case .specialOutputReturn: .specialOutputInvoice
    case .specialInputReturn: .specialInputInvoice
    case .outputInvoice, .inputInvoice, .specialOutputInvoice, .specialInputInvoice: self
    }
  }

  /// The returns of the faktur of a list.
  fileprivate var ofReturns: DocumentKind {
    switch self {
    case .outputInvoice: .outputReturn
    case .inputInvoice: .inputReturn
    case .specialOutputInvoice: .specialOutputReturn
    case .specialInputInvoice: .specialInputReturn
    case .outputReturn, .inputReturn, .specialOutputReturn, .specialInputReturn: self
    }
  }

  /// The list in which the other party has the same documents.
  var fromOtherSide: DocumentKind {
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
