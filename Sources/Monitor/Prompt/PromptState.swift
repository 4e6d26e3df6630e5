import TerminalKit
import UploadQueue
import Wording

/// The command line: what is typed after `:`.
public struct PromptState: Sendable, Equatable {
  /// What is typed so far.
  public var line = LineEditor()
  /// The words that Tab goes through, where it was pressed last.
  public var candidates: [PromptCandidate] = []
  /// The one of them that stands in the line.
  public var chosen: Int?
  /// How many lines back in the history the line is from; 0 where it is new.
  public var back = 0
  /// What was being typed before the history was looked at.
  public var unfinished = ""
  /// What the key before the line asked for, which is done where the line asks for it again.
  var asked: Command?
  /// What still held keys back when the line was begun; it does so again where the line comes to nothing.
  var refusal: Notice?

  /// Brings back what was said before, or goes on again to what was being typed.
  mutating func recall(by step: Int, in history: [String]) {
    let target = max(0, min(back + step, history.count))
    guard target != back else { return }
    if back == 0 { unfinished = line.text }
    back = target
    line = LineEditor(back == 0 ? unfinished : history[history.count - back])
    (candidates, chosen) = ([], nil)
  }
}

/// What can be said on the command line besides the commands of the keys.
public enum PromptVerb: Sendable, Hashable, CaseIterable {
  case queue, filter, sort, theme, language, readOnly, importing, exporting, token, remarks, configuration, tour

  /// What it is called, in English and Indonesian.
  var names: (english: String, indonesian: String) {
    switch self {
    case .queue: ("queue", "antrean")
    case .filter: ("filter", "saring")
    case .sort: ("sort", "urut")
    case .theme: ("theme", "tema")
    case .language: ("lang", "bahasa")
    case .readOnly: ("read-only", "hanya-baca")
    case .importing: ("import", "impor")
    case .exporting: ("export", "ekspor")
    case .token: ("token", "token")
    case .remarks: ("remarks", "pesan")
    case .configuration: ("config", "konfigurasi")
    case .tour: ("tour", "tur")
    }
  }

  /// The command whose keys do the same, or begin it; `nil` where no key does.
  var pressed: Command? {
    switch self {
    case .queue: .nextQueue
    case .filter: .search
    case .sort: .sort
    case .importing: .askForFile
    case .theme, .language, .readOnly, .exporting, .token, .remarks, .configuration, .tour: nil
    }
  }

  /// What it does, for the help.
  public var help: Phrase {
    switch self {
    case .queue: Phrase(id: "tampilkan antrean dengan nama itu", en: "show the queue of that name")
    case .filter:
      Phrase(id: "saring daftar; tanpa teks, hapus saringan", en: "filter the list; without a text, clear it")
    case .sort:
      Phrase(id: "urutkan menurut kolom itu; “-” di depan membalik", en: "sort by that column; “-” before it reverses")
    case .theme: Phrase(id: "warna, sampai program ditutup", en: "the colours, until the program ends")
    case .language: Phrase(id: "bahasa, sampai program ditutup", en: "the language, until the program ends")
    case .readOnly:
      Phrase(
        id: "ya: dari antrean ini tidak ada yang dikirim; tidak: boleh lagi, sampai program ditutup",
        en: "on: nothing is sent from this queue; off: it may be again, until the program ends")
    case .importing:
      Phrase(
        id:
          "impor berkas dan folder itu (--as-of, --kind, --taxpayer, --all bila perlu); tanpa nama, hasil impor terakhir",
        en:
          "import those files and folders (--as-of, --kind, --taxpayer, --all where needed); without a name, what the last one said"
      )
    case .exporting:
      Phrase(
        id: "tulis yang tampak ke berkas itu (.csv, .xlsx, .json), atau yang dicari saringan sesudahnya",
        en: "write what is shown to that file (.csv, .xlsx, .json), or what a filter after it finds")
    case .token:
      Phrase(
        id: "tempel token portal Coretax; tidak ditampilkan, tinggal di memori",
        en: "paste a token of the Coretax portal; not shown, kept in memory")
    case .remarks:
      Phrase(
        id: "pesan sumber dan jurnal sejak program dibuka, misalnya berkas yang ditolak",
        en: "what source and journal remarked since the program was opened, such as files that were refused")
    case .configuration: Phrase(id: "konfigurasi dan kesalahannya", en: "the configuration and what is wrong with it")
    case .tour: Phrase(id: "demo: mulai tur, atau akhiri", en: "the demo: begin the tour, or end it")
    }
  }

  /// What it is called in a language.
  public func name(_ language: Language) -> String {
    language == .indonesian ? names.indonesian : names.english
  }
}

/// A word that begins a command line.
enum PromptWord {
  case command(Command)
  case verb(PromptVerb)

  /// The word of this name, in either language.
  init?(_ name: String) {
    let name = name.lowercased()
    if let verb = PromptVerb.allCases.first(where: { $0.names.english == name || $0.names.indonesian == name }) {
      self = .verb(verb)
    } else if let command = Command.sayable.first(where: { $0.name == name || $0.indonesianName == name }) {
      self = .command(command)
    } else {
      return nil
    }
  }

  /// Every word in a language.
  static func names(_ language: Language, _ commands: [Command], _ verbs: [PromptVerb]) -> [String] {
    let commands = commands.map { language == .indonesian ? $0.indonesianName : $0.name }
    return Set(verbs.map { $0.name(language) } + commands).sorted()
  }
}

extension Command {
  /// What can be said instead of pressed: everything but the answers to a question, which are keys alone.
  static let sayable = allCases.filter { ![.confirm, .decline, .prompt].contains($0) }
}

extension SortKey {
  /// The order that is said so: by its name in either language, or by the letter that chooses it.
  init?(said word: String) {
    let word = word.lowercased()
    let known = Self.allCases.first { $0.names.english == word || $0.names.indonesian == word }
    guard let key = known ?? Self.allCases.first(where: { $0.letter.map { String($0) } == word }) else { return nil }
    self = key
  }

  /// What the order is called on the command line in a language.
  func said(_ language: Language) -> String { language == .indonesian ? names.indonesian : names.english }

  private var names: (english: String, indonesian: String) {
    switch self {
    case .urgency: ("urgency", "mendesak")
    case .status: ("status", "status")
    case .age: ("age", "lama")
    case .deadline: ("due", "tenggat")
    case .reference: ("reference", "referensi")
    case .partner: ("partner", "lawan")
    case .taxBase: ("dpp", "dpp")
    case .vat: ("ppn", "ppn")
    case .signer: ("signer", "penandatangan")
    case .date: ("date", "tanggal")
    case .nsfp: ("nsfp", "nsfp")
    case .note: ("note", "catatan")
    case .period: ("period", "masa")
    case .transactionCode: ("code", "kode")
    case .otherTaxBase: ("other-dpp", "nilai-lain")
    case .luxuryTax: ("ppnbm", "ppnbm")
    case .reason: ("reason", "alasan")
    case .eSignStatus: ("esign", "esign")
    case .words: ("raw-status", "status-asli")
    case .kind: ("kind", "jenis")
    case .channel: ("channel", "saluran")
    case .queue: ("queue", "antrean")
    case .taxpayer: ("npwp", "npwp")
    case .partnerIdentity: ("their-npwp", "npwp-lawan")
    case .documentNumber: ("number", "nomor")
    case .recordID: ("record-id", "record-id")
    case .createdAt: ("created", "dibuat")
    case .lastUpdatedAt: ("updated", "diperbarui")
    case .observedAt: ("as-of", "data-per")
    case .reported: ("reported", "dilaporkan")
    }
  }
}
