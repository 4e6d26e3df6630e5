import Foundation
import QueueStore
import TestSupport
import Testing
import UploadQueue

@testable import pantau

@Suite("pantau watch in lines", .timeLimit(.minutes(5)))
struct LineWatchTests {
  /// A list of so many documents comes into the queue.
  private func take(_ count: Int, into queue: LocalQueue, at moment: Timestamp) throws {
    _ = try queue.importFile(asOf: moment, taxpayer: nil) { each in
      for document in Sample.documents(count) {
        let fields = Set(DocumentField.allCases)
        try each(SourcedDocument(document: document, line: 1, hasStatus: true, fields: fields))
      }
    }
  }

  /// A home with a queue over a folder of exports, and one of the desktop client that looks at it.
  private func watchedFolders() throws -> TemporaryFolder {
    let home = try TemporaryFolder()
    for folder in ["ekspor", "desktop"] {
      try FileManager.default.createDirectory(atPath: home.file(folder), withIntermediateDirectories: true)
    }
    try home.write(
      "pantau.toml",
      """
      [[queue]]
      name = "Ekspor"
      backend = "coretax-export"
      folder = "\(home.file("ekspor"))"
      taxpayer = "0999999999999000"

      [[queue]]
      name = "Desktop"
      backend = "efaktur-desktop"
      folder = "\(home.file("desktop"))"
      coretax-queue = "Ekspor"
      taxpayer = "0999999999999000"
      """)
    return home
  }

  @Test("What is to be known of a watched folder is said by every command that looks there, for whichever queue")
  func remarks() async throws {
    let home = try watchedFolders()
    try home.write("ekspor/putus.json", #"{"Payload": {"Data": [{"#)
    for arguments in [["watch", "--once", "--queue", "Ekspor"], ["list", "--queue", "Desktop"]] {
      let run = try await ProgramRun.outcome(of: arguments + ["--config", "pantau.toml"], home: home)
      #expect(run.output.contains("Ekspor: putus.json"), "\(arguments): \(run.output)")
    }
  }

  @Test("An export of a queue over a watched folder reads it first, and is what the list gives of it")
  func export() async throws {
    let home = try watchedFolders()
    func save(_ text: String, as name: String) throws {
      try home.write(name, text)
      // Saved long enough ago to have finished arriving, and not so long that it would be said to be old.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -600)], ofItemAtPath: home.file(name))
    }
    try save(
      "Referensi;Status Faktur;NPWP Pembeli;Penandatangan\nINV-1;APPROVED;0999000000001000;BU CONTOH\n",
      as: "ekspor/daftar.csv")
    try save(
      """
      FK,KD_JENIS_TRANSAKSI,FG_PENGGANTI,NOMOR_FAKTUR,MASA_PAJAK,TAHUN_PAJAK,TANGGAL_FAKTUR,NPWP,NAMA,ALAMAT_LENGKAP,\
      JUMLAH_DPP,JUMLAH_PPN,JUMLAH_PPNBM,ID_KETERANGAN_TAMBAHAN,FG_UANG_MUKA,UANG_MUKA_DPP,UANG_MUKA_PPN,\
      UANG_MUKA_PPNBM,REFERENSI,KODE_DOKUMEN_PENDUKUNG
      "FK","04","0","0000000000000","1","2025","2/1/2025","0999000000001000","PT CONTOH","JL CONTOH 1","1000","0","0",\
      "","0","0","0","0","INV-1",""
      """, as: "desktop/impor.csv")
    func outcome(of command: String, _ queue: String) async throws -> ProgramRun {
      try await ProgramRun.outcome(
        of: [command, "--queue", queue, "--format", "csv", "--config", "pantau.toml"], home: home)
    }
    for queue in ["Desktop", "Ekspor"] {
      let first = try await outcome(of: "export", queue)
      #expect(first.status == 0 && first.output.contains("INV-1"), "\(first.output)")
      #expect(first.output.contains("APPROVED") && first.output.contains("BU CONTOH"), "\(first.output)")
      let list = try await outcome(of: "list", queue)
      #expect(try await outcome(of: "export", queue).output == list.output)
    }
    // Where the folder is out of reach, all that its files brought is there still, and no file gives way to nothing.
    try FileManager.default.removeItem(atPath: home.file("ekspor"))
    let kept = try await outcome(of: "export", "Ekspor")
    #expect(kept.status != 0 && kept.output.contains("BU CONTOH"), "\(kept.output)")
    try FileManager.default.removeItem(atPath: home.file(".local"))
    try home.write("ada.csv", "lama")
    let nothing = try await ProgramRun.outcome(
      of: ["export", "--queue", "Ekspor", "--force", "--output", "ada.csv", "--config", "pantau.toml"], home: home)
    #expect(nothing.status != 0, "\(nothing.output)")
    #expect(try String(contentsOfFile: home.file("ada.csv"), encoding: .utf8) == "lama")
  }

  @Test("Ended by a signal, it ends by that signal, and until when the queue was watched is kept")
  func ended() async throws {
    let home = try TemporaryFolder()
    let (queue, journal) = (home.file("antrean.sqlite"), home.file("jurnal.sqlite"))
    try LocalQueue.filled(at: queue) { try take(2, into: $0, at: Sample.observedAt) }
    let arguments = ["watch", "--queue", queue, "--journal", journal]
    let once = try await ProgramRun.outcome(of: arguments + ["--once"], home: home)
    #expect(once.status == 0, "\(once.output)")
    let store = try JournalStore(
      path: journal, queueLastAt: Paths.absolute(queue), by: Operator(user: "petugas", host: "kantor"))
    let before = try #require(try await store.watchedStretches().first)
    #expect(before.isLook)

    // What came meanwhile is what it has to write, and once that is there the queue has answered.
    try take(3, into: try LocalQueue.create(at: queue), at: Sample.observedAt + .minutes(1))
    let ended = try await ProgramRun.outcome(of: arguments, endedBy: SIGTERM, home: home)
    #expect(ended.status == SIGTERM, "\(ended.output)")
    let after = try #require(try await store.watchedStretches().map(\.to).max())
    #expect(after > before.to)
  }
}
