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
    model.policy.stuck.level(of: row.document.status.status, since: row.time, at: model.listNow)
  }

  private var standing: Deadline.Standing {
    model.policy.deadline.standing(
      of: row.document.status.status, kind: row.document.kind, dated: row.document.date, at: model.listNow)
  }

  private var absence: Absence? { row.document.absence(on: model.listNow.jakartaDate) }

  private var isLate: Bool { if case .late = absence { true } else { false } }

  private var signs: SafeText { NoteView.signs(row.annotation) }

  private var isConflict: Bool { row.origins.isConflict }

  /// The re-upload that is under way of it.
  private var reupload: ReuploadDesk? { isGone || row.change != nil ? nil : model.reuploadUnderWay(of: row) }

  private var isGone: Bool { isDeparted || row.missingSince != nil }

  /// What has just happened to a document is more than its status, and takes the place of its time as well.
  private var tellsChange: Bool { isGone || isConflict || row.change != nil || reupload != nil }

  func draw(_ layout: ColumnLayout, at line: Int, in frame: inout Frame) {
    let style = isGone ? Style.dim : statusStyle
    // The bar of the selection ends after the status: every cell of it travels with every step.
    let barStyle = isSelected ? style.selected : style
    let span = layout.statusWidth + (tellsChange ? 1 + ColumnLayout.ageWidth : 0)
    if isSelected { frame.fill(columns: 0..<ColumnLayout.statusStart + span + 1, row: line, style: barStyle) }
    frame.put(isSelected ? "▸" : " ", column: 0, row: line, style: isSelected ? barStyle : .plain)
    frame.put(symbol, column: 1, row: line, style: barStyle)
    frame.put(
      statusText(width: span, isShort: layout.isNarrow), column: ColumnLayout.statusStart, row: line, style: barStyle,
      width: span)
    if !tellsChange {
      frame.put(
        row.time.brief(at: model.listNow, model.language), endingAt: layout.ageStart + ColumnLayout.ageWidth, row: line,
        width: ColumnLayout.ageWidth)
    }
    if let mark = layout.dueMark { frame.put(dueMark, column: mark, row: line, style: isGone ? .dim : dueStyle) }
    for slot in layout.slots {
      let text = slot.kind.text(
        row, standing: standing, soon: model.policy.dueSoonDays, zone: model.zone, model.language,
        width: slot.kind.isRight || slot.kind == .reference ? .max : slot.width)
      let style: Style = isGone ? .dim : slot.kind == .deadline ? dueStyle : .plain
      if slot.kind == .reference, !signs.isEmpty {
        let room = max(0, slot.width - signs.cellWidth - 1)
        frame.put(text.keepingEnd(width: room), column: slot.start, row: line, style: style, width: room)
        frame.put(signs, endingAt: slot.start + slot.width, row: line, style: isGone ? .dim : .accent)
      } else if slot.kind.isRight {
        frame.put(text, endingAt: slot.start + slot.width, row: line, style: style, width: slot.width)
      } else {
        let shown = slot.kind.endsApart ? text.keepingEnd(width: slot.width) : text
        frame.put(shown, column: slot.start, row: line, style: style, width: slot.width)
      }
    }
  }

  /// One cell that says late or nearly, where there is no room for the deadline.
  private var dueMark: SafeText {
    switch standing {
    case .missed: "‼"
    case .open where model.policy.isDue(standing): "!"
    case .open, .none: ""
    }
  }

  /// A sign that says it without colour.
  private var symbol: SafeText {
    if isConflict { return "?" }
    if reupload != nil { return "↻" }
    if row.missingSince != nil { return "∅" }
    switch row.document.status.status {
    case .signingInProgress: return level == .stuck ? "‼" : level == .slow ? "!" : "…"
    case .savedInvalid: return "✗"
    case .approved: return "✓"
    case .draft: return "○"
    case .amended: return "≠"
    case .canceled: return "-"
    case .waitingForAmendment, .waitingForCancellation: return "◇"
    case .unknown: return isLate ? "∅" : row.document.status.isNone ? "·" : "?"
    }
  }

  private var statusStyle: Style {
    if isConflict { return .wrong }
    if row.change != nil { return .changed }
    if reupload != nil { return .accent }
    switch row.document.status.status {
    case .signingInProgress: return level == .stuck ? .wrong : level == .slow ? .warning : .plain
    case .savedInvalid: return .wrong
    case .approved: return .good
    case .unknown: return isLate ? .wrong : row.document.status.isNone ? .dim : .warning
    case .amended, .canceled: return .dim
    case .draft, .waitingForAmendment, .waitingForCancellation: return .plain
    }
  }

  /// The status, with what it was where that has just changed; as much in full as the width allows.
  private func statusText(width: Int, isShort: Bool) -> SafeText {
    if isConflict, !isDeparted { return AllQueuesView.conflict(row.origins, width: width, model.language) }
    let status = row.document.status
    let shown = isShort ? status.short : status.shown
    if let since = row.missingSince {
      return model.language == .indonesian
        ? "hilang: \(shown) \(since.clock(in: model.zone))" : "gone: \(shown) \(since.clock(in: model.zone))"
    }
    if isDeparted {
      let moment = row.change?.seenAt ?? row.time.since
      return model.language == .indonesian
        ? "keluar: \(shown) \(moment.clock(in: model.zone))" : "left: \(shown) \(moment.clock(in: model.zone))"
    }
    if let absence { return absence.brief(model.language, isShort: isShort) }
    if let reupload {
      let mark = reupload.mark.text(model.language)
      let texts: [SafeText] = ["\(status.shown) · \(mark)", "\(status.short) · \(mark)"]
      return texts.first { $0.cellWidth <= width } ?? "\(status.short)·\(mark)"
    }
    guard let change = row.change else { return shown }
    guard let from = change.from else { return model.language == .indonesian ? "\(shown) baru" : "\(shown) new" }
    let texts: [SafeText] = [
      "\(shown) ← \(from.shown)", "\(shown) ← \(from.short)", "\(status.short) ← \(from.short)",
    ]
    return texts.first { $0.cellWidth <= width } ?? "\(status.short) ← \(from.short)"
  }

  /// Late is never said more weakly than nearly late, whatever else is wrong with the document.
  private var dueStyle: Style {
    switch standing {
    case .none: .plain
    case .missed: .wrong
    case .open: model.policy.isDue(standing) ? .warning : .plain
    }
  }
}
