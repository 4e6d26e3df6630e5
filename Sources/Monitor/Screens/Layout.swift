import TerminalKit
import UploadQueue
import Wording

extension Model {
  /// The smallest screen that can say something.
  static let smallest = Size(columns: 40, rows: 10)

  /// Whether the screen shows nothing but figures: then no key acts on what nobody can see.
  var isTooSmall: Bool { size.columns < Self.smallest.columns || size.rows < Self.smallest.rows }

  private var quitName: SafeText { settings.keys.keys(of: .quit).first?.name ?? "Ctrl-C" }

  private static let smallestName: SafeText = "\(smallest.columns)×\(smallest.rows)"

  private var tooSmallLines: [Phrase] {
    [
      Phrase(id: "Layar terlalu kecil", en: "Screen too small"),
      Phrase(id: "perlu \(Self.smallestName)", en: "needs \(Self.smallestName)"),
      Phrase(id: "\(quitName) keluar", en: "\(quitName) quits"),
    ]
  }

  /// That the screen is too small for anything but figures, in one line; from the most that can be said to the least.
  var tooSmallForms: [Phrase] {
    let (smallest, quit) = (Self.smallestName, quitName)
    return [
      Phrase(
        id: "Layar terlalu kecil: perlu \(smallest); \(quit) keluar",
        en: "Screen too small: needs \(smallest); \(quit) quits"),
      Phrase(id: "terlalu kecil: \(smallest) · \(quit) keluar", en: "too small: \(smallest) · \(quit) quits"),
      Phrase(id: "terlalu kecil: \(smallest)", en: "too small: \(smallest)"), Phrase(same: "min \(smallest)"),
    ]
  }

  /// Whether there is no room for rules and the summary line.
  var isCompact: Bool { size.rows < 16 }

  /// The line on which the list's rows begin.
  var listTop: Int { isCompact ? 3 : 5 }

  /// The lines of the list.
  var listHeight: Int {
    var below = isCompact ? 1 : 2
    if case .search = screen { below = FilterLineView.height(isCompact: isCompact) }
    return max(1, size.rows - listTop - below)
  }

  /// The lines that a scrolled text has.
  var bodyHeight: Int { max(1, size.rows - 4) }

  /// Language of the screen.
  var language: Language { settings.language }

  /// Draws the screen.
  public func frame() -> Frame {
    if let tour {
      var model = self
      model.tour = nil
      return TourPanel.put(tour, below: model.frame(), self)
    }
    var frame = Frame(size: size)
    frame.title = windowTitle
    guard !isTooSmall || isSummedUp else {
      let moment = replay.map { ReplayView.brief($0, self, width: size.columns) }
      if let (text, style) = moment { frame.put(text, column: 0, row: 0, style: style) }
      let top = moment == nil ? 0 : 1
      for (row, line) in tooSmallLines.enumerated() { frame.put(line.text(language), column: 0, row: top + row) }
      return frame
    }
    guard !isTooSmall else {
      FiguresScreen.draw(self, in: &frame)
      return frame
    }
    draw(screen, in: &frame)
    if case .copy(let state, _) = screen, state.plain != nil { return frame }
    drawFooter(in: &frame)
    return frame
  }

  private func draw(_ screen: Screen, in frame: inout Frame) {
    switch screen {
    case .list, .search, .jump, .namingTab: QueueScreen.draw(self, in: &frame)
    case .sort(let state):
      QueueScreen.draw(self, in: &frame)
      SortView.draw(state, self, in: &frame)
    case .detail(let state): DetailScreen.draw(state, self, in: &frame)
    case .columns(let chooser): ColumnScreen.draw(chooser, self, in: &frame)
    case .overview(let state): OverviewScreen.draw(state, self, in: &frame)
    case .figures: FiguresScreen.draw(self, in: &frame)
    case .desk(let state): DeskScreen.draw(state, self, in: &frame)
    case .help(let state, _): HelpScreen.draw(state, self, in: &frame)
    case .journal(let state): JournalScreen.draw(state, self, in: &frame)
    case .copy(let state, let below):
      if let plain = state.plain {
        CopyView.drawPlain(plain, self, in: &frame)
      } else {
        draw(below, in: &frame)
        CopyView.draw(state, self, in: &frame)
      }
    case .note(_, let below), .prompt(_, let below), .token(_, let below): draw(below, in: &frame)
    case .page(let page, let scroll, _): page.draw(scroll: scroll, self, in: &frame)
    case .importing(let scroll, _): ImportScreen.draw(scroll: scroll, self, in: &frame)
    case .checkup(let state, _): CheckupScreen.draw(state, self, in: &frame)
    case .signers(let state, _): SignersScreen.draw(state, self, in: &frame)
    case .plan(let state, _): PlanScreen.draw(state, self, in: &frame)
    }
  }

  /// The line that is being typed, with what has just been said above it; else what has been said, or the keys that work.
  private func drawFooter(in frame: inout Frame) {
    let height = drawLine(in: &frame)
    guard let notice else {
      if height == nil { drawKeys(in: &frame) }
      return
    }
    let lines = lines(of: notice)
    let first = size.rows - (height ?? 0) - lines.count
    for (row, line) in zip(first..., lines) {
      frame.fill(columns: 0..<size.columns, row: row)
      frame.put(line.text, column: 1, row: row, style: line.style)
    }
  }

  /// Draws the line that is being typed; how many of the last lines it takes with what belongs to it, `nil` where none is.
  private func drawLine(in frame: inout Frame) -> Int? {
    switch screen {
    case .journal(let state):
      guard let line = state.line else { return nil }
      FilterLineView(state: line, model: self, isOverList: false).draw(in: &frame)
      return FilterLineView.height(isCompact: isCompact)
    case .search(let state):
      FilterLineView(state: state, model: self).draw(in: &frame)
      return FilterLineView.height(isCompact: isCompact)
    case .help(let state, _):
      guard let line = state.line else { return nil }
      HelpScreen.drawLine(line, in: &frame)
      return 1
    // Above the line stand the keys that end it.
    case .note(let state, _):
      NoteView.drawLine(state, self, in: &frame)
      return 2
    case .token(let line, _):
      TokenView.drawLine(line, self, in: &frame)
      return 2
    case .prompt(let state, _):
      let known = state.chosen == nil ? candidates(for: state) : []
      PromptView.draw(state, known: known, in: &frame)
      return 2
    case .jump(let state):
      JumpLine.draw(state, self, in: &frame)
      return 1
    case .namingTab(let state):
      drawTabName(state, in: &frame)
      return 1
    default: return nil
    }
  }

  private func drawKeys(in frame: inout Frame) {
    let row = size.rows - 1
    if let countHint, case .list = screen {
      frame.put(countHint, column: 1, row: row, style: .accent, width: size.columns - 2)
      return
    }
    var column = 1
    for binding in settings.keys.footer(context)
    where !isWithheld(binding.command) && !isOfEachQueue(binding.command) {
      let isOff = isDisabled(binding.command)
      // What could not be told from a key that works is not named, nor what another Pantau does at this moment.
      guard !isOff || canDim && binding.command != .takeOver, let key = shownKey(of: binding),
        let label = self.label(of: binding)
      else { continue }
      let name = binding.span ?? key.name
      let text = label.text(language)
      let width = name.cellWidth + 1 + text.cellWidth
      guard column + width < size.columns else { break }
      column = frame.put(name, column: column, row: row, style: isOff ? .dim : .accent)
      column = frame.put(text, column: column + 1, row: row, style: isOff ? .dim : .plain) + 2
    }
  }

  /// What a key is called in the footer: at the signers `Enter` chooses one only for a desk, and lists documents elsewhere.
  private func label(of binding: KeyBinding) -> Phrase? {
    guard binding.command == .open, case .signers(_, let below) = screen else { return binding.label }
    if case .desk = below { return binding.label }
    return Phrase(id: "dokumennya", en: "their documents")
  }

  private var mostLinesOfNotice: Int { isCompact ? 2 : 3 }

  private func wrapped(_ notice: Notice) -> [Line] {
    Line.wrapped(notice.phrase.text(language), width: size.columns, style: Style(notice.role))
  }

  /// Whether what is said can be read whole on the last lines.
  func hasRoom(for notice: Notice) -> Bool { wrapped(notice).count <= mostLinesOfNotice }

  /// What was said, on the last line; what does not fit there begins above it, and what does not fit at all is seen to
  /// go on, where it can be with where all of it is read.
  private func lines(of notice: Notice) -> [Line] {
    let most = mostLinesOfNotice
    let lines = wrapped(notice)
    guard lines.count > most else { return lines }
    let last = lines[most - 1]
    let end: SafeText = notice.isKept ? "… (:\(PromptVerb.remarks.name(language)))" : "…"
    let text = last.text.parts(ofWidth: size.columns - last.indent - end.cellWidth).first ?? .empty
    return Array(lines.prefix(most - 1)) + [Line(text + end, last.style, indent: last.indent)]
  }

  /// The line of a new tab's name in place of the footer.
  private func drawTabName(_ state: TabName, in frame: inout Frame) {
    let row = size.rows - 1
    let prompt = Phrase(id: "Nama tab: ", en: "Name of the tab: ").text(language)
    let start = frame.put(prompt, column: 1, row: row, style: .accent)
    let isTyped = !state.line.text.isEmpty
    let end = frame.put(
      SafeText(isTyped ? state.line.text : state.suggestion), column: start, row: row,
      style: isTyped ? .plain : .dim, width: size.columns - start - 1)
    let hint = Phrase(
      id: "Enter memakainya · ketik nama lain · Esc batal", en: "Enter takes it · type another name · Esc leaves"
    ).text(language)
    if !isTyped { frame.put(hint, column: end + 3, row: row, style: .dim, width: max(0, size.columns - end - 4)) }
    let cursor = start + SafeText(state.line.before).cellWidth
    frame.cursor = Position(column: min(cursor, size.columns - 1), row: row)
  }

  /// The key to name in the footer; while a reference is typed, letters are letters.
  private func shownKey(of binding: KeyBinding) -> Key? {
    guard context == .deskConfirming, case .desk(let state) = screen, state.later == nil, let desk = openDesk,
      desk.mustType
    else { return binding.keys.first }
    if [.confirm, .later].contains(binding.command) { return desk.isTypedRight ? binding.keys.first : nil }
    return binding.keys.first { if case .character = $0 { false } else { true } }
  }

  /// Whether a key would only say why not.
  func isDisabled(_ command: Command) -> Bool {
    let row: QueueRow? =
      switch screen {
      case .list, .search, .jump, .sort, .namingTab: list.selectedRow
      case .detail(let state): state.row
      case .desk(let state): desk(state.key)?.row
      case .help, .overview, .figures, .columns, .journal, .copy, .note, .prompt, .token, .page, .importing, .checkup,
        .signers, .plan:
        nil
      }
    if isWithheld(command) || isLocked(command) { return true }
    if context == .list, list.total == 0, row == nil, command.actsOnDocument { return true }
    switch command {
    case .reupload where context == .plan: return queue.plan.uploads.isEmpty
    case .reupload: return row.map { permission(toReupload: $0) != .allowed } ?? true
    case .cancelPlanned, .cancelAllPlanned: return !queue.plan.uploads.contains(where: \.isCancellable)
    case .signer: return openDesk.map { !$0.canChooseSigner } ?? true
    case .send: return row.map { permission(toReupload: $0) != .allowed } ?? true
    case .takeOver: return openDesk.map { !$0.mayBeTakenOver } ?? true
    case .next: return hasNoNext
    // Line by line everything is told at once, and what is opened is named by its number.
    case .open where isLineByLine:
      return [.checkup, .signers, .journal, .overview, .plan, .columns].contains(context)
    case .open where context == .plan: return queue.plan.uploads.isEmpty
    case .open where context == .signers: return queue.signers?.entries.isEmpty ?? true
    case .skip: return openDesk?.phase == .handOff && hasNoNext
    default: return false
    }
  }

  /// Whether a key is not even named: what the person uploads cannot be planned, and its signer is chosen in the portal; what
  /// is over cannot be sent.
  func isWithheld(_ command: Command) -> Bool {
    if command == .later, openDesk?.isHandOff ?? (profile.capabilities.reupload != .call) { return true }
    if command == .signer, let desk = openDesk, desk.isHandOff { return true }
    if command == .send, let desk = openDesk, desk.isOver, !desk.mayBeAskedAgain { return true }
    return false
  }

  /// Whether a key would change what may only be looked at here.
  func isLocked(_ command: Command) -> Bool {
    isReadOnly && (command.actsAtDesk || command == .reupload || command == .askForFile)
  }

  /// Whether the desk on the screen has no document to go on to.
  private var hasNoNext: Bool {
    if case .desk(let state) = screen { state.next == nil } else { true }
  }
}

/// One line of a text that can be scrolled.
struct Line: Sendable, Equatable {
  var text: SafeText
  var style: Style
  var indent: Int
  /// The number of the step that it tells, from 1; `nil` where it is of none.
  var step: Int?

  init(_ text: SafeText, _ style: Style = .plain, indent: Int = 1) {
    self.text = text
    self.style = style
    self.indent = indent
  }

  static let blank = Line("")

  /// Text broken into lines of a width at spaces, or where a word is longer than a line.
  static func wrapped(_ text: SafeText, width: Int, style: Style = .plain, indent: Int = 1) -> [Line] {
    let room = max(8, width - indent - 1)
    var lines: [Line] = []
    var current: SafeText = ""
    for word in words(of: text) {
      var word = SafeText(word)
      if !current.isEmpty, current.cellWidth + 1 + word.cellWidth > room {
        lines.append(Line(current, style, indent: indent))
        current = ""
      }
      if word.cellWidth > room {
        var parts = word.parts(ofWidth: room)
        word = parts.removeLast()
        lines += parts.map { Line($0, style, indent: indent) }
      }
      current = current.isEmpty ? word : "\(current) \(word)"
    }
    if !current.isEmpty { lines.append(Line(current, style, indent: indent)) }
    return lines
  }

  /// The words of a text; a number and its `%` are one, and so are `Rp` and its number.
  private static func words(of text: SafeText) -> [String] {
    text.string.split(separator: " ", omittingEmptySubsequences: true).reduce(into: []) { words, word in
      if let last = words.last, let first = word.first,
        first == "%" && last.last?.isNumber == true || last.hasSuffix("Rp") && first.isNumber
      {
        words[words.count - 1] = "\(last) \(word)"
      } else {
        words.append(String(word))
      }
    }
  }

  /// Draws lines into the body of a screen, from a scroll position on; that there are more is told beside them.
  static func draw(_ lines: [Line], scroll: Int, from top: Int, height: Int, in frame: inout Frame) {
    // A larger screen needs less scrolling than the one that was scrolled.
    let scroll = min(scroll, max(0, lines.count - height))
    let edge = frame.size.columns - 1
    var marks: [Int: SafeText] = [:]
    if scroll + height < lines.count { marks[height - 1] = "▼" }
    if scroll > 0 { marks[0] = "▲" }
    for (offset, line) in lines.dropFirst(scroll).prefix(height).enumerated() {
      let mark = marks[offset]
      frame.put(
        line.text, column: line.indent, row: top + offset, style: line.style,
        width: mark == nil ? nil : edge - line.indent)
      if let mark { frame.put(mark, column: edge, row: top + offset, style: .accent) }
    }
  }
}
