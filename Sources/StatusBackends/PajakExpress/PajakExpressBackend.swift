import Foundation
import HTTPService
import Secrets
import Synchronization
import UploadQueue
import Wording

/// The faktur keluaran of a taxpayer at PajakExpress.
///
/// Which word the service has for a document that DJP rejected was not published, so none is taken for it: words that are
/// not known are shown as they are, until a person says what they mean.
public final class PajakExpressBackend: StatusBackend {
  private let service: AuthorizedService<PajakExpressSession>
  private let settings: PjapSettings
  private let signing: Signing?
  private let pageSize: Int
  private let rows: PjapRows
  private let language: Language
  private let walk: Mutex<ListWalk>

  /// Who signs a document, and where: what an upload has to say.
  public struct Signing: Sendable, Hashable {
    /// Tempat penandatangan.
    public var place: String
    /// NPWP or NIK of the penandatangan.
    public var identity: String

    /// Who signs, and where.
    public init(place: String, identity: String) {
      self.place = place
      self.identity = identity
    }
  }

  /// A taxpayer's documents; failures are told in the language given.
  ///
  /// - Parameters:
  ///   - email: Who logs in.
  ///   - password: Their password.
  ///   - signing: What an upload has to say; without it nothing is uploaded.
  public init(
    _ service: HTTPService, email: String, password: SecretSupply, signing: Signing?, settings: PjapSettings,
    pageSize: Int = 100, limits: CallLimits = CallLimits(pause: .milliseconds(200)), clock: CallClock,
    language: Language
  ) {
    self.settings = settings
    self.signing = signing
    self.pageSize = pageSize
    self.language = language
    rows = PjapRows(.pajakExpress, of: "PajakExpress", settings: settings)
    walk = Mutex(ListWalk(size: pageSize, mayOverlap: true))
    let manners = Manners(limits, clock: clock, language: language)
    let session = PajakExpressSession(
      service, manners: manners,
      account: .init(email: email, password: password, taxpayer: settings.taxpayer), clock: clock,
      language: language)
    self.service = AuthorizedService(service: service, manners: manners, credentials: session)
  }

  /// By a call where it is known who signs, and the whole list each time.
  public var capabilities: BackendCapabilities {
    var capabilities = settings.capabilities
    if signing == nil, settings.reupload == .call {
      capabilities.reupload = .none
      capabilities.missingSettings = ["signing-place", "signer"]
    }
    return capabilities
  }

  /// One page of the list.
  public func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    var place = ListWalk.Place()
    switch request {
    case .start: walk.withLock { $0.begin() }
    case .next(let cursor): place = ListWalk.Place(cursor) ?? place
    }
    let documents = try await page(place.number)
    return try walk.take(documents, at: place, of: Self.listing, language: language)
  }

  /// One document as it is now, looked for in the list: no call for one of them was published.
  public func read(_ id: DocumentID) async throws(BackendError) -> Document? {
    var walk = ListWalk(size: pageSize)
    walk.begin()
    var place = ListWalk.Place()
    while true {
      let documents = try await page(place.number)
      if let document = documents.last(where: { $0.id == id }) { return document }
      do throws(MessageFault) {
        guard let next = try walk.take(documents, at: place).next else { return nil }
        place = next
      } catch { throw error.error(of: Self.listing, in: language) }
    }
  }

  /// Uploads one document again; whether that is taken from where a rejected one stands is the service's to say.
  public func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    guard let signing, settings.reupload == .call else { throw .onlyWatched(in: language) }
    try await check(request, in: language)
    let wish = Wish(
      id: request.document.rawValue, tempatPenandatangan: signing.place, npwpNikPenandatangan: signing.identity)
    guard let body = try? JSONEncoder().encode(wish) else { throw .rejected("JSON") }
    let answer = try await ask(
      HTTPCall(.post, Self.path + "/upload", json: Array(body)), name: "POST \(Self.path)/upload", isReupload: true)
    return .accepted(
      [answer.tree?.at("data.statusFaktur"), answer.tree?.at("data.nomorFaktur")].compactMap { $0?.words }
        .joined(separator: " "))
  }

  /// PajakExpress knows no keys.
  public func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    .notRecorded
  }

  /// Until when the session is good, and what was not found, or not understood, in the answers.
  public func standing() async -> DataStanding {
    DataStanding(
      accessUntil: await service.credentials.expiresAt,
      remarks: rows.takeRemarks() + walk.withLock { $0.takeRemarks() })
  }

  /// Tells when a new secret was saved, or its file is no longer open to others, where one is waited for.
  public func arrivals() -> AsyncStream<Void> { service.arrivals() }
}

extension PajakExpressBackend {
  private static let path = "/IF_TXR_001"
  private static let listing = "GET /IF_TXR_001"

  private func page(_ number: Int) async throws(BackendError) -> [Document] {
    var call = HTTPCall(.get, Self.path)
    call.query = [("limit", "\(pageSize)"), ("page", "\(number)")]
    return try rows.documents(
      in: try await ask(call, name: Self.listing), page: number, of: Self.listing, language: language)
  }

  private func ask(
    _ call: HTTPCall, name: String, isReupload: Bool = false
  ) async throws(BackendError) -> PjapAnswer {
    PjapAnswer(
      try await service.answer(to: call, isOnce: isReupload) { [language] http in
        PjapAnswer(http).pajakExpressFailure(isReupload: isReupload, at: name, in: language)
      })
  }

  /// The body of an upload; the id is a number there, as the one known client writes it.
  private struct Wish: Encodable {
    let id: String
    let tempatPenandatangan: String
    let npwpNikPenandatangan: String

    private enum Key: CodingKey { case id, tempatPenandatangan, npwpNikPenandatangan }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      if let number = Int64(id) {
        try container.encode(number, forKey: .id)
      } else {
        try container.encode(id, forKey: .id)
      }
      try container.encode(tempatPenandatangan, forKey: .tempatPenandatangan)
      try container.encode(npwpNikPenandatangan, forKey: .npwpNikPenandatangan)
    }
  }
}

extension PjapRows.Form {
  /// Names of the body that creates a document and of the answers of the one public client; members are found however
  /// they are capitalised, as the list writes them in lower case.
  static let pajakExpress = PjapRows.Form(
    paths: [
      .id: ["id"], .status: ["statusFaktur"], .reference: ["referensi"], .nsfp: ["nomorFaktur"],
      .date: ["tanggalFaktur"], .periodMonth: ["masaPajak"], .periodYear: ["tahunPajak"],
      .partnerName: ["namaPembeli"], .partnerIdentity: ["npwpPembeli"], .transactionCode: ["detailTransaksi"],
      .taxBase: ["totalDpp"], .otherTaxBase: ["totalDppLain"], .vat: ["totalPpn"], .luxuryTax: ["totalPpnbm"],
    ],
    day: { WrittenForm.dayInDigits($0) })
}
