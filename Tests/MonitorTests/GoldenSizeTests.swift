import Foundation
import Testing

/// What the golden screens of this folder are of, by their names and sizes.
@Suite("Golden screens")
struct GoldenSizeTests {
  /// Those that are about a size of their own.
  private static let ofOneSize = ["dialog-smallest", "too-small"]

  @Test("Every screen that is drawn is there in both languages at 80×24, 120×40 and 200×60")
  func everySize() throws {
    let drawn = try Self.drawn()
    #expect(drawn.count > 100)
    for (name, sizes) in drawn.sorted(by: { $0.key < $1.key }) {
      guard !Self.ofOneSize.contains(where: name.hasPrefix) else { continue }
      let wanted = ["80x24", "120x40", "200x60"].flatMap { size in ["id", "en"].map { "\(size)-\($0)" } }
      #expect(Set(wanted).subtracting(sizes) == [], "\(name)")
    }
  }

  /// The sizes and languages of every screen, by its name.
  private static func drawn() throws -> [String: Set<String>] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Screens")
    var drawn: [String: Set<String>] = [:]
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let title = file.deletingPathExtension().lastPathComponent
      guard let named = title.wholeMatch(of: /(.+?)(?:-\d+x\d+)?-(id|en)/), named.1 != "plain" else { continue }
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      // Of one screen the size stands first; of many, the size of each stands below its name.
      for (place, line) in lines.enumerated() {
        guard let size = line.prefixMatch(of: /\d+x\d+(?= cursor |$)/) else { continue }
        let heading = named.1 == "scenes" ? lines[max(0, place - 1)].dropFirst(3) : named.1
        drawn[String(heading), default: []].insert("\(size.0)-\(named.2)")
      }
    }
    return drawn
  }
}
