import Glibc
import TestSupport
import Testing
import Wording

@testable import pantau

@Suite("An import that is stopped by a signal", .timeLimit(.minutes(5)))
struct ImportInterruptionTests {
  @Test("It says so, also while it waits for the file to go on", arguments: ["id", "en"])
  func waiting(language: String) throws {
    let home = try TemporaryFolder()
    let pipe = home.file("pipa")
    #expect(mkfifo(pipe, 0o600) == 0)
    // Whoever writes the pipe has begun, and does not go on.
    let writer = open(pipe, O_RDWR)
    defer { close(writer) }
    let program = try TypedProgram(["import", "-", "--lang", language], input: pipe, home: home)
    // More than a pipe holds: once that is written, the program has begun to read.
    let rows = (1...2_000).map { "INV-\($0);APPROVED;0999000000001000;11000" }
    let text = Array((["Referensi;Status Faktur;NPWP Pembeli;PPN"] + rows).joined(separator: "\n").utf8)
    #expect(write(writer, text, text.count) == text.count)
    program.terminal.send("\u{3}")
    #expect(try program.terminal.outcome() == .killed(signal: SIGINT))
    #expect(program.terminal.has(language == "id" ? "Impor dihentikan" : "The import was stopped"))
  }

  @Test(
    "Of a dry run nothing is said to have gone in or not, only that the queue is as it was", arguments: ["a.csv", nil])
  func rehearsal(file: String?) {
    let interrupted = ImportInterruption.Interrupted(file: file, signal: SIGINT)
    let (told, real) = (interrupted.phrase(isRehearsal: true), interrupted.phrase(isRehearsal: false))
    for (language, stopped, unchanged, imported) in [
      (Language.indonesian, "Uji coba impor dihentikan", "antrean tidak diubah", ["diimpor", "masuk", "Impor lagi"]),
      (.english, "The dry run of the import was stopped", "the queue is not changed", ["imported", "kept", "again"]),
    ] {
      let text = told.text(language).string
      #expect(text.hasPrefix(stopped) && text.contains(unchanged))
      #expect(imported.allSatisfy { !text.contains($0) })
      #expect(text.contains(file ?? ";"))
      #expect(imported.contains { real.text(language).string.contains($0) })
    }
  }
}
