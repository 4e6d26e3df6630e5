import Secrets
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import HTTPService

private let token = "TOKEN-RAHASIA-7f3a"
private let moment = Timestamp(milliseconds: 1_795_000_000_000)

/// A service at an address, in English.
func service(
  _ address: String, security: TransportSecurity = TransportSecurity(), deadline: Duration = .seconds(100),
  mostBytes: Int = 1 << 20, environment: [String: String] = [:]
) throws -> HTTPService {
  try HTTPService(
    ServiceAddress(address), security: security, limits: .init(deadline: deadline, mostBytes: mostBytes),
    environment: environment, language: .english, now: { moment })
}

@Suite("A service on the network")
struct HTTPServiceTests {
  private func server(_ answer: LoopbackAnswer) async throws -> LoopbackServer {
    try await LoopbackServer.start { _ in answer }
  }

  @Test("A call carries its query, headers and body, and brings the whole answer")
  func exchange() async throws {
    let server = try await LoopbackServer.start { request in
      .whole(status: 201, headers: [("Date", "Sun, 06 Nov 1994 08:49:37 GMT")], body: Array(request.text.utf8))
    }
    var call = HTTPCall(.post, "/documents", json: Array(#"{"a":1}"#.utf8))
    call.query = [("status", "SAVED INVALID"), ("after", "é&=")]
    call.secretHeaders = [("Authorization", Secret("Bearer \(token)"))]
    let answer = try await service(server.origin + "/v1").answer(to: call)
    #expect(answer.status == 201)
    #expect(String(decoding: answer.body, as: UTF8.self) == #"{"a":1}"#)
    #expect(answer.date == Timestamp(milliseconds: 784_111_777_000))
    #expect(answer.arrivedAt == moment)
    let request = try #require(server.requests.first)
    #expect(request.path == "/v1/documents")
    #expect(request.query == ["status": "SAVED INVALID", "after": "é&="])
    #expect(request.header("authorization") == "Bearer \(token)")
    #expect(request.header("accept-encoding") == "gzip")
  }

  @Test("A packed answer is unpacked, and costs fewer bytes on the way")
  func gzip() async throws {
    let body = Array(String(repeating: "faktur ", count: 20_000).utf8)
    let server = try await server(.whole(status: 200, body: body))
    let answer = try await service(server.origin).answer(to: HTTPCall(.get, "/"))
    #expect(answer.body == body)
    #expect(server.bytesSent < body.count / 10)
  }

  @Test("An answer larger than the limit is not taken, packed or not", arguments: [true, false])
  func tooLarge(isPacked: Bool) async throws {
    let server = try await LoopbackServer.start { _ in
      .whole(
        status: 200, headers: isPacked ? [] : [("Content-Encoding", "identity")],
        body: Array(repeating: 65, count: 3 << 20))
    }
    await #expect(throws: BackendError.protocolBroken(what: "its answer is too large", at: "127.0.0.1")) {
      try await service(server.origin).answer(to: HTTPCall(.get, "/"))
    }
  }

  @Test("An answer that does not come, or stops in its middle, ends with the deadline")
  func deadline() async throws {
    for fault in [LoopbackAnswer.silence, .stalled(status: 200, body: Array(repeating: 65, count: 100), after: 10)] {
      let server = try await server(fault)
      await #expect(throws: BackendError.unavailable("127.0.0.1 gave no answer within 60 ms")) {
        try await service(server.origin, deadline: .milliseconds(60)).answer(to: HTTPCall(.get, "/"))
      }
    }
  }

  @Test("A cancelled call ends at once, and one cancelled beforehand sends nothing")
  func cancelled() async throws {
    let server = try await server(.silence)
    let quiet = try patient(server.origin)
    let early = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await quiet.answer(to: HTTPCall(.get, "/"))
    }
    await #expect(throws: BackendError.unavailable("Cancelled.")) { try await early.value }
    #expect(server.requests.isEmpty)
    let (arrived, arrive) = AsyncStream<Void>.makeStream()
    let hearing = try await LoopbackServer.start { _ in
      arrive.yield()
      return .silence
    }
    let other = try patient(hearing.origin)
    let late = Task { try await other.answer(to: HTTPCall(.get, "/")) }
    for await _ in arrived { break }
    late.cancel()
    await #expect(throws: BackendError.unavailable("Cancelled.")) { try await late.value }
  }

  private func patient(_ origin: String) throws -> HTTPService { try service(origin, deadline: .seconds(600)) }

  @Test("A connection that breaks, an answer that is no HTTP, a port where nobody listens")
  func brokenAnswers() async throws {
    let cut = try await server(.cut(status: 200, body: Array(repeating: 65, count: 100), after: 10))
    await #expect(throws: BackendError.unavailable("127.0.0.1 closed the connection before its answer was whole")) {
      try await service(cut.origin).answer(to: HTTPCall(.get, "/"))
    }
    let garbage = try await server(.raw(Array("220 smtp.contoh.id ESMTP\r\n\r\n".utf8)))
    await #expect(throws: BackendError.protocolBroken(what: "its answer is no HTTP", at: "127.0.0.1")) {
      try await service(garbage.origin).answer(to: HTTPCall(.get, "/"))
    }
    let deaf = try DeafPort()
    await #expect(throws: BackendError.unavailable("127.0.0.1 cannot be reached")) {
      try await service(deaf.origin).answer(to: HTTPCall(.get, "/"))
    }
  }

  @Test("A proxy where nobody listens, or whose name is not found, is named instead of the service behind it")
  func deadProxy() async throws {
    let deaf = try DeafPort()
    for place in ["127.0.0.1:\(deaf.port)", "tidak-ada.invalid:3128"] {
      await #expect(throws: BackendError.unavailable(.own("the proxy \(place) cannot be reached"))) {
        let environment = ["https_proxy": "http://budi:sandi@\(place)"]
        _ = try await service("https://layanan.invalid", environment: environment).answer(to: HTTPCall(.get, "/"))
      }
    }
  }

  @Test("A redirect within the service is followed; one elsewhere, or of anything but a reading, is not")
  func redirects() async throws {
    let server = try await LoopbackServer.start { request in
      switch request.path {
      case "/old": .whole(status: 301, headers: [("Location", "/new?x=1")])
      case "/loop": .whole(status: 302, headers: [("Location", "/loop")])
      case "/away": .whole(status: 302, headers: [("Location", "https://jahat.example/?t=1")])
      case "/sly": .whole(status: 302, headers: [("Location", "//jahat.example/")])
      default: .json("{}")
      }
    }
    let service = try service(server.origin)
    #expect(try await service.answer(to: HTTPCall(.get, "/old")).status == 200)
    #expect(server.requests.last?.query == ["x": "1"])
    await #expect(throws: BackendError.protocolBroken(what: "too many redirects", at: "/loop")) {
      try await service.answer(to: HTTPCall(.get, "/loop"))
    }
    for (method, path, place) in [
      (HTTPCall.Method.get, "/away", "https://jahat.example/"), (.get, "/sly", "//jahat.example/"),
      (.post, "/old", "/new"),
    ] {
      await #expect(
        throws: BackendError.protocolBroken(what: .own("redirected to “\(place)”, which is not followed"), at: path)
      ) { try await service.answer(to: HTTPCall(method, path)) }
    }
  }

  @Test("Statuses say what the monitor should do")
  func statuses() {
    func failure(
      _ status: Int, _ headers: [(String, String)] = [], code: Int? = nil, isReupload: Bool = false
    ) -> BackendError? {
      HTTPAnswer(status: status, headers: headers, body: [], arrivedAt: moment)
        .failure(words: "alasan", code: code, isReupload: isReupload, at: "/x", in: .english)
    }
    #expect(failure(200) == nil)
    #expect(failure(304) == nil)
    #expect(failure(401) == .notAuthorized(expiredAt: nil, why: "alasan"))
    #expect(failure(403) == .notAuthorized(expiredAt: nil, why: "alasan"))
    #expect(failure(429, [("Retry-After", "5")]) == .rateLimited(until: moment + .seconds(5), why: "alasan"))
    #expect(failure(429) == .rateLimited(until: nil, why: "alasan"))
    #expect(failure(503, [("Retry-After", "5")]) == .notBefore(moment + .seconds(5), why: "HTTP 503: alasan"))
    #expect(failure(503) == .unavailable("HTTP 503: alasan"))
    #expect(failure(500) == .unavailable("HTTP 500: alasan"))
    #expect(failure(422) == .rejected("HTTP 422: alasan"))
    let inBody = failure(200, code: 400)
    #expect(inBody == .rejected("code 400 in its answer: alasan"), "HTTP called it a success")
    if case .rejected(let words)? = inBody { #expect(words.text(.indonesian) == "kode 400 dalam jawabannya: alasan") }
    #expect(failure(200, code: 500) == .unavailable("code 500 in its answer: alasan"))
    #expect(failure(200, code: 418) == .protocolBroken(what: "code 418 in its answer", at: "/x"))
    #expect(
      failure(503, [("Retry-After", "5")], isReupload: true) == .unavailable("HTTP 503: alasan"),
      "a re-upload may have arrived")
    #expect(failure(418) == .protocolBroken(what: "HTTP status 418", at: "/x"))
  }

  @Test("A service that repeats what it was told brings no secret back, in whatever form", arguments: [200, 401, 302])
  func echo(status: Int) async throws {
    let secret = token + "/x"
    let server = try await LoopbackServer.start { request in
      let heard = request.header("authorization") ?? ""
      let body = "\(heard) \(secret) ‹\(secret.replacing("/", with: #"\/"#))› \(request.text) selesai"
      return .whole(status: status, headers: [("Location", "https://lain.example/\(secret)")], body: Array(body.utf8))
    }
    var call = HTTPCall(.post, "/masuk", json: Array(#"{"sandi":"KATA-SANDI-9"}"#.utf8))
    call.secretHeaders = [("Authorization", Secret("Bearer \(secret)"))]
    call.secrets = [Secret("KATA-SANDI-9"), Secret("")]
    var said = ""
    do {
      let answer = try await service(server.origin).answer(to: call)
      #expect(answer.status == status)
      said = String(decoding: answer.body, as: UTF8.self) + (answer.header("location") ?? "")
      #expect(said.hasPrefix("••• ••• ‹•••› "))
      #expect(said.contains(#"{"sandi":"•••"} selesai"#))
    } catch { said = "\(error)" }
    #expect(!said.contains("RAHASIA") && !said.contains("KATA-SANDI"))
    call.fetchesSecret = true
    guard status == 200 else { return }
    let fetched = try await service(server.origin).answer(to: call)
    #expect(String(decoding: fetched.body, as: UTF8.self).contains(secret))
  }

  @Test(
    "A secret that JSON escapes where it is repeated does not come back either, escaped in whatever way",
    arguments: [
      (#"abc"TANDA-12345"#, #"abc\"TANDA-12345"#), (#"abc\TANDA-12345"#, #"abc\\TANDA-12345"#),
      ("abc+TANDA/12345==", #"abc\u002bTANDA\/12345\u003D="#), ("abcéTANDA-😀", #"abc\u00e9TANDA-\ud83d\uDE00"#),
      ("abc+TANDA/12345==", "abc%2BTANDA%2F12345%3D%3D"), ("abc+TANDA/12345==", "YWJjK1RBTkRBLzEyMzQ1PT0="),
      (#"abc\nANDA-12345"#, #"abc\nANDA-12345"#),
      // Whoever reads headers as Latin-1, or as Windows-1252, writes them so.
      ("abcäTANDA-€12345", "abcÃ¤TANDA-â\u{82}¬12345"), ("abcäTANDA-€12345", "abcÃ¤TANDA-â‚¬12345"),
      ("abcäTANDA-€12345", #"abc\u00c3\u00a4TANDA-\u00e2\u0082\u00ac12345"#),
    ])
  func escapedSecret(secret: String, written: String) async throws {
    let server = try await LoopbackServer.start { _ in
      .json(#"{"message":"dari \u0022Bearer \#(written)\" \\ \#(written) selesai"}"#)
    }
    var call = HTTPCall(.get, "/")
    call.secretHeaders = [("Authorization", Secret("Bearer \(secret)"))]
    let answer = try await service(server.origin).answer(to: call)
    let text = String(decoding: answer.body, as: UTF8.self)
    #expect(!text.contains("ANDA") && !text.contains("YWJ"))
    #expect(text.hasPrefix(#"{"message":"dari \u0022"#) && text.hasSuffix(#" selesai"}"#))
  }

  @Test(
    "However deep it is escaped, for whatever, it does not come back, and what it stands in stays whole",
    arguments: [
      #"abc\\\"TANDA\\/<é45"#, #"abc\\u0022TANDA\\u002f\\u003C\\u00e945"#, #"abc\"TANDA/&lt;é45"#,
      #"abc&quot;TANDA&sol;&#60;&#xE9;45"#, #"abc&#34;TANDA/&#x3c;&eacute;45"#, #"abc\u0026quot;TANDA/\u0026lt;é45"#,
      "abc&amp;quot;TANDA&amp;#47;&amp;lt;&amp;eacute;45", "abc%22TANDA%2f%3c%c3%a945",
      "abc%2522TANDA%252F%253C%25c3%25A945",
      "abc%26quot%3BTANDA%2F%26lt%3b%C3%A945", #"abc\\\\\\\"TANDA\\\\\\/\\\\u003cé45"#,
      #"abc%255c%255c%255C%2522TANDA/\\u0026lt;&#37;C3&#37;A945"#,
    ])
  func deeplyEscapedSecret(written: String) async throws {
    let server = try await LoopbackServer.start { _ in
      .json(#"{"message":"\\n %41 & \\\"Bearer \#(written)\\\" \\ \#(written)\" selesai"}"#)
    }
    var call = HTTPCall(.get, "/")
    call.secrets = [Secret(#"abc"TANDA/<é45"#)]
    let answer = try await service(server.origin).answer(to: call)
    #expect(
      String(decoding: answer.body, as: UTF8.self)
        == #"{"message":"\\n %41 & \\\"Bearer •••\\\" \\ •••\" selesai"}"#)
  }

  @Test("However often JSON quotes JSON that quotes it, it does not come back", arguments: [4, 5, 6, 15])
  func quotedSecret(layers: Int) async throws {
    // Each further layer writes its backslash as one more escape, so that the text grows by four letters alone.
    let written = "\\" + String(repeating: "u005c", count: layers - 1) + "u0052AHASIA-9"
    let server = try await LoopbackServer.start { _ in .json(#"{"message":"dari \#(written) selesai"}"#) }
    var call = HTTPCall(.get, "/")
    call.secrets = [Secret("RAHASIA-9")]
    let answer = try await service(server.origin).answer(to: call)
    #expect(String(decoding: answer.body, as: UTF8.self) == #"{"message":"dari ••• selesai"}"#)
  }

  @Test(
    "In an address a blank is a plus sign, and a plus sign may be anything",
    arguments: ["sandi+rahasia%2B9", "sandi%20rahasia%2b9", "sandi rahasia&#43;9", "sandi+rahasia&plus;9"])
  func addressedSecret(written: String) async throws {
    let server = try await LoopbackServer.start { _ in .json(#"{"message":"?p=\#(written)&q=1"}"#) }
    var call = HTTPCall(.get, "/")
    call.secrets = [Secret("sandi rahasia+9")]
    let answer = try await service(server.origin).answer(to: call)
    #expect(String(decoding: answer.body, as: UTF8.self) == #"{"message":"?p=•••&q=1"}"#)
  }

  @Test(
    "Within anything that is written as Base64 it is found as well", arguments: ["", "u:", "ab:", "nama:", "Bearer "])
  func encodedSecret(before: String) async throws {
    let secret = "??>>~~TANDA-12345"
    for behind in ["", "!", "!!", "!!!"] {
      let encoded = Base64.text(before + secret + behind)
      let forAddresses = encoded.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
      for written in [encoded, forAddresses, encoded.replacing("/", with: #"\/"#), HTTPCall.escaped(encoded)] {
        let server = try await LoopbackServer.start { _ in .json(#"{"message":"‹\#(written)›"}"#) }
        var call = HTTPCall(.get, "/")
        call.secretHeaders = [("Authorization", Secret("Bearer \(secret)"))]
        let answer = try await service(server.origin).answer(to: call)
        let text = String(decoding: answer.body, as: UTF8.self)
        // Of what is before and behind it something may be left, and the padding of that.
        let rest = text.count { $0.isASCII } - #"{"message":""}"#.count
        #expect(text.contains("•••") && rest <= (before + behind).utf8.count * 2 + 6, "\(text)")
      }
    }
  }

  @Test("An escape of which a secret seems to have a part is hidden whole: the answer can still be read")
  func brokenEscape() async throws {
    let server = try await LoopbackServer.start { _ in .json(#"{"message":"dari\nABCDEFGH","sandi":"x\\"}"#) }
    var call = HTTPCall(.get, "/")
    call.secrets = [Secret("nABCDEFGH")]
    let answer = try await service(server.origin).answer(to: call)
    #expect(String(decoding: answer.body, as: UTF8.self) == #"{"message":"dari•••","sandi":"x\\"}"#)
  }

  @Test("A short secret does not come back either where it stands as a word, escaped or as Base64")
  func shortSecret() async throws {
    let server = try await LoopbackServer.start { _ in
      .json(#"{"a":"Bearer jwt-9","b":"jwt-9, \"jwt-9\" %22jwt%2D9%22 \njwt-9","c":"and0LTk=","d":"jwt-91 pin1"}"#)
    }
    var call = HTTPCall(.get, "/")
    call.secretHeaders = [("Authorization", Secret("Bearer jwt-9"))]
    call.secrets = [Secret("pin1")]
    let answer = try await service(server.origin).answer(to: call)
    #expect(
      String(decoding: answer.body, as: UTF8.self)
        == #"{"a":"•••","b":"•••, \"•••\" %22•••%22 \n•••","c":"•••","d":"jwt-91 •••"}"#)
  }

  @Test("What only resembles a secret stays, escaped or not, and so does what is too short for one or within a word")
  func resembling() async throws {
    let body = #"{"a":"abc\\u0022TANDA/<f45 &nosuch; &#x110000; %zz %4 \\u12 TANDA-1","b":"sandi1 4sandi abc"}"#
    let server = try await LoopbackServer.start { _ in .json(body) }
    var call = HTTPCall(.get, "/")
    call.secrets = [Secret(#"abc"TANDA/<e45"#), Secret("sandi"), Secret("abc"), Secret("TANDA-12345")]
    let answer = try await service(server.origin).answer(to: call)
    #expect(String(decoding: answer.body, as: UTF8.self) == body)
  }

  @Test(
    "Of a secret with letters outside ASCII nothing comes back either where a service loses or changes those letters",
    arguments: [
      "abc??TANDA-12345", "abc\u{FFFD}\u{FFFD}TANDA-12345", "abca\u{308}TANDA-12345", "abc├ñTANDA-12345",
      "abcÃƒÂ¤TANDA-12345", "abcÃ\u{83}Â¤TANDA-12345",
    ])
  func lostLetters(written: String) async throws {
    let server = try await LoopbackServer.start { _ in .json(#"{"message":"Bearer \#(written) selesai"}"#) }
    var call = HTTPCall(.get, "/")
    call.secretHeaders = [("Authorization", Secret("Bearer abcäTANDA-12345"))]
    let answer = try await service(server.origin).answer(to: call)
    let text = String(decoding: answer.body, as: UTF8.self)
    #expect(!text.contains("TANDA") && !text.contains("12345"))
    #expect(text.hasPrefix(#"{"message":""#) && text.hasSuffix(#" selesai"}"#), "what is no secret stays")
  }

  @Test(
    "A password with letters outside ASCII is known again however a service reads their bytes, and writes what is no letter",
    arguments: [
      accented, "Ã\u{81}b1Ã\u{8D}c2Ã\u{9D}d3Ã\u{8F}e4Ã\u{90}!",
      "Ã\u{FFFD}b1Ã\u{FFFD}c2Ã\u{FFFD}d3Ã\u{FFFD}e4Ã\u{FFFD}!", "Ã?b1Ã?c2Ã?d3Ã?e4Ã?!", "Ãb1Ãc2Ãd3Ãe4Ã!",
      #"\u00c3\ufffdb1\u00C3\uFFFDc2Ã\ufffdd3Ã\ufffde4Ã\ufffd!"#,
      "%C3%81b1%C3%8Dc2%C3%9Dd3%C3%8Fe4%C3%90%21",
      "%C3%83%EF%BF%BDb1%C3%83%EF%BF%BDc2%C3%83%EF%BF%BDd3%C3%83%EF%BF%BDe4%C3%83%EF%BF%BD%21",
      Base64.text(accented), Base64.text("Ã?b1Ã?c2Ã?d3Ã?e4Ã?!"),
      // Read so twice.
      "Ãƒï¿½b1Ãƒï¿½c2Ãƒï¿½d3Ãƒï¿½e4Ãƒï¿½!",
      "Ã\u{83}Â\u{81}b1Ã\u{83}Â\u{8D}c2Ã\u{83}Â\u{9D}d3Ã\u{83}Â\u{8F}e4Ã\u{83}Â\u{90}!",
      // By one who knows ASCII alone, byte by byte or letter by letter.
      "??b1??c2??d3??e4??!", "?b1?c2?d3?e4?!", "b1c2d3e4!",
      "\u{FFFD}\u{FFFD}b1\u{FFFD}\u{FFFD}c2\u{FFFD}\u{FFFD}d3\u{FFFD}\u{FFFD}e4\u{FFFD}\u{FFFD}!",
      "\u{FFFD}b1\u{FFFD}c2\u{FFFD}d3\u{FFFD}e4\u{FFFD}!",
    ])
  func accentedPassword(written: String) async throws {
    let server = try await LoopbackServer.start { _ in .json(#"{"message":"sandi \#(written) salah"}"#) }
    var call = HTTPCall(.post, "/masuk")
    call.secrets = [Secret(accented)]
    let answer = try await service(server.origin).answer(to: call)
    #expect(String(decoding: answer.body, as: UTF8.self) == #"{"message":"sandi ••• salah"}"#)
  }

  @Test(
    "So is one whose letters are of another script, or of typography, by the pieces that are left as well",
    arguments: [
      ("парольТАНДА77", "Ð¿Ð°Ñ€Ð¾Ð»ÑŒÐ¢Ð\u{FFFD}Ð\u{FFFD}Ð”Ð\u{FFFD}77"),
      ("€uro–“sandi”9", "â‚¬uroâ€“â€œsandiâ€\u{FFFD}9"), ("€uro–“sandi”9", "â‚¬uroâ€“â€œsandiâ€9"),
      ("€uro–“sandi”9", #"â\u0082¬uroâ\u0080\u0093â\u0080\u009csandiâ\u0080\u009d9"#),
      ("密码秘密通行证", "密码秘密通行证"),
    ])
  func otherScript(secret: String, written: String) async throws {
    // Letters that somebody else has lost are no secret.
    let lost = String(repeating: "?", count: 24)
    let server = try await LoopbackServer.start { _ in .json(#"{"message":"\#(lost) \#(written) salah"}"#) }
    var call = HTTPCall(.post, "/masuk")
    call.secrets = [Secret(secret)]
    let answer = try await service(server.origin).answer(to: call)
    #expect(String(decoding: answer.body, as: UTF8.self) == #"{"message":"\#(lost) ••• salah"}"#)
  }

  @Test("A secret that no header can carry is never sent, nor shown")
  func badSecret() async throws {
    let server = try await server(.json("{}"))
    let service = try service(server.origin)
    await #expect(throws: BackendError.notAuthorized(expiredAt: nil)) {
      var call = HTTPCall(.get, "/")
      call.secretHeaders = [("Authorization", Secret("\(token)\r\nX-Other: 1"))]
      return try await service.answer(to: call)
    }
    #expect(server.requests.isEmpty)
  }
}

/// Its letters have every byte that is no letter in Windows-1252, and what is between them is too short to be known alone.
private let accented = "Áb1Íc2Ýd3Ïe4Ð!"

@Suite("TLS is always verified")
struct TransportSecurityTests {
  private let folder: TemporaryFolder
  private let authority: LoopbackAuthority

  init() throws {
    folder = try TemporaryFolder()
    authority = try LoopbackAuthority()
  }

  private func server(
    _ identity: LoopbackIdentity, clientsOf clients: LoopbackAuthority? = nil
  ) async throws -> LoopbackServer {
    try await LoopbackServer.start(identity: identity, clientsOf: clients) { _ in .json("{}") }
  }

  private func error(
    _ server: LoopbackServer, called name: String? = nil, _ security: TransportSecurity
  ) async throws -> BackendError? {
    let origin = name.map { "https://\($0):\(server.port)" } ?? server.origin
    let service = try service(origin, security: security)
    do throws(BackendError) {
      _ = try await service.answer(to: HTTPCall(.get, "/"))
      return nil
    } catch { return error }
  }

  @Test("A private authority that is named is trusted, one that is not named is not")
  func privateAuthority() async throws {
    let server = try await server(authority.identity())
    let file = try folder.write("ca.pem", authority.pem)
    #expect(try await error(server, TransportSecurity(authority: file)) == nil)
    let untrusted = try await error(server, TransportSecurity())
    #expect(
      untrusted
        == .unavailable(
          "certificate not trusted; private CA: set ca-file (127.0.0.1); check its dates as well"))
    #expect(server.requests.count == 1)
  }

  @Test(
    "A host that is called by its name proves that name", .enabled(if: LoopbackServer.isKnownByName))
  func name() async throws {
    let security = TransportSecurity(authority: try folder.write("ca.pem", authority.pem))
    #expect(try await error(server(authority.identity(for: "localhost")), called: "localhost", security) == nil)
    #expect(
      try await error(server(authority.identity(for: "lain.example")), called: "localhost", security)
        == .unavailable("the certificate is not that of localhost"))
  }

  @Test("Another host's certificate, and one that has expired or is not valid yet, are refused, each in its own words")
  func badCertificates() async throws {
    let security = TransportSecurity(authority: try folder.write("ca.pem", authority.pem))
    let other = try await server(authority.identity(for: "lain.example"))
    #expect(try await error(other, security) == .unavailable("the certificate is not that of 127.0.0.1"))
    let expired = try await server(authority.identity(isExpired: true))
    #expect(
      try await error(expired, security) == .unavailable("certificate expired on 2 Jan 2020 (127.0.0.1)"))
    let early = try await server(authority.identity(isEarly: true))
    #expect(
      try await error(early, security)
        == .unavailable(
          "certificate valid from 31 Dec 2099 (127.0.0.1); check this computer's clock"))
    #expect(other.requests.isEmpty && expired.requests.isEmpty && early.requests.isEmpty)
  }

  @Test(
    "Who is not trusted is told so, whatever dates there are beside it: of an own certificate they are told as well")
  func foreignDates() async throws {
    let security = TransportSecurity(authority: try folder.write("ca.pem", authority.pem))
    let (foreign, stale) = (try LoopbackAuthority(), try LoopbackAuthority(isExpired: true))
    // Good itself; an old certificate that it does not need stands beside it.
    let good = try await server(foreign.identity().shown(with: stale))
    #expect(
      try await error(good, security)
        == .unavailable("certificate not signed by the CA in ca-file (127.0.0.1); check its dates as well"))
    let expired = try await server(foreign.identity(isExpired: true))
    #expect(
      try await error(expired, security)
        == .unavailable(
          "certificate expired on 2 Jan 2020, not signed by the CA in ca-file (127.0.0.1)"))
    #expect(
      try await error(expired, TransportSecurity())
        == .unavailable("certificate expired on 2 Jan 2020, not trusted; private CA: set ca-file (127.0.0.1)"))
    let early = try await server(foreign.identity(isEarly: true))
    #expect(
      try await error(early, security)
        == .unavailable(
          """
          certificate valid from 31 Dec 2099, not signed by the CA in ca-file (127.0.0.1); check this computer's clock
          """))
    #expect(good.requests.isEmpty && expired.requests.isEmpty && early.requests.isEmpty)
  }

  @Test("Where the authority itself has expired, that is told, and not of the certificate that it signed")
  func expiredAuthority() async throws {
    let stale = try LoopbackAuthority(isExpired: true)
    let security = TransportSecurity(authority: try folder.write("lama.pem", stale.pem))
    let server = try await server(stale.identity())
    #expect(
      try await error(server, security)
        == .unavailable("CA certificate expired on 2 Jan 2020 (above that of 127.0.0.1)"))
    #expect(server.requests.isEmpty)
  }

  @Test(
    "The day and that it is not trusted come before a long name, as a screen may cut the end",
    arguments: Language.allCases)
  func dayFirst(language: Language) {
    let day = Timestamp.wib("2026-12-25 09:00")
    let host = String(repeating: "gateway.", count: 9) + "contoh.id"
    let wanted =
      language == .indonesian
      ? ["sertifikat kedaluwarsa 25 Des 2026, tak dipercaya", "sertifikat baru berlaku 25 Des 2026, tak dipercaya"]
      : ["certificate expired on 25 Dec 2026, not trusted", "certificate valid from 25 Dec 2026, not trusted"]
    for (date, start) in zip([WrongDate.Kind.expired(day), .notYetValid(day)], wanted) {
      let wrong = WrongDate(date: date, isOfIssuer: false, isIssuerTrusted: false, isAuthorityNamed: false)
      let words = wrong.phrase(host).text(language).string
      let cure = language == .indonesian ? "CA sendiri: isi ca-file" : "private CA: set ca-file"
      #expect(words.hasPrefix("\(start); \(cure) (\(host))"), "\(words)")
      // As many as the header of 80 columns has beside the largest amount.
      #expect(start.count <= (language == .indonesian ? 50 : 48))
    }
  }

  @Test(
    "What to do about a certificate that is not trusted is within the reach of 80 columns",
    arguments: Language.allCases)
  func cureFirst(language: Language) {
    for isAuthorityNamed in [false, true] {
      let failure = TransportFailure.untrusted(isAuthorityNamed: isAuthorityNamed)
      let words = failure.phrase(String(repeating: "gateway.", count: 9)).text(language).string
      let start =
        switch (isAuthorityNamed, language) {
        case (false, .indonesian): "sertifikat tak dipercaya; CA sendiri: isi ca-file"
        case (false, .english): "certificate not trusted; private CA: set ca-file"
        case (true, .indonesian): "sertifikat bukan dari CA di ca-file"
        case (true, .english): "certificate not signed by the CA in ca-file"
        }
      #expect(words.hasPrefix(start), "\(words)")
      #expect(start.count <= (language == .indonesian ? 50 : 48))
    }
  }

  @Test("Mutual TLS: a client with its certificate is let in, one without is not")
  func mutual() async throws {
    let server = try await server(authority.identity(), clientsOf: authority)
    let client = try authority.identity(for: "pantau")
    let ca = try folder.write("ca.pem", authority.pem)
    let certificate = TransportSecurity.ClientCertificate(
      certificates: try folder.write("klien.pem", client.pem), key: try folder.write("klien.key", client.keyPEM))
    #expect(try await error(server, TransportSecurity(authority: ca, client: certificate)) == nil)
    #expect(try await error(server, TransportSecurity(authority: ca)) != nil)
    #expect(server.requests.count == 1)
  }

  @Test("Files that are no certificate or key, and a key that others can read, are named before anything is sent")
  func badFiles() throws {
    let client = try authority.identity(for: "pantau")
    let pem = try folder.write("klien.pem", client.pem)
    let open = try folder.write("terbuka.key", client.keyPEM, mode: 0o644)
    let junk = try folder.write("sampah", "bukan PEM")
    func check(_ fault: ServiceFault, _ security: TransportSecurity) {
      #expect(throws: fault) { try service("https://localhost", security: security) }
    }
    check(.badCertificate(junk), TransportSecurity(authority: junk))
    check(.badCertificate("/tidak/ada"), TransportSecurity(authority: "/tidak/ada"))
    check(.exposedKey(open), TransportSecurity(client: .init(certificates: pem, key: open)))
    check(.badKey(junk), TransportSecurity(client: .init(certificates: pem, key: junk)))
    let other = try folder.write("lain.key", authority.identity(for: "pantau").keyPEM)
    check(
      .otherKey(other, certificate: pem), TransportSecurity(client: .init(certificates: pem, key: other)))
    check(.badKey(folder.path), TransportSecurity(client: .init(certificates: pem, key: folder.path)))
  }
}
