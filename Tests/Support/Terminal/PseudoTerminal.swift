import Dispatch
import Glibc

/// A pseudo-terminal with a program on it, its session's own, as a terminal emulator would start it.
///
/// Waiting blocks the calling thread until something happens, or fails after a minute, saying what was seen.
public final class PseudoTerminal {
  /// How a program stopped or ended.
  public enum Outcome: Sendable, Hashable {
    /// It ended with a status.
    case exited(Int32)
    /// A signal ended it.
    case killed(signal: Int32)
    /// A signal stopped it.
    case stopped(signal: Int32)
  }

  /// Something that did not come in time, or could not be started.
  public struct Failure: Error, CustomStringConvertible {
    /// What was expected, and what came, with everything a terminal would act on escaped.
    public let description: String
  }

  /// Everything the program has sent.
  public private(set) var output: [UInt8] = []
  /// The process.
  public let process: pid_t
  /// The modes before the program started.
  public let modesBefore: TerminalModes

  private let master: Int32
  private let slave: Int32
  private let outcomes: Int32
  private var isHungUp = false
  private var hasEnded = false
  private static let patience: Int32 = 60_000
  /// What no program writes: a unit separator, which a terminal passes over.
  private static let mark: UInt8 = 0x1F

  /// Starts a program.
  ///
  /// Its environment is only what is given. Without `controls` the terminal does not control the program's session, so
  /// no signals come from it; `input` replaces the terminal as its standard input.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String],
    columns: UInt16 = 120, rows: UInt16 = 40, controls: Bool = true, input: String? = nil
  ) throws {
    var master: Int32 = -1
    var slave: Int32 = -1
    var name = [CChar](repeating: 0, count: 128)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var line: [Int32] = [-1, -1]
    guard openpty(&master, &slave, &name, nil, &size) == 0,
      socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &line) == 0
    else {
      throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    for file in [master, slave] + line { _ = fcntl(file, F_SETFD, FD_CLOEXEC) }
    self.master = master
    self.slave = slave
    outcomes = line[0]
    modesBefore = TerminalModes(of: master)

    let (process, error) = Spawn.start(
      program, [program] + arguments, environment: environment.map { "\($0)=\($1)" }, leadsSession: true
    ) {
      // The first terminal that the leader of a session opens controls the session.
      posix_spawn_file_actions_addopen(&$0, 1, name, O_RDWR | (controls ? 0 : O_NOCTTY), 0)
      // What is changed of the line itself is seen on this side too.
      posix_spawn_file_actions_adddup2(&$0, slave, 1)
      posix_spawn_file_actions_adddup2(&$0, slave, 2)
      if let input {
        posix_spawn_file_actions_addopen(&$0, 0, input, O_RDONLY, 0)
      } else {
        posix_spawn_file_actions_adddup2(&$0, 1, 0)
      }
    }
    self.process = process
    guard error == 0 else {
      hasEnded = true
      close(line[1])
      throw Failure(description: "could not start \(program): \(String(cString: strerror(error)))")
    }
    Self.watch(process, reportingTo: line[1])
  }

  deinit {
    if !hasEnded { kill(process, SIGKILL) }
    if !isHungUp {
      close(master)
      close(slave)
    }
    close(outcomes)
  }

  /// Reports each stop and the end of a process to a socket, so that one `poll` waits for all that can happen.
  private static func watch(_ process: pid_t, reportingTo line: Int32) {
    DispatchQueue(label: "watch of \(process)").async {
      var status: Int32 = 0
      while waitpid(process, &status, WUNTRACED) == process {
        // Nobody may be listening any more.
        _ = Glibc.send(line, &status, MemoryLayout<Int32>.size, Int32(MSG_NOSIGNAL))
        if status & 0xFF != 0x7F { break }
      }
      close(line)
    }
  }
}

extension PseudoTerminal {
  /// What the program has sent, as text.
  public var text: String { String(decoding: output, as: UTF8.self) }

  /// Whether a text has been sent, from an offset on; says no more than that, since a report of the text itself would
  /// act on the terminal of whoever reads it.
  public func has(_ text: String, from offset: Int = 0) -> Bool { output[offset...].firstRange(of: text.utf8) != nil }

  /// Whether something that matches has been sent, from an offset on.
  public func has<Match>(_ pattern: Regex<Match>, from offset: Int = 0) -> Bool {
    String(decoding: output[offset...], as: UTF8.self).firstMatch(of: pattern) != nil
  }

  /// The modes now.
  public var modes: TerminalModes { TerminalModes(of: master) }

  /// Whether the line still waits for whoever writes to it: how it was found, and shared with others.
  public var isBlocking: Bool { fcntl(slave, F_GETFL) & O_NONBLOCK == 0 }

  /// Types.
  public func send(_ text: String) {
    let bytes = Array(text.utf8)
    write(master, bytes, bytes.count)
  }

  /// Sends a signal to the program.
  public func signal(_ number: Int32) { kill(process, number) }

  /// Changes the size, as dragging the window does.
  public func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Takes the terminal away, as a lost connection does.
  public func hangUp() {
    isHungUp = true
    close(slave)
    close(master)
  }

  /// Waits until a text has been sent, from an offset on; the offset after it.
  @discardableResult
  public func expect(_ text: String, from offset: Int = 0) throws -> Int {
    let sought = Array(text.utf8)
    var searched = offset
    while true {
      if let found = output[min(searched, output.count)...].firstRange(of: sought) { return found.upperBound }
      searched = max(offset, output.count - sought.count)
      guard try step() == nil else { throw failure("ended before “\(text)” came") }
    }
  }

  /// What the program sends in answer to keys; `mark` is a key on which it writes `ANSWER`.
  public func answer(to keys: String, mark: String, _ answer: String) throws -> [UInt8] {
    let start = output.count
    send(keys)
    send(mark)
    let end = try expect(answer, from: start)
    return Array(output[start..<end - answer.utf8.count])
  }

  /// Waits until the program stops or ends; everything it sent before is read, unless nothing is to be read any more.
  public func outcome(reading: Bool = true) throws -> Outcome {
    while true {
      if let outcome = try step(reading: reading) {
        if reading { try readAll() }
        return outcome
      }
    }
  }

  /// How the program stops or ends, where it does so within some milliseconds.
  public func outcome(within patience: Int32) throws -> Outcome? {
    var watched = pollfd(fd: outcomes, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, patience) > 0 ? try outcome() : nil
  }

  /// Waits for one thing to happen: output, which is kept, or an outcome, which is returned.
  private func step(reading: Bool = true) throws -> Outcome? {
    var watched = [
      pollfd(fd: isHungUp || !reading ? -1 : master, events: Int16(POLLIN), revents: 0),
      pollfd(fd: outcomes, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&watched, 2, Self.patience) > 0 else { throw failure("nothing happened for a minute") }
    if watched[0].revents != 0, try readWaiting() { return nil }
    guard watched[1].revents != 0 else { return nil }
    var status: Int32 = 0
    guard read(outcomes, &status, MemoryLayout<Int32>.size) == MemoryLayout<Int32>.size else {
      throw failure("the program has ended already")
    }
    if status & 0xFF == 0x7F { return .stopped(signal: status >> 8 & 0xFF) }
    hasEnded = true
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
  }

  /// Keeps all that was written before now: the kernel may still be on its way with it.
  private func readAll() throws {
    guard !isHungUp else { return }
    var mark = Self.mark
    while true {
      var watched = [
        pollfd(fd: master, events: Int16(POLLIN), revents: 0), pollfd(fd: slave, events: Int16(POLLOUT), revents: 0),
      ]
      guard poll(&watched, 2, Self.patience) > 0 else { throw failure("the line is full") }
      if watched[0].revents != 0 { _ = try readWaiting() } else if write(slave, &mark, 1) == 1 { break }
    }
    while output.last != mark {
      var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, Self.patience) > 0 else { throw failure("what was written last has not come") }
      _ = try readWaiting()
    }
    output.removeLast()
  }

  /// Keeps what has arrived; whether there was anything.
  private func readWaiting() throws -> Bool {
    var waiting = pollfd(fd: isHungUp ? -1 : master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, 0) == 1 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    output += bytes.prefix(count)
    return true
  }

  private func failure(_ what: String) -> Failure {
    let end = String(decoding: output.suffix(2_000), as: UTF8.self)
    return Failure(description: "\(what); the last output was \(end.debugDescription)")
  }
}

/// The modes of a terminal, to be compared.
public struct TerminalModes: Sendable, Hashable {
  private let flags: [tcflag_t]
  private let characters: [UInt8]

  init(of terminal: Int32) {
    var modes = termios()
    tcgetattr(terminal, &modes)
    flags = [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
    characters = withUnsafeBytes(of: modes.c_cc) { Array($0) }
  }

  /// Whether lines are gathered and typed characters echoed, as in a shell.
  public var isCooked: Bool { flags[3] & tcflag_t(ICANON) != 0 && flags[3] & tcflag_t(ECHO) != 0 }
}
