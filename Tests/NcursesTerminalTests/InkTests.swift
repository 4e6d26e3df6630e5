import TerminalKit
import Testing

@testable import NcursesTerminal

@Suite("What is drawn with which ink")
struct InkTests {
  private static let depths: [(Int, [String: String], ColourDepth)] = [
    (256, [:], .many), (65_536, [:], .many), (16, [:], .eight), (8, [:], .eight), (0, [:], .monochrome),
    (256, ["NO_COLOR": "1"], .monochrome), (256, ["NO_COLOR": ""], .many),
  ]

  @Test("follows the terminal and NO_COLOR", arguments: depths)
  func depth(colours: Int, environment: [String: String], depth: ColourDepth) {
    #expect(ColourDepth(colours: colours, environment: environment) == depth)
  }

  @Test(
    "follows COLORFGBG",
    arguments: [
      ("15;0", Palette.dark), ("0;15", .light), ("0;default;15", .light), ("12;8", .dark), ("0;7", .light),
      ("default", .either), ("", .either),
    ])
  func background(value: String, palette: Palette) {
    #expect(Palette(environment: ["COLORFGBG": value]) == palette)
    #expect(Palette(environment: [:]) == .either)
  }

  @Test("tells what is wrong from what is not, with and without colour", arguments: Palette.allCases)
  func wrong(palette: Palette) {
    for depth in [ColourDepth.monochrome, .eight, .many] {
      let wrong = Ink(.wrong, palette: palette, depth: depth)
      let others: [Style.Role] = [.plain, .dim, .title, .accent, .warning, .good, .changed]
      for role in others {
        #expect(Ink(role, palette: palette, depth: depth) != wrong)
        #expect(Ink(role, palette: palette, depth: depth).weight != wrong.weight || role == .title)
      }
      #expect(Ink(.warning, palette: palette, depth: depth) != Ink(.plain, palette: palette, depth: depth))
    }
  }

  @Test("is in reverse only under the cursor", arguments: Palette.allCases)
  func reverse(palette: Palette) {
    for depth in [ColourDepth.monochrome, .eight, .many] {
      for role in Style.Role.allCases {
        #expect(!Ink(role, palette: palette, depth: depth).weight.contains(.reverse))
        #expect(Ink.selected(role, palette: palette, depth: depth).weight.contains(.reverse))
      }
    }
  }

  @Test("is the same under the cursor for every meaning, but fainter for what has gone", arguments: Palette.allCases)
  func bar(palette: Palette) {
    for depth in [ColourDepth.monochrome, .eight, .many] {
      let bars = Style.Role.allCases.filter { $0 != .dim }.map { Ink.selected($0, palette: palette, depth: depth) }
      #expect(Set(bars).count == 1)
      #expect(!bars.contains(Ink.selected(.dim, palette: palette, depth: depth)))
    }
  }

  @Test("is without colour where there is none")
  func monochrome() {
    for role in Style.Role.allCases {
      #expect(!Ink(role, palette: .dark, depth: .monochrome).isColoured)
    }
  }
}
