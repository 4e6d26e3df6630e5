import Foundation
import Glibc

/// What a shell with job control has made of this process.
enum JobControl {
  /// Whether the terminal is another job's now.
  static var isInBackground: Bool {
    let foreground = tcgetpgrp(STDIN_FILENO)
    return foreground > 0 && foreground != getpgrp()
  }

  /// Whether a shell above could continue this process, were it stopped.
  ///
  /// That is a process of the same session outside of this group that is the parent of somebody in it; a group without
  /// one is orphaned (POSIX.1-2017, 3.263), as where Pantau, or a script that runs it, leads the session. SIGTSTP does
  /// not stop such a group; SIGSTOP would, for good.
  static var canBeContinued: Bool {
    var parent = getppid()
    while parent > 1, getsid(parent) == getsid(0) {
      if getpgid(parent) != getpgrp() { return true }
      guard let above = self.parent(of: parent) else { return false }
      parent = above
    }
    return false
  }

  /// The fourth field of `/proc/PID/stat`; the second is a name in brackets, which may hold anything.
  private static func parent(of process: pid_t) -> pid_t? {
    guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = line.lastIndex(of: ")")
    else { return nil }
    let fields = line[end...].split(separator: " ")
    return fields.count > 2 ? pid_t(fields[2]) : nil
  }
}
