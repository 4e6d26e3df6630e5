import Foundation
import TestSupport
import Testing

@Suite("A queue that the configuration lets be looked at only", .timeLimit(.minutes(5)))
struct ReadOnlyQueueTests {
  private static let list = "Referensi;Status Faktur;NPWP Pembeli;PPN\nINV-1;APPROVED;0999000000001000;110\n"
  private static let arguments = ["--kind", "outputinvoice", "--taxpayer", "0999999999999000", "daftar.csv"]

  private func home() throws -> TemporaryFolder {
    let home = try TemporaryFolder()
    try home.write("daftar.csv", Self.list)
    try home.write(
      "pantau.toml",
      """
      [[queue]]
      name = "SATU"
      file = "./satu.sqlite"
      read-only = true

      [[queue]]
      name = "DUA"
      file = "./dua.sqlite"
      """)
    return home
  }

  @Test("takes no import, by its name or its file, and the words say why", arguments: ["SATU", "./satu.sqlite"])
  func noImport(queue: String) async throws {
    let home = try home()
    for (language, words) in [("id", ["hanya-baca", "impor mengubah isinya"]), ("en", ["is read-only", "an import"])] {
      let run = try await ProgramRun.outcome(
        of: ["import", "--queue", queue, "--config", "pantau.toml", "--lang", language] + Self.arguments, home: home)
      #expect(run.status == 4)
      for word in words { #expect(run.output.contains(word), "\(run.output)") }
      #expect(!FileManager.default.fileExists(atPath: home.file("satu.sqlite")))
    }
  }

  @Test("shows what an import would bring, and leaves the other queues as they are")
  func rehearsalAndOthers() async throws {
    let home = try home()
    let rehearsed = try await ProgramRun.outcome(
      of: ["import", "--dry-run", "--queue", "SATU", "--config", "pantau.toml"] + Self.arguments, home: home)
    #expect(rehearsed.status == 0, "\(rehearsed.output)")
    #expect(!FileManager.default.fileExists(atPath: home.file("satu.sqlite")))
    let other = try await ProgramRun.outcome(
      of: ["import", "--queue", "DUA", "--config", "pantau.toml"] + Self.arguments, home: home)
    #expect(other.status == 0, "\(other.output)")
  }
}
