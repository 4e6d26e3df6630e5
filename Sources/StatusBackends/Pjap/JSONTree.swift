import Foundation

/// A JSON answer whose shape is not known beforehand.
///
/// Numbers are kept as decimals, so that amounts stay exact; members are found however their names are capitalised.
indirect enum JSONTree: Sendable, Hashable {
  case null
  case truth(Bool)
  case number(Decimal)
  case text(String)
  case list([JSONTree])
  /// Members by their names in lower case.
  case members([String: JSONTree])

  /// The value that bytes spell; `nil` where they are no JSON.
  init?(_ bytes: [UInt8]) {
    guard let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(bytes)) else { return nil }
    self = tree
  }

  /// What stands at a path of names with dots between, numbers counting the elements of a list from 0.
  func at(_ path: String) -> JSONTree? {
    path.split(separator: ".").reduce(self) { place, name in
      switch place {
      case .members(let members): members[name.lowercased()]
      case .list(let elements): Int(name).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      default: nil
      }
    }
  }

  /// A text, or a number as it is written; `nil` for anything else, and for an empty text.
  var words: String? {
    switch self {
    case .text(let text): text.isEmpty ? nil : text
    case .number(let number): number.description
    default: nil
    }
  }

  /// The elements of a list.
  var elements: [JSONTree]? {
    if case .list(let elements) = self { elements } else { nil }
  }

  /// Whether nothing is said by it.
  var isVoid: Bool { self == .null || self == .text("") }
}

extension JSONTree: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let number = try? container.decode(Decimal.self) {
      self = .number(number)
    } else if let elements = try? container.decode([JSONTree].self) {
      self = .list(elements)
    } else {
      let members = try container.decode([String: JSONTree].self)
      self = .members(Dictionary(members.map { ($0.lowercased(), $1) }) { first, _ in first })
    }
  }
}
