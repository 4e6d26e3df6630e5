import TerminalKit
import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@MainActor
@Suite("The program over the past", .timeLimit(.minutes(5)))
struct ReplayProgramTests {
  private let backend = ScriptedBackend()
  private let journal = InMemoryJournal()
  private let terminal = InMemoryTerminal(size: Size(columns: 120, rows: 40))
  private let person = Operator(user: "petugas", host: "kantor")
  private let first = Timestamp.wib("2026-11-20 17:02")

  /// A document that was signing, failed in the night, and was gone in the morning.
  private var recording: QueueRecording {
    let document = Sample.document(1)
    var recording = QueueRecording()
    let story: [(String?, Timestamp)] = [
      ("SIGNING IN PROGRESS", first), ("SAVED INVALID", first + .hours(6)), (nil, first + .hours(15)),
    ]
    for (place, (words, moment)) in story.enumerated() {
      recording.add(
        document.id, becoming: words.map { StatusReading(coretax: $0) },
        time: StatusTime(since: moment, source: .observed), seenAt: moment, reason: nil,
        at: JournalPlace(Int64(place + 1)))
    }
    recording.describe(document)
    return recording
  }

  private func program(speed: Double = 0) async throws -> Program {
    let moment = ReplayedMoment(first)
    let clock = Clock(tick: .seconds(86_400), now: { moment.now })
    let session = await QueueSession(
      replaying: recording, of: journal, over: backend, policy: QueuePolicy(), named: "utama", clock: clock, by: person)
    let profile = QueueProfile(
      name: "PT CONTOH PENJUAL", backend: "antrean", capabilities: backend.capabilities, access: .alwaysReadOnly)
    let moments = recording.moments
    let replay = Replay(moment, span: try #require(moments.span), speed: speed, moments: [moments])
    return Program(
      terminal: terminal, queue: WatchedQueue(profile, session: session), watching: Watching(isReplay: true),
      settings: Settings(language: .english), clock: clock, replay: replay)
  }

  @Test("Steps go to what changed, forth and back, jumps and typed times in between, and nobody is asked")
  func steps() async throws {
    let program = try await program()
    async let ended = program.run()
    _ = await terminal.frame(showing: "17:02–23:02 nothing recorded")
    _ = await terminal.frame(showing: "Signing In Progress")
    terminal.press("n")
    _ = await terminal.frame(showing: "Saved Invalid ← Signing")
    terminal.press(")")
    _ = await terminal.frame(showing: "21 Nov 2026 00:02 WIB")
    terminal.press("$")
    _ = await terminal.frame(showing: "21 Nov 2026 08:02 WIB")
    _ = await terminal.frame(showing: "Missing 1")
    terminal.press("@")
    terminal.type("2026-11-20 22:00")
    terminal.press(.enter)
    _ = await terminal.frame(showing: "20 Nov 2026 22:00 WIB")
    _ = await terminal.frame(showing: "Missing 0")
    terminal.press("^", ",", "{")
    _ = await terminal.frame(showing: "20 Nov 2026 17:02 WIB")
    terminal.press("q")
    #expect(await ended == nil)
    #expect(await backend.times(.poll) == 0)
    #expect(await journal.everything.isEmpty)
  }

  @Test("It goes on by itself to the end, and stands still there")
  func plays() async throws {
    let program = try await program(speed: 86_400)
    async let ended = program.run()
    _ = await terminal.frame(showing: "▶ 86,400×")
    _ = await terminal.frame(showing: "‖ 21 Nov 2026 08:02 WIB")
    _ = await terminal.frame(showing: "Missing 1")
    terminal.press("q")
    #expect(await ended == nil)
  }
}
