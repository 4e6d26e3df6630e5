import Secrets

/// Through which proxy a service is reached, as the environment says.
///
/// The variables are those that curl and most others read: `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy`, each
/// in capitals as well; but `HTTP_PROXY` in capitals is not, since a web server may set it (CVE-2016-5385).
struct ProxyChoice {
  let host: String
  let port: Int
  /// User and password, where the address has them.
  let credentials: Secret?

  /// The proxy for an address; `nil` where it is reached directly.
  static func choose(
    for address: ServiceAddress, environment: [String: String]
  ) throws(ServiceFault) -> ProxyChoice? {
    guard !isExempt(address, environment["no_proxy"] ?? environment["NO_PROXY"] ?? "") else { return nil }
    let names = address.isSecure ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
    for name in names + ["all_proxy", "ALL_PROXY"] {
      guard let value = environment[name], !value.isEmpty else { continue }
      guard let proxy = ProxyChoice(value) else { throw .badProxy(variable: name) }
      return proxy
    }
    return nil
  }

  private init?(_ text: String) {
    var rest = Substring(text)
    if let scheme = rest.firstRange(of: "://") {
      guard rest[..<scheme.lowerBound].lowercased() == "http" else { return nil }
      rest = rest[scheme.upperBound...]
    }
    rest = rest.prefix { $0 != "/" }
    if let at = rest.lastIndex(of: "@") {
      guard let decoded = String(rest[..<at]).removingPercentEscapes else { return nil }
      credentials = Secret(decoded)
      rest = rest[rest.index(after: at)...]
    } else {
      credentials = nil
    }
    guard let address = try? ServiceAddress("https://" + rest) else { return nil }
    host = address.host
    port = rest.hasSuffix(":\(address.port)") ? address.port : 1080
  }

  /// A service on this machine, and what `no_proxy` names: hosts with everything below them, `*` for all.
  private static func isExempt(_ address: ServiceAddress, _ list: String) -> Bool {
    if address.isLoopback { return true }
    return list.split(whereSeparator: { $0 == "," || $0 == " " }).contains { entry in
      if entry == "*" { return true }
      var name = entry.lowercased()
      if let colon = name.lastIndex(of: ":"), let port = Int(name[name.index(after: colon)...]) {
        guard port == address.port else { return false }
        name = String(name[..<colon])
      }
      if name.hasPrefix(".") { name.removeFirst() }
      return address.host == name || address.host.hasSuffix("." + name)
    }
  }
}

extension String {
  fileprivate var removingPercentEscapes: String? {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2 else {
        return nil
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
