import TerminalKit
import Wording

/// What the probe shows: rows as the queue's, of invented documents.
struct ProbeScreen {
  var size: Size
  var title: SafeText = "PT CONTOH · probe"
  var window: SafeText = .empty
  private var selected = 0
  private var top = 0
  private var notes: [String] = []
  private var showsNotes = false
  private var showsOutside = false
  private var showsCursor = false

  init(size: Size) { self.size = size }

  private var visible: Int { max(1, size.rows - 4) }

  mutating func note(_ event: TerminalEvent) {
    if case .resized(let size) = event {
      notes.append("\(size.columns)x\(size.rows)")
    } else {
      notes.append("\(event)")
    }
  }

  mutating func note(_ text: String) { notes.append(text) }

  mutating func press(_ key: Key) {
    switch key {
    case .down: selected += 1
    case .up: selected = max(0, selected - 1)
    case .pageDown: move(pages: 1)
    case .pageUp: move(pages: -1)
    case .character("L"): showsNotes.toggle()
    case .character("X"): showsOutside.toggle()
    case .character("C"): showsCursor.toggle()
    default: break
    }
    note(.key(key))
    if selected < top { top = selected }
    if selected >= top + visible { top = selected - visible + 1 }
  }

  private mutating func move(pages: Int) {
    selected = max(0, selected + pages * visible)
    top = max(0, top + pages * visible)
  }

  var frame: Frame {
    var frame = Frame(size: size)
    frame.title = window
    frame.put("pantau  \(title)", column: 1, row: 0, style: .title)
    frame.put("● live", column: 40, row: 0, style: .good)
    frame.put("BACA SAJA", column: 60, row: 0, style: .badge)
    frame.fill("─", columns: 0..<size.columns, row: 1, style: .dim)
    for row in 0..<visible { draw(row: row, on: &frame) }
    frame.put("q quit  ? help", column: 1, row: size.rows - 1, style: .accent)
    if showsOutside { drawOutside(on: &frame) }
    if showsNotes { drawNotes(on: &frame) }
    if showsCursor { frame.cursor = Position(column: 3, row: size.rows - 1) }
    return frame
  }

  /// The bar under the cursor covers the status and the reference, not the whole line.
  private func draw(row: Int, on frame: inout Frame) {
    let number = top + row
    let isSelected = number == selected
    let line = row + 2
    let statuses: [(SafeText, Style)] = [
      ("‼  Signing In Progress", .wrong), ("✗  Saved Invalid", .warning), ("✓  Approved", .good),
    ]
    let (status, style) = statuses[number % 3]
    frame.put(isSelected ? "▸" : " ", column: 0, row: line)
    frame.put(status, column: 1, row: line, style: isSelected ? style.selected : style, width: 23)
    frame.put("\(number % 9) j", endingAt: 30, row: line)
    frame.put("\(number % 31) hr", endingAt: 40, row: line)
    frame.put("INV-2026-\(number)", column: 43, row: line, style: isSelected ? .plain.selected : .plain)
    frame.put("PT CONTOH \(["JAYA", "MAKMUR", "ABADI"][number % 3])", column: 59, row: line)
    frame.put("\(number * 7919 % 900 + 100).000.000", endingAt: 100, row: line)
    frame.put("BUDI CONTOH", column: 102, row: line)
  }

  private func drawOutside(on frame: inout Frame) {
    let names = [
      "PT \u{1B}]0;owned\u{7}CONTOH", "PT \u{9B}31mCONTOH", "PT \u{202E}HOTNOC", "PT\u{200B}CONTOH", "PT \u{E0041}C",
      "PT CON\nTOH\t\r", "café 文字 👨‍👩‍👧 e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    ]
    for (row, name) in names.enumerated() {
      frame.fill(columns: 0..<size.columns, row: row + 2)
      frame.put(SafeText(name), column: 0, row: row + 2)
    }
  }

  private func drawNotes(on frame: inout Frame) {
    for (row, note) in notes.suffix(visible).enumerated() {
      frame.fill(columns: 0..<size.columns, row: row + 2)
      frame.put(SafeText(note), column: 0, row: row + 2)
    }
  }
}
