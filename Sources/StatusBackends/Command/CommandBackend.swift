import Foundation
import Synchronization
import UploadQueue
import Wording

/// Any program as a backend: asked with JSON-RPC on its standard input, one message a line (`schema.json` beside this file).
public final class CommandBackend: StatusBackend {
  private let peer: ProgramPeer
  private let manners: Manners
  private let settings: ProtocolSettings
  private let deadline: Duration
  private let reader: MessageReader
  private let now: @Sendable () -> Timestamp
  private let state = Mutex((walk: PageWalk(), notice: DoublesNotice(), time: AnswerTime(), isIncremental: false))

  /// A program; failures are told in the language given.
  ///
  /// - Parameter deadline: How long one answer may take.
  public init(
    _ launch: ProgramLaunch, settings: ProtocolSettings = ProtocolSettings(), deadline: Duration = .seconds(60),
    limits: CallLimits = CallLimits(failuresToOpen: 3, firstRest: .seconds(5)), clock: CallClock, language: Language
  ) {
    self.settings = settings
    self.deadline = deadline
    now = clock.now
    reader = MessageReader(language: language)
    peer = ProgramPeer(launch, language: language)
    manners = Manners(limits, clock: clock, language: language)
  }

  deinit {
    Task { [peer] in await peer.end() }
  }

  /// What a program can do; whether it tells changes is known once it has given a checkpoint.
  public var capabilities: BackendCapabilities {
    BackendCapabilities(
      reupload: settings.reupload, isIncremental: state.withLock { $0.isIncremental }, isIdempotent: true,
      offersSigners: settings.reupload == .call, pollInterval: settings.pollInterval,
      shortestPollInterval: min(settings.pollInterval, .seconds(2)))
  }

  /// One page of the queue, or of what changed in it since a checkpoint.
  public func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    switch request {
    case .start(let since):
      state.withLock { $0.walk = PageWalk() }
      guard let since else { return try await page(ProgramParams()) }
      let answer = try await ask("documents", ProgramParams(since: since.rawValue), for: PageMessage.self)
      // What it has forgotten since when it should tell, it tells from the beginning.
      if answer.error?.word == .unknownCursor { return try await page(ProgramParams()) }
      return try take(answer)
    case .next(let cursor): return try await page(ProgramParams(page: cursor.rawValue))
    }
  }

  /// As of when what did not change stands, and that documents came more than once, where they did.
  public func standing() async -> DataStanding {
    state.withLock { DataStanding(newestAt: $0.time.newestAt, remarks: $0.notice.take($0.walk.doubleCount)) }
  }

  /// One document as it is now.
  public func read(_ id: DocumentID) async throws(BackendError) -> Document? {
    let answer = try await ask("document", ProgramParams(id: id.rawValue), for: DocumentMessage.self)
    if let error = answer.error {
      guard error.word == .notFound else { throw error.error(of: "document") }
      return nil
    }
    guard let message = answer.result else { return nil }
    let read: Document
    do throws(MessageFault) {
      read = try message.document(arrivedAt: now(), at: .whole)
    } catch { throw error.error(of: "document", in: reader.language) }
    guard read.id == id else {
      throw MessagePlace.whole.member("id").fault(.identifier).error(of: "document", in: reader.language)
    }
    return read
  }

  /// Uploads one document again.
  public func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    guard settings.reupload == .call else {
      throw .rejected(
        .own(
          Phrase(
            id: "Program ini tidak dipakai untuk unggah ulang.", en: "This program is not used for uploading again."
          ).text(reader.language)))
    }
    let wish = ReuploadMessage(request)
    let params = ProgramParams(
      id: request.document.rawValue, key: request.key.rawValue, expected: wish.expected, signer: wish.signer)
    return try result(of: "reupload", try await ask("reupload", params, for: OutcomeMessage.self)).answer()
  }

  /// What became of a re-upload.
  public func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    try await outcome("outcome", key, document)
  }

  /// Takes a re-upload back that has not been taken.
  public func withdraw(_ key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    try await outcome("withdraw", key, document)
  }

  /// The signers that may be chosen; none where the program offers none.
  public func signers() async throws(BackendError) -> [String] {
    guard settings.reupload == .call else { return [] }
    let answer = try await ask("signers", ProgramParams(), for: SignersMessage.self)
    if answer.error?.code == ProgramError.noMethod { return [] }
    return try result(of: "signers", answer).signers
  }

  /// Ends the program.
  public func end() async { await peer.end() }
}

extension CommandBackend {
  private func page(_ params: ProgramParams) async throws(BackendError) -> PollPage {
    try take(try await ask("documents", params, for: PageMessage.self))
  }

  private func take(_ answer: ProgramAnswer<PageMessage>) throws(BackendError) -> PollPage {
    let message = try result(of: "documents", answer)
    do throws(MessageFault) {
      let arrival = now()
      let page = try message.page(arrivedAt: arrival)
      let taken: Result<PollPage, MessageFault> = state.withLock { state in
        if page.checkpoint != nil { state.isIncremental = true }
        do throws(MessageFault) {
          try state.time.take(message, arrivedAt: arrival)
          return .success(try state.walk.take(page))
        } catch { return .failure(error) }
      }
      return try taken.get()
    } catch { throw error.error(of: "documents", in: reader.language) }
  }

  private func outcome(
    _ method: String, _ key: IdempotencyKey, _ document: DocumentID
  ) async throws(BackendError) -> ReuploadOutcome {
    guard settings.reupload == .call else { return .notRecorded }
    let params = ProgramParams(id: document.rawValue, key: key.rawValue)
    let answer = try await ask(method, params, for: OutcomeMessage.self)
    if let error = answer.error {
      // A program that holds nothing back has nothing to take back.
      if error.code == ProgramError.noMethod, method == "withdraw" {
        return try await outcome("outcome", key, document)
      }
      if error.code == ProgramError.noMethod || error.word == .notFound { return .notRecorded }
    }
    return try result(of: method, answer).reading
  }

  private func result<Value: Decodable & Sendable>(
    of method: String, _ answer: ProgramAnswer<Value>
  ) throws(BackendError) -> Value {
    if let error = answer.error { throw error.error(of: method) }
    guard let value = answer.result else {
      throw MessagePlace.whole.member("result").fault(.member).error(of: method, in: reader.language)
    }
    return value
  }

  /// The same question is the same line each time, its `id` first: so that the simplest program can take it apart.
  private static func line(_ question: ProgramQuestion<ProgramParams>) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(question))
  }

  /// Asks with manners; errors that a method answers with in the ordinary course are no failures.
  private func ask<Value: Decodable & Sendable>(
    _ method: String, _ params: ProgramParams, for kind: Value.Type
  ) async throws(BackendError) -> ProgramAnswer<Value> {
    try await manners.call { [peer, deadline, reader] () async throws(BackendError) -> ProgramAnswer<Value> in
      let line = try await peer.ask(within: deadline) { id in
        try Self.line(ProgramQuestion(id: id, method: method, params: params))
      }
      let answer = try reader.read(ProgramAnswer<Value>.self, from: Array(line.utf8), of: method)
      if let error = answer.error, error.code != ProgramError.noMethod,
        error.word != .notFound, error.word != .unknownCursor
      {
        throw error.error(of: method)
      }
      return answer
    }
  }
}
