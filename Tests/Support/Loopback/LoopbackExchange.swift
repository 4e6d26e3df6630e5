/// A request as a server on loopback received it.
public struct LoopbackRequest: Sendable {
  /// The method, such as `GET`.
  public var method: String
  /// The path, without the query.
  public var path: String
  /// The query, with its escapes undone.
  public var query: [String: String]
  /// The headers, in their order; names as they were written.
  public var headers: [(name: String, value: String)]
  /// The body.
  public var body: [UInt8]

  /// The first header of a name, in any case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The body as text.
  public var text: String { String(decoding: body, as: UTF8.self) }
}

/// What a server on loopback does with a request: it answers, or misbehaves in one of the ways that servers do.
public enum LoopbackAnswer: Sendable {
  /// A whole answer; packed with gzip where the client takes that.
  case whole(status: Int, headers: [(String, String)] = [], body: [UInt8] = [])
  /// Promises a body, sends that many bytes of it, and closes the connection.
  case cut(status: Int, headers: [(String, String)] = [], body: [UInt8], after: Int)
  /// Sends these bytes as they are, HTTP or not, and closes the connection.
  case raw([UInt8])
  /// Never answers.
  case silence
  /// Sends the head and the first bytes of a body whose rest never comes.
  case stalled(status: Int, headers: [(String, String)] = [], body: [UInt8], after: Int)

  /// An answer in JSON.
  public static func json(_ text: String, status: Int = 200, headers: [(String, String)] = []) -> LoopbackAnswer {
    .whole(status: status, headers: [("Content-Type", "application/json")] + headers, body: Array(text.utf8))
  }
}
