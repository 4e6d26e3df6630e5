import Foundation
import TestSupport
import Testing
import UploadQueue

@Suite("Imports into a queue at Klikpajak", .timeLimit(.minutes(5)))
struct KlikpajakImportTests {
  private func home(at origin: String = "http://127.0.0.1:9", isReadOnly: Bool = false) throws -> TemporaryFolder {
    let home = try TemporaryFolder()
    try home.write("rahasia", "rahasia-contoh")
    try home.write(
      "pantau.toml",
      """
      [[queue]]
      name = "KLK"
      backend = "klikpajak"
      url = "\(origin)"
      taxpayer = "0999999999999000"
      client-id = "klien-contoh"
      client-secret-file = "./rahasia"
      documents = "./dokumen.txt"
      read-only = \(isReadOnly)
      """)
    return home
  }

  private func run(_ arguments: String..., home: TemporaryFolder) async throws -> ProgramRun {
    try await ProgramRun.outcome(of: arguments + ["--config", "pantau.toml"], home: home)
  }

  private func list(of home: TemporaryFolder) throws -> String {
    try String(contentsOfFile: home.file("dokumen.txt"), encoding: .utf8)
  }

  @Test("What was imported is asked for, and its reference alone means it from then on")
  func watched() async throws {
    let service = FakeKlikpajak(now: { Timestamp(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000)) })
    let id = await service.add([Sample.document(1)])[0]
    let server = try await LoopbackServer.start { await service.answer($0) }
    let home = try home(at: "\(server.origin)")
    try home.write("jawaban.json", #"{"data": {"id": \#(id.rawValue)}}"#)

    let rehearsed = try await run("import", "--dry-run", "--queue", "klk", "jawaban.json", home: home)
    #expect(rehearsed.status == 0 && rehearsed.output.contains("+ \(id.rawValue)"), "\(rehearsed.output)")
    #expect(!FileManager.default.fileExists(atPath: home.file("dokumen.txt")))

    let imported = try await run("import", "--queue", "KLK", "jawaban.json", home: home)
    let words = "jawaban.json: new ids for ./dokumen.txt: 1, there already: 0\n  + \(id.rawValue)\n"
    #expect(imported.status == 0 && imported.output == words, "\(imported.output)")
    let listed = try await run("list", home: home)
    #expect(listed.status == 0 && listed.output.contains("INV-000001"), "\(listed.output)")

    try home.write("dokumen.txt", "")
    try home.write("referensi.csv", "Referensi\nINV-000001\n")
    let named = try await run("import", "referensi.csv", home: home)
    #expect(named.status == 0, "\(named.output)")
    #expect(try list(of: home) == "\(id.rawValue) INV-000001\n")
  }

  @Test("A file with a fault is refused whole, each fault in the person's language, and the others go in")
  func refused() async throws {
    let home = try home()
    try home.write("a.csv", "id;reference\n5001;INV-1\n;INV-2\n")
    try home.write("b.csv", "id\n5003\n")
    for (language, words) in [
      ("en", ["a.csv: refused, faults: 1; nothing of it", "a.csv: line 3: “INV-2” has no “id”.", "refused: 1."]),
      ("id", ["a.csv: ditolak, 1 kesalahan", "a.csv: baris 3: “INV-2” tanpa “id”.", "1 ditolak."]),
    ] {
      let run = try await run("import", "a.csv", "b.csv", "--lang", language, home: home)
      #expect(run.status == 4)
      for word in words { #expect(run.output.contains(word), "\(run.output)") }
    }
    #expect(try list(of: home) == "5003\n")
  }

  @Test("What is said of lists is refused, and so is a queue that is looked at only")
  func misused() async throws {
    let home = try home(isReadOnly: true)
    try home.write("b.csv", "id\n5003\n")
    let kind = try await run("import", "b.csv", "--kind", "outputinvoice", home: home)
    #expect(kind.status == 2 && kind.output.contains("--kind are not for"), "\(kind.output)")
    let looked = try await run("import", "b.csv", home: home)
    #expect(looked.status == 4 && looked.output.contains("read-only"), "\(looked.output)")
    #expect(!FileManager.default.fileExists(atPath: home.file("dokumen.txt")))
  }
}
