import TerminalKit
import UploadQueue
import Wording

/// The line of a token in place of the footer, of which nothing is shown but how long it is; and how long one is good.
enum TokenView {
  static func drawLine(_ line: HiddenLine, _ model: Model, in frame: inout Frame) {
    let (row, language) = (frame.size.rows - 1, model.language)
    let count = line.count.written(language)
    let text = Phrase(
      id: "Token (tidak ditampilkan): \(count) karakter", en: "Token (not shown): \(count) characters"
    ).text(language)
    let end = frame.put(text, column: 1, row: row, style: .accent, width: frame.size.columns - 2)
    frame.cursor = Position(column: min(end, frame.size.columns - 1), row: row)
    guard !model.isCompact else { return }
    let keys = Phrase(
      id: " Enter pakai · Esc batal · tinggal di memori saja ",
      en: " Enter uses it · Esc leaves · kept in memory alone "
    ).text(language)
    HeaderView.drawRule(row: row - 1, in: &frame)
    frame.put(keys, endingAt: frame.size.columns - 1, row: row - 1, style: .dim)
  }

  /// With less than this left, a new token should be at hand.
  private static let short = Duration.minutes(5)

  /// How long the credentials are good, for the header; nothing where they do not say.
  ///
  /// What Pantau renews by itself presses nobody.
  static func life(_ model: Model) -> (text: SafeText, isShort: Bool) {
    guard let until = model.queue.accessUntil else { return (.empty, false) }
    let (left, isPersons) = (until - model.now, !model.profile.renewsAccess)
    guard left > .zero else {
      guard isPersons else { return (.empty, false) }
      return (Phrase(id: " · token habis", en: " · token expired").text(model.language), true)
    }
    let life: SafeText =
      left < .minutes(1) ? "< 1 \(TimeUnit.minute.short(model.language))" : left.brief(model.language)
    return (" · token \(life)", isPersons && left < short)
  }
}
