import TerminalKit
import UploadQueue
import Wording

/// How many documents stand in each status.
enum StatusPanel {
  private static let numberWidth = 9

  static func lines(_ overview: QueueOverview, _ look: PanelLook, width: Int) -> [OverviewLine] {
    // A number far from its name is hard to find.
    let width = min(width, 52)
    let title = look.say("Status", "Status")
    var lines = [OverviewLine.heading(title, overview.total.written(look.language), width: width)]
    for status in order {
      guard let count = overview.statuses[status], count > 0 else { continue }
      let name: SafeText =
        status == .unknown ? look.say("belum dikenal Pantau", "not known to Pantau") : SafeText(status.word)
      lines.append(line(.status(status), sign(status), name, count, style(status), look, width: width))
    }
    if overview.expectedCount > 0 {
      let name = look.say("belum terlihat di DJP", "not seen at DJP yet")
      lines.append(line(.expected, "·", name, overview.expectedCount, .dim, look, width: width))
    }
    if overview.missingCount > 0 {
      let name = look.say("hilang dari daftar", "no longer listed")
      lines.append(line(.missing, "∅", name, overview.missingCount, .dim, look, width: width))
    }
    return lines
  }

  private static func line(
    _ item: OverviewItem, _ sign: SafeText, _ name: SafeText, _ count: Int, _ style: Style, _ look: PanelLook,
    width: Int
  ) -> OverviewLine {
    OverviewLine(item: item).text(name, 4..<width - numberWidth, style).text(sign, 2..<3, style)
      .number(count.written(look.language), width - numberWidth..<width)
  }

  /// What needs somebody comes first, what is over comes last.
  private static let order: [UploadStatus] = [
    .savedInvalid, .signingInProgress, .unknown, .draft, .waitingForAmendment, .waitingForCancellation, .approved,
    .amended, .canceled,
  ]

  private static func style(_ status: UploadStatus) -> Style {
    switch status {
    case .savedInvalid: .wrong
    case .unknown: .warning
    case .approved: .good
    case .amended, .canceled: .dim
    case .signingInProgress, .draft, .waitingForAmendment, .waitingForCancellation: .plain
    }
  }

  private static func sign(_ status: UploadStatus) -> SafeText {
    switch status {
    case .signingInProgress: "…"
    case .savedInvalid: "✗"
    case .approved: "✓"
    case .draft: "○"
    case .amended: "≠"
    case .canceled: "-"
    case .waitingForAmendment, .waitingForCancellation: "◇"
    case .unknown: "?"
    }
  }
}
