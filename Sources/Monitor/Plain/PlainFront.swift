import TerminalKit
import UploadQueue
import Wording

/// The program on a terminal of lines: what is typed becomes the keys that would be pressed, what a screen would show is
/// said, once, and what changes by itself is announced.
///
/// Nothing is decided here: every line goes through the key table and the model, as a key on the screen does.
@MainActor
final class PlainFront {
  /// A line as it was typed; `nil` for the end of them.
  private struct Heard {
    var text: String?
    var uptime: Duration
  }

  /// Lines wait until what the one before asked for is there, but not longer than this.
  let patience: Duration
  private let terminal: any LineTerminal
  private var heard: [Heard] = []
  private var heardCount = 0
  private var takenCount = 0
  private var hurriedCount = 0
  /// What is left to be done of the line that was taken last.
  private var steps: [PlainStep] = []
  private var isHasty = false
  /// Whether what is to be done next has waited long enough: the rest of the line that was taken last, or the next one.
  private var isOverdue: Bool { (steps.isEmpty ? takenCount : takenCount - 1) < hurriedCount }
  /// When the answer to the last line was said.
  private var toldAt: Duration?
  private var teller = PlainTeller()
  /// Whether nothing has been said yet to the line that was taken last, and nothing is on its way.
  private var isUnanswered = false
  /// What has yet to come before the screen says what the person asked for.
  private var awaited: Set<Awaited> = []

  private enum Awaited {
    /// A document that was asked for from somewhere else than the list.
    case document
    /// That the journal has a note or a mark.
    case annotation
    /// The document with that note or mark.
    case annotatedRow
  }

  init(_ terminal: any LineTerminal, patience: Duration) {
    self.patience = patience
    self.terminal = terminal
  }

  /// Takes a line in its turn, or the end of them; its number.
  func hear(_ line: String?, uptime: Duration) -> Int {
    heard.append(Heard(text: line, uptime: uptime))
    heardCount += 1
    return heardCount
  }

  /// The lines up to this one have waited long enough.
  func hurry(upTo number: Int) {
    hurriedCount = max(hurriedCount, number)
  }

  /// Announces what an action has changed.
  ///
  /// - Parameter effects: What is done because of it.
  func happened(_ action: Action, of queue: Int, before: Model, after: Model, effects: [Effect]) {
    write(PlainNews(action: action, queue: queue, before: before, after: after).lines, after)
    let effects = effects.map(\.itself)
    noteAwaited(after: action, effects)
    if effects.contains(where: \.tellsLater) { isUnanswered = false }
    if isUnanswered, action.isOfPerson, effects.contains(where: { $0.asksAgain(on: before) }) {
      write([Phrase.asked.text(after.settings.language)], after)
    }
  }

  /// Notes what has come with an action, and what has yet to come of what is done because of it.
  private func noteAwaited(after action: Action, _ effects: [Effect]) {
    switch action {
    case .documentFound: awaited.remove(.document)
    case .rowLoaded: awaited.remove(.annotatedRow)
    case .annotationFailed: awaited.remove(.annotation)
    case .annotated:
      awaited.remove(.annotation)
      if effects.contains(where: \.bringsRow) { awaited.insert(.annotatedRow) }
    default: break
    }
    if effects.contains(where: \.opensDocument) { awaited.insert(.document) }
    if effects.contains(where: \.annotates) { awaited.insert(.annotation) }
  }

  /// Says what is new on the screen, and takes the next line once there is nothing to wait for; what is to happen next.
  func proceed(_ model: Model, uptime: Duration) -> [Action] {
    guard (teller.isSettled(model) && awaited.isEmpty) || isOverdue else { return [] }
    while let step = steps.first {
      let (actions, isDone, words) = step.act(on: model, isHasty: isHasty)
      if isDone { steps.removeFirst() }
      if let words {
        steps = []
        write([words.text(model.settings.language)], model)
      }
      if !actions.isEmpty { return actions }
    }
    let news = teller.tell(model)
    if !news.isEmpty || toldAt == nil { toldAt = uptime }
    write(news, model)
    if isUnanswered, teller.isSettled(model), !model.list.isAwaited {
      // What stands there may be said a second time in the same words.
      write([(model.notice?.phrase ?? .unchanged).text(model.settings.language)], model)
    }
    // What is typed is meant for the first answer, as long as that may still come in time.
    guard !model.queue.isRemembered || takenCount < hurriedCount else { return [] }
    guard let line = heard.first else { return [] }
    // That no more is said is no order to stop: what was asked to be imported is.
    if line.text == nil, model.queues.contains(where: \.isImporting) { return [] }
    heard.removeFirst()
    takenCount += 1
    guard let text = line.text else { return [.terminate] }
    isUnanswered = true
    isHasty = toldAt.map { line.uptime - $0 < Program.haste } ?? false
    switch PlainLine(text, model, listing: teller.listing).meaning {
    case .steps(let wanted): steps = wanted
    case .say(let lines): write(lines.map { $0.text(model.settings.language) }, model)
    case .repeatScreen: teller.forget()
    case .rows(let place):
      teller.readRows(from: place)
      steps = [.toList, .rows(from: place)]
    case .moreEntries:
      teller.readMoreEntries()
      steps = teller.listing.lastEntry.map { [.choose(.entry($0))] } ?? []
    }
    toldAt = uptime
    return proceed(model, uptime: uptime)
  }

  private func write(_ lines: [SafeText], _ model: Model) {
    guard !lines.isEmpty else { return }
    isUnanswered = false
    terminal.write(lines.map { PlainSpelling.spell($0, model.settings.language) })
  }
}

extension Effect {
  /// What is to be done, whichever queue it is for.
  fileprivate var itself: Effect { if case .at(_, let effect) = self { effect.itself } else { self } }

  /// Whether what comes of it is told once it is there.
  fileprivate var tellsLater: Bool {
    switch self {
    case .annotate, .openDesk, .desk, .plan, .importFiles, .export, .copy, .examine, .quit: true
    default: false
    }
  }

  /// Whether it writes a note or a mark.
  fileprivate var annotates: Bool { if case .annotate = self { true } else { false } }

  /// Whether it brings a document as it is now.
  fileprivate var bringsRow: Bool { if case .loadRow = self { true } else { false } }

  /// Whether it brings a document to open.
  fileprivate var opensDocument: Bool { if case .openDocument = self { true } else { false } }

  /// Whether it asks once more for what is shown already; what is new of that is told, and may be nothing.
  fileprivate func asksAgain(on model: Model) -> Bool {
    switch self {
    case .poll: true
    case .loadSigners(asking: true): model.context == .signers
    default: false
    }
  }
}

extension Phrase {
  fileprivate static let asked = Phrase(
    id: "Sumber data ditanya; yang baru disebut begitu tiba.",
    en: "The data source is being asked; what is new is told as it comes.")
  fileprivate static let unchanged = Phrase(
    id: "Itu tidak mengubah apa pun yang dibacakan di sini. Baris kosong membacakannya lagi.",
    en: "That changes nothing of what is read here. An empty line has it read again.")
}
