import Foundation
import TestSupport
import Testing

@Suite("The first configuration, asked for", .timeLimit(.minutes(5)))
struct InitCommandTests {
  /// Answers the questions up to the folder.
  private func program(folder: String, home: TemporaryFolder) throws -> PseudoTerminal {
    let terminal = try TypedProgram(["init", "--lang", "en"], home: home).terminal
    for (question, answer) in [
      ("Bahasa / language", "en"), ("time zone", ""), ("Name of the company", "PT CONTOH"),
      ("Folder in which exports", folder),
    ] {
      try terminal.expect(question)
      terminal.send(answer + "\n")
    }
    return terminal
  }

  /// Answers the rest with what is usual.
  private func finish(_ terminal: PseudoTerminal) throws {
    for question in ["Only look", "After how long", "How many days", "Colours"] {
      try terminal.expect(question)
      terminal.send("\n")
    }
    #expect(try terminal.outcome() == .exited(0))
  }

  @Test("A folder that is not there is made where that is wanted, or named as not there yet", arguments: [true, false])
  func missingFolder(isMade: Bool) throws {
    let home = try TemporaryFolder()
    let terminal = try program(folder: "~/unduhan/coretax", home: home)
    try terminal.expect("~/unduhan/coretax is not there yet. Make it now?")
    terminal.send(isMade ? "\n" : "n\n")
    try finish(terminal)
    #expect(FileManager.default.fileExists(atPath: home.file("unduhan/coretax")) == isMade)
    #expect(terminal.has("pantau watches it once it is made") != isMade)
    #expect(terminal.has("Next: save exports of Coretax in ~/unduhan/coretax, then run pantau."))
  }

  @Test("A file is no folder, and is asked for again; a folder that is there is asked no more about")
  func file() throws {
    let home = try TemporaryFolder()
    try home.write("daftar.csv", "")
    let terminal = try program(folder: "~/daftar.csv", home: home)
    try terminal.expect("that is a file, no folder")
    terminal.send("~\n")
    try finish(terminal)
    #expect(!terminal.has("is not there yet"))
    #expect(FileManager.default.fileExists(atPath: home.file(".config/pantau/config.toml")))
  }

  @Test(
    "A name that the configuration would not take is asked for again",
    arguments: [
      ("PT\u{202E}CONTOH", "has characters that cannot be shown"), ("semua", "“semua” means all the queues"),
      ("ALL", "“ALL” means all the queues"),
    ])
  func refusedName(name: String, told: String) throws {
    let home = try TemporaryFolder()
    let terminal = try TypedProgram(["init", "--lang", "en"], home: home).terminal
    for (question, answer) in [
      ("Bahasa / language", "en"), ("time zone", ""), ("Name of the company", name),
    ] {
      try terminal.expect(question)
      terminal.send(answer + "\n")
    }
    try terminal.expect(told)
    terminal.send("PT CONTOH\n")
    try terminal.expect("Folder in which exports")
    terminal.send("\n")
    try finish(terminal)
    let written = try String(contentsOfFile: home.file(".config/pantau/config.toml"), encoding: .utf8)
    #expect(written.contains(#"name = "PT CONTOH""#))
  }

  @Test("At the end the next step is said", arguments: [("id", "pantau import BERKAS"), ("en", "pantau import FILE")])
  func nextStep(language: String, step: String) async throws {
    let home = try TemporaryFolder()
    let run = try await ProgramRun.outcome(of: ["init", "--lang", language], home: home)
    #expect(run.status == 0 && run.output.contains(step), "\(run.output)")
  }
}
