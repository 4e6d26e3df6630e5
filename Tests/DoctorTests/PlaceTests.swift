import Foundation
import Glibc
import Secrets
import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Doctor

@Suite("Files, secrets, tokens and the terminal")
struct PlaceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func place(_ path: String, use: OwnPlace.Use = .written) -> OwnPlace {
    OwnPlace(Phrase(id: "jurnal", en: "journal"), at: path, use: use)
  }

  /// A machine on which one of the journal's circumstances is otherwise.
  private func machine(
    disk: FileSystem.Disk = .init(free: 1 << 40, isReadOnly: false), mode: UInt32 = 0o600, owner: UInt32 = 1000,
    objection: Int32? = nil
  ) -> FileSystem {
    FileSystem(
      standing: { FileSystem.Standing(isFolder: !$0.hasSuffix(".sqlite"), mode: mode, owner: owner) },
      disk: { _ in disk },
      objection: { _ in objection }, user: 1000)
  }

  @Test("A journal is told apart by what keeps it from being written, in both languages")
  func journal() {
    let journal = place("/data/journal.sqlite")
    let cases: [(FileSystem, Finding.Level, String, String)] = [
      (machine(), .fine, "dapat ditulis, sisa 1048576 MB", "can be written, 1048576 MB left"),
      (
        machine(disk: .init(free: 1 << 40, isReadOnly: true)), .wrong, "disk ini hanya dapat dibaca",
        "this disk can only be read"
      ),
      (machine(mode: 0o644, objection: EROFS), .wrong, "disk ini hanya dapat dibaca", "this disk can only be read"),
      (machine(objection: EACCES), .wrong, "tidak dapat ditulis", "cannot be written"),
      (
        machine(disk: .init(free: 1 << 20, isReadOnly: false)), .wrong, "disk hampir penuh: sisa 1 MB",
        "the disk is nearly full: 1 MB left"
      ),
      (
        machine(disk: .init(free: 100 << 20, isReadOnly: false)), .warning, "disk hampir penuh: sisa 100 MB",
        "the disk is nearly full: 100 MB left"
      ),
      (machine(mode: 0o644), .warning, "orang lain dapat membacanya", "others can read it"),
      (machine(owner: 7), .warning, "milik pengguna lain", "belongs to somebody else"),
    ]
    for (files, level, indonesian, english) in cases {
      let finding = journal.finding(on: files)
      #expect(finding.level == level)
      #expect(finding.answer.text(.indonesian).string == indonesian)
      #expect(finding.answer.text(.english).string == english)
      #expect((finding.nextStep == nil) == (level == .fine))
    }
  }

  @Test("Of this machine's own files: what is there, what is yet to be made, and who may change the configuration")
  func own() throws {
    #expect(place(try folder.write("journal.sqlite", "")).finding(on: .own).level == .fine)
    let missing = place(folder.file("belum/ada/journal.sqlite")).finding(on: .own)
    #expect(missing.answer.text(.english).string == "not there yet, can be made")
    let open = try folder.write("config.toml", "", mode: 0o622)
    #expect(place(open, use: .configuration).finding(on: .own).level == .wrong)
    let read = try folder.write("lain.toml", "", mode: 0o644)
    #expect(place(read, use: .configuration).finding(on: .own).level == .fine)
    #expect(place(read, use: .kept).finding(on: .own).level == .warning)
    #expect(place(folder.file("tidak-ada.toml"), use: .configuration).finding(on: .own).level == .fine)
  }

  @Test("The folder of what Pantau writes is judged as well, also where the file is yet to be made")
  func openFolder() throws {
    let path = folder.file("jurnal/journal.sqlite")
    try FileManager.default.createDirectory(atPath: folder.file("jurnal"), withIntermediateDirectories: true)
    for (mode, level) in [(0o777, Finding.Level.warning), (0o770, .warning), (0o755, .fine), (0o700, .fine)] {
      #expect(chmod(folder.file("jurnal"), mode_t(mode)) == 0)
      let finding = place(path).finding(on: .own)
      #expect(finding.level == level)
      let advice = "Run: chmod go-w \(folder.file("jurnal"))"
      #expect((finding.nextStep?.text(.english).string == advice) == (level != .fine))
    }
    #expect(chmod(folder.file("jurnal"), 0o777) == 0)
    _ = try folder.write("jurnal/journal.sqlite", "")
    #expect(place(path).finding(on: .own).answer.text(.english).string == "others can replace it in its folder")
    let open = try folder.write("terbuka.sqlite", "", mode: 0o666)
    #expect(place(open).finding(on: .own).answer.text(.english).string == "others can read and change it")
  }

  @Test("A secret's file has to be its owner's alone; what is in it is never told")
  func secrets() async throws {
    let good = try folder.write("token", "RAHASIA-1\n")
    let open = try folder.write("terbuka", "RAHASIA-2\n", mode: 0o640)
    let empty = try folder.write("kosong", "\n")
    let accented = try folder.write("aksen", "RAHASIA-é")
    let short = try folder.write("pendek", " RAHASIA\n")
    let sources: [(SecretSource, Finding.Level, String)] = [
      (.file(short), .warning, "less than eight bytes"), (.variable("PENDEK"), .warning, "less than eight bytes"),
      (.file(good), .fine, "only you can read it"), (.file(open), .wrong, "chmod 600 \(open)"),
      (.file(empty), .wrong, "is empty"), (.file(folder.file("tidak-ada")), .wrong, "No such file"),
      (.variable("ADA"), .fine, "set in the environment"), (.variable("TIADA"), .wrong, "not set, or empty"),
      (.file(accented), .warning, "letters outside ASCII"), (.variable("AKSEN"), .warning, "letters outside ASCII"),
      (.command(["pass", "show", "x"]), .skipped, "not run here"),
      (.command(["eyJhbGciOiJub25lIn0.RAHASIA-4"]), .skipped, "•••"), (.person, .skipped, ":token"),
    ]
    for (source, level, words) in sources {
      let probe = NeededSecret("PT CONTOH: token", from: source).probe(environment: [
        "ADA": "RAHASIA-3", "AKSEN": "RAHASIA-é", "PENDEK": "RAHASIA",
      ])
      let finding = await probe.found()
      #expect(finding.level == level)
      let told = [finding.answer, finding.reason].compactMap { $0?.text(.english).string }.joined(separator: " ")
      #expect(told.contains(words), "\(told)")
      #expect(!"\(finding)".contains("RAHASIA"))
    }
  }

  @Test("A secret for a header cannot be used where it has letters that no header can carry")
  func headerSecrets() async throws {
    let accented = try folder.write("aksen", "RAHASIA-é")
    let sources: [(SecretSource, String)] = [(.file(accented), accented), (.variable("AKSEN"), "AKSEN")]
    for (source, place) in sources {
      let finding = await NeededSecret("PT CONTOH: token", from: source, standsInHeader: true)
        .probe(environment: ["AKSEN": "RAHASIA-é"]).found()
      #expect(finding.level == .wrong)
      #expect(
        finding.reason?.text(.english).string.hasPrefix("The secret from \(place) has letters outside ASCII") == true)
      #expect(finding.nextStep != nil && !"\(finding)".contains("RAHASIA"))
    }
  }

  @Test("A token is good, nearly over, or over")
  func token() {
    let now = Timestamp.wib("2026-11-17 09:00")
    let cases: [(TokenStanding, Finding.Level, String)] = [
      (.good(until: now + .minutes(25)), .fine, "berlaku sampai 09.25, 25 menit lagi"),
      (.good(until: now + .minutes(4)), .warning, "berlaku sampai 09.04, 4 menit lagi"),
      (.good(until: now - .minutes(1)), .wrong, "token sudah lewat masanya"),
      (
        .inMemory, .skipped,
        "hanya ada di Pantau yang sedang berjalan; layarnya menunjukkan masanya, atau bahwa perlu token (.token)"
      ),
    ]
    for (standing, level, answer) in cases {
      let finding = standing.finding(at: now, in: .wib)
      #expect(finding.level == level)
      #expect(finding.answer.text(.indonesian).string.replacing(":", with: ".") == answer)
    }
  }

  @Test("A terminal is told by what will be less on it")
  func terminal() async {
    let dumb = TerminalAbilities(type: "dumb", placesText: false, colours: 0)
    let cases: [(TerminalAbilities, String, String)] = [
      (TerminalAbilities(type: "xterm-256color"), "fine fine fine fine", "a screen can be opened"),
      (dumb, "warning fine fine fine", "only line by line"),
      (TerminalAbilities(type: "", isKnown: false), "wrong fine fine fine", "the kind of terminal is not said"),
      (TerminalAbilities(type: "rekaan", isKnown: false), "wrong fine fine fine", "the kind rekaan is not known here"),
      (TerminalAbilities(type: "xterm", takesUnicode: false), "fine warning fine fine", "a screen can be opened"),
      (
        TerminalAbilities(type: "xterm", size: Size(columns: 30, rows: 9)), "fine fine fine warning",
        "a screen can be opened"
      ),
      (TerminalAbilities(isThere: false, type: ""), "skipped", "the output is no terminal"),
    ]
    for (abilities, levels, answer) in cases {
      let findings = await Examination.run(abilities.probes)
      #expect(findings.map(\.level.rawValue).joined(separator: " ") == levels)
      #expect(findings[0].answer.text(.english).string == answer)
    }
    #expect(dumb.typeFinding.answer.text(.indonesian).string == "hanya baris demi baris")
    #expect(dumb.typeFinding.nextStep?.text(.indonesian).string.contains("pantau --plain") == true)
    #expect(dumb.colourFinding.answer.text(.english).string == "no colours")
  }
}
