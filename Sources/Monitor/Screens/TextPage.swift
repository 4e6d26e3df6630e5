import TerminalKit
import Wording

/// A text to read, over another screen.
public enum TextPage: Sendable, Equatable {
  /// The configuration and what is wrong with it.
  case configuration
  /// What backend and journal have remarked.
  case remarks

  private var heading: Phrase {
    switch self {
    case .configuration: Phrase(id: "Konfigurasi", en: "Configuration")
    case .remarks: Phrase(id: "Pesan", en: "Remarks")
    }
  }

  /// The text as it is now.
  func lines(_ model: Model) -> [Line] {
    switch self {
    case .configuration: ConfigurationPage.lines(model)
    case .remarks: RemarksPage.lines(model)
    }
  }

  func draw(scroll: Int, _ model: Model, in frame: inout Frame) {
    HeaderView.drawTitle(model, in: &frame)
    frame.put(heading.text(model.language), column: 1, row: 1, style: .title)
    HeaderView.drawRule(row: 2, in: &frame)
    Line.draw(lines(model), scroll: scroll, from: 3, height: model.bodyHeight, in: &frame)
  }
}
