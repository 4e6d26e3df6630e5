/// What a filter asks of a document.
indirect enum FilterCondition: Sendable, Hashable {
  /// Nothing.
  case everything
  /// All of these; never fewer than two, and none of them an `all`.
  case all([FilterCondition])
  /// One of these at least; never fewer than two, and none of them an `any`.
  case any([FilterCondition])
  case not(FilterCondition)
  /// A text that occurs in a field, in any case.
  case contains(Field, String)
  /// A text that is the whole of a field, in any case.
  case equals(Field, String)
  /// Whether a field has anything in it.
  case known(FilterKey)
  case state(FilterState)
  case channel(Channel)
  case kind(FilterKind)
  case measure(Measure, FilterRange)

  /// A text of a document.
  enum Field: Sendable, Hashable {
    /// Any text field, as a bare word is looked for.
    case any
    /// Any text field but what becomes another one while it is watched: the status, the reason and the note.
    case lasting
    case key(FilterKey)
  }

  /// A number of a document.
  enum Measure: Int, Sendable, Hashable {
    /// In sen.
    case taxBase, otherTaxBase, vat, luxuryTax
    /// In milliseconds.
    case age
    /// In milliseconds since 1970.
    case since
    /// The number of a day.
    case date, lastDay
    /// Months since year 0.
    case period
  }

  /// Whether the answer hangs on how long a document has stood in its status.
  var asksForAge: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains(where: \.asksForAge)
    case .not(let inner): inner.asksForAge
    case .state(.stuck), .state(.slow), .measure(.age, _): true
    default: false
    }
  }

  /// The keys that are asked by.
  var keys: Set<FilterKey> {
    switch self {
    case .everything, .contains(.any, _), .equals(.any, _), .contains(.lasting, _), .equals(.lasting, _): []
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.keys) }
    case .not(let inner): inner.keys
    case .contains(.key(let key), _), .equals(.key(let key), _), .known(let key): [key]
    case .state: [.status]
    case .channel: [.channel]
    case .kind: [.kind]
    case .measure(let measure, _): [measure.key]
    }
  }

  /// Whether a bare word is looked for.
  var hasWords: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains(where: \.hasWords)
    case .not(let inner): inner.hasWords
    case .contains(.any, _), .equals(.any, _): true
    default: false
    }
  }

  /// Everything of a list, however long it is.
  static func all(of conditions: [FilterCondition]) -> FilterCondition {
    let parts = conditions.flatMap { part -> [FilterCondition] in
      if case .all(let inner) = part { inner } else if case .everything = part { [] } else { [part] }
    }
    return parts.count > 1 ? .all(parts) : parts.first ?? .everything
  }

  /// Anything of a list, however long it is.
  static func any(of conditions: [FilterCondition]) -> FilterCondition {
    let parts = conditions.flatMap { part -> [FilterCondition] in
      if case .any(let inner) = part { inner } else { [part] }
    }
    return parts.count > 1 ? .any(parts) : parts.first ?? .everything
  }

  /// The opposite.
  static func negation(of condition: FilterCondition) -> FilterCondition {
    if case .not(let inner) = condition { inner } else { .not(condition) }
  }
}

/// From a number to a number, both included; open where there is none.
struct FilterRange: Sendable, Hashable {
  var lower: Bound?
  var upper: Bound?

  /// One end.
  enum Bound: Sendable, Hashable {
    /// This number.
    case at(Int64)
    /// So many days, or months, after today; negative before it.
    case ahead(Int64)

    /// More days than this ahead are no day of the calendar.
    static let furthest: Int64 = 9_999_999

    /// One further or one back; at the end of what there is it stays.
    func moved(by step: Int64) -> Bound {
      switch self {
      case .at(let number): .at(max(-.max, min(.max - 1, number) + step))
      case .ahead(let count): .ahead(max(-Self.furthest, min(Self.furthest, count + step)))
      }
    }

    func resolved(from today: Int64) -> Int64 {
      switch self {
      case .at(let number): number
      case .ahead(let count): today.addingReportingOverflow(count).partialValue
      }
    }
  }

  /// The moments it holds today; `nil` where it holds none.
  ///
  /// Days ahead are whole days in WIB.
  func moments(on today: CalendarDate) -> ClosedRange<Int64>? {
    func start(_ bound: Bound?, daysOn: Int) -> Int64? {
      switch bound {
      case nil: nil
      case .at(let number): number
      case .ahead(let count): Timestamp(startOf: today.adding(days: Int(count) + daysOn)).milliseconds - Int64(daysOn)
      }
    }
    let first = start(lower, daysOn: 0) ?? .min
    let last = start(upper, daysOn: 1) ?? .max
    return first <= last ? first...last : nil
  }

  /// The numbers it holds today; `nil` where it holds none.
  func resolved(from today: Int64) -> ClosedRange<Int64>? {
    let first = lower?.resolved(from: today) ?? .min
    let last = upper?.resolved(from: today) ?? .max
    return first <= last ? first...last : nil
  }
}
