import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("What keeps data from coming")
struct OutageTests {
  /// Answers that bring no data, each with what it is called, at 09:05 and left alone until 09:20.
  private static let until = Sample.observedAt + .minutes(20)
  private static let answers: [(BackendError, id: String, en: String)] = [
    (.notAuthorized(expiredAt: nil), "tidak diizinkan", "not authorised"),
    (.rateLimited(until: until), "dibatasi layanan sejak 09:05, sampai 09:20", "rate limited since 09:05, until 09:20"),
    (.rateLimited(until: nil), "dibatasi layanan", "rate limited"),
    (.protocolBroken(what: "JSON", at: "/x"), "jawaban tidak dipahami", "answer not understood"),
    (
      .notBefore(until, why: "HTTP 503"), "tidak tersedia sejak 09:05, sampai 09:20",
      "not available since 09:05, until 09:20"
    ),
    (.rejected("HTTP 400"), "permintaan ditolak", "request refused"),
    (.circuitOpen(until: until, why: "HTTP 500"), "gagal berulang kali", "failing again and again"),
  ]

  /// What an answer may not be called.
  private static let silences = [
    "tak terjangkau", "tidak terjangkau", "putus", "unreachable", "out of reach", "no answer", "down",
  ]

  private func state(_ answer: (BackendError, id: String, en: String), _ language: Language) -> String {
    language == .indonesian ? answer.id : answer.en
  }

  @Test("The head line calls it by its name, whatever room there is", arguments: Language.allCases, [40, 60, 80, 120])
  func head(language: Language, columns: Int) async {
    for answer in Self.answers {
      var watch = await Watch(
        Sample.documents(4), size: Size(columns: columns, rows: 24), language: language, isReadOnly: true)
      await watch.happen(.pollFailed(answer.0, nextTry: Self.until))
      let head = FrameText.text(of: watch.model.frame(), row: 0)
      #expect(head.contains("✗ "), "\(head)")
      #expect(columns < 80 || head.contains("✗ \(state(answer, language))"), "\(head)")
      #expect(!Self.silences.contains { head.contains($0) }, "\(head)")
      #expect(head.hasSuffix(language == .indonesian ? "data 5 mnt" : "data 5 min"), "\(head)")
      #expect(head.contains("sejak 09:05") || head.contains("since 09:05") || columns < 80, "\(head)")
    }
  }

  @Test("So do the title of the window, the hint at another queue, and an empty list", arguments: Language.allCases)
  func elsewhere(language: Language) async {
    for answer in Self.answers {
      let name = String(state(answer, language).split(separator: language == .indonesian ? " sejak" : " since")[0])
      var watch = await Watch(Sample.documents(4), language: language)
      await watch.happen(.pollFailed(answer.0, nextTry: Self.until))
      #expect(watch.model.windowTitle.string.hasSuffix("— \(name)"))
      #expect(watch.model.queue.need?.text(language).string == name)
      var empty = await Watch([], language: language)
      empty.model = Model(
        settings: empty.model.settings, queue: empty.model.profile, size: empty.model.size, now: empty.now)
      await empty.happen(.pollFailed(answer.0, nextTry: Self.until))
      #expect(empty.flat.contains(answer.0.headline.text(language).string), "\(empty.screen)")
      #expect(!Self.silences.contains { empty.screen.contains($0) }, "\(empty.screen)")
    }
  }

  @Test("So do the line of an event, and what is said line by line", arguments: Language.allCases)
  func lines(language: Language) async {
    for answer in Self.answers {
      let event = QueueEvent.backendLost(answer.0, nextTry: Self.until)
      let line = event.phrase(in: .wib, at: Sample.observedAt).text(language).string
      #expect(line.hasPrefix(answer.0.headline.text(language).string), "\(line)")
      #expect(!Self.silences.contains { line.contains($0) }, "\(line)")
      let before = await Watch(Sample.documents(4), language: language)
      var after = before
      await after.happen(.pollFailed(answer.0, nextTry: Self.until))
      let news = PlainNews(
        action: .pollFailed(answer.0, nextTry: Self.until), queue: 0, before: before.model, after: after.model)
      let said = news.lines.map(\.string).joined(separator: " ")
      #expect(said.hasPrefix(answer.0.headline.text(language).string), "\(said)")
    }
    let silence = BackendError.unavailable("HTTP 500").told(in: .wib, token: .none).text(language).string
    #expect(Self.silences.contains { silence.contains($0) })
  }

  @Test("Where a queue waits for a token, who sees no screen is told how to give one", arguments: Language.allCases)
  func token(language: Language) {
    let why = FailureWords.own(Phrase(id: "Belum ada token.", en: "There is no token yet."), in: language)
    let error = BackendError.notAuthorized(expiredAt: nil, why: why)
    for token in [TokenIntake.typed, .brought] {
      let told = error.told(in: .wib, token: token).text(language).string
      #expect(told.contains("token-file") && told.contains("--token-stdin") && !told.contains(":token"), "\(told)")
      let event = QueueEvent.backendLost(error, nextTry: Self.until)
      let line = event.phrase(in: .wib, at: Sample.observedAt, token: token).text(language).string
      #expect(line.contains("--token-stdin"), "\(line)")
    }
    #expect(!error.told(in: .wib, token: .none).text(language).string.contains("--token-stdin"))
  }
}
