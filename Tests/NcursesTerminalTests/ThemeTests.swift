import Foundation
import TerminalKit
import TestSupport
import Testing

@testable import NcursesTerminal

/// What each theme makes of the screens.
///
/// The golden screens hold what every cell means. Here stands what a meaning looks like in each theme; the two together
/// are every screen in every theme, and every room, panel and dialog is drawn out once.
@Suite("Themes")
struct ThemeTests {
  /// Every meaning, then every meaning under the cursor.
  private static let styles = Style.Role.allCases.map { Style($0) } + Style.Role.allCases.map { Style($0).selected }
  private static let depths: [ColourDepth] = [.many, .eight, .monochrome]

  /// Every room with what lies over it, as a terminal of 80×24 shows it.
  private static let rooms = [
    // The list, and how it may stand.
    "list-80x24", "list-elsewhere", "departed", "read-only", "pause-80x24", "follow-80x24", "stale", "unreachable",
    "empty", "all-queues",
    // What is typed or chosen over it.
    "search", "filter-menu-80x24", "jump-elsewhere", "sort", "tab-name", "columns", "prompt", "token",
    // One document, and what is kept of it.
    "detail", "late-detail", "all-queues-conflict", "copy-80x24", "copy-plain-80x24", "notes-writing-80x24",
    "notes-removing-80x24",
    // The desk, from its first look to its end.
    "desk-preparing", "desk-dialog", "desk-dialog-typed", "desk-later", "desk-sending", "desk-in-doubt", "desk-waiting",
    "desk-verifying", "desk-hand-off", "desk-elsewhere", "desk-over",
    // The queue as a whole, and the program.
    "overview-80x24", "figures-80x24", "journal-80x24", "news-80x24", "signers", "plan", "checkup", "import",
    "configuration", "remarks-one", "help",
    // The first minutes, and looking on.
    "first-start-80x24", "first-start-import-80x24", "first-start-report-80x24", "first-start-commands-80x24",
    "tour-1-80x24", "tour-dialog-80x24", "replay-list-80x24", "watching-80x24",
  ].map { "\($0)-id" }

  private func ink(_ style: Style, _ base: Theme.Base, _ depth: ColourDepth) -> Ink {
    Ink(style, in: Theme(base), found: .either, depth: depth)
  }

  @Test("What each meaning looks like, and every room in that", arguments: Theme.Base.allCases)
  func golden(base: Theme.Base) throws {
    var lines = ["theme = \"\(base.rawValue)\"", "", Self.row("", ["256 colours", "8 colours", "no colour"])]
    for style in Self.styles {
      let name = "\(style.role)" + (style.isSelected ? ", selected" : "")
      lines.append(Self.row(name, Self.depths.map { ink(style, base, $0).told }))
    }
    for name in Self.rooms {
      lines += ["", "## \(name)"] + drawn(try Self.screen(name), base)
    }
    expectGolden(text: lines.joined(separator: "\n") + "\n", "theme-\(base.rawValue)")
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    let padded = ([name] + cells).enumerated().map { place, cell in
      place == cells.count ? cell : cell + String(repeating: " ", count: max(1, 28 - cell.count))
    }
    return padded.joined()
  }

  /// A screen with a letter for each ink: what looks the same has the same letter; then what the letters are.
  private func drawn(_ screen: [[Style]], _ base: Theme.Base) -> [String] {
    let inks = screen.map { $0.map { ink($0, base, .many) } }
    var letters: [Ink: Character] = [Ink(.plain, in: base): "."]
    var legend: [String] = []
    for ink in inks.joined() where letters[ink] == nil {
      let letter = Character(String(UnicodeScalar(UInt8(ascii: "a") + UInt8(legend.count))))
      letters[ink] = letter
      legend.append("\(letter) = \(ink.told)")
    }
    return inks.map { String($0.map { letters[$0] ?? "?" }) } + [legend.joined(separator: "; ")]
  }

  @Test(
    "On every screen what is wrong, a badge and the cursor are told from the rest by more than colour",
    arguments: Theme.Base.allCases)
  func distinguishable(base: Theme.Base) throws {
    let screens = try Self.screens()
    #expect(screens.count > 100)
    for (name, screen) in screens {
      let styles = Set(screen.joined())
      for depth in Self.depths {
        for marked in styles where marked.isSelected || [.wrong, .badge].contains(marked.role) {
          let one = ink(marked, base, depth)
          for other in styles where other.isSelected != marked.isSelected || other.role == .plain {
            let another = ink(other, base, depth)
            guard marked != other, !(marked.isSelected && other.isSelected) else { continue }
            let differs = one.weight != another.weight || (one.background != another.background && depth != .monochrome)
            #expect(differs, "\(name): \(marked) and \(other) look the same in \(base) with \(depth)")
          }
        }
      }
    }
  }

  @Test(
    "What will be wrong is told from what is wrong and from the rest in every theme", arguments: Theme.Base.allCases)
  func warning(base: Theme.Base) {
    for depth in Self.depths {
      let warning = ink(.warning, base, depth)
      for role in [Style.Role.plain, .dim, .wrong, .good] { #expect(ink(Style(role), base, depth) != warning) }
    }
  }

  // MARK: The golden screens

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("MonitorTests/Screens")

  /// What every cell of the golden screens means, by their names.
  private static func screens() throws -> [(String, [[Style]])] {
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "txt" && !$0.lastPathComponent.hasPrefix("scenes-") }
      .map { $0.deletingPathExtension().lastPathComponent }.filter { !$0.hasPrefix("plain-") }.sorted()
      .map { ($0, try screen($0)) }
  }

  /// The lower half of a golden screen: a letter for each cell.
  private static func screen(_ name: String) throws -> [[Style]] {
    let text = try String(contentsOf: folder.appendingPathComponent("\(name).txt"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let rule = try #require(lines.lastIndex { !$0.isEmpty && $0.allSatisfy { $0 == "=" } })
    return try lines[(rule + 1)...].filter { !$0.isEmpty }.map { line in
      try line.map { letter in try #require(FrameText.style(of: letter), "\(name): \(letter)") }
    }
  }
}

extension Ink {
  fileprivate init(_ role: Style.Role, in base: Theme.Base) {
    self.init(Style(role), in: Theme(base), found: .either, depth: .many)
  }

  /// The ink in words: its weight, the number of its colour, and what is behind it.
  fileprivate var told: String {
    let weights: [(Weight, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"),
    ]
    var words = weights.filter { weight.contains($0.0) }.map(\.1)
    if foreground != Self.ownColour { words.append("\(foreground)") }
    if background != Self.ownColour { words.append("on \(background)") }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }
}
