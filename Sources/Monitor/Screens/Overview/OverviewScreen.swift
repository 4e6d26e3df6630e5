import TerminalKit
import UploadQueue
import Wording

/// The queue as a whole.
enum OverviewScreen {
  static func draw(_ state: OverviewState, _ model: Model, in frame: inout Frame) {
    HeaderView.drawTitle(model, in: &frame)
    let language = model.language
    let today = model.now.date(in: model.zone).written(language)
    let date: SafeText = language == .indonesian ? "hari ini \(today)" : "today is \(today)"
    frame.put(Phrase(id: "Ikhtisar", en: "Overview").text(language), column: 1, row: 1, style: .title)
    frame.put(date, endingAt: frame.size.columns - 1, row: 1, style: .dim)
    HeaderView.drawRule(row: 2, in: &frame)
    guard let data = state.data else {
      let wait = Phrase(id: "Menghitung…", en: "Counting…").text(language)
      frame.put(wait, column: 3, row: 4, style: .dim)
      return
    }
    let board = OverviewBoard(data, model)
    board.draw(
      selected: state.selected, scroll: max(0, min(state.scroll, board.height - model.bodyHeight)), from: 3,
      height: model.bodyHeight, in: &frame)
  }
}
