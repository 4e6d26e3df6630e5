import Foundation
import TestSupport
import Testing

/// A probe on a pseudo-terminal, with the keys of an xterm.
struct Probe {
  static let down = "\u{1B}OB"
  static let up = "\u{1B}OA"
  static let pageDown = "\u{1B}[6~"
  static let enterScreen = "\u{1B}[?1049h"
  static let leaveScreen = "\u{1B}[?1049l"
  static let showCursor = "\u{1B}[?25h"
  static let hideCursor = "\u{1B}[?25l"

  /// What stands between the terminal and the probe.
  enum Above: CaseIterable {
    /// Nothing: the probe leads the session, as after `ssh -t host pantau`.
    case nothing
    /// A script that leads the session and knows nothing of jobs.
    case script
    /// Nothing, and the terminal is another user's, as after `su`.
    case stranger
    /// A shell that stops and continues jobs: it says `[stopped]`, then takes orders.
    case shell

    /// What bash runs.
    fileprivate var script: String? {
      switch self {
      case .nothing: nil
      case .script: #""$0"; exit $?"#
      case .stranger: #"exec setpriv --reuid=65534 --regid=65534 --clear-groups "$0""#
      case .shell:
        #"set -m; "$0"; echo "[stopped]"; while read -r order; do $order; echo "[$order: $?]"; done"#
      }
    }
  }

  let terminal: PseudoTerminal
  private var marks = 0

  /// A probe that has been launched.
  init(terminal: PseudoTerminal) { self.terminal = terminal }

  /// Starts the probe, and waits for its first screen.
  static func start(
    _ settings: [String: String] = [:], columns: UInt16 = 120, rows: UInt16 = 40, controls: Bool = true,
    under above: Above = .nothing
  ) throws -> Probe {
    let terminal = try launch(settings, columns: columns, rows: rows, controls: controls, under: above)
    var probe = Probe(terminal: terminal)
    try terminal.expect("help")
    _ = try probe.answer(to: "")
    return probe
  }

  /// Starts the probe.
  static func launch(
    _ settings: [String: String], columns: UInt16 = 120, rows: UInt16 = 40, controls: Bool = true,
    under above: Above = .nothing, input: String? = nil
  ) throws -> PseudoTerminal {
    // Executables stand beside the test bundle; Swift's own crash report would take seconds.
    let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let environment = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
    let probe = folder.appendingPathComponent("TerminalProbe").path
    let (program, arguments) = above.script.map { ("/bin/bash", ["--norc", "-c", $0, probe]) } ?? (probe, [])
    return try PseudoTerminal(
      program, arguments, environment: environment.merging(settings) { $1 },
      columns: columns, rows: rows, controls: controls, input: input)
  }

  /// What the probe sends in answer to keys.
  mutating func answer(to keys: String) throws -> [UInt8] {
    marks += 1
    return try terminal.answer(to: keys, mark: "m", "[mark \(marks)]")
  }

  /// The most memory that the probe has held so far, in megabytes.
  var peak: Int {
    get throws {
      let status = try String(contentsOfFile: "/proc/\(terminal.process)/status", encoding: .utf8)
      return Int(try #require(status.firstMatch(of: /VmHWM:\s+([0-9]+) kB/)).output.1).map { $0 / 1_024 } ?? .max
    }
  }

  /// What was sent after the screen was left, without what resets the terminal.
  var afterwards: String {
    let text = terminal.text.split(separator: Self.leaveScreen).last.map(String.init) ?? ""
    return text.replacing(/\x1B(\[[0-9;?]*[a-zA-Z]|[()].|[=>])/, with: "").trimmingPrefix("\r").description
  }

  /// Expects the terminal to be as it was before, its screen left and its cursor shown.
  func expectGivenBack(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(terminal.modes == terminal.modesBefore, "modes", sourceLocation: sourceLocation)
    let text = terminal.text
    let parts = text.split(separator: Self.enterScreen, omittingEmptySubsequences: false)
    let end = parts.last.map(String.init) ?? ""
    #expect(parts.count > 1, "screen taken", sourceLocation: sourceLocation)
    let isLeft = end.contains(Self.leaveScreen)
    let isShown = end.contains(Self.showCursor)
    #expect(isLeft, "screen left", sourceLocation: sourceLocation)
    #expect(isShown, "cursor shown", sourceLocation: sourceLocation)
  }
}
