import TerminalKit
import Wording

/// An import, while it goes on and after.
public struct ImportState: Sendable, Equatable {
  /// How far it is.
  public private(set) var progress = SafeText.empty
  /// What it has said.
  public private(set) var report: [ImportLine] = []
  /// Whether it is over.
  public private(set) var isOver = false
  /// Whether anything went in.
  public private(set) var hasImported = false

  /// Whether all that was asked for went in.
  var hasBroughtAll: Bool { hasImported && !report.contains(where: \.isBad) }

  /// An import that begins.
  public init() {}

  /// Takes what the import says while it goes on.
  mutating func hear(_ news: ImportNews) {
    switch news {
    case .progress(let text): progress = text
    case .said(let said): report.append(said)
    case .ended(let hasImported): (isOver, self.hasImported) = (true, hasImported)
    }
  }

  /// What it says, under what it is.
  func lines(width: Int, hasRoom: Bool, _ language: Language) -> [Line] {
    let heading =
      isOver ? Phrase(id: "Hasil impor", en: "The import") : Phrase(id: "Mengimpor…", en: "Importing…")
    var lines = [Line(heading.text(language), .title)]
    if hasRoom { lines.append(.blank) }
    for said in report {
      let indent = said.text.string.prefix { $0 == " " }.count
      lines += Line.wrapped(said.text, width: width, style: said.isBad ? .wrong : .plain, indent: 1 + indent)
    }
    if !isOver, !progress.isEmpty { lines.append(Line(progress, .accent)) }
    return lines
  }
}

extension QueueState {
  /// Whether files are just being imported into it.
  var isImporting: Bool { imported?.isOver == false }
}

/// What an import into the queue says, over the whole screen.
enum ImportScreen {
  static func draw(scroll: Int, _ model: Model, in frame: inout Frame) {
    HeaderView.drawTitle(model, in: &frame)
    HeaderView.drawRule(row: 1, in: &frame)
    let isGoingOn = model.queue.isImporting
    Line.draw(lines(model), scroll: isGoingOn ? .max : scroll, from: 2, height: model.bodyHeight, in: &frame)
    guard !isGoingOn, lines(model).count > model.bodyHeight else { return }
    let keys = [Command.up, .down, .pageDown].compactMap { model.settings.keys.keys(of: $0).first?.name }
    let scroll = Phrase(id: "gulir", en: "scroll").text(model.language)
    frame.put(
      keys.reduce(.empty) { "\($0)\($1) " } + scroll, column: 1, row: model.size.rows - 2, style: .dim)
  }

  static func lines(_ model: Model) -> [Line] {
    model.queue.imported?.lines(width: model.size.columns, hasRoom: !model.isCompact, model.language) ?? []
  }
}
