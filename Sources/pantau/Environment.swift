import Foundation
import UploadQueue

/// What this process was given by the system.
enum Environment {
  /// Every variable.
  static var values: [String: String] { ProcessInfo.processInfo.environment }

  /// Every variable but these: what is started here does not inherit a secret.
  static func values(without names: Set<String>) -> [String: String] {
    values.filter { !names.contains($0.key) }
  }

  /// One variable, or `nil` where it is not set.
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The moment now.
  static func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The user this process runs as, at this machine.
  static func person() -> Operator {
    let entry = getpwuid(geteuid())?.pointee.pw_name.map { String(cString: $0) }
    let user = entry ?? value("LOGNAME") ?? String(geteuid())
    var name = [CChar](repeating: 0, count: 256)
    // A name that fills the buffer would lack its end.
    gethostname(&name, name.count - 1)
    return Operator(
      user: user, host: String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  /// The user's own folder.
  static var home: String {
    if let home = value("HOME"), home.hasPrefix("/") { return home }
    return getpwuid(geteuid())?.pointee.pw_dir.map { String(cString: $0) } ?? "/"
  }
}
