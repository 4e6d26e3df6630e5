import TerminalKit
import Wording

extension Command {
  /// What the command is called in English, on the command line and in a configuration: `page-up`.
  public var name: String {
    var name = ""
    for character in rawValue {
      if character.isUppercase || character.isNumber, !name.isEmpty { name += "-" }
      name += character.lowercased()
    }
    return name
  }

  /// The command of this name in either language, or the one whose keys do what the command line has this word for.
  public init?(name: String) {
    if let command = Self.allCases.first(where: { $0.name == name || $0.indonesianName == name }) {
      self = command
    } else if case .verb(let verb)? = PromptWord(name), let command = verb.pressed {
      self = command
    } else {
      return nil
    }
  }

  /// Every name in a language of the commands whose keys can be chosen.
  public static func keyNames(_ language: Language) -> [String] {
    let commands = allCases.filter { !$0.hasFixedKeys }
    return commands.map { language == .indonesian ? $0.indonesianName : $0.name }
      + PromptVerb.allCases.filter { $0.pressed != nil }.map { $0.name(language) }
  }

  /// What the command is called there in Indonesian.
  public var indonesianName: String { Self.indonesianNames[self] ?? name }

  static let indonesianNames: [Command: String] = [
    .up: "naik", .down: "turun", .pageUp: "layar-naik", .pageDown: "layar-turun", .halfPageUp: "setengah-naik",
    .halfPageDown: "setengah-turun", .top: "awal", .bottom: "akhir", .nextView: "tampilan-berikut",
    .previousView: "tampilan-sebelum", .view1: "tampilan-1", .view2: "tampilan-2", .view3: "tampilan-3",
    .view4: "tampilan-4", .view5: "tampilan-5", .view6: "tampilan-6", .view7: "tampilan-7", .view8: "tampilan-8",
    .view9: "tampilan-9", .columnsLeft: "kolom-kiri", .columnsRight: "kolom-kanan", .columns: "kolom",
    .toggleColumn: "pilih-kolom", .columnUp: "kolom-naik", .columnDown: "kolom-turun", .usualColumns: "kolom-bawaan",
    .search: "cari", .sort: "urut", .reverseSort: "balik-urutan", .open: "buka", .overview: "ikhtisar",
    .signers: "penandatangan",
    .figures: "angka",
    .takeTurns: "bergilir",
    .reupload: "unggah-ulang", .refresh: "perbarui", .mark: "tandai", .note: "catatan", .removeNote: "hapus-catatan",
    .send: "kirim", .confirm: "ya", .decline: "tidak", .skip: "lewati", .signer: "ganti-penandatangan",
    .tick: "centang", .claimDone: "sudah-di-portal", .withdraw: "tidak-jadi", .askAgain: "tanya-lagi",
    .stopWaiting: "berhenti-menunggu", .takeOver: "ambil-alih", .next: "berikutnya", .help: "bantuan",
    .prompt: "perintah",
    .nextQueue: "antrean-berikut", .previousQueue: "antrean-sebelum",
    .allQueues: "semua-antrean", .back: "kembali", .redraw: "gambar-ulang",
    .suspend: "ke-shell", .quit: "keluar", .skipStep: "lewati-langkah", .endTour: "akhiri-tur",
    .askForFile: "sebut-berkas", .doctor: "periksa", .ownTab: "tab-sendiri",
    .keepTab: "simpan-tab",
    .dropTab: "hapus-tab", .sortBy: "urut-pilih", .sortThen: "urut-lalu", .sortWithout: "urut-tanpa",
    .sortByLetter: "urut-huruf", .sortThenLetter: "urut-lalu-huruf", .jump: "lompat",
    .deskUnderWay: "unggahan-berjalan", .journal: "jurnal",
    .news: "yang-baru", .copy: "salin", .pick: "pilih", .showPlain: "teks-polos", .follow: "ikuti", .pause: "jeda",
    .play: "putar", .nextChange: "perubahan-berikut", .previousChange: "perubahan-sebelum", .minuteOn: "maju-semenit",
    .minuteBack: "mundur-semenit", .hourOn: "maju-sejam", .hourBack: "mundur-sejam", .dayOn: "maju-sehari",
    .dayBack: "mundur-sehari", .replayStart: "awal-rekaman", .replayEnd: "akhir-rekaman", .faster: "percepat",
    .slower: "perlambat", .at: "pada", .later: "nanti", .plan: "rencana", .cancelPlanned: "batalkan-rencana",
    .cancelAllPlanned: "batalkan-semua-rencana",
  ]

  /// Whether its keys are the same for everybody: the answers of the dialog, and keys that are digits.
  public var hasFixedKeys: Bool {
    [.confirm, .decline, .tick, .pick, .sortByLetter, .sortThenLetter].contains(self)
  }

  /// Whether it leads to something that cannot be taken back; then a slip of the fingers must not be enough.
  public var mustBePlain: Bool { [.send, .claimDone, .withdraw, .stopWaiting, .takeOver].contains(self) }
}

/// A key that means two things in one place.
public struct KeyClash: Sendable, Equatable {
  /// The key.
  public let key: Key
  /// The two things.
  public let commands: [Command]
  /// One place where both work.
  public let context: KeyContext
}

extension KeyMap {
  /// Every digit that a command wants where digits are numbers before motions.
  public var countClashes: [(key: Key, command: Command)] {
    bindings.filter { $0.contexts.contains(.list) }.flatMap { binding in
      binding.keys.filter { $0.countDigit != nil }.map { ($0, binding.command) }
    }
  }

  /// Every key that means two things in one place; each pair of things is named once.
  public var clashes: [KeyClash] {
    var clashes: [KeyClash] = []
    for (place, binding) in bindings.enumerated() {
      for other in bindings.dropFirst(place + 1) where other.command != binding.command {
        let shared = binding.contexts.intersection(other.contexts)
        guard let context = KeyContext.allCases.first(where: shared.contains) else { continue }
        guard !binding.givesWay, !other.givesWay else { continue }
        for key in binding.keys where other.keys.contains(key) {
          clashes.append(KeyClash(key: key, commands: [binding.command, other.command], context: context))
        }
      }
    }
    return clashes + tourClashes
  }

  /// The tour takes its keys before the screens that it tells about; those it has unless set hide nothing it needs.
  private var tourClashes: [KeyClash] {
    bindings.filter { $0.contexts == [.tour] }.flatMap { binding in
      let usual = Self.standard.keys(of: binding.command)
      return binding.keys.filter { !usual.contains($0) }.compactMap { key in
        bindings.first { $0.contexts != [.tour] && $0.keys.contains(key) }
          .map { KeyClash(key: key, commands: [binding.command, $0.command], context: .tour) }
      }
    }
  }
}

extension KeyBinding {
  /// Whether it takes no key from another command: those of a replay, as long as nobody has chosen others for it.
  fileprivate var givesWay: Bool {
    Command.replaying.contains(command) && keys == KeyMap.standard.keys(of: command)
  }
}

extension KeyContext {
  /// Where the person is then.
  public var name: Phrase {
    switch self {
    case .list: Phrase(id: "daftar", en: "the list")
    case .detail: Phrase(id: "rincian", en: "the details")
    case .deskPreparing, .deskBusy, .deskInDoubt, .deskWaiting, .deskVerifying, .deskHandOff, .deskElsewhere,
      .deskOver:
      Phrase(id: "meja unggah ulang", en: "the re-upload desk")
    case .deskConfirming: Phrase(id: "dialog", en: "the dialog")
    case .overview: Phrase(id: "ikhtisar", en: "the overview")
    case .figures: Phrase(id: "angka besar", en: "the large digits")
    case .journal: Phrase(id: "jurnal", en: "the journal")
    case .copy: Phrase(id: "pilihan salin", en: "the choice of what to copy")
    case .note: Phrase(id: "baris catatan", en: "the line of a note")
    case .noteRemoval: Phrase(id: "pertanyaan hapus catatan", en: "the question about a note")
    case .columns: Phrase(id: "pilihan kolom", en: "the columns")
    case .sorting: Phrase(id: "pilihan urutan", en: "the order")
    case .prompt: Phrase(id: "baris perintah", en: "the command line")
    case .help: Phrase(id: "bantuan", en: "the help")
    case .configuration: Phrase(id: "konfigurasi", en: "the configuration")
    case .importing: Phrase(id: "hasil impor", en: "the import")
    case .checkup: Phrase(id: "pemeriksaan", en: "the doctor")
    case .signers: Phrase(id: "penandatangan", en: "the signers")
    case .plan: Phrase(id: "rencana", en: "the plan")
    case .tour: Phrase(id: "tur", en: "the tour")
    }
  }
}
