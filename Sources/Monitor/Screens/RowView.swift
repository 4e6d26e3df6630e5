import TerminalKit
import UploadQueue
import Wording

/// One document on one line.
struct RowView {
  let row: QueueRow
  let model: Model
  let isSelected: Bool
  let isDeparted: Bool

  private var level: StuckPolicy.Level {
    model.settings.policy.stuck.level(of: row.document.status.status, since: row.time, at: model.now)
  }

  private var standing: Deadline.Standing {
    model.settings.policy.deadline.standing(
      of: row.document.status.status, kind: row.document.kind, dated: row.document.date, at: model.now)
  }

  private var signs: SafeText { NoteView.signs(row.annotation) }

  private var isGone: Bool { isDeparted || row.missingSince != nil }

  /// The bar of the selection ends after the first column: every cell of it travels with every step.
  private static let barColumns = 1

  func draw(_ columns: [(column: Column, width: Int)], at line: Int, in frame: inout Frame) {
    let style = isGone ? Style.dim : statusStyle
    frame.put(isSelected ? "▸" : " ", column: 0, row: line, style: isSelected ? style.selected : .plain)
    frame.put(symbol, column: 1, row: line, style: isSelected ? style.selected : style)
    frame.put(" ", column: 2, row: line, style: isSelected ? style.selected : style)
    var column = 3
    for (index, (entry, width)) in spanned(columns).enumerated() {
      let (text, ownStyle) = cell(entry.kind)
      let isBar = isSelected && index < Self.barColumns
      let cellStyle = isBar ? style.selected : isGone ? .dim : ownStyle
      if entry.kind == .reference, !signs.isEmpty {
        let room = max(0, width - signs.cellWidth - 1)
        frame.put(text, column: column, row: line, style: cellStyle, width: room)
        frame.put(signs, endingAt: column + width, row: line, style: isGone ? .dim : .accent)
        column += width + 1
        continue
      }
      if isBar { frame.fill(columns: column..<column + width + 1, row: line, style: cellStyle) }
      if entry.isRight {
        frame.put(text, endingAt: column + width, row: line, style: cellStyle, width: width)
      } else {
        frame.put(text, column: column, row: line, style: cellStyle, width: width)
      }
      column += width + 1
    }
  }

  /// What has just happened to a document is more than its status, and takes the place of its time as well.
  private func spanned(_ columns: [(column: Column, width: Int)]) -> [(column: Column, width: Int)] {
    guard isGone || row.change != nil, columns.count > 1, columns[1].column.kind == .age else { return columns }
    return [(columns[0].column, columns[0].width + 1 + columns[1].width)] + columns.dropFirst(2)
  }

  /// A sign that says it without colour.
  private var symbol: SafeText {
    if row.missingSince != nil { return "∅" }
    switch row.document.status.status {
    case .signingInProgress: return level == .stuck ? "‼" : level == .slow ? "!" : "…"
    case .savedInvalid: return "✗"
    case .approved: return "✓"
    case .draft: return "○"
    case .amended: return "≠"
    case .canceled: return "-"
    case .waitingForAmendment, .waitingForCancellation: return "◇"
    case .unknown: return row.document.status.isNone ? "·" : "?"
    }
  }

  private var statusStyle: Style {
    if row.change != nil { return .changed }
    switch row.document.status.status {
    case .signingInProgress: return level == .stuck ? .wrong : level == .slow ? .warning : .plain
    case .savedInvalid: return .wrong
    case .approved: return .good
    case .unknown: return row.document.status.isNone ? .dim : .warning
    case .amended, .canceled: return .dim
    case .draft, .waitingForAmendment, .waitingForCancellation: return .plain
    }
  }

  private func cell(_ kind: SortKey) -> (SafeText, Style) {
    let document = row.document
    let language = model.language
    switch kind {
    case .status: return (statusText, statusStyle)
    case .age:
      return (row.time.brief(at: model.now, language), level == .stuck ? .wrong : level == .slow ? .warning : .plain)
    case .deadline: return (standing.brief(language), deadlineStyle)
    case .reference: return ("\(document.name)", .plain)
    case .partner: return ("\(document.partnerName ?? "–")", .plain)
    case .taxBase: return (document.taxBase?.written(language) ?? "–", .plain)
    case .vat: return (document.vat?.written(language) ?? "–", .plain)
    case .signer: return ("\(document.signer ?? "–")", .plain)
    case .date: return (document.date?.written(language) ?? "–", .plain)
    case .nsfp: return ("\(document.nsfp?.digits ?? "–")", .plain)
    case .note: return ("\(row.annotation.note?.text ?? "")", .plain)
    case .urgency: return ("", .plain)
    }
  }

  private var statusText: SafeText {
    let shown = row.document.status.shown
    if let since = row.missingSince {
      return model.language == .indonesian ? "hilang: \(shown) \(since.clock)" : "gone: \(shown) \(since.clock)"
    }
    if isDeparted {
      let moment = row.change?.seenAt ?? row.time.since
      return model.language == .indonesian
        ? "keluar: \(shown) \(moment.clock)" : "left: \(shown) \(moment.clock)"
    }
    guard let change = row.change else { return shown }
    guard let from = change.from else { return model.language == .indonesian ? "\(shown) baru" : "\(shown) new" }
    return "\(shown) ← \(from.shown)"
  }

  private var deadlineStyle: Style {
    switch standing {
    case .none: .dim
    case .missed: .wrong
    case .open(let days): days <= model.settings.policy.dueSoonDays ? .warning : .plain
    }
  }
}
