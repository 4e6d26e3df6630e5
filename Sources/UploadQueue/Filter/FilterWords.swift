import Wording

/// Further names of the same, by the language that they are of; a name of both is a source's own, or an abbreviation.
struct OtherNames: Sendable {
  var en: [String] = []
  var id: [String] = []
  var both: [String] = []

  /// Every one that is understood.
  var all: [String] { en + id + both }

  func names(_ language: Language) -> [String] { (language == .indonesian ? id : en) + both }
}

/// A word that a key takes, in both languages.
struct FilterWord<Value: Sendable & Hashable>: Sendable {
  let value: Value
  let english: String
  let indonesian: String
  let others: OtherNames

  init(_ value: Value, _ english: String, _ indonesian: String, _ others: OtherNames = OtherNames()) {
    self.value = value
    self.english = english
    self.indonesian = indonesian
    self.others = others
  }

  var names: [String] { [english, indonesian] + others.all }

  /// The words in a language, the usual one first.
  func names(_ language: Language) -> [String] {
    [language == .indonesian ? indonesian : english] + others.names(language)
  }
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
    FilterWord(.signing, "signing", "signing", OtherNames(id: ["proses"], both: ["signinginprogress", "sip"])),
    FilterWord(.invalid, "invalid", "invalid", OtherNames(id: ["gagal"], both: ["savedinvalid", "si"])),
    FilterWord(.approved, "approved", "disetujui", OtherNames(id: ["setuju"])),
    FilterWord(.attention, "attention", "perhatian", OtherNames(id: ["perlu"])),
    FilterWord(.due, "due", "tenggat"),
    FilterWord(.late, "late", "lewat", OtherNames(en: ["missed"], id: ["terlambat"])),
    FilterWord(.soon, "soon", "dekat"),
    FilterWord(.missing, "missing", "hilang", OtherNames(en: ["gone"])),
    FilterWord(.draft, "draft", "konsep", OtherNames(en: ["created"])),
    FilterWord(.amended, "amended", "diganti", OtherNames(en: ["replaced"])),
    FilterWord(.canceled, "canceled", "dibatalkan", OtherNames(en: ["cancelled"], id: ["batal"])),
    FilterWord(.waiting, "waiting", "menunggu"),
    FilterWord(.waitingForAmendment, "waiting-amendment", "menunggu-ganti", OtherNames(both: ["waitingforamendment"])),
    FilterWord(
      .waitingForCancellation, "waiting-cancellation", "menunggu-batal",
      OtherNames(both: ["waitingforcancellation", "waitingforcancelation"])),
    FilterWord(.expected, "expected", "belum-terlihat", OtherNames(en: ["none"], id: ["kosong", "belum"])),
    FilterWord(.unknown, "unknown", "asing", OtherNames(en: ["strange"])),
    FilterWord(.marked, "marked", "ditandai"),
  ]
}

/// What `kind:` can name: one of the portal's lists, or several.
enum FilterKind: Int, Sendable, Hashable {
  case outputInvoice, inputInvoice, outputReturn, inputReturn
  case specialOutputInvoice, specialInputInvoice, specialOutputReturn, specialInputReturn
  case invoices, returns, specials

  static let words: [FilterWord<FilterKind>] = [
    FilterWord(
      .outputInvoice, "output", "keluaran", OtherNames(id: ["fakturkeluaran", "fk"], both: ["outputinvoice"])),
    FilterWord(.inputInvoice, "input", "masukan", OtherNames(id: ["fakturmasukan", "fm"], both: ["inputinvoice"])),
    FilterWord(.outputReturn, "output-return", "retur-keluaran", OtherNames(id: ["rk"])),
    FilterWord(.inputReturn, "input-return", "retur-masukan", OtherNames(id: ["rm"])),
    FilterWord(
      .specialOutputInvoice, "special-output", "dokumen-lain-keluaran",
      OtherNames(both: ["specialdocumentoutputinvoice"])),
    FilterWord(
      .specialInputInvoice, "special-input", "dokumen-lain-masukan", OtherNames(both: ["specialdocumentinputinvoice"])),
    FilterWord(
      .specialOutputReturn, "special-output-return", "retur-dokumen-lain-keluaran",
      OtherNames(both: ["specialdocumentoutputreturn"])),
    FilterWord(
      .specialInputReturn, "special-input-return", "retur-dokumen-lain-masukan",
      OtherNames(both: ["specialdocumentinputreturn"])),
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

extension DocumentKind {
  /// Whether a text is some whole words of its name, one after another: the portal's, or the English one.
  ///
  /// A part of a word would find every document of most queues.
  func isCalled(_ text: String) -> Bool {
    let said = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard !said.isEmpty else { return false }
    let portal =
      (isReturn ? ["retur"] : isSpecial ? [] : ["faktur"]) + (isSpecial ? ["dokumen", "lain"] : [])
      + [isInput ? "masukan" : "keluaran"]
    let english = (isSpecial ? ["special"] : []) + [isInput ? "input" : "output", isReturn ? "return" : "invoice"]
    return [portal, english].contains { name in name.indices.contains { name[$0...].starts(with: said) } }
  }
}

extension Channel {
  static let words: [FilterWord<Channel>] = [
    FilterWord(.coretax, "coretax", "coretax", OtherNames(both: ["portal"])),
    FilterWord(.pjap, "pjap", "pjap"),
    FilterWord(.desktop, "desktop", "desktop", OtherNames(both: ["efaktur"])),
  ]
}

/// Words that every key with something that may be absent takes: `nsfp:none`, `catatan:ada`.
enum Presence {
  static let none: Set<String> = ["none", "kosong"]
  static let some: Set<String> = ["any", "ada"]

  /// Whether a document is marked: `mark:yes`, `tanda:tidak`.
  static let ofMark = [FilterWord(true, "yes", "ya"), FilterWord(false, "no", "tidak")]
}
