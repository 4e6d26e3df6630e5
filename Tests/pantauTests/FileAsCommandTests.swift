import TestSupport
import Testing
import Wording

@testable import pantau

@Suite("Who has files and no documents yet", .timeLimit(.minutes(5)))
struct FileAsCommandTests {
  @Test("A file for a command is told how it is imported, and what is no file is no command")
  func file() throws {
    let folder = try TemporaryFolder()
    try folder.write("Pajak Keluaran.xlsx", "")
    let path = folder.file("Pajak Keluaran.xlsx")
    let refusal = try #require(FirstWord.refusal(of: [path]))
    #expect(refusal.text(.english).string.hasSuffix("did you mean pantau import \"\(path)\"?"))
    #expect(refusal.text(.indonesian).string.hasSuffix("maksudnya pantau import \"\(path)\"?"))
    let missing = try #require(FirstWord.refusal(of: [folder.file("tiada.xlsx")]))
    #expect(missing.text(.english).string.hasPrefix("There is no command"))
  }

  @Test("A list of a queue that is empty yet says how it is filled", arguments: Language.allCases)
  func emptyList(language: Language) async throws {
    let home = try TemporaryFolder()
    try home.write("pantau.toml", "[[queue]]\nname = \"SATU\"\nfile = \"./satu.sqlite\"\n")
    let run = try await ProgramRun.outcome(
      of: ["list", "--config", "pantau.toml", "--lang", language.rawValue], home: home)
    let words = language == .indonesian ? "Antrean SATU masih kosong" : "The queue SATU is still empty"
    #expect(run.output.contains(words), "\(run.output)")
  }
}
