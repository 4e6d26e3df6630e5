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
    drawPause(model, in: &frame)
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

  /// That the rows of the list stand still, and as of when the numbers here are, which do not.
  private static func drawPause(_ model: Model, in frame: inout Frame) {
    guard let pause = model.list.pause else { return }
    let (since, now, width) = (model.when(pause.since), model.when(model.now), frame.size.columns - 2)
    let forms = [
      Phrase(
        id: " daftar JEDA sejak \(since) · angka di sini per \(now) ",
        en: " the list is PAUSED since \(since) · the numbers here are of \(now) "),
      Phrase(id: " daftar JEDA \(since) · di sini \(now) ", en: " list PAUSED \(since) · here \(now) "),
    ].map { $0.text(model.language) }
    let text = forms.first { $0.cellWidth <= width } ?? forms[1]
    frame.put(text, column: 1, row: 2, style: .badge, width: width)
  }
}
