import TestSupport
import Testing
import UploadQueue

@Suite("Notes that are imported", .timeLimit(.minutes(5)))
struct NoteImportTests {
  private func home() async throws -> TemporaryFolder {
    let home = try TemporaryFolder()
    let rows = (1...3).map { "INV-\($0);SAVED INVALID;0999000000001000;11000" }
    try home.write(
      "a.csv", (["Referensi;Status Faktur;NPWP Pembeli;PPN"] + rows).joined(separator: "\n") + "\n")
    let run = try await ProgramRun.outcome(
      of: ["import", "a.csv", "--kind", "outputinvoice", "--taxpayer", "0999999999999000"], home: home)
    try #require(run.status == 0, "\(run.output)")
    return home
  }

  private func run(_ arguments: String..., home: TemporaryFolder) async throws -> ProgramRun {
    try await run(arguments, home: home)
  }

  private func run(_ arguments: [String], home: TemporaryFolder) async throws -> ProgramRun {
    try await ProgramRun.outcome(of: arguments, home: home)
  }

  @Test("A file of documents and texts becomes notes, and says how many", arguments: ["\t", ";", ","])
  func written(separator: String) async throws {
    let home = try await home()
    try home.write("kode.csv", "INV-1\(separator)ETAX-40001\r\n\"inv-2\"\(separator)\"tanya; Bu, Contoh\"\n")
    let import_ = try await run("note", "--import", "kode.csv", home: home)
    #expect(import_.status == 0 && import_.output.contains("2 notes were written."), "\(import_.output)")
    #expect(try await run("note", "INV-2", home: home).output == "tanya; Bu, Contoh\n")
    #expect(try await run("show", "INV-1", home: home).output.contains("ETAX-40001"))
    let again = try await run("note", "--import", "kode.csv", home: home)
    #expect(again.output.contains("0 notes were written. 2 said so already."), "\(again.output)")
  }

  @Test("Of very many lines with something wrong the first twenty are named, and all of them counted")
  func manyFaults() async throws {
    let home = try await home()
    try home.write("kode.csv", String(repeating: "INV-9,ETAX-40001\n", count: 25))
    let run = try await run("note", "--import", "kode.csv", home: home)
    #expect(run.output.contains("Line 20: ") && !run.output.contains("Line 21: "), "\(run.output)")
    #expect(run.status == 4 && run.output.contains("25 faults: no note was written."), "\(run.output)")
  }

  @Test("Where anything is wrong, each line is named and no note is written")
  func refused() async throws {
    let home = try await home()
    try home.write("kode.csv", "INV-1;satu\nINV-9;x\n\nINV-2;\nINV-3;a;b\nINV-1;dua\n")
    let run = try await run("note", "--import", "kode.csv", home: home)
    #expect(run.status == 4)
    for words in [
      "Line 2: there is no document “INV-9”", "Line 4: the note is empty", "Line 5: two columns are wanted",
      "Line 6: “INV-1” is named in line 1 already", "4 faults: no note was written.",
    ] {
      #expect(run.output.contains(words), "\(run.output)")
    }
    #expect(try await self.run("note", "INV-1", home: home).status == 1)
  }

  @Test("What the journal knows is noted and marked without a service being asked; for the rest it is said who is")
  func known() async throws {
    let service = FakePajakio(token: "rahasia-contoh")
    _ = await service.add([Sample.document(1, status: "SAVED INVALID")])
    let server = try await LoopbackServer.start { await service.answer($0) }
    let home = try TemporaryFolder()
    try home.writePajakioQueue(at: "\(server.origin)")
    func run(_ arguments: String...) async throws -> ProgramRun {
      try await self.run(arguments + ["--config", "pantau.toml"], home: home)
    }
    let list = try await run("list")
    try #require(list.status == 0 && list.output.contains("INV-000001"), "\(list.output)")

    let before = server.requests.count
    try home.write("kode.csv", "INV-000001;ETAX-40001\n")
    #expect(try await run("note", "--import", "kode.csv").output == "1 note was written.\n")
    #expect(try await run("note", "INV-000001").output == "ETAX-40001\n")
    #expect(try await run("mark", "INV-000001").status == 0)
    #expect(server.requests.count == before)

    _ = await service.add([Sample.document(2, status: "SAVED INVALID")])
    try home.write("kode.csv", "INV-000001;dua\nINV-000002;tiga\n")
    let asked = try await run("note", "--import", "kode.csv")
    #expect(
      asked.output.contains("The journal does not know “INV-000002” yet; waiting for the answer of SATU.")
        && asked.output.contains("2 notes were written."), "\(asked.output)")
    #expect(server.requests.count > before)
  }

  @Test("It is one document or a file")
  func misused() async throws {
    let home = try TemporaryFolder()
    #expect(try await run("note", home: home).status == 2)
    #expect(try await run("note", "INV-1", "--import", "kode.csv", home: home).status == 2)
  }
}
