import Glibc
import TestSupport
import Testing

@Suite("The configuration, checked", .timeLimit(.minutes(5)))
struct ConfigCommandTests {
  @Test("What comes through a pipe is read once, and its faults are told", arguments: [["--config"], []])
  func pipe(option: [String]) async throws {
    let home = try TemporaryFolder()
    let wrong = try await ProgramRun.outcome(
      of: ["config", "check"] + option + ["/dev/stdin"], input: "stuck-afte = \"2h\"\n", home: home)
    #expect(wrong.status == 4)
    #expect(wrong.output.contains("/dev/stdin:1:1") && wrong.output.contains("stuck-afte"), "\(wrong.output)")
    let right = try await ProgramRun.outcome(
      of: ["config", "check"] + option + ["/dev/stdin"], input: "[thresholds]\nstuck-after = \"2h\"\n", home: home)
    #expect(right.status == 0, "\(right.output)")
  }

  @Test("What is no file is refused at once: nobody may ever write into a pipe with a name")
  func otherThanFiles() async throws {
    let home = try TemporaryFolder()
    let pipe = home.file("pipa")
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, home.file(""), "/dev/zero"] {
      for words in [["config", "check", path], ["list", "--config", path]] {
        let told = try await ProgramRun.outcome(of: words + ["--lang", "en"], home: home)
        #expect(told.status == 1 && told.output.contains("no regular file"), "\(words): \(told.output)")
      }
    }
    let nothing = try await ProgramRun.outcome(of: ["config", "check", "/dev/null"], home: home)
    #expect(nothing.status == 0, "\(nothing.output)")
  }

  @Test("A file that is no queue is named with its line, and one that is, is empty or is not there yet is none to name")
  func queueFiles() async throws {
    let home = try TemporaryFolder()
    try home.write("catatan.txt", "bukan antrean")
    try home.write("kosong.sqlite", "")
    #expect(mkfifo(home.file("pipa"), 0o600) == 0 && mkdir(home.file("folder"), 0o700) == 0)
    func check(_ file: String) async throws -> ProgramRun {
      try home.write("pantau.toml", "[[queue]]\nname = \"SATU\"\nfile = \"./\(file)\"\n")
      return try await ProgramRun.outcome(
        of: ["config", "check", "--config", "pantau.toml", "--lang", "en"], home: home)
    }
    for (file, told) in [
      ("catatan.txt", "is not a Pantau file of this kind"), ("pipa", "is no ordinary file"), ("folder", "is a folder"),
      ("catatan.txt/satu.sqlite", "is a file, not a folder"),
    ] {
      let run = try await check(file)
      #expect(run.status == 4 && run.output.hasPrefix("pantau.toml:3:8: file: "), "\(run.output)")
      #expect(run.output.contains(told), "\(run.output)")
    }
    #expect(try await check("kosong.sqlite").status == 0)
    #expect(try await check("satu.sqlite").status == 0)
    _ = try await ProgramRun.outcome(of: ["watch", "--once", "--config", "pantau.toml"], home: home)
    #expect(try await check("satu.sqlite").status == 0)
  }

  @Test("Of several queues, what goes into one or comes out of one is named: none is taken for it")
  func severalQueues() async throws {
    let home = try TemporaryFolder()
    try home.write("daftar.csv", "Referensi;Status Faktur;NPWP Pembeli\nINV-1;APPROVED;0999000000001000\n")
    try home.write(
      "pantau.toml",
      "[[queue]]\nname = \"SATU\"\nfile = \"./1.sqlite\"\n[[queue]]\nname = \"DUA\"\nfile = \"./2.sqlite\"\n")
    let usual = ["--config", "pantau.toml", "--lang", "en"]
    for words in [["import", "daftar.csv"], ["import", "--dry-run", "daftar.csv"], ["export"]] {
      let run = try await ProgramRun.outcome(of: words + usual, home: home)
      #expect(
        run.status != 0 && run.output.contains("“SATU”, “DUA”") && run.output.contains("--queue 'SATU'"),
        "\(run.output)")
    }
    let named = try await ProgramRun.outcome(of: ["import", "daftar.csv", "--queue", "DUA"] + usual, home: home)
    #expect(named.status == 0, "\(named.output)")
    let found = try await ProgramRun.outcome(of: ["export", "queue:dua", "--queue", "DUA"] + usual, home: home)
    #expect(found.output.contains("INV-1"), "\(found.output)")
  }
}
