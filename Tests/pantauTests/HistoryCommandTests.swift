import TestSupport
import Testing

@Suite("The journal's record, printed", .timeLimit(.minutes(5)))
struct HistoryCommandTests {
  @Test(
    "A filter by what the journal does not keep says so, with the keys, and one by what it keeps says nothing",
    arguments: [
      (["not signer:siti", "--lang", "en"], "The journal does not keep signer: of documents, so here none has any;"),
      (["ppn:>1jt", "--lang", "id"], "Jurnal tidak menyimpan ppn: dari dokumen, jadi di sini kosong di semuanya;"),
      (["alasan:npwp ttd:siti", "--lang", "id"], "Jurnal tidak menyimpan penandatangan:, alasan: dari dokumen"),
      (["reason:npwp", "--lang", "en"], "Words of a reason are found without reason: before them."),
      (["buyer:maju status:stuck dpp:>1jt", "--lang", "en"], nil),
    ] as [([String], String?)])
  func forgotten(filter: [String], told: String?) async throws {
    let home = try TemporaryFolder()
    try home.write("pantau.toml", "[[queue]]\nname = \"SATU\"\nfile = \"./satu.sqlite\"\n")
    _ = try await ProgramRun.outcome(of: ["watch", "--once", "--config", "pantau.toml"], home: home)
    let run = try await ProgramRun.outcome(
      of: ["history", "--config", "pantau.toml", "--filter"] + filter, home: home)
    #expect(run.status == 0)
    if let told { #expect(run.output.contains(told), "\(run.output)") } else { #expect(run.output.isEmpty) }
  }

  @Test(
    "Words and keys are put together with or, not and parentheses, and words are found where the line says them",
    arguments: [
      ("note or marked", ["INV-1: note", "INV-2: marked"]),
      ("not \"first seen\"", ["INV-1: note", "INV-2: marked"]),
      ("(catatan atau ditandai) ref:INV-2", ["INV-2: marked"]),
      ("not (note or \"pertama terlihat\")", ["INV-2: marked"]),
      ("ref:INV-1 -note", ["INV-1: first seen"]),
      ("\"seen: approved\"", ["INV-2: first seen"]),
      ("ref:INV-2 or note", ["INV-1: note", "INV-2: first seen", "INV-2: marked"]),
      ("status:approved or tanya", ["INV-1: note", "INV-2: first seen", "INV-2: marked"]),
      ("note marked", []),
    ] as [(String, [String])])
  func filtered(filter: String, told: [String]) async throws {
    let home = try TemporaryFolder()
    try home.write(
      "a.csv",
      "Referensi;Status Faktur;NPWP Pembeli;PPN\nINV-1;SAVED INVALID;0999000000001000;11000\n"
        + "INV-2;APPROVED;0999000000001000;11000\n")
    let steps = [
      ["import", "a.csv", "--kind", "outputinvoice", "--taxpayer", "0999999999999000"], ["note", "INV-1", "tanya"],
      ["mark", "INV-2"],
    ]
    for step in steps {
      let run = try await ProgramRun.outcome(of: step, home: home)
      try #require(run.status == 0, "\(run.output)")
    }
    let run = try await ProgramRun.outcome(of: ["history", "--lang", "en", "--filter", filter], home: home)
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n").map(String.init)
    let all = ["INV-1: first seen", "INV-1: note", "INV-2: first seen", "INV-2: marked"]
    #expect(all.filter { said in lines.contains { $0.contains(said) } } == told, "\(run.output)")
  }
}
