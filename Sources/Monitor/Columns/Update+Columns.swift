import TerminalKit
import UploadQueue
import Wording

extension Model {
  /// The columns of the table after status and time: those that were chosen here, else those of the settings.
  ///
  /// In the list over all queues, which of them and which way stand beside the reference, whatever was chosen.
  public var columns: [ColumnKind] {
    guard isOverAll else { return ownColumns }
    let first: [ColumnKind] = [.reference, .queue, .channel]
    return first + ownColumns.filter { !first.contains($0) }
  }

  var ownColumns: [ColumnKind] { columnChoice?.columns ?? usualColumns }

  /// What was chosen here, as long as the configuration has not named other columns since.
  private var columnChoice: ColumnChoice? {
    chosenColumns.flatMap { $0.holds(over: settings.columns) ? $0 : nil }
  }

  /// The columns where nobody chose others here: those of the settings, and line by line fewer than are usual on a screen.
  private var usualColumns: [ColumnKind] {
    isLineByLine && settings.columns == ColumnKind.usual ? ColumnKind.usuallyRead : settings.columns
  }

  /// Where the columns stand now.
  var columnLayout: ColumnLayout {
    ColumnLayout(
      columns, passing: list.columnOffset, width: size.columns, longestReference: list.longestReference)
  }

  /// Moves the columns under the person's eyes by one; those that stand first stay.
  mutating func scrollColumns(by step: Int) {
    let furthest = ColumnLayout.furthest(columns, width: size.columns)
    list.columnOffset = max(0, min(min(list.columnOffset, furthest) + step, furthest))
  }

  mutating func chooseColumns() -> [Effect] {
    screen = .columns(ColumnChooser(ownColumns))
    return []
  }

  /// What was chosen holds, and is kept, when the chooser closes.
  mutating func pressInColumns(_ command: Command, _ chooser: ColumnChooser) -> [Effect] {
    var chooser = chooser
    let last = chooser.entries.count - 1
    switch command {
    case .back, .open:
      screen = .list
      guard chooser.columns != ownColumns else { return [] }
      chosenColumns =
        chooser.columns == usualColumns ? nil : ColumnChoice(chooser.columns, over: settings.columns)
      list.columnOffset = 0
      return [.keep(.columns, .replace(chosenColumns?.kept))]
    case .up: chooser.cursor = max(0, chooser.cursor - 1)
    case .down: chooser.cursor = min(last, chooser.cursor + 1)
    case .top: chooser.cursor = 0
    case .bottom: chooser.cursor = last
    case .toggleColumn: chooser.toggle()
    case .columnUp: chooser.move(by: -1)
    case .columnDown: chooser.move(by: 1)
    case .usualColumns: chooser = ColumnChooser(usualColumns)
    default: break
    }
    screen = .columns(chooser)
    return []
  }

  /// Lets go of what was chosen here, since the configuration names other columns now, and says so where the table shows it.
  ///
  /// - Parameter before: What it named until now.
  mutating func takeColumns(insteadOf before: [ColumnKind]) -> [Effect] {
    guard settings.columns != before, let chosen = chosenColumns else { return [] }
    if chosen.holds(over: before) { notice = Notice(.columnsReadAgain(telling), .good) }
    chosenColumns = nil
    return [.keep(.columns, .replace(nil))]
  }
}

extension Phrase {
  fileprivate static func columnsReadAgain(_ telling: Telling) -> Phrase {
    let key = (telling.key(.columns, .indonesian), telling.key(.columns, .english))
    return Phrase(
      id: "Konfigurasi dibaca ulang; kolomnya menggantikan pilihan Anda dengan \(key.0).",
      en: "The configuration was read again; its columns replace those you chose with \(key.1).")
  }
}
