import Glibc
import OwnFiles

/// A host's name, as the system looks it up.
enum HostName {
  enum Lookup: Sendable, Equatable {
    case found(Int)
    /// There is no such name.
    case unknown
    /// Whoever knows names did not answer.
    case noAnswer
  }

  /// Whether a host is named by its number.
  static func isNumber(_ host: String) -> Bool {
    var address = in6_addr()
    return inet_pton(AF_INET, host, &address) == 1 || inet_pton(AF_INET6, host, &address) == 1
  }

  /// Looks a name up, away from the threads that tasks share.
  static func lookUp(_ host: String) async -> Lookup {
    await offThread { _ in
      var hints = addrinfo()
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
      var found: UnsafeMutablePointer<addrinfo>?
      let status = getaddrinfo(host, nil, &hints, &found)
      defer { if let found { freeaddrinfo(found) } }
      switch status {
      case 0:
        var count = 0
        var next = found
        while let entry = next {
          count += 1
          next = entry.pointee.ai_next
        }
        return .found(count)
      case EAI_AGAIN, EAI_SYSTEM, EAI_FAIL: return .noAnswer
      default: return .unknown
      }
    }
  }
}
