import Foundation
import Glibc
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import StatusBackends

@Suite("A program as a backend")
struct CommandBackendTests {
  @Test("the example in Python keeps every promise of a backend", arguments: StatusBackendContract.allCases)
  func python(_ promise: StatusBackendContract) async throws {
    let (stand, tested) = try CommandStand.python()
    try await promise.check(tested)
    await stand.backend.end()
    #expect(stand.log == "")
  }

  @Test("the example in shell keeps every promise of a backend", arguments: StatusBackendContract.allCases)
  func shell(_ promise: StatusBackendContract) async throws {
    let (stand, tested) = try await CommandStand.shell()
    try await promise.check(tested)
    await stand.backend.end()
    #expect(stand.log == "")
  }

  @Test("the examples are short, and say what the description says")
  func examples() async throws {
    let source = try String(contentsOfFile: CommandStand.folder + "/Examples/backend.py", encoding: .utf8)
    #expect(source.split(separator: "\n", omittingEmptySubsequences: false).count < 60)
    let schema = try JSONSchema(contentsOf: CommandStand.folder + "/schema.json")
    let (stand, tested) = try CommandStand.python()
    _ = try await tested.add(Sample.documents(2))
    let recorder = ProgramPeer(stand.launch, language: .english)
    for (method, params) in [("documents", "{}"), ("document", #"{"id":"sample-1"}"#)] {
      let line = try await recorder.ask(within: .seconds(100)) { id in
        Array(#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"#.utf8)
      }
      let answer = try JSONValue(text: line)
      #expect(schema.faults(of: answer, at: "#/$defs/Response") == [])
      #expect(
        schema.faults(of: try #require(answer["result"]), at: "#/$defs/Results/properties/\(method)") == [])
    }
    await recorder.end()
  }

  @Test("what it is asked is as the description says")
  func questions() async throws {
    let schema = try JSONSchema(contentsOf: CommandStand.folder + "/schema.json")
    let stand = try CommandStand(["sh", "-c", "tee FILES/asked | while read -r line; do echo '{}'; done"])
    _ = await stand.pollError()
    _ = try? await stand.backend.poll(.start(since: PollCursor("7")))
    _ = try? await stand.backend.poll(.next(PollCursor("8")))
    _ = try? await stand.backend.read(DocumentID("1"))
    let key = IdempotencyKey("k")
    _ = try? await stand.backend.reupload(
      ReuploadRequest(document: DocumentID("1"), key: key, expected: .none, signer: "B"))
    _ = try? await stand.backend.outcome(of: key, document: DocumentID("1"))
    _ = try? await stand.backend.withdraw(key, document: DocumentID("1"))
    _ = try? await stand.backend.signers()
    await stand.backend.end()
    let lines = try String(contentsOfFile: stand.files.file("asked"), encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 8)
    for line in lines {
      let question = try JSONValue(text: String(line))
      #expect(schema.faults(of: question, at: "#/$defs/Request", isClosed: false) == [])
      let method = try #require(question["method"]?.string)
      let params = try #require(question["params"])
      #expect(schema.faults(of: params, at: "#/$defs/Params/properties/\(method)") == [])
    }
  }
}

@Suite("A program that misbehaves")
struct CommandFaultTests {
  @Test("one that cannot be started, one that ends, one that says something else")
  func faults() async throws {
    let none = try CommandStand(["tidak-ada-program-ini"])
    #expect(
      await none.pollError()
        == .unavailable(
          "the program tidak-ada-program-ini cannot be started; check command in the configuration"))
    let brief = try CommandStand(["sh", "-c", "read -r line; echo 'sudah habis' >&2; exit 3"])
    #expect(
      await brief.pollError()
        == .unavailable(.own("the program sh ended before it answered; see \(brief.files.file("log"))")))
    #expect(brief.log == "sudah habis\n")
    let chatty = try CommandStand(["sh", "-c", "while read -r line; do echo halo; done"])
    #expect(
      await chatty.pollError() == .protocolBroken(what: "a line that is no answer of JSON-RPC", at: "sh"))
    let spread = try CommandStand(["sh", "-c", #"while read -r line; do printf '{\n  "id": 1\n}\n'; done"#])
    #expect(
      await spread.pollError()
        == .protocolBroken(what: "JSON that does not end in its line; write each answer in one line", at: "sh"))
    for stand in [none, brief, chatty, spread] { await stand.backend.end() }
  }

  @Test(
    "a line that only begins like JSON is no answer; one that is cut off does not end",
    arguments: [
      ("[INFO] mulai", false), ("[2026-11-21 10:15] mulai", false), ("{sedang dimulai", false), (#"{"id":}"#, false),
      (#"["a"}]"#, false), ("{", true), ("[ ", true), (#"{"jsonrpc": "2.0","#, true), ("[{", true),
      (#"  { "id": 1"#, true), (#"{"id": 1, "result": {"documents": []}"#, true),
      (#"{"id": "a\"}", "result": ["]"#, true), (#"{"id": "{"}"#, false),
    ])
  func oddLine(line: String, isUnended: Bool) async throws {
    let stand = try CommandStand(["sh", "-c", "while read -r line; do printf '%s\\n' '\(line)'; done"])
    let words: FailureWords =
      isUnended
      ? "JSON that does not end in its line; write each answer in one line" : "a line that is no answer of JSON-RPC"
    #expect(await stand.pollError() == .protocolBroken(what: words, at: "sh"))
    await stand.backend.end()
  }

  @Test("one that never stops talking fills no disk: its log is begun anew while it runs")
  func longLog() throws {
    let stand = try CommandStand(["true"])
    let log = try stand.files.write("log", String(repeating: "x", count: 1 << 20))
    stand.launch.boundLog()
    #expect(stand.log.utf8.count == 1 << 20)
    try stand.files.write("log", String(repeating: "x", count: (1 << 20) + 1))
    stand.launch.boundLog()
    #expect(stand.log.isEmpty && FileManager.default.fileExists(atPath: log))
  }

  @Test("errors say what the monitor should do")
  func errors() async throws {
    func error(_ json: String) async throws -> BackendError? {
      let script =
        #"while read -r line; do id=${line#*\"id\":}; echo "{\"jsonrpc\":\"2.0\",\"id\":${id%%,*},\"error\":"'\#(json)}'; done"#
      let stand = try CommandStand(["sh", "-c", script])
      defer { Task { await stand.backend.end() } }
      return await stand.pollError()
    }
    #expect(try await error(#"{"code":1,"message":"sibuk"}"#) == .unavailable("sibuk"))
    #expect(
      try await error(#"{"code":1,"message":"lama","data":{"reason":"not-authorized"}}"#)
        == .notAuthorized(expiredAt: nil, why: "lama"))
    #expect(
      try await error(
        #"{"code":1,"message":"nanti","data":{"reason":"rate-limited","retryAt":"2026-11-17T10:00:00+07:00"}}"#)
        == .rateLimited(until: .wib("2026-11-17 10:00"), why: "nanti"))
    #expect(
      try await error(
        #"{"code":1,"message":"nanti","data":{"reason":"unavailable","retryAt":"2026-11-17T10:00:00+07:00"}}"#)
        == .notBefore(.wib("2026-11-17 10:00"), why: "nanti"))
    #expect(try await error(#"{"code":-32601,"message":"tidak ada"}"#) == .rejected("tidak ada"))
  }

  @Test("one that does not answer in time is ended, and started anew for the next question")
  func silent() async throws {
    let script = """
      echo x >> FILES/mulai; [ $(wc -l < FILES/mulai) = 1 ] && sleep 600
      while read -r line; do id=${line#*'"id":'}; echo '{"jsonrpc":"2.0","id":'${id%%,*}',"result":{"scope":"snapshot","documents":[]}}'; done
      """
    let stand = try CommandStand(["sh", "-c", script], deadline: .milliseconds(300))
    #expect(await stand.pollError() == .unavailable("the program sh gave no answer within 300 ms, so it was ended"))
    var error = await stand.pollError()
    // A machine that is busy may be late a second time; it is the same program then as well.
    for _ in 0..<20 where error != nil { error = await stand.pollError() }
    #expect(error == nil)
    await stand.backend.end()
  }

  @Test("neither it nor what it has started is left, even where it heeds nothing", .timeLimit(.minutes(5)))
  func nothingLeft() async throws {
    let script = """
      trap '' TERM; exec 3> FILES/hidup; sleep 600 &
      while :; do
        read -r line || { sleep 600; continue; }
        id=${line#*'"id":'}; echo '{"jsonrpc":"2.0","id":'${id%%,*}',"result":{"scope":"snapshot","documents":[]}}'
      done
      """
    let stand = try CommandStand(["sh", "-c", script])
    let pipe = try HeldPipe(at: stand.files.file("hidup"))
    #expect(await stand.pollError() == nil)
    #expect(pipe.isHeld)
    await stand.backend.end()
    #expect(await pipe.isReleased())
  }

  @Test(
    "what it has started is not left either where it ends by itself as soon as nothing more is asked",
    .timeLimit(.minutes(5)))
  func nothingLeftBehind() async throws {
    let script = """
      exec 3> FILES/hidup; sleep 600 &
      read -r line; id=${line#*'"id":'}
      echo '{"jsonrpc":"2.0","id":'${id%%,*}',"result":{"scope":"snapshot","documents":[]}}'
      read -r line
      """
    let stand = try CommandStand(["sh", "-c", script])
    let pipe = try HeldPipe(at: stand.files.file("hidup"))
    #expect(await stand.pollError() == nil)
    #expect(pipe.isHeld)
    await stand.backend.end()
    #expect(await pipe.isReleased())
  }

  @Test("after failures in a row it is left alone for a while")
  func leftAlone() async throws {
    let stand = try CommandStand(["sh", "-c", "echo x >> FILES/mulai; exit 1"], failuresToOpen: 2)
    for _ in 1...2 { #expect(await stand.pollError() != nil) }
    guard case .circuitOpen? = await stand.pollError() else {
      Issue.record("the circuit is not open")
      return
    }
    let starts = try String(contentsOfFile: stand.files.file("mulai"), encoding: .utf8)
    #expect(starts == "x\nx\n")
    await stand.backend.end()
  }
}
