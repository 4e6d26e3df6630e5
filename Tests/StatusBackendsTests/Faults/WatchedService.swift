import Monitor
import Synchronization
import TerminalKit
import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

/// Each service that a backend asks over HTTP.
enum WatchedService: String, CaseIterable, CustomTestStringConvertible {
  case gateway, portal, pajakio, klikpajak, pajakExpress

  var testDescription: String { rawValue }

  /// A fake of it, and its backend, which polls all the time.
  func stand(deadline: Duration, identity: LoopbackIdentity? = nil) async throws -> any ServiceStand {
    func pjap(_ kind: PjapStand.Kind) async throws -> PjapStand {
      try await PjapStand(kind, pageSize: 2, deadline: deadline, pollEvery: Self.pause, identity: identity)
    }
    return switch self {
    case .gateway:
      try await GatewayStand(pageSize: 2, deadline: deadline, pollEvery: Self.pause, identity: identity)
    case .portal:
      try await PortalStand(
        kinds: [.outputInvoice], rows: 2, deadline: deadline, pollEvery: Self.pause, identity: identity)
    case .pajakio: try await pjap(.pajakio)
    case .klikpajak: try await pjap(.klikpajak)
    case .pajakExpress: try await pjap(.pajakExpress)
    }
  }

  private static let pause = Duration.milliseconds(150)

  /// What the screen says of a fault; `nil` where that is none of this service's, or disturbs nobody.
  func words(of fault: FakeFault) -> String? {
    switch fault {
    case .silent: "gave no answer within"
    case .cutShort: "closed the connection before its answer was whole"
    case .garbage: "its answer is no HTTP"
    case .signInPage: self == .portal ? "the portal asks to sign in again" : "a web page"
    case .wrongTypes: self == .portal ? "Answer not understood: " : "a value of the wrong type"
    case .hugePages: "its answer is too large"
    case .unauthorized: self == .portal ? "The credentials were refused" : "Not authorised: "
    case .tooManyRequests: "Too many calls; wait until 09:02 WIB"
    case .internalError: self == .gateway ? "basis data sibuk" : "HTTP 500: "
    case .redirects: self == .portal ? "the portal asks to sign in again" : "redirected to"
    // A list on pages of its own; Klikpajak has none.
    case .endless: self == .klikpajak ? nil : "Answer not understood: "
    case .duplicates: nil
    // What all pages bring together is known beforehand here.
    case .changingOrder: self == .gateway ? "Answer not understood: " : nil
    }
  }

  /// What the head line may call what the screen says in these words; an answer that brings nothing is no silence.
  static func states(of words: String) -> [String] {
    switch words {
    case "Too many calls; wait until 09:02 WIB": ["rate limited since 09:00, until 09:02"]
    case "Not authorised: ", "The credentials were refused", "the portal asks to sign in again":
      ["not authorised since 09:00, next try"]
    case "Answer not understood: ", "its answer is no HTTP", "its answer is too large", "a value of the wrong type",
      "a web page", "redirected to":
      ["answer not understood since 09:00, next try", "failing again and again since 09:00, next try"]
    default: ["unreachable since 09:00, next try", "failing again and again since 09:00, next try"]
    }
  }
}

/// Somebody in front of a screen that watches a queue at a fake service.
@MainActor
struct Onlooker {
  let terminal = InMemoryTerminal(size: Size(columns: 140, rows: 24))
  let stand: any ServiceStand
  private let program: Program
  private let uptime = SlowHand()
  private let documents: [Document]
  /// What the documents are called.
  var names: [String] { documents.map(\.name) }

  /// Documents that stand in every status, the first of them Saved Invalid.
  init(_ stand: any ServiceStand) async throws {
    self.stand = stand
    let statuses = ["SAVED INVALID", "APPROVED", "SIGNING IN PROGRESS", "CREATED", "APPROVED"]
    let samples = statuses.enumerated().map { Sample.document($0, status: $1) }
    documents = zip(samples, try await stand.add(samples)).map { document, id in
      var document = document
      document.id = id
      return document
    }
    let (backend, time) = (stand.watched, stand.time)
    let clock = Clock(tick: .seconds(86_400), uptime: uptime.next) { time.now }
    let session = QueueSession(
      backend: backend, journal: InMemoryJournal(), policy: QueuePolicy(), clock: clock,
      by: Operator(user: "petugas", host: "kantor"))
    program = Program(
      terminal: terminal,
      queue: WatchedQueue(
        QueueProfile(name: "PT CONTOH", backend: "layanan", capabilities: backend.capabilities), session: session),
      settings: Settings(language: .english), clock: clock)
  }

  /// Something happens to every document that nobody sees.
  func touch() async {
    for document in documents { await stand.fake.put(document) }
  }

  /// Looks on for as long as something is done, then leaves.
  func watch(_ body: () async -> Void) async {
    async let ended = program.run()
    await body()
    terminal.press(.control("c"))
    #expect(await ended == nil)
  }

  /// The first screen, from the one shown last on, on which all of these read.
  @discardableResult
  func see(_ texts: String...) async -> String {
    let frame = await terminal.frame { frame in
      let text = FrameText.text(of: frame)
      return texts.allSatisfy { text.contains($0) }
    }
    return FrameText.text(of: frame)
  }

  /// The first screen, from the one shown last on, on which none of these reads.
  func seeNone(_ texts: String...) async {
    _ = await terminal.frame { frame in
      let text = FrameText.text(of: frame)
      return !texts.contains { text.contains($0) }
    }
  }

  /// Sees the screens that some more polls bring.
  func lookOn() async {
    let count = terminal.frames.count + 12
    _ = await terminal.frame { _ in terminal.frames.count >= count }
  }

  /// Goes to the most urgent document, the one that is Saved Invalid.
  func selectInvalid() async {
    terminal.press(.home)
    _ = await terminal.frame { frame in
      FrameText.text(of: frame).split(separator: "\n").contains { $0.contains("▸") && $0.contains(names[0]) }
    }
  }

  /// The first screen on which the queue is live, and each document is there once.
  func seeAll() async {
    _ = await terminal.frame { frame in
      let text = FrameText.text(of: frame)
      return text.contains("● live") && names.allSatisfy { text.contains($0) }
    }
    expectEachOnce(await see("● live"))
  }

  func expectEachOnce(_ text: String) {
    for name in names { #expect(text.components(separatedBy: name).count == 2, "\(name)") }
  }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// A key written as its character.
  public init(extendedGraphemeClusterLiteral character: Character) { self = .character(character) }
}

/// A person who takes a second for each key.
private final class SlowHand: Sendable {
  private let seconds = Mutex(0)

  var next: @Sendable () -> Duration {
    {
      self.seconds.withLock {
        $0 += 1
        return .seconds($0)
      }
    }
  }
}
