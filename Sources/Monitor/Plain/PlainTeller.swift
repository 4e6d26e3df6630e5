import TerminalKit
import UploadQueue
import Wording

/// Says what a screen shows: whole where it is another one, else only what is different.
struct PlainTeller {
  /// What was said of the screen last.
  private enum Told: Equatable {
    case nothing
    case list
    case detail(DocumentID, ticked: Set<StepID>)
    case signers(SignersTold)
    case desk(DeskTold)
    case overview
    case journal(since: Bool, Filter)
    case note(DocumentID, isAsking: Bool)
    case columns([ColumnChooser.Entry])
    case copy(DocumentID, SafeText?)
    case page(TextPage)
    case checkup(Int)
    case plan(UploadPlan)
    case importing(Int)
    case other(KeyContext)
  }

  private struct DeskTold: Equatable {
    var key: IdempotencyKey
    var context: KeyContext
    var ticked: Set<StepID>
    var isForNext: Bool
    var signer: String?
    var isNameAwaited: Bool
    var isTypedRight: Bool
    /// What is offered as the next one, where that is read.
    var next: DocumentID?
    var hasNext: Bool
    var later: LaterTold?
    /// Whether the queue had not answered yet, so that it is read again once it has.
    var isBeforeAnswer: Bool
  }

  /// What of a later time was asked: the time itself, or whether it is the one that was named.
  private enum LaterTold: Equatable {
    case asked
    case named(LaterTime)
  }

  private var told = Told.nothing
  private(set) var listing = PlainListing()
  /// From which row on the list is to be read; `nil` where it is not.
  private var wantedRow: Int?
  /// Whether the journal is to be read on.
  private var wantsMoreEntries = false

  /// What the screen shows is to be said again.
  mutating func forget() {
    wantsMoreEntries = false
    if case .list = told { wantedRow = listing.first }
    told = .nothing
  }

  /// The rows from a place on are to be read.
  mutating func readRows(from place: Int) { wantedRow = place }

  /// The entries of the journal after those read are to be read.
  mutating func readMoreEntries() { wantsMoreEntries = true }

  /// Whether all that was asked for is there.
  func isSettled(_ model: Model) -> Bool {
    let list = model.list
    if !list.isLoaded {
      if case .unreachable = model.connection { return true }
      return false
    }
    guard list.answered == list.serial, model.queue.awaitedDesk == nil, !model.isOnTheWay else { return false }
    switch model.screen {
    case .detail(let state): return isSettled(state, model)
    case .overview(let state): return state.data != nil
    case .journal(let state): return state.pending == nil
    case .jump(let state): return state.line.text.isEmpty || state.target != nil
    // What is known of the steps is read with them, and so is what many failures have in common.
    case .desk(let state):
      return model.desk(state.key)?.isBusy != true && state.isNextKnown && state.overview != nil && knowsSigners(model)
        && !isFirstAnswerDue(model)
    case .importing: return !model.queue.isImporting
    case .checkup: return !model.checkup.isGoing
    case .signers: return model.queue.signers != nil
    default: return true
    }
  }

  /// Whether the document is there with its history, the steps that are ticked, what is known of those, and what it has
  /// in common with others.
  private func isSettled(_ state: DetailState, _ model: Model) -> Bool {
    guard !state.isHistoryAwaited, !state.areStepsAwaited || isMasked(model),
      state.overview != nil || !state.row.mayShareCause
    else { return false }
    return model.signersForDetail(state).isEmpty || knowsSigners(model)
  }

  /// Whether the first answer may come at any moment: it is not waited for once the journal has stood in for it, nor while
  /// it comes in pages.
  private func isFirstAnswerDue(_ model: Model) -> Bool {
    model.connection == .connecting && !model.queue.hasRemembered && model.queue.progress == nil
  }

  private func knowsSigners(_ model: Model) -> Bool { model.queue.signers != nil || isMasked(model) }

  /// Whether neither ticked steps nor signers ever come, as they cannot be hinted at.
  private func isMasked(_ model: Model) -> Bool { model.watching?.isMasked == true }

  /// What is new on the screen.
  mutating func tell(_ model: Model) -> [SafeText] {
    switch model.screen {
    case .list: return tellList(model)
    case .detail(let state):
      return tellDetail(state, model)
    case .desk(let state): return tellDesk(state, model)
    case .overview(let state):
      guard let data = state.data, change(to: .overview) else { return [] }
      let overview = PlainOverview(data, model)
      listing.take(overview.items.map { .item($0) }, in: .overview)
      return overview.lines
    case .journal(let state): return tellJournal(state, model)
    case .columns(let chooser): return tellColumns(chooser, model)
    case .copy(let state, _):
      guard change(to: .copy(state.row.id, state.plain)) else { return [] }
      return PlainDetail.copied(state, model)
    case .namingTab(let state):
      guard change(to: .other(model.context)) else { return [] }
      return [PlainList.tabQuestion(state).text(model.settings.language)]
    case .note(let state, _):
      guard change(to: .note(state.subject.document, isAsking: state.isAskingToRemove)) else { return [] }
      return [PlainDetail.noteQuestion(state).text(model.settings.language)]
    case .importing:
      guard model.queue.imported?.isOver == true, change(to: .importing(model.queue.importsShown)) else { return [] }
      return ImportScreen.lines(model).map(\.text).filter { !$0.isEmpty } + [PlainChoices.line(model)]
    case .page(let page, _, _):
      guard change(to: .page(page)) else { return [] }
      return page.lines(model).map(\.text).filter { !$0.isEmpty } + [PlainChoices.line(model)]
    case .checkup:
      guard !model.checkup.isGoing, change(to: .checkup(model.checkup.number)) else { return [] }
      return CheckupScreen.plainLines(model) + [PlainChoices.line(model)]
    case .signers: return tellSigners(model)
    case .plan:
      guard change(to: .plan(model.queue.plan)) else { return [] }
      listing.take(model.queue.plan.uploads.map { .planned($0.key) }, in: .plan)
      return PlanScreen.plainLines(model) + [PlainChoices.line(model)]
    default:
      guard change(to: .other(model.context)) else { return [] }
      return [Phrase.onlyOnScreen.text(model.settings.language)]
    }
  }

  private mutating func change(to other: Told) -> Bool {
    guard told != other else { return false }
    told = other
    return true
  }

  /// A document whole, or where it was told already, the steps that were ticked since.
  private mutating func tellDetail(_ state: DetailState, _ model: Model) -> [SafeText] {
    let progress = model.remedy(in: state).progress
    let last: Set<StepID>? = if case .detail(state.row.id, let before) = told { before } else { nil }
    guard change(to: .detail(state.row.id, ticked: progress.ticked)) else { return [] }
    guard let last else { return PlainDetail.lines(state, model) }
    return progress.items(tickedSince: last).flatMap { RemedyStepsView.plainLines($0, model) }
  }

  private mutating func tellList(_ model: Model) -> [SafeText] {
    // Rows of another view, filter or order are never read under the name of this one: it is told once they come.
    guard !model.list.isLoaded || !model.list.isAwaited else { return [] }
    let isNew = !listing.isOf(model) || model.connection.lastAnswer == nil
    let isBack = change(to: .list)
    if isNew {
      guard isBack || !listing.isOf(model) else { return [] }
      listing.begin(model)
      wantedRow = nil
      // Who has jumped into another view is in its midst, and its first rows are not held.
      let start = model.list.row(at: 0) == nil ? model.list.cursor : 0
      return PlainList.heading(model) + rows(from: start, model)
    }
    if let place = wantedRow {
      wantedRow = nil
      return (place == 0 ? PlainList.heading(model) : []) + rows(from: place, model)
    }
    return isBack ? [PlainList.back(model)] : []
  }

  private mutating func rows(from place: Int, _ model: Model) -> [SafeText] {
    let end = min(place + PlainListing.length, model.list.total)
    let rows = (place..<max(place, end)).compactMap { model.list.row(at: $0) }
    listing.take(rows, from: place)
    return rows.enumerated().map { PlainList.line(place + $0.offset + 1, $0.element, model) }
      + PlainList.end(listing, model)
  }

  private mutating func tellJournal(_ state: JournalState, _ model: Model) -> [SafeText] {
    let isNew = change(to: .journal(since: state.since != nil, state.filter))
    guard isNew || wantsMoreEntries else { return [] }
    let last = isNew ? nil : listing.lastEntry.flatMap { last in state.entries.firstIndex { $0.place == last } }
    wantsMoreEntries = false
    let first = isNew ? 0 : listing.entryCount
    let read = Array(state.entries.dropFirst(last.map { $0 + 1 } ?? 0).prefix(PlainListing.length))
    listing.take(read, goingOn: !isNew)
    return (isNew ? PlainJournal.heading(state, model) : []) + PlainJournal.lines(read, from: first, of: state, model)
  }

  private mutating func tellColumns(_ chooser: ColumnChooser, _ model: Model) -> [SafeText] {
    let last: [ColumnChooser.Entry]? = if case .columns(let entries) = told { entries } else { nil }
    guard change(to: .columns(chooser.entries)) else { return [] }
    listing.take(chooser.entries.map { .column($0.kind) }, in: .columns)
    return PlainColumns.lines(chooser, since: last, model)
  }

  /// The signers whole, or where they were told already, what is known of them since.
  private mutating func tellSigners(_ model: Model) -> [SafeText] {
    guard let book = model.queue.signers else { return [] }
    let last: SignersTold? = if case .signers(let last) = told { last } else { nil }
    let now = SignersTold(book, after: last)
    guard change(to: .signers(now)) else { return [] }
    listing.take(now.names.map { .signer($0) }, in: .signers)
    return last.map { PlainSigners.news(now, since: $0, model) } ?? PlainSigners.lines(book, model)
  }

  private mutating func tellDesk(_ state: DeskState, _ model: Model) -> [SafeText] {
    guard let desk = model.desk(state.key) else { return [] }
    let progress = model.progress(at: desk)
    let now = DeskTold(
      key: state.key, context: desk.context, ticked: progress.ticked, isForNext: desk.isForNext,
      signer: desk.attempt.signer, isNameAwaited: desk.mustType && !desk.isTypedRight,
      isTypedRight: desk.mustType && desk.isTypedRight, next: desk.isOver ? state.next?.id : nil,
      hasNext: state.next != nil,
      later: state.later.map { later in later.time.map { .named($0) } ?? .asked },
      isBeforeAnswer: model.connection.lastAnswer == nil)
    let last: DeskTold? = if case .desk(let last) = told { last } else { nil }
    guard change(to: .desk(now)) else { return [] }
    guard let last, last.key == now.key, last.isBeforeAnswer == now.isBeforeAnswer else {
      // A dialog that was open before the words for it were asked again is asked again.
      // What comes next is among the lines of a desk that is over.
      return PlainDesk.lines(desk, model)
        + (desk.isOver ? [PlainChoices.line(model)] : PlainDesk.answers(desk, state, model))
    }
    var lines: [SafeText] = []
    if last.isForNext == now.isForNext {
      lines += progress.items(tickedSince: last.ticked).flatMap { RemedyStepsView.plainLines($0, model) }
    } else {
      lines += PlainDesk.steps(desk, model)
    }
    if last.signer != now.signer { lines.append(PlainDesk.signer(desk, model)) }
    if last.context == .deskConfirming, now.context == .deskPreparing {
      let end =
        last.later != nil
        ? PlainDesk.nothingSentNow
        : last.isNameAwaited ? PlainDesk.notNamed(desk.row.document) : PlainDesk.nothingSent
      lines.append(end.text(model.settings.language))
    }
    if now.context == .deskHandOff, last.context != .deskHandOff { lines += PlainDesk.steps(desk, model) }
    if last.context != now.context || last.isTypedRight != now.isTypedRight || last.next != now.next
      || last.hasNext != now.hasNext || last.later != now.later
    {
      lines += PlainDesk.answers(desk, state, model)
    }
    return lines
  }
}

extension RemedyProgress {
  /// The steps of the list that the person ticked.
  fileprivate var ticked: Set<StepID> { Set(items.filter(\.isTicked).map(\.step.id)) }

  /// The steps that were ticked since these were, or whose tick was taken away.
  fileprivate func items(tickedSince last: Set<StepID>) -> [Item] {
    items.filter { last.contains($0.step.id) != $0.isTicked }
  }
}

extension Phrase {
  static let onlyOnScreen = Phrase(
    id: "Ini hanya ada di layar penuh. Ketik daftar untuk kembali.",
    en: "This is there only on the full screen. Type list to go back.")
}
