import HTTPService
import Secrets
import UploadQueue
import Wording

/// What a call of the portal is made with: a token that was found to be the queue's own.
struct PortalPass: Sendable {
  /// As the person gave it.
  let copied: Secret
  /// As it is sent.
  let token: Secret
  /// What the portal calls the taxpayer.
  let taxpayerID: String
  /// Until when it is good; `nil` where it does not say.
  let expiresAt: Timestamp?
}

/// The access token of a person's own session at the portal: taken only where it acts for the queue's taxpayer.
///
/// The portal has no refresh token for it, and a login asks for a captcha: a person has to bring the next one.
actor PortalCredentials: ServiceCredentials {
  private let supply: SecretSupply
  private let owner: NPWP
  private let service: HTTPService
  private let manners: Manners
  private let language: Language
  private let now: @Sendable () -> Timestamp
  /// The last one that was found to be the queue's own.
  private var known: PortalPass?

  init(
    _ supply: SecretSupply, owner: NPWP, service: HTTPService, manners: Manners, language: Language,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.supply = supply
    self.owner = owner
    self.service = service
    self.manners = manners
    self.language = language
    self.now = now
  }

  /// Until when the token that was used last is good.
  var expiresAt: Timestamp? { known?.expiresAt }

  nonisolated var secretFile: String? { supply.file }

  func pass() async throws(BackendError) -> PortalPass? {
    try await pass(for: try await supply.secret(in: language), from: await supply.place)
  }

  /// Takes a token from a person, once it is known to be the queue's own; the one before stays where it is not.
  func take(_ copied: Secret) async throws(BackendError) -> Timestamp? {
    let pass = try await pass(for: copied, from: nil)
    await supply.take(copied)
    return pass.expiresAt
  }

  func refuse(_ pass: PortalPass) async {
    if known?.token.isSame(as: pass.token) == true { known = nil }
    await supply.refuse(pass.copied)
  }

  /// A person has to bring the next one, and one that has not expired by its own word is not given up for a single 401:
  /// the portal is known to answer so for other reasons as well (TAXIO).
  func isWorthAnotherTry(_ pass: PortalPass) -> Bool { pass.expiresAt.map { $0 > now() } ?? false }

  nonisolated func isSame(_ first: PortalPass, as second: PortalPass) -> Bool {
    first.token.isSame(as: second.token)
  }

  nonisolated func sign(_ call: inout HTTPCall, with pass: PortalPass) { Self.sign(&call, with: pass.token) }

  private nonisolated static func sign(_ call: inout HTTPCall, with token: Secret) {
    call.secretHeaders.append(("Authorization", token.map { "Bearer " + $0 }))
  }

  private func pass(for copied: Secret, from place: String?) async throws(BackendError) -> PortalPass {
    if let known, known.copied.isSame(as: copied) {
      try notExpired(known.expiresAt)
      return known
    }
    let token = PortalToken(copied)
    // Beside it, in what was copied, a name may stand in any letters.
    guard token.secret.isASCII else {
      await supply.refuse(copied)
      throw .notAuthorized(expiredAt: nil, why: .own(SecretFault.beyondASCII(place).phrase, in: language))
    }
    guard token.isOne else {
      await supply.refuse(copied)
      throw Self.notAuthorized(Self.noToken(from: place), in: language)
    }
    try notExpired(token.expiresAt)
    var (npwp, taxpayerID) = (token.npwp, token.taxpayerID)
    if npwp == nil || taxpayerID == nil {
      let person = try await person(behind: token.secret)
      npwp = npwp ?? person.userName.flatMap { NPWP($0) }
      taxpayerID = taxpayerID ?? person.taxpayerID
    }
    try isOwn(npwp, from: place)
    guard let taxpayerID, !taxpayerID.isEmpty else { throw unknownTaxpayer }
    let pass = PortalPass(copied: copied, token: token.secret, taxpayerID: taxpayerID, expiresAt: token.expiresAt)
    known = pass
    return pass
  }

  private func notExpired(_ moment: Timestamp?) throws(BackendError) {
    guard let moment, moment <= now() else { return }
    throw .notAuthorized(expiredAt: moment)
  }

  /// - Parameter place: Where the token comes from; `nil` where a person gave it.
  private func isOwn(_ npwp: NPWP?, from place: String?) throws(BackendError) {
    guard let npwp else { throw unknownTaxpayer }
    guard !npwp.isSame(as: owner) else { return }
    let owner = owner.digits
    let token =
      place.map { Phrase(id: "token dari \($0)", en: "the token from \($0)") } ?? Phrase(id: "token", en: "the token")
    throw Self.notAuthorized(
      token
        + Phrase(
          id: " milik wajib pajak \(npwp.digits), bukan \(owner); pilih perusahaan itu di portal, lalu salin lagi",
          en: " is that of taxpayer \(npwp.digits), not \(owner); choose that company there and copy it again"),
      in: language)
  }

  private var unknownTaxpayer: BackendError {
    Self.notAuthorized(
      Phrase(
        id: "token ini tidak menyebut wajib pajaknya; pilih perusahaannya di portal, lalu salin lagi",
        en: "the token does not say for which taxpayer it acts; choose the company at the portal and copy it again"),
      in: language)
  }

  /// That what was given is no token, and what is.
  private static func noToken(from place: String?) -> Phrase {
    let what =
      place.map { Phrase(id: "yang dari \($0) bukan token portal", en: "what is from \($0) is no token of the portal") }
      ?? Phrase(id: "itu bukan token portal", en: "it is no token of the portal")
    return what
      + Phrase(
        id: "; salin access_token saja, atau seluruh nilai cats-portal-angular-clientuser… di Session storage",
        en: "; copy the access_token alone, or the whole value of cats-portal-angular-clientuser… in Session storage")
  }

  private static func notAuthorized(_ why: Phrase, in language: Language) -> BackendError {
    .notAuthorized(expiredAt: nil, why: .own(why, in: language))
  }

  /// What the portal itself says of a token that does not say enough.
  private func person(behind token: Secret) async throws(BackendError) -> Person {
    let answer = try await manners.call { [service, language] () async throws(BackendError) -> HTTPAnswer in
      var call = PortalCall.userinfo
      Self.sign(&call, with: token)
      let answer = try await service.answer(to: call)
      if let error = answer.portalFailure(at: call.path, in: language) { throw error }
      return answer
    }
    return try MessageReader(language: language).read(Person.self, from: answer.body, of: PortalCall.userinfo.path)
  }

  private struct Person: Decodable, Sendable {
    let taxpayerID: String?
    let userName: String?

    enum CodingKeys: String, CodingKey {
      case taxpayerID = "taxpayer_id"
      case userName = "user_name"
    }
  }
}
