import TerminalKit
import UploadQueue
import Wording

/// Documents as a table of text, for who reads what a command prints.
public struct DocumentTable {
  private struct Column {
    var title: SafeText
    var cells: [SafeText]
    /// The width below which it is rather left out.
    var least: Int
    var isRight = false
    var endsApart = false

    /// The width in which everything of it is seen.
    var widest: Int { cells.reduce(title.cellWidth) { max($0, $1.cellWidth) } }
  }

  private let columns: [Column]
  private let height: Int

  /// A table of documents.
  ///
  /// - Parameters:
  ///   - rows: The documents, each with the queue that shows it.
  ///   - namesQueues: Whether that is the first column.
  ///   - policies: What counts as stuck and due in each queue, where that is not as the settings say.
  ///   - now: The moment that ages and days are counted at.
  public init(
    _ rows: [(queue: String, row: QueueRow)], namesQueues: Bool, settings: Settings,
    policies: [String: QueuePolicy] = [:], at now: Timestamp
  ) {
    let language = settings.language
    let policy = settings.policy
    height = rows.count
    var kinds = settings.columns.filter { $0 != .queue }
    if namesQueues { kinds.insert(.queue, at: 0) }
    let chosen = kinds.map { kind in
      Column(
        title: kind.isMoment
          ? "\(kind.title.text(language)) \(settings.zone.name(at: now))" : kind.title.text(language),
        cells: rows.map { queue, row in
          if kind == .queue { return SafeText(queue) }
          let document = row.document
          let standing = policy.deadline.standing(
            of: document.status.status, kind: document.kind, dated: document.date, at: now)
          return kind.text(row, standing: standing, soon: policy.dueSoonDays, zone: settings.zone, language)
        }, least: kind.width, isRight: kind.isRight, endsApart: kind.endsApart)
    }
    let status = Column(
      title: "Status", cells: rows.map { Self.status($0.row, policies[$0.queue] ?? policy, at: now).text(language) },
      least: 21)
    let age = Column(
      title: Phrase(id: "Lama", en: "Time").text(language),
      cells: rows.map { $0.row.missingSince == nil ? $0.row.time.brief(at: now, language) : "–" },
      least: ColumnLayout.ageWidth, isRight: true)
    columns = namesQueues ? [chosen[0], status, age] + chosen.dropFirst() : [status, age] + chosen
  }

  /// The heading and a line a document; as wide as they are, or no wider than a terminal, where columns are left out.
  public func lines(width: Int?) -> [SafeText] {
    let widths = widths(within: width)
    return [line(widths, \.title)] + (0..<height).map { place in line(widths) { $0.cells[place] } }
  }

  private func line(_ widths: [Int], _ text: (Column) -> SafeText) -> SafeText {
    var line: SafeText = ""
    var gap = 0
    for (column, width) in zip(columns, widths) {
      let whole = text(column)
      let cell = column.endsApart ? whole.keepingEnd(width: width) : whole.keepingStart(width: width)
      let rest = max(0, width - cell.cellWidth)
      // Blanks at the end of a line are of no use to anybody.
      if !cell.isEmpty {
        line = line + .repeating(" ", count: gap + (column.isRight ? rest : 0)) + cell
        gap = column.isRight ? 2 : rest + 2
      } else {
        gap += width + 2
      }
    }
    return line
  }

  /// The widths of the columns that there is room for.
  private func widths(within width: Int?) -> [Int] {
    guard let width else { return columns.map(\.widest) }
    var widths: [Int] = []
    var used = 0
    for column in columns {
      let gap = widths.isEmpty ? 0 : 2
      let least = min(column.widest, column.least)
      guard widths.isEmpty || used + gap + least <= width else { break }
      widths.append(min(least, width))
      used += gap + least
    }
    var spare = max(0, width - used)
    for place in widths.indices {
      let extra = min(spare, columns[place].widest - widths[place])
      widths[place] += extra
      spare -= extra
    }
    return widths
  }

  /// The status, and in words what a sign and a colour say on the screen.
  private static func status(_ row: QueueRow, _ policy: QueuePolicy, at now: Timestamp) -> Phrase {
    let status = row.document.status
    if row.missingSince != nil { return Phrase(id: "hilang: \(status.shown)", en: "gone: \(status.shown)") }
    if let absence = row.document.absence(on: now.jakartaDate) {
      return Phrase(id: absence.brief(.indonesian, isShort: false), en: absence.brief(.english, isShort: false))
    }
    return switch policy.stuck.level(of: status.status, since: row.time, at: now) {
    case .stuck: Phrase(id: "Signing, MACET", en: "Signing, STUCK")
    case .slow: Phrase(id: "Signing, lambat", en: "Signing, slow")
    case .fine: Phrase(same: status.shown)
    }
  }
}
