import UploadQueue
import Wording

/// Where the columns of the table stand on a screen of some width.
///
/// Sign, status and time stay where they are; the columns after them are as many as fit, from the one the person has
/// moved to.
struct ColumnLayout: Equatable {
  /// A column that can be moved and chosen, in its place.
  struct Slot: Equatable {
    var kind: ColumnKind
    var start: Int
    var width: Int
  }

  /// Where the status begins; before it stand the cursor's mark and the sign.
  static let statusStart = 3
  /// The width of the status.
  let statusWidth: Int
  /// The width of the time in status.
  static let ageWidth = 11
  /// The column of a mark for what is due or late, where there is no room for the deadline.
  let dueMark: Int?
  /// The columns after these.
  let slots: [Slot]
  /// Whether there are columns to the left of the first shown.
  let hasBefore: Bool
  /// Whether there are columns to the right of the last shown.
  let hasAfter: Bool

  /// Whether there is so little room that words are short.
  var isNarrow: Bool { dueMark != nil }

  /// Where the time in status begins.
  var ageStart: Int { Self.statusStart + statusWidth + 1 }

  /// Below this width, where the reference would have no room beside the deadline, words are short, and a mark stands for
  /// the deadline.
  private static let narrowest =
    statusStart + fullStatusWidth + 1 + ageWidth + 1 + ColumnKind.deadline.width + 1 + ColumnKind.reference.width + 1

  private static let fullStatusWidth = 21

  /// How much narrower the other party's name may be than it usually is, for a reference to stand whole.
  private static let partnerYields = 3

  /// The layout for a width, with some columns passed over.
  ///
  /// - Parameter longestReference: How wide the longest reference is; it takes no more room than it needs, and has it before
  ///   any other column grows.
  init(_ chosen: [ColumnKind], passing offset: Int, width: Int, longestReference: Int = 0) {
    let wanted = min(max(0, longestReference - ColumnKind.reference.width), ColumnKind.reference.growth)
    func least(_ kind: ColumnKind) -> Int {
      kind == .partner ? kind.width - min(wanted, Self.partnerYields) : kind.width
    }
    let isNarrow = width < Self.narrowest
    statusWidth = isNarrow ? 9 : Self.fullStatusWidth
    let fixed = Self.statusStart + statusWidth + 1 + Self.ageWidth + 1
    dueMark = isNarrow ? fixed : nil
    let first = isNarrow ? fixed + 2 : fixed
    let all = isNarrow ? chosen.filter { $0 != .deadline } : chosen
    let passed = min(max(0, offset), max(0, all.count - 1))
    var fitting: [ColumnKind] = []
    var used = first
    for kind in all.dropFirst(passed) {
      guard used + least(kind) + 1 <= width || (fitting.isEmpty && used + 6 < width) else { break }
      fitting.append(kind)
      used += min(least(kind), width - used - 1) + 1
    }
    var spare = max(0, width - used)
    var start = first
    slots = fitting.map { kind in
      let extra = min(spare, kind == .reference ? wanted : kind.growth + kind.width - least(kind))
      spare -= extra
      let slot = Slot(kind: kind, start: start, width: min(least(kind) + extra, width - start - 1))
      start += slot.width + 1
      return slot
    }
    hasBefore = passed > 0
    hasAfter = passed + fitting.count < all.count
  }

  /// The least number of columns to pass over so that the last one can be seen.
  static func furthest(_ chosen: [ColumnKind], width: Int) -> Int {
    (0..<max(1, chosen.count)).first { !ColumnLayout(chosen, passing: $0, width: width).hasAfter } ?? 0
  }
}
