import TerminalKit
import UploadQueue
import Wording

extension Model {
  /// A replay has been moved.
  mutating func replayed(_ standing: ReplayStanding) -> [Effect] {
    replay?.isPlaying = standing.isPlaying
    let number = queue.number
    replay?.silences[number] = standing.silence
    desks = standing.desks
    connection = .live(at: now)
    let effects: [Effect] = [.load(request(isLive: true))] + overviewRefresh
    guard standing.isChanged else { return effects }
    switch screen {
    case .journal: return effects + reloadJournal()
    case .detail(let state): return effects + [.loadRow(state.row.id), .loadHistory(state.row.id)]
    default: return effects
    }
  }

  /// Nobody had seen the document then whose details are open: its place in the list is what there is to show.
  mutating func leaveUnseen(_ shown: QueueRow?) {
    guard replay != nil, case .detail(let state) = screen, state.origin == .list, shown?.id != state.row.id else {
      return
    }
    leave(state)
  }

  /// The same where the details were come to from elsewhere: nothing was on record of the document then.
  mutating func leaveUnrecorded(_ document: DocumentID) -> [Effect]? {
    guard replay != nil, case .detail(let state) = screen, state.row.id == document, state.origin != .list else {
      return nil
    }
    leave(state)
    return reloadJournal()
  }

  private mutating func leave(_ state: DetailState) {
    screen = state.origin
    let name = SafeText(state.row.document.name)
    notice = Notice(
      Phrase(id: "\(name) belum terlihat pada saat itu.", en: "\(name) had not been seen by then."), .warning)
  }

  /// A key that moves a replay.
  mutating func pressInReplay(_ command: Command) -> [Effect] {
    guard let replay else { return [] }
    switch command {
    case .play:
      self.replay?.isPlaying.toggle()
      return [.replay(replay.isPlaying ? .stop : .play(replay.speed))]
    case .nextChange: return [.replay(.nextChange)]
    case .previousChange: return [.replay(.previousChange)]
    case .minuteOn: return [.replay(.by(.minutes(1)))]
    case .minuteBack: return [.replay(.by(.minutes(-1)))]
    case .hourOn: return [.replay(.by(.hours(1)))]
    case .hourBack: return [.replay(.by(.hours(-1)))]
    case .dayOn: return [.replay(.by(.days(1)))]
    case .dayBack: return [.replay(.by(.days(-1)))]
    case .replayStart: return [.replay(.to(replay.span.lowerBound))]
    case .replayEnd: return [.replay(.to(replay.span.upperBound))]
    case .faster: return play(at: replay.speed * 2)
    case .slower: return play(at: replay.speed / 2)
    case .at:
      let name = language == .indonesian ? command.indonesianName : command.name
      screen = .prompt(PromptState(line: LineEditor("\(name) ")), over: screen)
      return []
    default: return []
    }
  }

  private mutating func play(at speed: Double) -> [Effect] {
    guard let replay else { return [] }
    let speed = min(max(speed, ReplayState.speeds.lowerBound), ReplayState.speeds.upperBound)
    self.replay?.speed = speed
    return replay.isPlaying ? [.replay(.play(speed))] : []
  }

  /// Goes to a time as a person writes it, and stands still there: day and time, a day from its beginning on, or a time of
  /// the day that is shown; where that is not replayed, of the nearest day of which it is.
  mutating func goToTime(_ text: String) -> [Effect] {
    guard let replay else { return [] }
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" }).map(String.init)
    let isTimeAlone = parts.count == 1 && SaidMoment.isTime(parts[0])
    let day = isTimeAlone ? now.date(in: zone) : parts.first.flatMap { CalendarDate(iso: $0[...]) }
    let time = isTimeAlone ? parts[0] : parts.count == 2 ? parts[1] : "00:00"
    guard (1...2).contains(parts.count), let day, SaidMoment.isTime(time), let hour = Int(time.prefix(2)),
      let minute = Int(time.suffix(2)), var moment = Timestamp(day, hour: hour, minute: minute)?.read(in: zone)
    else {
      let name = zone.name(at: now)
      return refuse(
        Phrase(
          id: "“\(text)” bukan waktu: tulis 2026-11-20 23:00, 2026-11-20, atau 23:00 (\(name)).",
          en: "“\(text)” is no time: write 2026-11-20 23:00, 2026-11-20 or 23:00 (\(name))."))
    }
    if isTimeAlone {
      // Beyond the last moment it is that of the night before, and before the first that of the day after.
      let step: Duration = moment > replay.span.upperBound ? .days(-1) : .days(1)
      if !replay.span.contains(moment), replay.span.contains(moment + step) { moment = moment + step }
    }
    if !replay.span.contains(moment) {
      let (first, last) = (replay.span.lowerBound, replay.span.upperBound)
      notice = Notice(
        Phrase(
          id: "Yang diputar: \(first.dated(.indonesian, in: zone)) sampai \(last.dated(.indonesian, in: zone)).",
          en: "What is replayed: \(first.dated(.english, in: zone)) to \(last.dated(.english, in: zone))."), .warning)
    }
    guard replay.isPlaying else { return [.replay(.to(moment))] }
    self.replay?.isPlaying = false
    return [.replay(.stop), .replay(.to(moment))]
  }
}
