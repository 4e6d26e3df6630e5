import Foundation
import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

/// One after the other: two of them may write the README.
@Suite("The keys", .serialized)
struct KeyMapTests {
  @Test("No key means two things in one place", arguments: KeyContext.allCases)
  func oneMeaning(context: KeyContext) {
    var meanings: [Key: Command] = [:]
    for binding in KeyMap.standard.bindings where binding.contexts.contains(context) {
      for key in binding.keys {
        let other = meanings.updateValue(binding.command, forKey: key)
        #expect(other == nil, "\(key) is \(binding.command) and \(String(describing: other))")
      }
    }
  }

  @Test("Every command has a key", arguments: Command.allCases)
  func everyCommandIsBound(command: Command) {
    #expect(KeyMap.standard.bindings.contains { $0.command == command && !$0.keys.isEmpty && !$0.contexts.isEmpty })
  }

  @Test("Every key is explained in both languages", arguments: Language.allCases)
  func everyKeyIsExplained(language: Language) {
    for binding in KeyMap.standard.bindings {
      #expect(!binding.help.text(language).isEmpty)
      #expect(binding.label?.text(language).isEmpty != true)
    }
  }

  @Test("No control key does anything that can matter, and Enter agrees to nothing")
  func controlKeysAreHarmless() {
    let harmless: Set<Command> = [
      .pageUp, .pageDown, .halfPageUp, .halfPageDown, .redraw, .suspend, .quit, .skipStep, .endTour,
    ]
    for binding in KeyMap.standard.bindings {
      for key in binding.keys {
        if case .control = key { #expect(harmless.contains(binding.command), "\(key)") }
        if key == .enter { #expect([.open, .decline, .back].contains(binding.command)) }
      }
    }
  }

  @Test("The README lists exactly these keys")
  func readme() throws {
    try expectInReadme(table, between: "keys")
  }

  @Test("The README lists exactly the keys that a filter understands")
  func filterReadme() throws {
    try expectInReadme(filterTable, between: "filter")
  }

  @Test("The README lists exactly the words that programs are told a status in")
  func statusReadme() throws {
    let words = UploadStatus.allCases.map { "`\($0.token)`" }
    try expectInReadme(words.joined(separator: ", ") + "\n", between: "statuses")
  }

  private func expectInReadme(
    _ table: String, between marker: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let (begin, end) = ("<!-- \(marker):begin -->\n", "<!-- \(marker):end -->")
    let start = try #require(text.range(of: begin)).upperBound
    let stop = try #require(text.range(of: end)).lowerBound
    if isRecordingGoldens {
      try (text[..<start] + table + text[stop...]).write(to: file, atomically: true, encoding: .utf8)
      Issue.record(
        "Wrote README.md. Read it, then run without RECORD_SNAPSHOTS.", sourceLocation: sourceLocation)
      return
    }
    #expect(
      text[start..<stop] == table, "run with RECORD_SNAPSHOTS=1 to write README.md anew",
      sourceLocation: sourceLocation)
  }

  private var filterTable: String {
    let rows = FilterKey.listed.map { key in
      let names = key.names.map { "`\($0):`" }.joined(separator: " ")
      let (indonesian, english) = (key.example.text(.indonesian).string, key.example.text(.english).string)
      let example = indonesian == english ? "`\(english)`" : "`\(indonesian)` `\(english)`"
      return "| \(names) | \(example) | \(key.help.text(.indonesian)) | \(key.help.text(.english)) |\n"
    }
    return "\n| Kunci/Key | Contoh/Example | Indonesia | English |\n| --- | --- | --- | --- |\n" + rows.joined() + "\n"
  }

  private var table: String {
    var chapter: KeyChapter?
    var rows = ""
    for (indonesian, english) in zip(KeyMap.standard.table(.indonesian), KeyMap.standard.table(.english)) {
      if indonesian.chapter != chapter {
        let name = indonesian.chapter.name
        rows += "| | **\(name.text(.indonesian))** | **\(name.text(.english))** |\n"
        chapter = indonesian.chapter
      }
      rows += "| `\(indonesian.keys)` | \(indonesian.help) | \(english.help) |\n"
    }
    return "\n| Tombol/Key | Indonesia | English |\n| --- | --- | --- |\n" + rows + "\n"
  }
}
