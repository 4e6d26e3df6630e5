import Monitor
import TerminalKit
import Wording

/// Reads the table `[keys]`: other keys for commands, which may not clash with one another nor with those left as they are.
struct KeyReader {
  private let table: TableReader
  private var chosen: [Command: [Key]] = [:]
  /// Where keys were chosen for a command, and by which of its names.
  private var entries: [Command: TomlEntry] = [:]

  static func read(_ table: TableReader) -> KeyMap {
    var reader = KeyReader(table: table)
    for entry in table.all { reader.take(entry) }
    let map = KeyMap.standard.rebinding(reader.chosen)
    reader.reportClashes(of: map)
    reader.reportCountClashes(of: map)
    return map
  }

  private init(table: TableReader) {
    self.table = table
  }

  private var log: FaultLog { table.log }

  private mutating func take(_ entry: TomlEntry) {
    guard let command = Command(name: entry.key) else {
      log.add(
        .unknownKey(
          entry, in: "keys", known: Command.keyNames(.english), orOf: Command.keyNames(.indonesian)))
      return
    }
    guard !command.hasFixedKeys else {
      log.add(
        ConfigurationFault(
          entry.place,
          Phrase(
            id: "tombol “\(entry.key)” tidak dapat diubah: jawaban dialog dan nomor langkah selalu sama",
            en: "the keys of “\(entry.key)” cannot be changed: the dialog's answers and the steps' numbers stay")))
      return
    }
    if let first = entries[command] {
      log.add(.sameCommand(entry, as: first))
      return
    }
    let wanted = Phrase(id: "sebuah tombol atau daftar tombol", en: "a key or a list of keys")
    guard let written = table.texts(of: entry.value, as: entry.key, wanted: wanted) else { return }
    var keys: [Key] = []
    for name in written {
      guard let key = key(name, of: command, called: entry.key) else { continue }
      guard !keys.contains(key) else {
        log.add(
          .badValue(entry.key, name.value, at: name.place, .writtenTwice))
        continue
      }
      keys.append(key)
    }
    chosen[command] = keys
    entries[command] = entry
  }

  private func key(_ written: Placed<String>, of command: Command, called name: String) -> Key? {
    guard let key = WrittenKey.read(written.value) else {
      let hint = Suggestion(for: written.value, among: WrittenKey.names)
      let example = Phrase(
        id: "; contoh: “k”, “Ctrl-B”, “PgUp”, “F5”, “Space”", en: "; such as “k”, “Ctrl-B”, “PgUp”, “F5”, “Space”")
      func end(_ language: Language) -> SafeText {
        hint.nearest == nil ? example.text(language) : hint.text(language)
      }
      log.add(
        ConfigurationFault(
          written.place,
          Phrase(
            id: "\(name): “\(written.value)” bukan tombol\(end(.indonesian))",
            en: "\(name): “\(written.value)” is no key\(end(.english))")))
      return nil
    }
    if command.mustBePlain, !key.isPlain {
      log.add(
        ConfigurationFault(
          written.place,
          Phrase(
            id:
              "\(name): tidak boleh \(key.name), agar tidak tertekan tanpa sengaja; pilih huruf atau tombol F",
            en: "\(name): may not be \(key.name), which is pressed by accident; choose a letter or an F key")))
      return nil
    }
    return key
  }

  private func reportClashes(of map: KeyMap) {
    for clash in map.clashes {
      let places = clash.commands.compactMap { entries[$0]?.place }.sorted()
      let (first, second) = (name(clash.commands[0]), name(clash.commands[1]))
      let (key, place) = (clash.key.name, clash.context.name)
      log.add(
        ConfigurationFault(
          places.last,
          Phrase(
            id: "\(key) berarti dua hal di \(place.text(.indonesian)): \(first.text(.indonesian)) dan "
              + "\(second.text(.indonesian)); pilih tombol lain untuk salah satunya",
            en: "\(key) means two things in \(place.text(.english)): \(first.text(.english)) and "
              + "\(second.text(.english)); choose another key for one of them")))
    }
  }

  /// Digits before a motion are numbers, wherever there are rows to count.
  private func reportCountClashes(of map: KeyMap) {
    for (key, command) in map.countClashes {
      let (place, key) = (KeyContext.list.name, key.name)
      let command = (name(command), entries[command]?.place)
      log.add(
        ConfigurationFault(
          command.1,
          Phrase(
            id:
              "\(key) berarti dua hal di \(place.text(.indonesian)): \(command.0.text(.indonesian)) dan angka sebelum "
              + "gerakan (bawaan, misalnya 12j); pilih tombol yang bukan angka",
            en:
              "\(key) means two things in \(place.text(.english)): \(command.0.text(.english)) and counts before motions "
              + "(built in, such as 12j); choose a key that is no digit")))
    }
  }

  private func name(_ command: Command) -> Phrase {
    guard let entry = entries[command] else {
      return Phrase(id: "“\(command.name)” (bawaan)", en: "“\(command.name)” (as it is unless set)")
    }
    return Phrase(
      id: "“\(entry.key)” (baris \(entry.place.line))", en: "“\(entry.key)” (line \(entry.place.line))")
  }
}

extension ConfigurationFault {
  /// That keys are chosen twice for one command, by two of its names.
  fileprivate static func sameCommand(_ entry: TomlEntry, as first: TomlEntry) -> ConfigurationFault {
    let (key, other, line) = (entry.key, first.key, first.place.line)
    return ConfigurationFault(
      entry.place,
      Phrase(
        id: "“\(key)” perintah yang sama dengan “\(other)” (baris \(line)); tulis semua tombolnya di satu tempat",
        en: "“\(key)” is the same command as “\(other)” (line \(line)); write all its keys in one place"))
  }
}

extension Key {
  /// Whether it is neither a control chord nor one of the keys that are pressed without looking.
  fileprivate var isPlain: Bool {
    switch self {
    case .character(" "): false
    case .character, .function: true
    default: false
    }
  }
}
