import HTTPService
import Secrets
import Synchronization
import UploadQueue
import Wording

/// A company's own integration layer that speaks Pantau's HTTP protocol (`openapi.json` beside this file).
public final class GatewayBackend: StatusBackend {
  private let service: AuthorizedService<TokenCredentials>
  private let settings: ProtocolSettings
  private let reader: MessageReader
  private let language: Language
  private let state = Mutex(State())

  /// What is known from one call to the next.
  private struct State {
    var walk = PageWalk()
    var notice = DoublesNotice()
    var time = AnswerTime()
    var isIncremental = false
    /// The version of the changes since a checkpoint, as the gateway named it.
    var unchanged: (since: PollCursor, tag: String)?
  }

  /// A gateway; failures are told in the language given.
  public init(
    _ service: HTTPService, token: SecretSupply?, settings: ProtocolSettings = ProtocolSettings(),
    limits: CallLimits = CallLimits(mostInFlight: 2), clock: CallClock, language: Language
  ) {
    self.settings = settings
    self.language = language
    reader = MessageReader(language: language)
    let manners = Manners(limits, clock: clock, language: language)
    self.service = AuthorizedService(
      service: service, manners: manners, credentials: .bearer(token, in: language))
  }

  /// What a gateway can do; whether it tells changes is known once it has given a checkpoint.
  public var capabilities: BackendCapabilities {
    BackendCapabilities(
      reupload: settings.reupload, isIncremental: state.withLock { $0.isIncremental }, isIdempotent: true,
      offersSigners: settings.reupload == .call, pollInterval: settings.pollInterval,
      shortestPollInterval: min(settings.pollInterval, .seconds(5)))
  }

  /// One page of the queue, or of what changed in it since a checkpoint.
  public func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    switch request {
    case .start(let since):
      state.withLock { $0.walk = PageWalk() }
      return try await poll(since: since)
    case .next(let cursor): return try await page([("page", cursor.rawValue)])
    }
  }

  /// As of when what did not change stands, and that documents came more than once, where they did.
  public func standing() async -> DataStanding {
    state.withLock { DataStanding(newestAt: $0.time.newestAt, remarks: $0.notice.take($0.walk.doubleCount)) }
  }

  /// Tells when a new secret was saved, or its file is no longer open to others, where one is waited for.
  public func arrivals() -> AsyncStream<Void> { service.arrivals() }

  /// One document as it is now.
  public func read(_ id: DocumentID) async throws(BackendError) -> Document? {
    let call = GatewayCall.document(id)
    let answer = try await ask(call)
    guard answer.status != 404 else { return nil }
    let message = try reader.read(DocumentMessage.self, from: try json(answer, call), of: call.name)
    let document: Document
    do throws(MessageFault) {
      document = try message.document(arrivedAt: answer.arrivedAt, at: .whole)
    } catch { throw error.error(of: call.name, in: language) }
    guard document.id == id else {
      throw MessagePlace.whole.member("id").fault(.identifier).error(of: call.name, in: language)
    }
    return document
  }

  /// Uploads one document again.
  public func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    guard settings.reupload == .call else {
      throw .rejected(
        .own(
          Phrase(
            id: "Gateway ini tidak dipakai untuk unggah ulang.", en: "This gateway is not used for uploading again."
          ), in: language))
    }
    let call = try GatewayCall.reupload(request)
    let answer = try await ask(call)
    guard answer.status != 404 else {
      throw .rejected(
        .own(
          Phrase(id: "Gateway tidak mengenal dokumen ini.", en: "The gateway does not know this document."),
          in: language))
    }
    return try reader.read(OutcomeMessage.self, from: try json(answer, call), of: call.name).answer()
  }

  /// What became of a re-upload.
  public func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    guard settings.reupload == .call else { return .notRecorded }
    return try await outcome(GatewayCall.outcome(of: key, document: document))
  }

  /// Takes a re-upload back that has not been taken.
  public func withdraw(_ key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    guard settings.reupload == .call else { return .notRecorded }
    return try await outcome(GatewayCall.withdrawal(of: key, document: document))
  }

  /// The signers that may be chosen; none where the gateway offers none.
  public func signers() async throws(BackendError) -> [String] {
    guard settings.reupload == .call else { return [] }
    let answer = try await ask(.signers)
    guard answer.status == 200 else { return [] }
    return try reader.read(SignersMessage.self, from: try json(answer, .signers), of: GatewayCall.signers.name).signers
  }
}

extension GatewayBackend {
  private func poll(since: PollCursor?) async throws(BackendError) -> PollPage {
    guard let since else { return try await page([]) }
    let known = state.withLock { $0.unchanged?.since == since ? $0.unchanged?.tag : nil }
    let wholeList = ListTag(since)
    let query = wholeList == nil ? [("since", since.rawValue)] : []
    let answer = try await ask(GatewayCall.documents(query, unless: wholeList?.tag ?? known, isSince: true))
    switch answer.status {
    case 304:
      state.withLock { $0.time.takeUnchanged(at: answer.arrivedAt) }
      return PollPage(scope: .changes, documents: [], checkpoint: since)
    // What it has forgotten since when it should tell, it tells from the beginning.
    case 410: return try await page([])
    default:
      let page = try take(answer)
      // Only a poll of one page that brought nothing is the same poll when it is asked again.
      let isStill = page.next == nil && page.checkpoint == since
      state.withLock { $0.unchanged = isStill ? answer.header("etag").map { (since, $0) } : nil }
      return page
    }
  }

  private func page(_ query: [(String, String)]) async throws(BackendError) -> PollPage {
    try take(try await ask(GatewayCall.documents(query)), isFirst: query.isEmpty)
  }

  private func take(_ answer: HTTPAnswer, isFirst: Bool = true) throws(BackendError) -> PollPage {
    let call = GatewayCall.documents([])
    let message = try reader.read(PageMessage.self, from: try json(answer, call), of: call.name)
    do throws(MessageFault) {
      var page = try message.page(arrivedAt: answer.arrivedAt)
      let taken: Result<PollPage, MessageFault> = state.withLock { state in
        if page.checkpoint != nil { state.isIncremental = true }
        do throws(MessageFault) {
          try state.time.take(message, arrivedAt: answer.arrivedAt)
          return .success(try state.walk.take(page))
        } catch { return .failure(error) }
      }
      page = try taken.get()
      if page.scope == .snapshot, page.next == nil, page.checkpoint == nil, isFirst, let tag = answer.header("etag") {
        page.checkpoint = ListTag(tag).checkpoint
      }
      return page
    } catch { throw error.error(of: call.name, in: language) }
  }

  private func outcome(_ call: GatewayCall) async throws(BackendError) -> ReuploadOutcome {
    let answer = try await ask(call)
    guard answer.status != 404 else { return .notRecorded }
    return try reader.read(OutcomeMessage.self, from: try json(answer, call), of: call.name).reading
  }

  private func ask(_ call: GatewayCall) async throws(BackendError) -> HTTPAnswer {
    try await service.answer(to: call.request, isOnce: call.isReupload) { [language] answer in
      guard !call.answers.contains(answer.status) else { return nil }
      return answer.gatewayFailure(isReupload: call.isReupload, at: call.name, in: language)
    }
  }

  /// The body of an answer that says to be JSON; a sign-in page in between is none.
  private func json(_ answer: HTTPAnswer, _ call: GatewayCall) throws(BackendError) -> [UInt8] {
    guard answer.isOf(type: "application/json") else {
      throw answer.noJSON(of: call.name, in: language)
    }
    return answer.body
  }
}

/// The version of a whole list that came in one page, in place of a checkpoint where a gateway gives none: the list is
/// asked for again only where it is another one.
private struct ListTag {
  private static let mark = "etag\n"
  let tag: String

  init(_ tag: String) { self.tag = tag }

  init?(_ checkpoint: PollCursor) {
    guard checkpoint.rawValue.hasPrefix(Self.mark) else { return nil }
    tag = String(checkpoint.rawValue.dropFirst(Self.mark.count))
  }

  var checkpoint: PollCursor { PollCursor(Self.mark + tag) }
}
