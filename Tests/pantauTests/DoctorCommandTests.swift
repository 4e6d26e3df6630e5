import Foundation
import TestSupport
import Testing

@Suite("pantau doctor")
struct DoctorCommandTests {
  private static let passphrase = "Rekaan#2026"

  /// A home with a configuration.
  private func home(_ configuration: String = "") throws -> TemporaryFolder {
    let home = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: home.file(".config/pantau"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try home.write(".config/pantau/config.toml", configuration)
    return home
  }

  @Test("Where all is well it ends with 0; the passphrase is typed unseen, and found nowhere afterwards")
  func fine() throws {
    let made = try MadeCertificates()
    try made.certificate("satu", to: "20900101000000Z")
    let file = try made.file(of: "satu", passphrase: Self.passphrase)
    let home = try home("[[certificate]]\nfile = \"\(file)\"\nsigner = \"BU CONTOH\"\n")
    let program = try TypedProgram(["doctor", "--lang", "en"], home: home)
    try program.terminal.expect("Passphrase of BU CONTOH")
    try program.terminal.expect("passes over it):")
    #expect(!program.terminal.modes.isCooked)
    program.terminal.send(Self.passphrase + "\n")
    #expect(try program.terminal.outcome() == .exited(0))
    #expect(program.terminal.has("valid until 1 Jan 2090"))
    #expect(program.terminal.has("Wrong: 0. Warnings: 0."))
    #expect(!program.terminal.has(Self.passphrase))
    #expect(program.terminal.modes == program.terminal.modesBefore)
    #expect(try program.files(with: Self.passphrase).isEmpty)
    #expect(try program.files(with: "BU CONTOH").contains(".local/state/pantau/certificates"))

    // From cron nobody is asked: what was learned is known still.
    let later = try TypedProgram(["doctor", "--lang", "id"], input: "/dev/null", home: home)
    #expect(try later.terminal.outcome() == .exited(0))
    #expect(later.terminal.has("berkasnya masih sama"))
    #expect(!later.terminal.has("Passphrase"))
  }

  @Test("A certificate that has ended, has not begun, or stays closed is wrong, and the program says so with 1")
  func certificates() throws {
    let made = try MadeCertificates()
    try made.certificate("lama", from: "20200101000000Z", to: "20220101000000Z")
    try made.certificate("nanti", from: "20900101000000Z", to: "20920101000000Z")
    let files = [try made.file(of: "lama", encryption: MadeCertificates.legacy), try made.file(of: "nanti")]
    let home = try home()
    let program = try TypedProgram(
      ["doctor", "--lang", "en", "--certificate", files[0], "--certificate", files[1], "--certificate", files[1]],
      home: home)
    var place = 0
    for typed in [Self.passphrase, Self.passphrase] {
      place = try program.terminal.expect("passes over it):", from: place)
      program.terminal.send(typed + "\n")
    }
    #expect(try program.terminal.outcome() == .exited(1))
    #expect(program.terminal.has("expired on 1 Jan 2022"))
    #expect(program.terminal.has("not valid yet: from 1 Jan 2090"))
    let wrong = try TypedProgram(["doctor", "--lang", "id", "--certificate", files[1]], home: home)
    try wrong.terminal.expect("Enter melewati):")
    wrong.terminal.send("bukan ini\n")
    #expect(try wrong.terminal.outcome() == .exited(1))
    #expect(wrong.terminal.has("passphrase-nya salah"))
    #expect(!wrong.terminal.has("bukan ini"))
  }

  @Test("A certificate that the configuration names while Pantau runs is told of as soon as that is saved")
  func namedLater() throws {
    let made = try MadeCertificates()
    try made.certificate("lama", from: "20200101000000Z", to: "20220101000000Z")
    let (file, home) = (try made.file(of: "lama"), try home())
    let doctor = try TypedProgram(["doctor", "--lang", "en", "--certificate", file], home: home)
    try doctor.terminal.expect("passes over it):")
    doctor.terminal.send(Self.passphrase + "\n")
    #expect(try doctor.terminal.outcome() == .exited(1))

    let program = try TypedProgram(["--plain", "--lang", "en"], home: home)
    let begun = try program.terminal.expect("quit to end.")
    #expect(!program.terminal.has("A certificate has ended."))
    try home.write(".config/pantau/config.toml", "[[certificate]]\nfile = \"\(file)\"\nsigner = \"BU CONTOH\"\n")
    try program.terminal.expect("A certificate has ended.", from: begun)
    program.terminal.send("quit\n")
    #expect(try program.terminal.outcome() == .exited(0))
  }

  @Test("A configuration with faults is named, and what else there is examined all the same; JSON is one object")
  func configuration() throws {
    let program = try TypedProgram(["doctor", "--format", "json", "--lang", "en"], home: try home("bahasa = 1\n"))
    #expect(try program.terminal.outcome() == .exited(1))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(program.terminal.output)) as? [String: Any])
    #expect(object["result"] as? String == "wrong")
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.contains { $0["answer"] as? String == "1 fault, so it is not used" })
    #expect(
      findings.contains { $0["probe"] as? String == "file" && ($0["facts"] as? [String: Any])?["free_bytes"] != nil })
    #expect(findings.filter { $0["probe"] as? String == "terminal" }.count == 4)
    for finding in findings {
      #expect(["fine", "skipped", "warning", "wrong"].contains(finding["level"] as? String))
      #expect(finding["subject"] is String)
    }
  }

  @Test("TERM=dumb is a warning, and no failure")
  func dumb() throws {
    let program = try TypedProgram(["doctor", "--lang", "id"], environment: ["TERM": "dumb"], home: try home())
    #expect(try program.terminal.outcome() == .exited(0))
    #expect(program.terminal.has("! terminal · TERM=dumb: hanya baris demi baris"))
  }

  /// Whether this system lets a test mount a disk of its own.
  private static let canMount = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/unshare")
    process.arguments = ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test("A journal on a disk that can only be read", .enabled(if: canMount))
  func readOnlyDisk() throws {
    let home = try home()
    let program = try TypedProgram(
      ["doctor", "--lang", "en", "--journal", "/mnt/journal.sqlite"],
      under: ["/usr/bin/unshare", "-rm", "/bin/sh", "-c", "mount -t tmpfs -o ro none /mnt && exec \"$0\" \"$@\""],
      home: home)
    #expect(try program.terminal.outcome() == .exited(1))
    #expect(program.terminal.has("journal: /mnt/journal.sqlite: this disk can only be read"))
    #expect(program.terminal.has("Wrong: 1."))
  }

  @Test("As the program runs it looks at the queue that is open by its file, and at the size the terminal has now")
  func running() throws {
    let home = try TemporaryFolder()
    let program = try TypedProgram(["--plain", "--lang", "en", "--queue", home.file("contoh.sqlite")], home: home)
    let start = try program.terminal.expect("Type help")
    program.terminal.resize(columns: 91, rows: 31)
    program.terminal.send("doctor\n")
    try program.terminal.expect("(size)", from: start)
    #expect(program.terminal.has("large enough: 91", from: start))
    #expect(program.terminal.has("(queue contoh.sqlite: ", from: start))
    #expect(!program.terminal.has("queue.sqlite)", from: start))
    program.terminal.send("quit\n")
    #expect(try program.terminal.outcome() == .exited(0))
  }
}
