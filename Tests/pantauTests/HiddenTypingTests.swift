import Foundation
import Glibc
import TestSupport
import Testing

/// The real program on a terminal of its own, in a home that is empty before.
struct TypedProgram {
  let home: TemporaryFolder
  let terminal: PseudoTerminal

  /// Starts it, under another program where one is named.
  init(
    _ arguments: [String], environment: [String: String] = [:], input: String? = nil, under above: [String] = [],
    home: TemporaryFolder? = nil
  ) throws {
    let home = try home ?? TemporaryFolder()
    self.home = home
    let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let words = above + [folder.appendingPathComponent("pantau").path] + arguments
    let usual = [
      "HOME": home.path, "TMPDIR": home.path, "LC_ALL": "C.UTF-8", "TERM": "xterm", "SWIFT_BACKTRACE": "enable=no",
      "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
    ]
    terminal = try PseudoTerminal(
      words[0], Array(words.dropFirst()), environment: usual.merging(environment) { $1 }, input: input)
  }

  /// What the kernel tells of the process.
  func told(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "/proc/\(terminal.process)/\(name)")), as: UTF8.self)
  }

  /// The files of the home that hold a text, by their path.
  func files(with text: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: home.path).filter { path in
      guard let data = FileManager.default.contents(atPath: home.file(path)) else { return false }
      return data.range(of: Data(text.utf8)) != nil
    }
  }
}

@Suite("What is typed unseen")
struct HiddenTypingTests {
  private static let passphrase = "Rekaan#2026contoh"

  @Test("It is found nowhere: not on the screen, in a file, in the process list, in the environment or in a core")
  func nowhere() throws {
    let program = try TypedProgram(["passphrase-check", "--lang", "en"])
    try program.terminal.expect("Passphrase (not shown):")
    #expect(!program.terminal.modes.isCooked)
    let limits = try program.told("limits")
    let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
    #expect(core.split(separator: " ").dropFirst(4).first == "0")
    // Its memory and environment are root's then, as of a process that may not be dumped.
    #expect(
      try FileManager.default.attributesOfItem(atPath: "/proc/\(program.terminal.process)/environ")[.ownerAccountID]
        as? Int == 0)
    // A part of the line is typed while the rest is still awaited.
    program.terminal.send(Self.passphrase)
    #expect(try !program.told("cmdline").contains(Self.passphrase))
    if getuid() == 0 { #expect(try !program.told("environ").contains(Self.passphrase)) }
    program.terminal.send("\n")
    #expect(try program.terminal.outcome() == .exited(0))
    #expect(program.terminal.has("No rule is broken."))
    #expect(!program.terminal.has(Self.passphrase))
    #expect(program.terminal.modes == program.terminal.modesBefore)
    #expect(try program.files(with: Self.passphrase).isEmpty)
  }

  @Test(
    "A broken rule ends with 1, in either language",
    arguments: [("id", "dilanggar: ada angka"), ("en", "does not: a digit")])
  func broken(language: String, told: String) throws {
    let program = try TypedProgram(["passphrase-check", "--lang", language])
    try program.terminal.expect("Passphrase (")
    program.terminal.send("Rekaan#contoh\n")
    #expect(try program.terminal.outcome() == .exited(1))
    #expect(program.terminal.has(told))
  }

  @Test(
    "Whatever ends the question, the terminal shows again what is typed", arguments: [SIGINT, SIGTERM, SIGHUP, SIGSEGV])
  func ended(signal: Int32) throws {
    let program = try TypedProgram(["passphrase-check", "--lang", "en"])
    try program.terminal.expect("Passphrase (not shown):")
    program.terminal.send(Self.passphrase)
    program.terminal.signal(signal)
    #expect(try program.terminal.outcome() == .killed(signal: signal))
    #expect(program.terminal.modes == program.terminal.modesBefore)
    #expect(!program.terminal.has(Self.passphrase))
  }

  @Test("Ctrl-C ends it, Ctrl-Z does nothing, and Enter alone is no passphrase")
  func keys() throws {
    let stopped = try TypedProgram(["passphrase-check", "--lang", "en"])
    try stopped.terminal.expect("Passphrase (not shown):")
    stopped.terminal.send("\u{1A}\u{3}")
    #expect(try stopped.terminal.outcome() == .killed(signal: SIGINT))
    #expect(stopped.terminal.modes == stopped.terminal.modesBefore)
    let empty = try TypedProgram(["passphrase-check", "--lang", "en"])
    try empty.terminal.expect("Passphrase (not shown):")
    empty.terminal.send("\n")
    #expect(try empty.terminal.outcome() == .exited(1))
    #expect(empty.terminal.has("No passphrase was typed."))
  }

  @Test("It is refused on the command line without being repeated, and from a pipe unless that is asked for")
  func elsewhere() throws {
    let written = try TypedProgram(["passphrase-check", "--lang", "en", Self.passphrase, "-x" + Self.passphrase])
    #expect(try written.terminal.outcome() == .exited(2))
    #expect(!written.terminal.has(Self.passphrase))
    let folder = try TemporaryFolder()
    let pipe = try folder.write("masukan", Self.passphrase + "\nbaris lain\n")
    let refused = try TypedProgram(["passphrase-check", "--lang", "en"], input: pipe)
    #expect(try refused.terminal.outcome() == .exited(1))
    #expect(refused.terminal.has("The input is no terminal"))
    let asked = try TypedProgram(["passphrase-check", "--stdin", "--format", "json", "--lang", "en"], input: pipe)
    #expect(try asked.terminal.outcome() == .exited(0))
    #expect(asked.terminal.has(#""ok":true"#))
    #expect(!asked.terminal.has(Self.passphrase))
  }
}
