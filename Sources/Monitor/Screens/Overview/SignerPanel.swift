import TerminalKit
import UploadQueue
import Wording

/// What the documents of each signer are doing; counts, which do not say why.
enum SignerPanel {
  private struct Column {
    var title: SafeText
    var width: Int
    var style: Style
    var value: (SignerCount) -> Int
  }

  static func lines(_ overview: QueueOverview, _ look: PanelLook, width: Int) -> [OverviewLine] {
    guard !overview.signers.isEmpty else { return [] }
    let title = look.say("Penandatangan", "Signer")
    let width = min(width, 72)
    let columns = columns(overview.signers, look, width: width)
    let name = 2..<max(2, width - columns.reduce(0) { $0 + $1.width })
    var heading = OverviewLine().text(title, 0..<name.upperBound, .accent)
    var start = name.upperBound
    for column in columns {
      heading = heading.number(column.title, start..<start + column.width, .dim)
      start += column.width
    }
    return [heading]
      + overview.signers.map { count in
        let unnamed = look.say("(tanpa nama)", "(not named)")
        var line = OverviewLine(item: .signer(count.signer))
          .text(count.signer.map { SafeText($0) } ?? unnamed, name, count.signer == nil ? .dim : .plain)
        var start = name.upperBound
        for column in columns {
          let value = column.value(count)
          line = line.number(
            value == 0 ? "·" : value.written(look.language), start..<start + column.width,
            value == 0 ? .dim : column.style)
          start += column.width
        }
        return line
      }
  }

  /// As many columns as leave the names some room, with words for titles where there is room for words.
  private static func columns(_ signers: [SignerCount], _ look: PanelLook, width: Int) -> [Column] {
    let isWide = width >= 52
    let lately = look.say("24 j", "24 h")
    func column(
      _ sign: SafeText, _ words: SafeText, _ style: Style, _ value: @escaping (SignerCount) -> Int
    ) -> Column {
      let title = isWide ? words : sign
      let widest = signers.map { value($0).written(look.language).cellWidth }.max() ?? 1
      return Column(title: title, width: max(title.cellWidth, widest) + 2, style: style, value: value)
    }
    var columns = [
      column("…", "Signing", .plain) { $0.signing },
      column("‼", look.say("Macet", "Stuck"), .wrong) { $0.stuck },
      column("✗", "Invalid", .wrong) { $0.invalid },
      column("✓", look.say("Setuju", "Approved"), .good) { $0.approved },
    ]
    let recent = [
      column("✗ \(lately)", "✗ \(lately)", .wrong) { $0.invalidLately },
      column("✓ \(lately)", "✓ \(lately)", .good) { $0.approvedLately },
    ]
    let names = 22
    if columns.reduce(names, { $0 + $1.width }) + recent.reduce(0, { $0 + $1.width }) <= width { columns += recent }
    return columns
  }
}
