import Glibc

/// Starts programs as a shell would: with no signal held back or passed over, whatever this process does with its own.
public enum Spawn {
  /// Starts a program.
  ///
  /// - Parameters:
  ///   - words: Its name, and its arguments.
  ///   - environment: All of its environment, each as `NAME=value`.
  ///   - leadsSession: Whether it leads a session of its own.
  ///   - files: Says which files it is given as its own.
  /// - Returns: The process, and the number of the error where it could not be started, else 0.
  public static func start(
    _ program: String, _ words: [String], environment: [String], leadsSession: Bool = false,
    files: (inout posix_spawn_file_actions_t) -> Void
  ) -> (process: pid_t, error: Int32) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    files(&actions)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // POSIX_SPAWN_SETSID of glibc, which is not imported.
    let newSession: Int32 = leadsSession ? 0x80 : 0
    posix_spawnattr_setflags(&attributes, Int16(newSession | Int32(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)))

    let argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    let envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, program, &actions, &attributes, argv, envp)
    return (process, error)
  }
}
