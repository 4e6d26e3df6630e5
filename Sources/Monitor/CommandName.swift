import TerminalKit
import Wording

extension Command {
  /// What the command is called in a configuration and, in English, on the command line: `page-up`.
  public var name: String {
    var name = ""
    for character in rawValue {
      if character.isUppercase || character.isNumber, !name.isEmpty { name += "-" }
      name += character.lowercased()
    }
    return name
  }

  /// The command of this name.
  public init?(name: String) {
    guard let command = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = command
  }

  /// Whether its keys are the same for everybody: the answers of the dialog, and keys that are digits.
  public var hasFixedKeys: Bool {
    [.confirm, .decline, .tick, .pick, .sortByLetter, .sortThenLetter].contains(self)
  }

  /// Whether it leads to something that cannot be taken back; then a slip of the fingers must not be enough.
  public var mustBePlain: Bool { [.send, .claimDone, .withdraw, .stopWaiting].contains(self) }
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
  /// Every key that means two things in one place; each pair of things is named once.
  public var clashes: [KeyClash] {
    var clashes: [KeyClash] = []
    for (place, binding) in bindings.enumerated() {
      for other in bindings.dropFirst(place + 1) where other.command != binding.command {
        let shared = binding.contexts.intersection(other.contexts)
        guard let context = KeyContext.allCases.first(where: shared.contains) else { continue }
        for key in binding.keys where other.keys.contains(key) {
          clashes.append(KeyClash(key: key, commands: [binding.command, other.command], context: context))
        }
      }
    }
    return clashes
  }
}

extension KeyContext {
  /// Where the person is then.
  public var name: Phrase {
    switch self {
    case .list: Phrase(id: "daftar", en: "the list")
    case .detail: Phrase(id: "rincian", en: "the details")
    case .deskPreparing, .deskBusy, .deskInDoubt, .deskWaiting, .deskHandOff, .deskOver:
      Phrase(id: "meja unggah ulang", en: "the re-upload desk")
    case .deskConfirming: Phrase(id: "dialog kirim", en: "the dialog")
    case .overview: Phrase(id: "ikhtisar", en: "the overview")
    case .journal: Phrase(id: "jurnal", en: "the journal")
    case .copy: Phrase(id: "pilihan salin", en: "the choice of what to copy")
    case .note: Phrase(id: "baris catatan", en: "the line of a note")
    case .noteRemoval: Phrase(id: "pertanyaan hapus catatan", en: "the question about a note")
    case .columns: Phrase(id: "pilihan kolom", en: "the columns")
    case .sorting: Phrase(id: "pilihan urutan", en: "the order")
    case .help: Phrase(id: "bantuan", en: "the help")
    }
  }
}
