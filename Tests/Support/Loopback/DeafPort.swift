import Glibc

/// A port of this machine that is taken, and where nobody listens: whoever connects is refused.
public final class DeafPort: Sendable {
  /// The port.
  public let port: Int
  private let descriptor: Int32

  /// Takes a port that is free.
  public init() throws {
    let taken = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(taken, generic, length) == 0 && getsockname(taken, generic, &length) == 0
      }
    }
    descriptor = taken
    port = Int(UInt16(bigEndian: address.sin_port))
    guard isBound else { throw BrokenPromise("no port is free: \(String(cString: strerror(errno)))") }
  }

  deinit { close(descriptor) }

  /// Its address, without a path.
  public var origin: String { "http://127.0.0.1:\(port)" }
}
