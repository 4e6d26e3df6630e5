import Wording

/// Where a service is: scheme, host, port and the path that all of its calls begin with.
///
/// Only TLS, but for this machine itself: a service on loopback may speak plain HTTP.
public struct ServiceAddress: Sendable, Hashable {
  /// Whether TLS is spoken.
  public let isSecure: Bool
  /// The host, an IPv6 address without its brackets.
  public let host: String
  /// The port.
  public let port: Int
  /// The path before that of each call: empty, or beginning with a slash and not ending in one.
  public let path: String

  /// The address in a text such as `https://gateway.example/pantau`.
  public init(_ text: String) throws(ServiceFault) {
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw Self.refusal(of: text) }
    isSecure = scheme == "https://"
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    var path = String(rest.dropFirst(authority.count))
    guard !authority.isEmpty, !authority.contains("@"), !path.contains(where: { $0 == "?" || $0 == "#" }) else {
      throw Self.refusal(of: text)
    }
    while path.hasSuffix("/") { path.removeLast() }
    self.path = path
    guard let (host, port) = Self.hostAndPort(authority), !host.isEmpty else { throw Self.refusal(of: text) }
    self.host = host.lowercased()
    self.port = port ?? (isSecure ? 443 : 80)
    guard isSecure || isLoopback else { throw .notSecure(host) }
  }

  /// Whether the service is on this machine.
  public var isLoopback: Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// The host as it stands in an address.
  var writtenHost: String { host.contains(":") ? "[\(host)]" : host }

  /// Scheme, host and port; the port only where it is not the usual one.
  public var origin: String {
    let usual = isSecure ? 443 : 80
    return (isSecure ? "https://" : "http://") + writtenHost + (port == usual ? "" : ":\(port)")
  }

  /// The whole address.
  public var text: String { origin + path }

  /// Where a password or a token could stand in it, an address is not repeated: messages end up in logs.
  private static func refusal(of text: String) -> ServiceFault {
    .badAddress(isAddressLike(text) ? text : "…")
  }

  /// Whether it can only be meant as an address: a token that was put in its place has no scheme, and is no name of a host.
  private static func isAddressLike(_ text: String) -> Bool {
    guard !text.contains(where: { "@?#".contains($0) }) else { return false }
    guard !text.isEmpty, !text.contains("://") else { return true }
    let labels = text.prefix { $0 != "/" && $0 != ":" }.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { label in
        label.utf8.count <= 20 && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      }
  }

  private static func hostAndPort(_ text: Substring) -> (String, Int?)? {
    let host: Substring
    let rest: Substring
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      host = text[text.index(after: text.startIndex)..<end]
      rest = text[text.index(after: end)...]
    } else {
      host = text.prefix { $0 != ":" }
      rest = text.dropFirst(host.count)
    }
    if rest.isEmpty { return (String(host), nil) }
    guard rest.hasPrefix(":"), let port = UInt16(rest.dropFirst()), port > 0 else { return nil }
    return (String(host), Int(port))
  }
}
