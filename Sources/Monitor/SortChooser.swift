import TerminalKit
import UploadQueue
import Wording

/// Choosing the order, while the list shows it.
public struct SortChooser: Sendable, Equatable {
  /// The order before, which Esc brings back.
  public var before: [SortOrder]
  /// The place of the cursor among the keys.
  public var place: Int

  /// The keys in the order of the screen.
  static let keys: [SortKey] = [
    .urgency, .status, .age, .deadline, .reference, .partner, .taxBase, .vat, .signer, .date, .nsfp, .note, .period,
    .transactionCode, .otherTaxBase, .luxuryTax, .reason, .eSignStatus, .words, .kind, .channel, .queue, .taxpayer,
    .partnerIdentity, .documentNumber, .recordID, .createdAt, .lastUpdatedAt, .observedAt, .reported,
  ]

  var key: SortKey { Self.keys[max(0, min(place, Self.keys.count - 1))] }
}

extension SortKey {
  /// The letter that chooses it; with Shift it becomes a further key.
  ///
  /// What is seldom asked for has none.
  var letter: Character? {
    switch self {
    case .urgency: "u"
    case .status: "s"
    case .age: "l"
    case .deadline: "t"
    case .reference: "r"
    case .partner: "p"
    case .taxBase: "d"
    case .vat: "v"
    case .signer: "i"
    case .date: "f"
    case .nsfp: "n"
    case .note: "c"
    case .period, .transactionCode, .otherTaxBase, .luxuryTax, .reason, .eSignStatus, .words, .kind, .channel, .queue,
      .taxpayer, .partnerIdentity, .documentNumber, .recordID, .createdAt, .lastUpdatedAt, .observedAt, .reported:
      nil
    }
  }

  init?(letter: Character) {
    let lowered = letter.lowercased()
    guard let key = Self.allCases.first(where: { $0.letter.map { String($0) } == lowered }) else { return nil }
    self = key
  }
}

extension [SortOrder] {
  /// The order by one key alone; turned round where it is that already.
  func choosing(_ key: SortKey) -> [SortOrder] {
    count == 1 && first?.key == key ? [SortOrder(key, isReversed: !self[0].isReversed)] : [SortOrder(key)]
  }

  /// The order with a further key; turned round in that key where it is among them already.
  func adding(_ key: SortKey) -> [SortOrder] {
    guard let place = firstIndex(where: { $0.key == key }) else { return self + [SortOrder(key)] }
    var order = self
    order[place].isReversed.toggle()
    return order
  }

  /// The order without a key; the usual one where none is left.
  func removing(_ key: SortKey) -> [SortOrder] {
    let left = filter { $0.key != key }
    return left.isEmpty ? QueueQuery.usualSort : left
  }
}

extension Model {
  /// Opens the choice of the order.
  mutating func chooseSort() -> [Effect] {
    let sort = list.query.sort
    let place = sort.first.flatMap { SortChooser.keys.firstIndex(of: $0.key) } ?? 0
    screen = .sort(SortChooser(before: sort, place: place))
    return []
  }

  mutating func pressInSort(_ command: Command, key: Key, _ state: SortChooser) -> [Effect] {
    var state = state
    switch command {
    case .up: state.place -= 1
    case .down: state.place += 1
    case .top: state.place = 0
    case .bottom: state.place = SortChooser.keys.count
    case .sortBy: return order { $0.choosing(state.key) }
    case .sortThen: return order { $0.adding(state.key) }
    case .sortWithout: return order { $0.removing(state.key) }
    case .sortByLetter, .sortThenLetter:
      guard case .character(let letter) = key, let chosen = SortKey(letter: letter) else { return [] }
      state.place = SortChooser.keys.firstIndex(of: chosen) ?? 0
      screen = .sort(state)
      return order { command == .sortByLetter ? $0.choosing(chosen) : $0.adding(chosen) }
    case .open:
      screen = .list
      return []
    case .back:
      screen = .list
      return order { _ in state.before }
    default: return []
    }
    state.place = max(0, min(state.place, SortChooser.keys.count - 1))
    screen = .sort(state)
    return []
  }

  private mutating func order(_ new: ([SortOrder]) -> [SortOrder]) -> [Effect] {
    let sort = new(list.query.sort)
    return change { $0.sort = sort }
  }
}
