import Foundation
import TestSupport
import Testing

@testable import pantau

@Suite("Where a path leads")
struct PathsTests {
  @Test("However it is written it is the same, by links too, and also where there is nothing yet")
  func settled() throws {
    let folder = try TemporaryFolder()
    let real = Paths.absolute(folder.path)
    try FileManager.default.createDirectory(atPath: folder.file("ada"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: folder.file("tautan"), withDestinationPath: folder.file("ada"))
    for written in ["ada", "ada/", "./ada", "ada/.", "tautan", "belum/../ada", "tautan//"] {
      #expect(Paths.settled(folder.file(written)) == real + "/ada", "\(written)")
    }
    for written in ["ada/baru.sqlite", "tautan/baru.sqlite", "ada/./baru.sqlite", "ada//baru.sqlite"] {
      #expect(Paths.settled(folder.file(written)) == real + "/ada/baru.sqlite", "\(written)")
    }
    #expect(Paths.settled("/") == "/")
    #expect(Paths.settled("//.//") == "/")
  }

  @Test("Words between blanks that together name a file are one, where the first alone names none")
  func blanks() throws {
    let folder = try TemporaryFolder()
    try folder.write("Pajak Keluaran.xlsx", "")
    try folder.write("satu.csv", "")
    let words = [folder.file("satu.csv"), folder.file("Pajak"), "Keluaran.xlsx", folder.file("tiada.csv"), "x"]
    #expect(
      PathCompletion.meant(by: words)
        == [folder.file("satu.csv"), folder.file("Pajak Keluaran.xlsx"), folder.file("tiada.csv"), "x"])
  }

  @Test("A path is shown whole, the person's own folder as ~")
  func shown() throws {
    #expect(Paths.shown(Environment.home + "/sisa belum.xlsx") == "~/sisa belum.xlsx")
    #expect(Paths.shown("/sisa.xlsx") == "/sisa.xlsx")
    #expect(Paths.shown("sisa.xlsx").hasSuffix("/sisa.xlsx") && Paths.shown("sisa.xlsx") != "sisa.xlsx")
  }

  @Test("pantau paths names every file that the configuration names, and what a program says")
  func named() async throws {
    let home = try TemporaryFolder()
    try home.write(
      "config.toml",
      """
      [[queue]]
      name = "Satu"
      backend = "klikpajak"
      taxpayer = "0999999999999000"
      client-id = "klien"
      client-secret-file = "/rahasia/klikpajak"
      documents = "./id.txt"
      ca-file = "/etc/ca.pem"
      client-certificate = "/etc/klien.pem"
      client-key = "/etc/klien.key"

      [[queue]]
      name = "Dua"
      backend = "command"
      command = ["program"]

      [[certificate]]
      file = "/etc/sertel.p12"
      signer = "BU CONTOH"
      """)
    for (language, words) in [
      ("en", ["secret (client-secret) Satu", "messages of the program Dua", "certificate BU CONTOH"]),
      ("id", ["rahasia (client-secret) Satu", "pesan program Dua", "sertifikat BU CONTOH"]),
    ] {
      let run = try await ProgramRun.outcome(
        of: ["paths", "--lang", language, "--config", home.file("config.toml")], home: home)
      #expect(run.status == 0)
      for path in [
        "/rahasia/klikpajak", "/id.txt", "/etc/ca.pem", "/etc/klien.pem", "/etc/klien.key", "/pantau/dua.log",
        "/etc/sertel.p12", "/journal.sqlite-desks",
      ] { #expect(run.output.contains("\(path)\t"), "\(path)") }
      for word in words { #expect(run.output.contains("\(word)\t"), "\(word)") }
    }
  }

  @Test("It names what stands beside a database and for a while as well", arguments: ["id", "en"])
  func passing(language: String) async throws {
    let home = try TemporaryFolder()
    let run = try await ProgramRun.outcome(of: ["paths", "--lang", language], home: home)
    #expect(run.status == 0)
    for path in [
      "/.local/share/pantau/queue.sqlite-journal", "/.local/state/pantau/journal.sqlite-journal",
      "/.local/share/pantau/queue.sqlite-wal", "/.local/share/pantau/queue.sqlite-shm",
      "/.local/state/pantau/journal.sqlite-wal", "/.local/state/pantau/journal.sqlite-shm",
      "/.config/pantau/.pantau-*", "/.local/state/pantau/.pantau-*", "\(home.path)/pantau-*",
    ] { #expect(run.output.contains("\(path)\t"), "\(path)") }
  }
}
