import TestSupport
import Testing

@Suite("The catalogue of remedies, asked for a code", .timeLimit(.minutes(5)))
struct RemediesCommandTests {
  @Test(
    "An unknown code gets the general advice, that the catalogue does not know it, and an exit code of its own",
    arguments: ["ETAX-99999", "XYZ-123"], ["id", "en"])
  func unknown(code: String, language: String) async throws {
    let run = try await ProgramRun.outcome(of: ["remedies", "--lang", language, code], home: TemporaryFolder())
    #expect(run.status == 1)
    #expect(run.output.contains("Kring Pajak 1500200"), "\(run.output)")
    let words =
      language == "id" ? "Katalog tidak mengenal kode \(code)" : "The catalogue does not know the code \(code)"
    #expect(run.output.contains(words), "\(run.output)")
  }

  @Test("A code that it knows is no failure; of what is no code and in no entry there is nothing")
  func others() async throws {
    let home = try TemporaryFolder()
    #expect(try await ProgramRun.outcome(of: ["remedies", "ETAX-40001"], home: home).status == 0)
    let nothing = try await ProgramRun.outcome(of: ["remedies", "--lang", "en", "sepeda"], home: home)
    #expect(nothing.status == 1 && nothing.output.contains("The catalogue has no"), "\(nothing.output)")
  }
}
