import HTTPService
import Secrets
import UploadQueue
import Wording

/// A session at PajakExpress, which takes three steps: the account logs in, says for which NPWP, and is given the token
/// that every call carries besides the account's own.
actor PajakExpressSession: ServiceCredentials {
  /// Who logs in.
  struct Account: Sendable {
    let email: String
    let password: SecretSupply
    let taxpayer: NPWP
  }

  /// What a session's calls carry.
  struct Pass: Sendable {
    let bearer: Secret
    let xToken: Secret
    /// What it was begun with: it is not sent again, but a service that knows it may say it.
    let password: Secret
    /// When it ends, where the service said so.
    var end: End?
  }

  /// When a session ends: the moment, and the uptime, which no clock that is set changes.
  struct End: Sendable {
    let moment: Timestamp
    let uptime: Duration
  }

  private let service: HTTPService
  private let manners: Manners
  private let account: Account
  private let language: Language
  private var kept: Pass?
  /// A login that is under way is the only one, whoever asks.
  private var running: Task<Result<Pass, BackendError>, Never>?
  private let clock: CallClock
  /// The password that was refused, what was said of it, and until when it is not tried again: accounts are locked for
  /// less.
  private var refused: (password: Secret, why: BackendError, until: Duration)?
  /// How often in a row that password was refused: the first time may be a slip of the service.
  private var refusals = 0
  private static let firstRest = Duration.seconds(60)
  private static let restOfRefused = Duration.seconds(600)
  /// With less than this left, a new session is begun before the next call.
  private static let rest = Duration.seconds(60)

  init(_ service: HTTPService, manners: Manners, account: Account, clock: CallClock, language: Language) {
    self.clock = clock
    self.service = service
    self.manners = manners
    self.account = account
    self.language = language
  }

  /// When the session that was used last ends, where the service said so.
  var expiresAt: Timestamp? { kept?.end?.moment }

  nonisolated var secretFile: String? { account.password.file }

  func pass() async throws(BackendError) -> Pass? {
    if let kept, kept.end.map({ $0.uptime - clock.uptime() > Self.rest }) ?? true {
      // A file that others can read by now is refused as it would have been at the login.
      if secretFile != nil { _ = try await account.password.secret(in: language) }
      return kept
    }
    let task =
      running
      ?? Task {
        do throws(BackendError) { return .success(try await login()) } catch { return .failure(error) }
      }
    running = task
    let result = await task.value
    running = nil
    let pass = try result.get()
    kept = pass
    return pass
  }

  /// A session that was refused is over; unless another call has begun a new one already.
  func refuse(_ pass: Pass) {
    guard let kept, isSame(kept, as: pass) else { return }
    self.kept = nil
  }

  nonisolated func isSame(_ first: Pass, as second: Pass) -> Bool {
    first.bearer.isSame(as: second.bearer) && first.xToken.isSame(as: second.xToken)
  }

  nonisolated func sign(_ call: inout HTTPCall, with pass: Pass) {
    call.secretHeaders.append(("Authorization", pass.bearer.map { "Bearer " + $0 }))
    call.secretHeaders.append(("x-token", pass.xToken))
    call.secrets.append(pass.password)
  }

  // MARK: - The three steps

  private func login() async throws(BackendError) -> Pass {
    let password = try await account.password.secret(in: language)
    if let refused {
      if !refused.password.isSame(as: password) {
        refusals = 0
      } else if clock.uptime() < refused.until {
        throw refused.why
      }
    }
    refused = nil
    let bearer: Secret
    do throws(BackendError) {
      let answer = try await ask(loginCall(password), name: "POST /auth/login")
      // Where in the answer the token stands was not published.
      bearer = try token(answer.tree?.firstText(named: ["token", "access_token", "jwt"]), of: "POST /auth/login")
    } catch .notAuthorized(let expiredAt, let why) {
      await account.password.refuse(password)
      let refusal = BackendError.notAuthorized(expiredAt: expiredAt, why: why)
      refusals += 1
      refused = (password, refusal, clock.uptime() + (refusals == 1 ? Self.firstRest : Self.restOfRefused))
      throw refusal
    }
    var choice = HTTPCall(.post, "/npwp/log", json: Array(#"{"npwp":"\#(account.taxpayer.digits)"}"#.utf8))
    choice.secretHeaders = [("Authorization", bearer.map { "Bearer " + $0 })]
    choice.secrets = [password]
    _ = try await ask(choice, name: "POST /npwp/log")
    var fetch = HTTPCall(.get, "/npwp/log")
    fetch.secretHeaders = choice.secretHeaders
    fetch.secrets = choice.secrets
    // It may be the token that the call itself is made with.
    fetch.fetchesSecret = true
    refusals = 0
    // It lives from some moment before its token is here.
    let (moment, uptime) = (clock.now(), clock.uptime())
    let answer = try await ask(fetch, name: "GET /npwp/log")
    let session = answer.tree?.at("data.0") ?? answer.tree?.at("data")
    let xToken = try token(session?.at("token")?.words, of: "GET /npwp/log")
    var pass = Pass(bearer: bearer, xToken: xToken, password: password)
    if let life = session.flatMap(Self.life) { pass.end = End(moment: moment + life, uptime: uptime + life) }
    return pass
  }

  /// For how many seconds the service says that a session lives; one too short to use, or longer than a month, says
  /// nothing.
  private static func life(of session: JSONTree) -> Duration? {
    guard let seconds = session.at("session_expired")?.words.flatMap({ Int($0) }) else { return nil }
    return (120...2_678_400).contains(seconds) ? .seconds(seconds) : nil
  }

  private func token(_ text: String?, of call: String) throws(BackendError) -> Secret {
    let place = MessagePlace.whole.member("token")
    guard let text else { throw place.fault(.member).error(of: call, in: language) }
    let token = Secret(text)
    guard token.isASCII else { throw place.fault(.headerText).error(of: call, in: language) }
    return token
  }

  /// E-mail and password as parts of a form (RFC 7578).
  private func loginCall(_ password: Secret) -> HTTPCall {
    let boundary = "pantau-7d1c5e0b94f24a6f"
    var call = HTTPCall(.post, "/auth/login")
    call.headers = [("Content-Type", "multipart/form-data; boundary=\(boundary)")]
    let parts = password.reveal { password in
      [("email", account.email), ("password", password)].map { name, value in
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
      }
    }
    call.body = Array((parts.joined() + "--\(boundary)--\r\n").utf8)
    call.secrets = [password]
    return call
  }

  private func ask(_ call: HTTPCall, name: String) async throws(BackendError) -> PjapAnswer {
    try await manners.call { [service, language] () async throws(BackendError) -> PjapAnswer in
      let answer = try await service.answer(to: call)
      if let error = PjapAnswer(answer.hidingSecrets(of: call)).pajakExpressFailure(at: name, in: language) {
        // A step of the login that is refused as a success of HTTP refuses the account.
        if case .rejected(let words) = error { throw .notAuthorized(expiredAt: nil, why: words) }
        throw error
      }
      return PjapAnswer(answer)
    }
  }
}

extension PjapAnswer {
  /// What an answer of PajakExpress means where it is no success: errors come as HTTP 200 with `status: "error"`.
  func pajakExpressFailure(isReupload: Bool = false, at name: String, in language: Language) -> BackendError? {
    guard (200..<300).contains(http.status) else {
      return http.failure(words: words, isReupload: isReupload, at: name, in: language)
    }
    guard case .members? = tree else { return http.noJSON(of: name, in: language) }
    guard tree?.at("status")?.words?.lowercased() == "error" || code == 0 else { return nil }
    return .rejected(words.map { .said($0) } ?? "status: error")
  }
}

extension JSONTree {
  /// The first text under one of some names, wherever it stands.
  fileprivate func firstText(named names: [String]) -> String? {
    switch self {
    case .members(let members):
      for name in names {
        if case .text(let text)? = members[name], !text.isEmpty { return text }
      }
      return members.sorted { $0.key < $1.key }.lazy.compactMap { $0.value.firstText(named: names) }.first
    case .list(let elements): return elements.lazy.compactMap { $0.firstText(named: names) }.first
    default: return nil
    }
  }
}
