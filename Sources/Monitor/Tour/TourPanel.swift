import TerminalKit
import UploadQueue
import Wording

/// The panel of the tour: what is seen, and what to press now; it stands below the screen that it tells about.
enum TourPanel {
  /// The lines that it takes: enough for every step, as far as the smallest screen is left.
  static func height(on terminal: Size, _ model: Model) -> Int {
    let texts = Tour.Step.allCases.map { text($0, width: terminal.columns, model.language).count }
    let height = min((texts.max() ?? 0) + 2, terminal.rows - Model.smallest.rows)
    return height < 3 ? 0 : height
  }

  /// A screen with the panel below it; on a terminal without room for it, the key to press stands in the last line.
  static func put(_ tour: Tour, below screen: Frame, _ model: Model) -> Frame {
    var frame = Frame(screen, in: tour.terminal)
    let top = screen.size.rows
    let last = tour.terminal.rows - 1
    guard top <= last else {
      frame.fill(columns: 0..<frame.size.columns, row: last)
      drawHint(tour, model, row: last, in: &frame)
      return frame
    }
    let language = model.language
    HeaderView.drawRule(row: top, in: &frame)
    let step = "\(tour.step.rawValue + 1)/\(Tour.Step.allCases.count)"
    let name = tour.step.name.text(language)
    frame.put(
      language == .indonesian ? " Tur \(step) · \(name) " : " Tour \(step) · \(name) ", column: 2, row: top,
      style: .title)
    let lines = text(tour.step, width: frame.size.columns, language).prefix(last - top - 1)
    for (offset, line) in lines.enumerated() {
      frame.put(line.text, column: line.indent, row: top + 1 + offset, style: line.style)
    }
    drawHint(tour, model, row: last, in: &frame)
    return frame
  }

  private static func drawHint(_ tour: Tour, _ model: Model, row: Int, in frame: inout Frame) {
    let language = model.language
    let hint = TourHint(tour.step, model)
    var column = 1
    if let key = hint.key(in: model.settings.keys) {
      let now: SafeText = language == .indonesian ? "Tekan " : "Press "
      column = frame.put(now, column: column, row: row)
      column = frame.put(" \(key.name) ", column: column, row: row, style: .badge) + 1
    }
    column = frame.put(hint.meaning.text(language), column: column, row: row, style: .accent) + 3
    let ways = [Command.skipStep, .endTour].compactMap { command in
      model.settings.keys.footer(.tour).first { $0.command == command }
    }
    for way in ways {
      guard let key = way.keys.first, let label = way.label?.text(language),
        column + key.name.cellWidth + 1 + label.cellWidth < frame.size.columns
      else { continue }
      column = frame.put(key.name, column: column, row: row, style: .accent)
      column = frame.put(label, column: column + 1, row: row, style: .dim) + 2
    }
  }

  private static func text(_ step: Tour.Step, width: Int, _ language: Language) -> [Line] {
    Line.wrapped(step.text.text(language), width: width)
  }
}
