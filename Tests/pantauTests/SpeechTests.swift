import Foundation
import TestSupport
import Testing

@testable import pantau

@Suite("What is said where it cannot be written", .timeLimit(.minutes(5)))
struct SpeechTests {
  private static let file = "X;Y\n1;2\n"
  private static let list = "Referensi;Status Faktur;NPWP Pembeli;PPN\nINV-1;APPROVED;0999000000001000;110\n"
  /// Executables stand beside the test bundle.
  private static let program =
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appendingPathComponent("pantau").path

  /// Runs a shell line, in which `$P` is the program, in a folder of its own with a list, and a file that is none.
  private func run(_ line: String) throws -> (status: Int32, errors: String) {
    let folder = try TemporaryFolder()
    try Data(Self.file.utf8).write(to: URL(fileURLWithPath: folder.file("salah.csv")))
    try Data(Self.list.utf8).write(to: URL(fileURLWithPath: folder.file("baik.csv")))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "cd $D && { \(line); }"]
    process.environment = [
      "P": Self.program, "D": folder.path, "LANG": "en_US.UTF-8", "HOME": folder.path,
    ]
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let told = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: told, as: UTF8.self))
  }

  @Test(
    "A refusal that nobody can be told ends as one that is told",
    arguments: ["2>/dev/full", "2>&-", "2>/dev/full >/dev/full", "2>&- >&-", "2>/dev/null"])
  func refusal(into: String) throws {
    for command in ["import salah.csv", "show NOPE", "--no-such-option"] {
      let told = try run("$P \(command)")
      #expect(!told.errors.isEmpty && told.status != 0)
      #expect(try run("$P \(command) \(into)").status == told.status, "\(command)")
    }
  }

  @Test(
    "A result that cannot be written is told, and ends in failure",
    arguments: [
      (">/dev/full", ["The output cannot be written (", "Keluaran tidak dapat ditulis ("]),
      (">&-", ["The standard output is closed", "Keluaran standar tertutup"]),
    ])
  func result(into: String, told: [String]) throws {
    for command in ["paths", "init --print </dev/null", "completions bash", "--lang en --help"] {
      let (status, errors) = try run("$P \(command) \(into)")
      #expect(status == 1, "\(command)")
      #expect(told.contains { errors.contains($0) }, "\(command): \(errors)")
    }
  }

  @Test("What an import brought is told also where its report cannot be written", arguments: [">/dev/full", ">&-"])
  func imported(into: String) throws {
    let line = "$P import --lang en --kind outputinvoice --taxpayer 0999999999999000 baik.csv"
    let (status, errors) = try run("\(line) \(into)")
    #expect(status == 1)
    #expect(errors.contains("in the queue all the same: “baik.csv” (files: 1, documents: 1)."), "\(errors)")
    let rehearsed = try run("\(line) --dry-run \(into)")
    #expect(rehearsed.status == 1)
    #expect(!rehearsed.errors.contains("in the queue"), "\(rehearsed.errors)")
  }
}
