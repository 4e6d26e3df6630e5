import UploadQueue
import Wording

/// How things are told to this person: in which time zone, and by which keys or words they can be asked for.
///
/// It is handed to what makes a text, as the language is.
struct Telling: Sendable, Equatable {
  /// The time zone of every moment.
  var zone: ShownZone
  /// The keys.
  var keys: KeyMap
  /// Whether commands are typed as words, on a terminal of lines.
  var isLineByLine: Bool
  /// Whether it is told of a queue that is not shown, where a key shows what is its own only once that queue is.
  var isElsewhere = false
  /// Whether nothing may be done here, so that nothing is offered.
  var isReadOnly = false
  /// Whether that holds until the program ends, whatever is said while it runs.
  var isReadOnlyForGood = false
  /// How a new token is given here.
  var token = TokenIntake.none
  /// The moment it is told at; where it is not known, every moment carries its day.
  var now: Timestamp?
  /// Whether files can be imported here and now.
  var takesFiles = false

  /// What a command is asked for with: its first key, or the word that is typed for it.
  ///
  /// Where it has neither, its name on the command line.
  ///
  /// - Parameter place: Where it is asked for; its first place in the table where that is not said.
  func key(_ command: Command, in place: KeyContext? = nil, _ language: Language) -> SafeText {
    let key = keyHere(command, in: place, language)
    guard isElsewhere, Command.showingItsOwn.contains(command) else { return key }
    return language == .indonesian ? "\(key) di sana" : "\(key) there"
  }

  private func keyHere(_ command: Command, in place: KeyContext?, _ language: Language) -> SafeText {
    if isLineByLine, let word = PlainWord.word(for: command, language) { return SafeText(word) }
    let binding = keys.bindings.first { $0.command == command && (place.map($0.contexts.contains) ?? true) }
    if let key = binding?.keys.first { return key.name }
    return SafeText(":" + (language == .indonesian ? command.indonesianName : command.name))
  }

  /// What a command that is typed with its name begins with: on a terminal of lines every line is one.
  var colon: SafeText { isLineByLine ? .empty : ":" }

  /// The time of day of a moment, with the name of the zone.
  func clock(_ moment: Timestamp) -> SafeText { "\(moment.clock(in: zone)) \(zone.name(at: moment))" }

  /// The same to the second, of what comes within a minute or so.
  func exactClock(_ moment: Timestamp) -> SafeText { "\(moment.exactClock(in: zone)) \(zone.name(at: moment))" }

  /// When something comes, to the second: `at 17:04:09 WIB`, and on which day where it is not today.
  func comingAt(_ moment: Timestamp, _ language: Language) -> SafeText {
    let day = moment.date(in: zone)
    let clock = exactClock(moment)
    let isToday = now.map { $0.date(in: zone) == day } ?? false
    switch language {
    case .indonesian: return isToday ? "pukul \(clock)" : "pada \(day.written(language)) pukul \(clock)"
    case .english: return isToday ? "at \(clock)" : "on \(day.written(language)) at \(clock)"
    }
  }

  /// Day and time of a moment, with the name of the zone; the day only where it is not today.
  func when(_ moment: Timestamp, _ language: Language) -> SafeText {
    let text = now.map { moment.written(language, in: zone, now: $0) } ?? moment.dated(language, in: zone)
    return "\(text) \(zone.name(at: moment))"
  }
}

extension Command {
  /// What shows of a queue that is its own, and not what another queue has of it.
  fileprivate static let showingItsOwn: Set<Command> = [.news, .deskUnderWay, .plan]
}

extension Model {
  /// How things are told to this person.
  var telling: Telling {
    Telling(
      zone: zone, keys: settings.keys, isLineByLine: isLineByLine, isElsewhere: isElsewhere,
      isReadOnly: isReadOnly,
      isReadOnlyForGood: access == .alwaysReadOnly,
      token: isLineByLine ? profile.token.withoutScreen : profile.token, now: now,
      takesFiles: profile.takesFiles && !isOverAll)
  }

  /// The time zone of everything that is shown.
  var zone: ShownZone { settings.zone }

  /// Day and time as they are shown; the day only where it is not today.
  func when(_ moment: Timestamp, _ language: Language? = nil) -> SafeText {
    moment.written(language ?? self.language, in: zone, now: now)
  }

  /// The same with the name of the zone.
  func whenNamed(_ moment: Timestamp, _ language: Language? = nil) -> SafeText {
    "\(when(moment, language)) \(zone.name(at: moment))"
  }

  /// The end of a last day: the law's, in WIB, and beside it what the clocks here show then, where that differs.
  func deadlineEnd(_ day: CalendarDate) -> SafeText {
    let end = Timestamp(startOf: day.adding(days: 1)) - .seconds(1)
    let legal: SafeText = "\(day.written(language)) 23:59:59 WIB"
    guard !zone.agreesWithJakarta(at: end) else { return legal }
    return "\(legal) (\(end.dated(language, in: zone)):59 \(zone.name(at: end)))"
  }
}
