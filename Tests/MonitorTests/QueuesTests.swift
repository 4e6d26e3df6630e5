import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Several queues")
struct QueuesTests {
  private static func profile(_ name: String) -> QueueProfile {
    QueueProfile(
      name: name, backend: "antrean",
      capabilities: BackendCapabilities(
        reupload: .call, isIncremental: true, isIdempotent: true, offersSigners: false, pollInterval: .seconds(10)))
  }

  private let now = Sample.observedAt

  private func model(_ language: Language = .english) -> Model {
    Model(
      settings: Settings(language: language), queue: Self.profile("PT CONTOH SATU"),
      others: [Self.profile("PT CONTOH DUA"), Self.profile("CV CONTOH TIGA")], size: Size(columns: 80, rows: 24),
      now: now)
  }

  @Test("What happens to one that is not shown changes that one alone")
  func apart() {
    var model = model()
    let before = model.queues[0]
    _ = model.update(.pollFailed(.unavailable("putus"), nextTry: now), of: 1, at: now)
    #expect(model.shown == 0)
    #expect(model.queues[0] == before)
    #expect(!model.queues[1].connection.isLive)
    #expect(model.queues[1].connection != .connecting)
  }

  @Test("What one that is not shown has to say names it, and takes nothing away from what was said before")
  func named() {
    var model = model()
    _ = model.update(.journalFailed(.missing(path: "/jurnal")), of: 2, at: now)
    #expect(model.notice?.phrase.text(.english).string.hasPrefix("CV CONTOH TIGA: ") == true)
    let said = model.notice
    _ = model.update(.tick, of: 1, at: now)
    #expect(model.notice == said)
  }

  @Test("What another has remarked can be read again from this one, under its name", arguments: Language.allCases)
  func remarked(language: Language) {
    var model = model(language)
    let broken = Phrase(id: "rusak.json terpotong", en: "rusak.json is cut off")
    _ = model.update(
      .polled(changed: false, awaited: [], DataStanding(remarks: [broken, Phrase(same: "foto.png")])), of: 1, at: now)
    _ = model.update(.key(":"), at: now)
    for character in "pesan" { _ = model.update(.key(.character(character)), at: now) }
    _ = model.update(.key(.enter), at: now)
    let screen = FrameText.text(of: model.frame())
    #expect(screen.contains("PT CONTOH DUA") && screen.contains(broken.text(language).string))
  }

  @Test("Keys and names lead from one to another, each where the person left it")
  func switching() {
    var model = model()
    _ = model.update(.key("?"), at: now)
    _ = model.update(.key(":"), at: now)
    for character in "queue cv" { _ = model.update(.key(.character(character)), at: now) }
    let effects = model.update(.key(.enter), at: now)
    #expect(model.profile.name == "CV CONTOH TIGA")
    #expect(model.screen == .list)
    // Its rows are asked for as they are now.
    #expect(effects.contains { if case .load = $0 { true } else { false } })
    _ = model.update(.key("]"), at: now)
    #expect(model.profile.name == "PT CONTOH SATU")
    #expect(model.screen == .help(HelpState(), over: .list))
    _ = model.update(.key(.escape), at: now)
    _ = model.update(.key("["), at: now)
    #expect(model.profile.name == "CV CONTOH TIGA")
  }

  @Test("Line by line another queue is read once it is gone to, by its key, and it is said by which words")
  func lineByLine() {
    var model = model()
    model.isLineByLine = true
    var teller = PlainTeller()
    #expect(teller.tell(model).first?.string.hasPrefix("PT CONTOH SATU, ") == true)
    _ = model.update(.key("]"), at: now)
    #expect(teller.tell(model).first?.string.hasPrefix("PT CONTOH DUA, ") == true)
    #expect(PlainLine("A", model, listing: teller.listing).meaning == .steps([.command(.allQueues)]))
    _ = model.update(.key("A"), at: now)
    #expect(teller.tell(model).first?.string.hasPrefix("All queues: ") == true)
    _ = model.update(.key("T"), at: now)
    let said = model.notice?.phrase.text(.english).string
    #expect(said == "Each queue has its own of that; all-queues, next-queue or queue NAME opens it.")
    let help = PlainHelp.lines(model).map { $0.text(.english).string }
    for word in ["A (all-queues): ", "] (next-queue): ", "queue NAME: "] {
      #expect(help.contains { $0.hasPrefix(word) }, "\(word)")
    }
  }

  @Test("One that is out of reach is told of on one line", arguments: Language.allCases)
  func inNeed(language: Language) {
    var model = model(language)
    _ = model.update(.pollFailed(.unavailable("putus"), nextTry: now), of: 1, at: now)
    expectAtEverySize(model, "queues")
  }
}
