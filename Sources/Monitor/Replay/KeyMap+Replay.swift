import TerminalKit
import Wording

extension Command {
  /// What moves a replay, and is nowhere else.
  static let replaying: Set<Command> = [
    .play, .nextChange, .previousChange, .minuteOn, .minuteBack, .hourOn, .hourBack, .dayOn, .dayBack, .replayStart,
    .replayEnd, .faster, .slower, .at,
  ]
}

extension KeyMap {
  /// Where a replay is moved.
  private static let replayed: Set<KeyContext> = [.list, .detail, .overview, .figures, .journal]

  /// The keys of a replay; where nothing is replayed, they do nothing.
  static let replay: [KeyBinding] = [
    key(
      .play, [.character("a")], replayed, label: Phrase(id: "putar", en: "play"),
      Phrase(
        id: "pantau replay: putar, atau jeda (di sana juga Spasi)",
        en: "pantau replay: play, or pause (there Space too)")
    ),
    key(
      .nextChange, [.character("n")], replayed, label: Phrase(id: "lanjut", en: "next"),
      Phrase(id: "pantau replay: ke perubahan berikutnya", en: "pantau replay: to the next change")),
    key(
      .previousChange, [.character("N")], replayed,
      Phrase(id: "pantau replay: ke perubahan sebelumnya", en: "pantau replay: to the change before")),
    key(
      .minuteOn, [.character(".")], replayed,
      Phrase(id: "pantau replay: maju semenit", en: "pantau replay: a minute on")),
    key(
      .minuteBack, [.character(",")], replayed,
      Phrase(id: "pantau replay: mundur semenit", en: "pantau replay: a minute back")),
    key(
      .hourOn, [.character(")")], replayed,
      Phrase(id: "pantau replay: maju sejam", en: "pantau replay: an hour on")),
    key(
      .hourBack, [.character("(")], replayed,
      Phrase(id: "pantau replay: mundur sejam", en: "pantau replay: an hour back")),
    key(.dayOn, [.character("}")], replayed, Phrase(id: "pantau replay: maju sehari", en: "pantau replay: a day on")),
    key(
      .dayBack, [.character("{")], replayed, Phrase(id: "pantau replay: mundur sehari", en: "pantau replay: a day back")
    ),
    key(
      .replayStart, [.character("^")], replayed, Phrase(id: "pantau replay: ke awal", en: "pantau replay: to the start")
    ),
    key(
      .replayEnd, [.character("$")], replayed, Phrase(id: "pantau replay: ke akhir", en: "pantau replay: to the end")),
    key(
      .faster, [.character("x")], replayed,
      Phrase(id: "pantau replay: dua kali lebih cepat", en: "pantau replay: twice as fast")
    ),
    key(
      .slower, [.character("X")], replayed,
      Phrase(id: "pantau replay: setengah kecepatan", en: "pantau replay: half as fast")),
    key(
      .at, [.character("@")], replayed, label: Phrase(id: "waktu", en: "time"),
      Phrase(
        id:
          "pantau replay: ke waktu yang diketik, dan berhenti di sana (:pada 2026-11-20 23:00; tanggal atau jam saja juga boleh)",
        en:
          "pantau replay: to a time that is typed, and stop there (:at 2026-11-20 23:00; a day or a time of day alone will do)"
      )),
  ]

  /// The table where nothing is replayed.
  var withoutReplay: KeyMap { limited(to: Set(Command.allCases).subtracting(Command.replaying)) }

  /// The table where something is: Space plays, as everywhere else, and does not turn pages.
  var withSpacePlaying: KeyMap {
    let space = Key.character(" ")
    return changingKeys { command, keys in
      switch command {
      case .pageDown: keys.filter { $0 != space }
      case .play where !keys.contains(space): [space] + keys
      default: keys
      }
    }
  }
}
