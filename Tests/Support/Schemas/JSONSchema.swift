import Foundation

/// A JSON Schema, as far as the descriptions of Pantau's protocols use it: enough to hold messages against them.
public struct JSONSchema: Sendable {
  private let root: JSONValue

  /// The schema, or the description with schemas in it, that a file holds.
  public init(contentsOf path: String) throws {
    root = try JSONValue(text: String(contentsOfFile: path, encoding: .utf8))
  }

  /// The whole description.
  public var description: JSONValue { root }

  /// What stands at a pointer such as `#/components/schemas/Page`.
  public func part(_ pointer: String) -> JSONValue? {
    pointer.split(separator: "/").dropFirst().reduce(Optional(root)) { value, name in
      value?[String(name).replacing("~1", with: "/").replacing("~0", with: "~")]
    }
  }

  /// Everything in a value that is not as the schema at a pointer says; nothing where it is.
  ///
  /// - Parameter isClosed: Whether members that the schema does not describe are faults.
  public func faults(of value: JSONValue, at pointer: String, isClosed: Bool = true) -> [String] {
    guard let schema = part(pointer) else { return ["no schema at \(pointer)"] }
    return check(value, schema, "", isClosed)
  }

  private func check(_ value: JSONValue, _ schema: JSONValue, _ place: String, _ isClosed: Bool) -> [String] {
    var faults: [String] = []
    if let pointer = schema["$ref"]?.string {
      faults += part(pointer).map { check(value, $0, place, isClosed) } ?? ["\(place): no schema at \(pointer)"]
    }
    if case .array(let options)? = schema["anyOf"],
      options.allSatisfy({ !check(value, $0, place, isClosed).isEmpty })
    {
      faults.append("\(place): is none of what it may be")
    }
    if let type = schema["type"]?.string, !value.isOf(type) { return faults + ["\(place): is no \(type)"] }
    if let constant = schema["const"], constant != value { faults.append("\(place): is not \(constant.text)") }
    if case .array(let known)? = schema["enum"], !known.contains(value) { faults.append("\(place): is not known") }
    if let text = value.string { faults += check(text, schema, place) }
    if case .array(let items) = value, let each = schema["items"] {
      for (index, item) in items.enumerated() { faults += check(item, each, "\(place)[\(index)]", isClosed) }
    }
    if case .object(let members) = value, schema["type"]?.string == "object" {
      faults += check(members, schema, place, isClosed)
    }
    return faults
  }

  private func check(_ text: String, _ schema: JSONValue, _ place: String) -> [String] {
    var faults: [String] = []
    if let pattern = schema["pattern"]?.string, text.range(of: pattern, options: .regularExpression) == nil {
      faults.append("\(place): does not match \(pattern)")
    }
    if case .number(let least)? = schema["minLength"], Double(text.count) < least {
      faults.append("\(place): too short")
    }
    if case .number(let most)? = schema["maxLength"], Double(text.count) > most { faults.append("\(place): too long") }
    return faults
  }

  private func check(
    _ members: [String: JSONValue], _ schema: JSONValue, _ place: String, _ isClosed: Bool
  ) -> [String] {
    var faults: [String] = []
    if case .array(let required)? = schema["required"] {
      for name in required.compactMap(\.string) where members[name] == nil {
        faults.append("\(place).\(name): missing")
      }
    }
    guard case .object(let known)? = schema["properties"] else { return faults }
    for (name, member) in members.sorted(by: { $0.key < $1.key }) {
      if let each = known[name] {
        faults += check(member, each, "\(place).\(name)", isClosed)
      } else if isClosed {
        faults.append("\(place).\(name): not described")
      }
    }
    return faults
  }
}

extension JSONValue {
  fileprivate func isOf(_ type: String) -> Bool {
    switch (self, type) {
    case (.null, "null"), (.boolean, "boolean"), (.number, "number"), (.string, "string"), (.array, "array"),
      (.object, "object"):
      true
    case (.number(let value), "integer"): value.rounded() == value
    default: false
    }
  }
}
