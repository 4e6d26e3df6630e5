/// A word that a key takes, in both languages.
struct FilterWord<Value: Sendable & Hashable>: Sendable {
  let value: Value
  let english: String
  let indonesian: String
  let others: [String]

  init(_ value: Value, _ english: String, _ indonesian: String, _ others: [String] = []) {
    self.value = value
    self.english = english
    self.indonesian = indonesian
    self.others = others
  }

  var names: [String] { [english, indonesian] + others }
}

/// Words are compared on letters and digits alone: `saved-invalid` is `savedinvalid`.
func bareWord(_ text: String) -> String {
  String(text.lowercased().filter { $0.isLetter || $0.isNumber })
}

/// What `status:` can name: a status, or what Pantau makes of it.
enum FilterState: Int, Sendable, Hashable {
  case draft, signing, slow, stuck, invalid, approved, amended, canceled
  case waiting, waitingForAmendment, waitingForCancellation
  case missing, attention, due, late, soon, expected, unknown, marked

  static let words: [FilterWord<FilterState>] = [
    FilterWord(.stuck, "stuck", "macet"),
    FilterWord(.slow, "slow", "lambat"),
    FilterWord(.signing, "signing", "signing", ["signinginprogress", "proses", "sip"]),
    FilterWord(.invalid, "invalid", "invalid", ["savedinvalid", "gagal", "si"]),
    FilterWord(.approved, "approved", "disetujui", ["setuju"]),
    FilterWord(.attention, "attention", "perhatian", ["perlu"]),
    FilterWord(.due, "due", "tenggat"),
    FilterWord(.late, "late", "lewat", ["missed", "terlambat"]),
    FilterWord(.soon, "soon", "dekat"),
    FilterWord(.missing, "missing", "hilang", ["gone"]),
    FilterWord(.draft, "draft", "konsep", ["created"]),
    FilterWord(.amended, "amended", "diganti", ["replaced"]),
    FilterWord(.canceled, "canceled", "dibatalkan", ["cancelled", "batal"]),
    FilterWord(.waiting, "waiting", "menunggu"),
    FilterWord(.waitingForAmendment, "waiting-amendment", "menunggu-ganti", ["waitingforamendment"]),
    FilterWord(
      .waitingForCancellation, "waiting-cancellation", "menunggu-batal",
      ["waitingforcancellation", "waitingforcancelation"]),
    FilterWord(.expected, "expected", "belum-terlihat", ["none", "kosong", "belum"]),
    FilterWord(.unknown, "unknown", "asing", ["strange"]),
    FilterWord(.marked, "marked", "ditandai"),
  ]
}

/// What `kind:` can name: one of the portal's lists, or several.
enum FilterKind: Int, Sendable, Hashable {
  case outputInvoice, inputInvoice, outputReturn, inputReturn
  case specialOutputInvoice, specialInputInvoice, specialOutputReturn, specialInputReturn
  case invoices, returns, specials

  static let words: [FilterWord<FilterKind>] = [
    FilterWord(.outputInvoice, "output", "keluaran", ["outputinvoice", "fakturkeluaran", "fk"]),
    FilterWord(.inputInvoice, "input", "masukan", ["inputinvoice", "fakturmasukan", "fm"]),
    FilterWord(.outputReturn, "output-return", "retur-keluaran", ["rk"]),
    FilterWord(.inputReturn, "input-return", "retur-masukan", ["rm"]),
    FilterWord(
      .specialOutputInvoice, "special-output", "dokumen-lain-keluaran", ["specialdocumentoutputinvoice"]),
    FilterWord(.specialInputInvoice, "special-input", "dokumen-lain-masukan", ["specialdocumentinputinvoice"]),
    FilterWord(
      .specialOutputReturn, "special-output-return", "retur-dokumen-lain-keluaran",
      ["specialdocumentoutputreturn"]),
    FilterWord(
      .specialInputReturn, "special-input-return", "retur-dokumen-lain-masukan", ["specialdocumentinputreturn"]),
    FilterWord(.invoices, "invoice", "faktur"),
    FilterWord(.returns, "return", "retur"),
    FilterWord(.specials, "special", "dokumen-lain"),
  ]

  /// The lists it names.
  var kinds: Set<DocumentKind> {
    switch self {
    case .outputInvoice: [.outputInvoice]
    case .inputInvoice: [.inputInvoice]
    case .outputReturn: [.outputReturn]
    case .inputReturn: [.inputReturn]
    case .specialOutputInvoice: [.specialOutputInvoice]
    case .specialInputInvoice: [.specialInputInvoice]
    case .specialOutputReturn: [.specialOutputReturn]
    case .specialInputReturn: [.specialInputReturn]
    case .invoices: [.outputInvoice, .inputInvoice]
    case .returns: Set(DocumentKind.allCases.filter(\.isReturn))
    case .specials: [.specialOutputInvoice, .specialInputInvoice, .specialOutputReturn, .specialInputReturn]
    }
  }
}

extension Channel {
  static let words: [FilterWord<Channel>] = [
    FilterWord(.coretax, "coretax", "coretax", ["portal"]),
    FilterWord(.pjap, "pjap", "pjap"),
    FilterWord(.desktop, "desktop", "desktop", ["efaktur"]),
  ]
}

/// Words that every key with something that may be absent takes: `nsfp:none`, `catatan:ada`.
enum Presence {
  static let none: Set<String> = ["none", "kosong"]
  static let some: Set<String> = ["any", "ada"]

  /// Whether a document is marked: `mark:yes`, `tanda:tidak`.
  static let ofMark = [FilterWord(true, "yes", "ya"), FilterWord(false, "no", "tidak")]
}
