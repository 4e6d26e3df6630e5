import Glibc
import HTTPService
import Secrets
import TestSupport
import Testing
import Wording

@testable import PantauConfiguration

@Suite("Queues behind a service")
struct ServiceReadingTests {
  private func queue(_ lines: String) -> String { "[[queue]]\nname = \"Satu\"\nbackend = \"gateway\"\n" + lines }

  @Test("Everything that can be set of a gateway is read")
  func gateway() throws {
    let read = configuration(
      queue(
        """
        url = "https://gateway.contoh.id/pantau"
        ca-file = "~/ca.pem"
        client-certificate = "./klien.pem"
        client-key = "/etc/klien.key"
        timeout = "90s"
        poll-every = "2m"
        reupload = "hand-off"
        token-command = ["pass", "show", "gateway"]
        """))
    guard case .gateway(let entry)? = read.queues.first?.backend else {
      Issue.record("no gateway")
      return
    }
    #expect(entry.service.address == (try ServiceAddress("https://gateway.contoh.id/pantau")))
    #expect(
      entry.service.security
        == TransportSecurity(
          authority: "~/ca.pem", client: .init(certificates: "./klien.pem", key: "/etc/klien.key")))
    #expect(entry.service.timeout == .seconds(90))
    #expect(entry.service.pollEvery == .seconds(120))
    #expect(entry.reupload == .handOff)
    #expect(entry.token == .command(["pass", "show", "gateway"]))
  }

  @Test("Every file that a queue names is known with what it is for", arguments: QueueReader.backends.map(\.name))
  func namedFiles(backend: String) throws {
    let needed = """
      [[queue]]
      name = "Satu"
      backend = "\(backend)"
      url = "https://contoh.id"
      taxpayer = "0999999999999000"
      folder = "/folder"
      coretax-queue = "Dua"
      client-id = "klien"
      email = "a@contoh.id"
      command = ["program"]

      """
    // What the backend asks for tells which keys of files it has: one that is new is among them.
    let log = FaultLog()
    _ = Configuration.read(Array(needed.utf8), into: log)
    let keys = log.asked.filter {
      $0.hasSuffix("-file") || ["client-certificate", "client-key", "documents"].contains($0)
    }
    let text = needed + keys.map { "\($0) = \"~/\($0)\"\n" }.sorted().joined()
    let queue = try #require(Configuration.read(Array(text.utf8)).configuration.queues.first)
    #expect(Set(queue.files.map(\.key)) == keys)
    for file in queue.files {
      #expect(file.path == "~/\(file.key)")
      for language in Language.allCases { #expect(!file.purpose.text(language).isEmpty) }
    }
  }

  @Test("Certificates and keys that cannot be used as they are now are named with their place")
  func files() throws {
    let folder = try TemporaryFolder()
    try folder.write("terbuka.key", "-", mode: 0o644)
    let text = queue(
      """
      url = "https://gateway.contoh.id"
      ca-file = "./ca.pem"
      client-certificate = "./klien.pem"
      client-key = "./terbuka.key"
      """)
    let faults = Configuration.faultsOfFiles(namedIn: Array(text.utf8), path: "") {
      folder.file(String($0.dropFirst(2)))
    }
    #expect(faults.map(\.place?.line) == [5, 6, 7])
    let words = faults.map { $0.phrase.text(.english).string }
    #expect(words.map { $0.prefix { $0 != ":" } } == ["ca-file", "client-certificate", "client-key"])
    #expect(words[0].hasSuffix("ca.pem is no certificate in the PEM form, or cannot be read."))
    #expect(words[2].contains("can be read by others, so it is not used. Run: chmod 600 "))
    // None of it is a reason not to use the configuration.
    #expect(Configuration.read(Array(text.utf8)).faults.isEmpty)
  }

  @Test("Files of secrets and lists that cannot be used as they are now are named with their place")
  func secretFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("token", "TOKEN-RAHASIA-7f3a", mode: 0o600)
    try folder.write("terbuka", "TOKEN-RAHASIA-7f3a", mode: 0o644)
    #expect(mkfifo(folder.file("pipa"), 0o600) == 0 && mkdir(folder.file("folder"), 0o700) == 0)
    func told(_ text: String) -> [String] {
      #expect(Configuration.read(Array(text.utf8)).faults == [])
      return Configuration.faultsOfFiles(namedIn: Array(text.utf8), path: "") { folder.file(String($0.dropFirst(2))) }
        .map { "\($0.place?.line ?? 0) \($0.phrase.text(.english))".replacing(folder.file(""), with: "./") }
    }
    func gateway(_ file: String) -> [String] {
      told(queue("url = \"https://g.contoh.id\"\ntoken-file = \"./\(file)\""))
    }
    func portal(_ file: String) -> [String] {
      told(
        "[[queue]]\nname = \"A\"\nbackend = \"coretax-portal\"\ntaxpayer = \"0999999999999000\"\n"
          + "token-file = \"./\(file)\"\n")
    }
    func list(_ file: String) -> [String] {
      told(
        "[[queue]]\nname = \"A\"\nbackend = \"klikpajak\"\ntaxpayer = \"0999999999999000\"\nclient-id = \"k\"\n"
          + "client-secret-file = \"./token\"\ndocuments = \"./\(file)\"\n")
    }
    let missing = "5 token-file: The secret in ./lain cannot be read: No such file or directory."
    #expect(gateway("token") == [] && gateway("lain") == [missing])
    // A token of the portal is saved whenever there is a new one, and a list is made by who adds to it.
    #expect(portal("token") == [] && portal("lain") == [] && list("token") == [] && list("lain") == [])
    for told in [gateway, portal] {
      #expect(told("folder") == ["5 token-file: ./folder is no ordinary file."])
      #expect(told("pipa") == ["5 token-file: ./pipa is no ordinary file."])
      #expect(
        told("terbuka") == [
          "5 token-file: ./terbuka can be read by others, so it is not used. Run: chmod 600 ./terbuka"
        ])
    }
    #expect(list("folder") == ["7 documents: “./folder” is a folder, not a file"])
    #expect(list("pipa") == ["7 documents: “./pipa” is no ordinary file"])
  }

  @Test("A key that is another certificate's is named with its place, and one that is its own is not")
  func otherKey() throws {
    let folder = try TemporaryFolder()
    let authority = try LoopbackAuthority()
    let (own, other) = (try authority.identity(for: "pantau"), try authority.identity(for: "pantau"))
    try folder.write("klien.pem", own.pem)
    try folder.write("klien.key", own.keyPEM)
    try folder.write("lain.key", other.keyPEM)
    func faults(key: String) -> [ConfigurationFault] {
      let text = queue(
        "url = \"https://gateway.contoh.id\"\nclient-certificate = \"./klien.pem\"\nclient-key = \"./\(key)\"")
      return Configuration.faultsOfFiles(namedIn: Array(text.utf8), path: "") { folder.file(String($0.dropFirst(2))) }
    }
    #expect(faults(key: "klien.key").isEmpty)
    let found = try #require(faults(key: "lain.key").first)
    #expect(faults(key: "lain.key").count == 1 && found.place?.line == 6)
    #expect(
      found.phrase.text(.english).string
        == "client-key: \(folder.file("lain.key")) is not the key of the certificate \(folder.file("klien.pem")); "
        + "name the key that was made with it.")
  }

  @Test("Each source of a token is read")
  func sources() {
    let url = "url = \"https://g.contoh.id\"\n"
    func token(_ line: String) -> SecretSource? {
      guard case .gateway(let entry)? = configuration(queue(url + line)).queues.first?.backend else { return nil }
      return entry.token
    }
    #expect(token("token-file = \"~/.config/pantau/token\"") == .file("~/.config/pantau/token"))
    #expect(token("token-env = \"TOKEN_GATEWAY\"") == .variable("TOKEN_GATEWAY"))
    #expect(token("token-command = [\"pass\"]") == .command(["pass"]))
    #expect(token("") == nil)
  }

  @Test("Everything that can be set of a program is read")
  func program() {
    let read = configuration(
      """
      [[queue]]
      name = "Satu"
      backend = "command"
      command = ["python3", "~/backend.py", "a b"]
      reupload = "none"
      timeout = "5s"
      poll-every = "1m"
      """)
    guard case .command(let entry)? = read.queues.first?.backend else {
      Issue.record("no program")
      return
    }
    #expect(entry.command == ["python3", "~/backend.py", "a b"])
    #expect(entry.reupload == .none)
    #expect(entry.timeout == .seconds(5))
    #expect(entry.pollEvery == .seconds(60))
    let program = "[[queue]]\nname = \"Satu\"\nbackend = \"command\"\n"
    #expect(faults(program) == ["1:1 this queue names no program: command = [\"…\"]"])
    #expect(
      faults(program + "command = \"ls\"")
        == ["4:11 command: the program and its arguments are a list, such as [\"pass\", \"show\", \"name\"]"])
  }

  @Test("Everything that can be set of Pajak.io is read")
  func pajakio() throws {
    let lines = """
      [[queue]]
      name = "Satu"
      backend = "pajakio"
      taxpayer = "09.999.999.9-999.000"
      token-env = "TOKEN_PAJAKIO"
      sandbox = true
      list-body = "{\\"masaPajak\\":\\"11\\"}"
      reupload = "none"
      fields = { status = "keadaan", tax-base = "nilai.dpp" }
      [queue.statuses]
      GAGAL = "saved invalid"
      """
    let read = configuration(lines)
    guard case .pajakio(let entry)? = read.queues.first?.backend else {
      Issue.record("no Pajak.io")
      return
    }
    #expect(entry.pjap.service.address == (try ServiceAddress("https://sandbox-openapi.pajak.io")))
    #expect(entry.pjap.taxpayer.digits == "099999999999000")
    #expect(entry.token == .variable("TOKEN_PAJAKIO"))
    #expect(entry.listBody == "{\"masaPajak\":\"11\"}")
    #expect(!entry.pjap.uploads)
    #expect(entry.pjap.fields == [.status: "keadaan", .taxBase: "nilai.dpp"])
    #expect(entry.pjap.statuses == ["GAGAL": .savedInvalid])
    #expect(read.queues.flatMap(\.backend.secretVariables) == ["TOKEN_PAJAKIO"])
  }

  @Test(
    "No PJAP is asked more than four times a minute, and the line is named that says otherwise",
    arguments: ["pajakio", "klikpajak", "pajakexpress"])
  func shortestPoll(backend: String) {
    func found(_ span: String) -> [String] {
      faults(
        """
        [[queue]]
        name = "Satu"
        backend = "\(backend)"
        poll-every = "\(span)"
        url = "https://contoh.id"
        taxpayer = "0999999999999000"
        """
      ).filter { $0.contains("poll-every") }
    }
    #expect(found("14s") == ["4:14 poll-every: this service is asked four times a minute at most (\"15s\")"])
    #expect(found("15s") == [])
  }

  @Test("Everything that can be set of Klikpajak is read")
  func klikpajak() throws {
    let queue = "[[queue]]\nname = \"Satu\"\nbackend = \"klikpajak\"\ntaxpayer = \"0999999999999000\"\n"
    let read = configuration(
      queue + """
        client-id = "klien-1"
        client-secret-env = "RAHASIA_KLIKPAJAK"
        documents = "~/faktur/klikpajak.txt"
        """)
    guard case .klikpajak(let entry)? = read.queues.first?.backend else {
      Issue.record("no Klikpajak")
      return
    }
    #expect(entry.pjap.service.address == (try ServiceAddress("https://api.mekari.com")))
    #expect(entry.clientID == "klien-1")
    #expect(entry.clientSecret == .variable("RAHASIA_KLIKPAJAK"))
    #expect(entry.documents == "~/faktur/klikpajak.txt")
    #expect(read.queues.flatMap(\.backend.secretVariables) == ["RAHASIA_KLIKPAJAK"])
    #expect(
      faults(queue) == [
        "1:1 client-id is not named: the client id that Mekari gave",
        "1:1 this queue needs a secret: name client-secret-file, client-secret-env or client-secret-command",
        "1:1 the file with the ids of the documents is not named: documents = \"~/faktur/klikpajak.txt\"",
      ])
  }

  @Test("Everything that can be set of PajakExpress is read")
  func pajakExpress() throws {
    let queue = "[[queue]]\nname = \"Satu\"\nbackend = \"pajakexpress\"\ntaxpayer = \"0999999999999000\"\n"
    let read = configuration(
      queue + """
        url = "https://pajakexpress.contoh.id:9122"
        email = "pajak@contoh.id"
        password-env = "SANDI_PAJAKEXPRESS"
        signing-place = "Jakarta"
        signer = "0999999999999001"
        """)
    guard case .pajakExpress(let entry)? = read.queues.first?.backend else {
      Issue.record("no PajakExpress")
      return
    }
    #expect(entry.pjap.service.address == (try ServiceAddress("https://pajakexpress.contoh.id:9122")))
    #expect(entry.email == "pajak@contoh.id")
    #expect(entry.password == .variable("SANDI_PAJAKEXPRESS"))
    #expect(entry.signingPlace == "Jakarta")
    #expect(entry.signer == "0999999999999001")
    #expect(read.queues.flatMap(\.backend.secretVariables) == ["SANDI_PAJAKEXPRESS"])
    #expect(
      faults(queue + "email = \"pajak\"\nsigner = \"saya\"") == [
        "1:1 this queue has no address: url = \"https://…\"",
        "1:1 this queue needs a secret: name password-file, password-env or password-command",
        "5:9 email: is no e-mail address", "6:10 signer: “saya” is no NPWP or NIK",
      ])
  }

  @Test("What a queue at a PJAP cannot do without, or cannot mean, is named with its line")
  func faultsOfPjaps() {
    let queue = "[[queue]]\nname = \"Satu\"\nbackend = \"pajakio\"\n"
    #expect(
      faults(queue) == [
        "1:1 this queue does not name its owner's NPWP: taxpayer = \"…\"",
        "1:1 this queue needs a secret: name token-file, token-env or token-command",
      ])
    let whole = queue + "taxpayer = \"0999999999999000\"\ntoken-env = \"T\"\n"
    #expect(faults(whole).isEmpty)
    #expect(
      faults(whole + "list-body = \"[]\"") == ["6:13 list-body: “[]” is no object of JSON, such as {}"])
    #expect(
      faults(whole + "url = \"https://g\"\nsandbox = true") == ["6:7 name url or sandbox, not both"])
    #expect(
      faults(whole + "fields = { statu = \"a\" }") == [
        "6:12 unknown key “statu” in [queue.fields]; did you mean “status”?"
      ])
    let strange = faults(whole + "statuses = { GAGAL = \"ENTAH APA\" }")
    #expect(strange.count == 1)
    #expect(strange.first?.hasPrefix("6:22 GAGAL: “ENTAH APA” is not known; known are: CREATED, ") == true)
    let other = whole.replacing("Satu", with: "Dua")
    #expect(faults(whole + other).count == 1, "the same taxpayer twice at one service is one queue twice")
    #expect(faults(whole + other.replacing("9000", with: "9001")).isEmpty)
  }

  @Test("The variables that hold a token are known, so that no program inherits them")
  func variables() {
    let read = configuration(queue("url = \"https://g\"\ntoken-env = \"TOKEN_GATEWAY\""))
    #expect(read.queues.flatMap(\.backend.secretVariables) == ["TOKEN_GATEWAY"])
  }

  @Test(
    "A token that stands where a program, a path, a status or a field belongs is named by its key and line alone",
    arguments: [
      ("token-command = [\"TOKEN\"]", "token-command: “•••” is no program in PATH", 8),
      ("token-command = \"TOKEN\"", "token-command: the program and its arguments are a list", 8),
      ("token-file = \"~/TOKEN\"", "token-file: The secret in /rumah/••• cannot be read", 8),
      ("token-file = \"~/t\"\n[queue.statuses]\n\"TOKEN\" = \"X\"", "•••: “X” is not known", 10),
      ("token-file = \"~/t\"\n[queue.fields]\nTOKEN = \"x\"", "unknown key “•••” in [queue.fields]", 10),
    ])
  func strayTokens(lines: String, words: String, line: Int) {
    for token in ["eyJhbGciOiJSUzI1NiJ9-RAHASIA", "a8Kd02LmQz7TrahasiaX4vB"] {
      let written = lines.replacing("TOKEN", with: token)
      let text =
        "[[queue]]\nname = \"Satu\"\nbackend = \"pajakio\"\nurl = \"https://contoh.id\"\n"
        + "taxpayer = \"0999999999999000\"\n# token\n\n" + written + "\n"
      let told =
        Configuration.read(Array(text.utf8)).faults
        + Configuration.faultsOfFiles(namedIn: Array(text.utf8), path: "/nowhere") { "/rumah" + $0.dropFirst() }
      for language in Language.allCases {
        #expect(!told.contains { $0.phrase.text(language).string.contains(token) }, "\(told)")
      }
      #expect(
        told.contains { $0.place?.line == line && $0.phrase.text(.english).string.hasPrefix(words) }, "\(told)")
    }
  }

  @Test("What is wrong is named with its line")
  func faultsOfServices() {
    #expect(faults(queue("")) == ["1:1 this queue has no address: url = \"https://…\""])
    #expect(
      faults(queue("url = \"http://g.contoh.id\""))
        == ["4:7 url: http:// is only for this machine itself; use https:// for g.contoh.id."])
    #expect(
      faults(queue("url = \"https://g\"\nclient-key = \"/k\""))
        == ["5:14 client-key without client-certificate; add client-certificate = \"~/…\""])
    #expect(
      faults(queue("url = \"https://g\"\nclient-certificate = \"/c\""))
        == ["5:22 client-certificate without client-key; add client-key = \"~/…\""])
    #expect(
      faults(queue("url = \"https://g\"\ntoken-env = \"A\"\ntoken-file = \"/t\""))
        == ["5:13 name only one of token-file, token-env and token-command"])
    // Also where one of them is wrong besides: one mistake does not hide the other.
    #expect(faults(queue("url = \"https://g\"\ntoken-file = \"a\"\ntoken-env = \"B\"")).count == 2)
    #expect(
      faults(queue("url = \"https://g\"\ntoken-command = \"pass show x\""))
        == [
          "5:17 token-command: the program and its arguments are a list, such as [\"pass\", \"show\", \"name\"]; the secret itself is kept in a file that token-file names"
        ])
    #expect(
      faults(queue("url = \"https://g\"\ntoken-fil = \"/t\"")) == [
        "5:1 unknown key “token-fil” in [[queue]]; did you mean “token-file”?"
      ])
  }

  @Test("Two queues of one address are one queue twice")
  func twice() {
    let both = queue("url = \"https://g\"") + "\n" + queue("url = \"https://G/\"").replacing("Satu", with: "Dua")
    #expect(faults(both).count == 1)
  }

  @Test(
    "A secret that stands where it should not is refused, and never repeated",
    arguments: [
      "token", "token-file", "token-env",
    ])
  func plantedSecret(key: String) {
    let planted = "TOKEN-RAHASIA-7f3a"
    for value in ["\"\(planted)\"", "[\"\(planted)\"]", "{ a = \"\(planted)\" }"] {
      let told = faults(queue("url = \"https://g\"\n\(key) = \(value)"))
      #expect(!told.isEmpty)
      #expect(!told.contains { $0.contains(planted) })
    }
  }
}
