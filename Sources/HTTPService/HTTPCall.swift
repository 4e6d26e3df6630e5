import Secrets
import UploadQueue

/// One request of a service.
public struct HTTPCall: Sendable {
  /// The method.
  public var method: Method
  /// The path below the service's address, beginning with a slash; what is not plain in it is escaped already.
  public var path: String
  /// The query, name by name; escaped when it is sent.
  public var query: [(name: String, value: String)] = []
  /// The headers, but for those that are secret.
  public var headers: [(name: String, value: String)] = []
  /// Headers that nobody but the service may see.
  public var secretHeaders: [(name: String, value: Secret)] = []
  /// What else nobody but the service may see, wherever it stands in the call.
  public var secrets: [Secret] = []
  /// Whether its answer is to bring a secret, and is given as it came.
  public var fetchesSecret = false
  /// The body; its kind stands in the headers.
  public var body: [UInt8]?
  /// How long its whole answer may take; the service's own deadline unless named.
  public var deadline: Duration?
  /// Whether a redirect is an answer like any other, and never followed.
  public var keepsRedirects = false

  /// What is done.
  public enum Method: String, Sendable, Hashable {
    /// Reads.
    case get = "GET"
    /// Acts.
    case post = "POST"
    /// Puts.
    case put = "PUT"
    /// Takes away.
    case delete = "DELETE"
  }

  /// A request without a body.
  public init(_ method: Method, _ path: String) {
    self.method = method
    self.path = path
  }

  /// A request with JSON in its body.
  public init(_ method: Method, _ path: String, json: [UInt8]) {
    self.init(method, path)
    headers = [("Content-Type", "application/json")]
    body = json
  }

  /// Path and query as they are sent.
  public var target: String {
    guard !query.isEmpty else { return path }
    return path + "?" + query.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }.joined(separator: "&")
  }

  /// A text as it stands in one segment of a path or in a query (RFC 3986, section 2.3).
  public static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}

/// What a service answered.
public struct HTTPAnswer: Sendable {
  /// The status code.
  public let status: Int
  /// The headers, in their order.
  public let headers: [(name: String, value: String)]
  /// The body, unpacked where it came packed.
  public let body: [UInt8]
  /// When its head arrived, by this machine's clock.
  public let arrivedAt: Timestamp

  /// An answer.
  public init(status: Int, headers: [(name: String, value: String)], body: [UInt8], arrivedAt: Timestamp) {
    self.status = status
    self.headers = headers
    self.body = body
    self.arrivedAt = arrivedAt
  }

  /// The first header of a name, in any case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The moment by the service's own clock.
  public var date: Timestamp? { header("date").flatMap(HTTPDate.moment) }

  /// How far this machine's clock is ahead of the service's; less than two seconds may be the way between them.
  public var clockLead: Duration? { date.map { arrivedAt - $0 } }

  /// Before when the service wants no further call (RFC 9110, section 10.2.3: seconds or a date).
  ///
  /// A date is taken by the service's own clock where it tells it, as ours may be wrong.
  public var retryAfter: Timestamp? {
    guard let text = header("retry-after") else { return nil }
    if let seconds = Int64(text), seconds >= 0 { return arrivedAt + .seconds(min(seconds, 86_400)) }
    guard let moment = HTTPDate.moment(text) else { return nil }
    let wait = moment - (date ?? arrivedAt)
    return arrivedAt + min(max(wait, .zero), .seconds(86_400))
  }

  /// Whether its body says to be of a kind, such as `application/json`, with whatever parameters.
  public func isOf(type: String) -> Bool {
    guard let written = header("content-type") else { return false }
    let kind = written.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    return kind == type || (type == "application/json" && kind.hasSuffix("+json"))
  }
}
