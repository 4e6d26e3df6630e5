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
}
