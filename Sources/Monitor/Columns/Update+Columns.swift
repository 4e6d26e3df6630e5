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

  var ownColumns: [ColumnKind] { chosenColumns ?? usualColumns }

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
      let chosen = chooser.columns == usualColumns ? nil : chooser.columns
      guard chosen != chosenColumns else { return [] }
      chosenColumns = chosen
      list.columnOffset = 0
      return [.keep(.columns, .replace(chosen?.map(\.rawValue)))]
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
}
