import CustomDump
import Testing
import TestSupport
import Wording

@testable import Secrets

/// A secret that no other text contains.
let planted = "TOKEN-RAHASIA-7f3a"

@Suite("A secret")
struct SecretTests {
  @Test("It is printed, interpolated, dumped and mirrored as a word that says nothing")
  func staysInside() {
    struct Holder { let token = Secret(planted) }
    var dumped = ""
    dump(Holder(), to: &dumped)
    var custom = ""
    customDump(Holder(), to: &custom)
    let error = SecretFault.empty("\(Secret(planted))")
    for text in [
      "\(Secret(planted))", String(describing: Secret(planted)), String(reflecting: Secret(planted)),
      "\(Holder())", String(reflecting: Holder()), dumped, custom, "\(Optional(Secret(planted)) as Any)",
      "\([Secret(planted)])", "\(error)", "\(SecretSupply(.variable("X"), environment: ["X": planted]))",
    ] {
      #expect(!text.contains(planted))
    }
    #expect(Mirror(reflecting: Secret(planted)).children.isEmpty)
  }

  @Test("It can be handed to the one who sends it")
  func isRevealed() {
    #expect(Secret(planted).map { "Bearer " + $0 }.reveal { $0 } == "Bearer \(planted)")
  }
}

@Suite("A token where it does not belong")
struct StrayTokenTests {
  @Test(
    "It is not repeated",
    arguments: [
      "eyJhbGciOiJSUzI1NiJ9.RAHASIA7f3a.TANDATANGAN55aa", "eyJhbGciOiJIUzI1NiJ9", "a8Kd02LmQz7TrahasiaX4vB",
      "x-a8Kd02LmQz7TrahasiaX4vB_",
    ])
  func hidden(token: String) {
    #expect("“\(token)” is none".withoutTokens == "“•••” is none")
    #expect("~/\(token)".withoutTokens == "~/•••")
    for language in Language.allCases {
      #expect(SecretFault.noProgram(token).phrase.text(language).string.contains("•••"))
      #expect(!SecretFault.exposedFile("/x/\(token)").phrase.text(language).string.contains(token))
    }
  }

  @Test(
    "Names of programs, files, fields and statuses are",
    arguments: [
      "pass", "/usr/local/bin/ambil-token-perusahaan-2026", "~/.config/pantau/TokenPajakioPTContohSatu2026.txt",
      "/var/contoh/3F2504E0-4F89-41D3-9A0C-0305E82C3301/token", "data.invoiceStatusDetailUploaded",
      "SIGNING_IN_PROGRESS_STEP_2", "ey", "eyJ", "04002600000000003",
    ])
  func shown(name: String) {
    #expect(name.withoutTokens == name)
  }
}

@Suite("Where secrets come from")
struct SecretSupplyTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func supply(_ source: SecretSource, environment: [String: String] = ["PATH": "/usr/bin:/bin"]) -> SecretSupply
  {
    SecretSupply(source, environment: environment, limit: .seconds(3_600))
  }

  @Test("What a person gives comes before what the source has, until it is refused")
  func given() async throws {
    let person = supply(.person)
    await #expect(throws: SecretFault.notGiven) { try await person.secret() }
    let variable = supply(.variable("TOKEN"), environment: ["TOKEN": "lama"])
    for supply in [person, variable] {
      let secret = try Secret(given: " \(planted)\n", through: "TOKEN")
      await supply.take(secret)
      #expect(try await supply.secret().isSame(as: Secret(planted)))
      await supply.refuse(secret)
    }
    await #expect(throws: SecretFault.refused) { try await person.secret() }
    #expect(try await variable.secret().isSame(as: Secret("lama")))
    #expect(throws: SecretFault.empty("TOKEN")) { try Secret(given: " ", through: "TOKEN") }
    #expect(throws: SecretFault.strange("TOKEN")) { try Secret(given: "a\nb", through: "TOKEN") }
  }

  @Test("As long as there is a supply the process leaves no core, which would hold what it gives")
  func noCore() async throws {
    let supply = supply(.variable("TOKEN"), environment: ["TOKEN": planted])
    #expect(try await supply.secret().isSame(as: Secret(planted)))
    #expect(!Cores.areLeft)
    withExtendedLifetime(supply) {}
  }

  @Test("A file for its owner alone is read, without the line's end, and again when it has changed")
  func file() async throws {
    let path = try folder.write("token", "satu\n")
    let supply = supply(.file(path))
    #expect(try await supply.secret().reveal { $0 } == "satu")
    try folder.write("token", "kedua\n")
    #expect(try await supply.secret().reveal { $0 } == "kedua")
  }

  @Test("A file that others can read is refused, with what to do", arguments: [0o640, 0o604, 0o660])
  func exposedFile(mode: Int) async throws {
    let path = try folder.write("token", planted, mode: mode)
    await #expect(throws: SecretFault.exposedFile(path)) { try await supply(.file(path)).secret() }
    #expect(SecretFault.exposedFile(path).phrase.text(.english).string.contains("chmod 600 \(path)"))
  }

  @Test("What is no file with a secret is said to be so")
  func badFiles() async throws {
    await #expect(throws: SecretFault.noFile(folder.path)) { try await supply(.file(folder.path)).secret() }
    let empty = try folder.write("kosong", " \n")
    await #expect(throws: SecretFault.empty(empty)) { try await supply(.file(empty)).secret() }
    let large = try folder.write("besar", String(repeating: "x", count: Secret.mostBytes + 1))
    await #expect(throws: SecretFault.strange(large)) { try await supply(.file(large)).secret() }
    let missing = folder.path + "/tidak-ada"
    await #expect(throws: SecretFault.self) { try await supply(.file(missing)).secret() }
  }

  @Test("A control character inside is no part of a secret", arguments: ["a\nb", "a\u{0}b", "a\u{1B}[0mb", "a\u{7F}b"])
  func controlCharacters(text: String) async throws {
    let path = try folder.write("token", text)
    await #expect(throws: SecretFault.strange(path)) { try await supply(.file(path)).secret() }
    await #expect(throws: SecretFault.strange("T")) {
      try await supply(.variable("T"), environment: ["T": text]).secret()
    }
  }

  @Test("A variable of the environment is taken, one that is empty is not")
  func variable() async throws {
    #expect(try await supply(.variable("T"), environment: ["T": "isi "]).secret().reveal { $0 } == "isi")
    await #expect(throws: SecretFault.noVariable("T")) { try await supply(.variable("T")).secret() }
    await #expect(throws: SecretFault.noVariable("T")) {
      try await supply(.variable("T"), environment: ["T": ""]).secret()
    }
  }

  @Test("A program is run once for its first line, and again when the secret was refused")
  func command() async throws {
    let counter = folder.path + "/kali"
    let script = "echo x >> '\(counter)'; echo \"token-$(wc -l < '\(counter)')\"; echo catatan"
    let supply = supply(.command(["sh", "-c", script]))
    #expect(try await supply.secret().reveal { $0 } == "token-1")
    #expect(try await supply.secret().reveal { $0 } == "token-1")
    let first = try await supply.secret()
    await supply.refuse(first)
    #expect(try await supply.secret().reveal { $0 } == "token-2")
    // Another call was refused with the first one, and says so late: the second is kept.
    await supply.refuse(first)
    #expect(try await supply.secret().reveal { $0 } == "token-2")
  }

  @Test("A program that fails says so without what it printed")
  func failedCommand() async throws {
    let supply = supply(.command(["sh", "-c", "echo \(planted); echo \(planted) >&2; exit 3"]))
    await #expect(throws: SecretFault.failedProgram("sh", status: "exit 3")) { try await supply.secret() }
    await #expect(throws: SecretFault.noProgram("tidak-ada-program-ini")) {
      try await self.supply(.command(["tidak-ada-program-ini"])).secret()
    }
    await #expect(throws: SecretFault.empty("true")) { try await self.supply(.command(["true"])).secret() }
  }

  @Test("A program that does not end is ended, with what it has started")
  func slowCommand() async throws {
    let supply = SecretSupply(
      .command(["sh", "-c", "sleep 600 & sleep 600"]), environment: ["PATH": "/usr/bin:/bin"], limit: .milliseconds(20))
    await #expect(throws: SecretFault.slowProgram("sh", limit: .milliseconds(20))) { try await supply.secret() }
  }

  @Test("One with letters outside ASCII is none for a header, and it is said where it comes from")
  func header() async throws {
    let path = try folder.write("token", "rähasia")
    let sources: [(SecretSource, String)] = [
      (.file(path), path), (.variable("T"), "T"), (.command(["printf", "rähasia"]), "printf"),
    ]
    for (source, place) in sources {
      let supply = supply(source, environment: ["T": "rähasia", "PATH": "/usr/bin:/bin"])
      await #expect(throws: SecretFault.beyondASCII(place)) { try await supply.headerSecret() }
      #expect(try await supply.secret().isSame(as: Secret("rähasia")))
      await supply.take(Secret("é"))
      await #expect(throws: SecretFault.beyondASCII(nil)) { try await supply.headerSecret() }
    }
    #expect(try await supply(.variable("T"), environment: ["T": planted]).headerSecret().isSame(as: Secret(planted)))
  }

  @Test("A program whose secret no header can carry is run again at the next try")
  func mendedProgram() async throws {
    let path = try folder.write("token", "rähasia")
    let supply = supply(.command(["cat", path]))
    await #expect(throws: SecretFault.beyondASCII("cat")) { try await supply.headerSecret() }
    try folder.write("token", planted)
    #expect(try await supply.headerSecret().isSame(as: Secret(planted)))
  }

  @Test("A fault is told in both languages", arguments: [Language.indonesian, .english])
  func wording(language: Language) {
    let faults: [SecretFault] = [
      .unreadableFile("f", reason: "r"), .noFile("f"), .exposedFile("f"), .noVariable("V"), .noProgram("p"),
      .failedProgram("p", status: "exit 1"), .slowProgram("p", limit: .seconds(3)), .empty("f"), .strange("f"),
      .beyondASCII("f"), .beyondASCII(nil),
    ]
    #expect(Set(faults.map { $0.phrase.text(language) }).count == faults.count)
  }
}
