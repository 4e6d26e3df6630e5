/// The eight lists of the portal, each a kind of document.
public enum DocumentKind: Int, Sendable, Hashable, CaseIterable {
  /// Faktur keluaran.
  case outputInvoice
  /// Faktur masukan.
  case inputInvoice
  /// Retur keluaran: the buyer's return of our invoice.
  case outputReturn
  /// Retur masukan: our return of a supplier's invoice.
  case inputReturn
  /// Dokumen lain keluaran.
  case specialOutputInvoice
  /// Dokumen lain masukan.
  case specialInputInvoice
  /// Retur dokumen lain keluaran.
  case specialOutputReturn
  /// Retur dokumen lain masukan.
  case specialInputReturn

  /// The portal's name of the list, as in `/einvoiceportal/api/<controller>/list`.
  public var controller: String {
    switch self {
    case .outputInvoice: "outputinvoice"
    case .inputInvoice: "inputinvoice"
    case .outputReturn: "outputreturn"
    case .inputReturn: "inputreturn"
    case .specialOutputInvoice: "specialdocumentoutputinvoice"
    case .specialInputInvoice: "specialdocumentinputinvoice"
    case .specialOutputReturn: "specialdocumentoutputreturn"
    case .specialInputReturn: "specialdocumentinputreturn"
    }
  }

  /// The kind whose list has this name in the portal.
  public init?(controller: String) {
    guard let kind = Self.allCases.first(where: { $0.controller == controller.lowercased() }) else { return nil }
    self = kind
  }

  /// Whether the taxpayer is the one who uploads it.
  ///
  /// A faktur masukan is the seller's; a retur keluaran is made and uploaded by the buyer (Coretaxpedia, retur-barang).
  public var isUploadedByTaxpayer: Bool {
    switch self {
    case .inputInvoice, .outputReturn, .specialOutputReturn: false
    default: true
    }
  }

  /// Whether it is a return: it bears the number of the invoice it returns, and a number of its own.
  public var isReturn: Bool {
    switch self {
    case .outputReturn, .inputReturn, .specialOutputReturn, .specialInputReturn: true
    default: false
    }
  }

  /// Whether it is a dokumen lain.
  public var isSpecial: Bool {
    switch self {
    case .specialOutputInvoice, .specialInputInvoice, .specialOutputReturn, .specialInputReturn: true
    case .outputInvoice, .inputInvoice, .outputReturn, .inputReturn: false
    }
  }

  /// Whether the other party of the document is its seller.
  public var isInput: Bool {
    switch self {
    case .inputInvoice, .inputReturn, .specialInputInvoice, .specialInputReturn: true
    default: false
    }
  }
}

/// How a document reaches DJP.
public enum Channel: Int, Sendable, Hashable, CaseIterable {
  /// The Coretax portal.
  case coretax
  /// A penyedia jasa aplikasi perpajakan.
  case pjap
  /// The e-Faktur desktop client.
  case desktop

  /// The word used in files and commands.
  public var word: String {
    switch self {
    case .coretax: "coretax"
    case .pjap: "pjap"
    case .desktop: "desktop"
    }
  }

  /// The channel a word names.
  public init?(word: String) {
    guard let channel = Self.allCases.first(where: { $0.word == word.lowercased() }) else { return nil }
    self = channel
  }
}
