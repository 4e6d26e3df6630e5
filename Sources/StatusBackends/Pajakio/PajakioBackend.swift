import Foundation
import HTTPService
import Secrets
import Synchronization
import UploadQueue
import Wording

/// The faktur keluaran of a taxpayer at Pajak.io (Open API v3).
///
/// What the service calls the fields of its list was not published: they are taken to be called as in the body that
/// creates a document and in the answers on its status, and can be named otherwise.
public final class PajakioBackend: StatusBackend {
  private let service: AuthorizedService<TokenCredentials>
  private let settings: PjapSettings
  private let listBody: [UInt8]
  private let pageSize: Int
  private let rows: PjapRows
  private let language: Language
  private let walk: Mutex<ListWalk>

  /// A taxpayer's documents; failures are told in the language given.
  ///
  /// - Parameters:
  ///   - token: The user token, as Pajak.io gave it.
  ///   - listBody: The JSON that the list is asked for with, whose form was not published.
  public init(
    _ service: HTTPService, token: SecretSupply, settings: PjapSettings, listBody: String = "{}", pageSize: Int = 100,
    limits: CallLimits = CallLimits(pause: .milliseconds(200)), clock: CallClock, language: Language
  ) {
    self.settings = settings
    self.listBody = Array(listBody.utf8)
    self.pageSize = pageSize
    self.language = language
    rows = PjapRows(.pajakio, of: "Pajak.io", settings: settings)
    walk = Mutex(ListWalk(size: pageSize, mayOverlap: true))
    let manners = Manners(limits, clock: clock, language: language)
    let credentials = TokenCredentials(supply: token, language: language) { secret, call in
      call.secretHeaders.append(("Authorization", secret.map { Base64.text($0) }))
      call.secrets.append(secret)
    }
    self.service = AuthorizedService(service: service, manners: manners, credentials: credentials)
  }

  /// By a call, and the whole list each time.
  public var capabilities: BackendCapabilities { settings.capabilities }

  /// One page of the list.
  public func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    var place = ListWalk.Place()
    switch request {
    case .start: walk.withLock { $0.begin() }
    case .next(let cursor): place = ListWalk.Place(cursor) ?? place
    }
    var call = HTTPCall(.post, Self.path + "/list", json: listBody)
    // From the oldest on, so that what is new comes last and moves nothing.
    call.query = [
      ("page", "\(place.number)"), ("size", "\(pageSize)"), ("sortBy", "createdAt"), ("sortOrder", "ASC"),
    ]
    let name = "POST \(Self.path)/list"
    let answer = try await ask(call, name: name)
    let documents = try rows.documents(in: answer, page: place.number, of: name, language: language)
    return try walk.take(documents, at: place, of: name, language: language)
  }

  /// One document as it is now.
  public func read(_ id: DocumentID) async throws(BackendError) -> Document? {
    let call = HTTPCall(.post, Self.path + "/" + HTTPCall.escaped(id.rawValue), json: Array("{}".utf8))
    let name = "POST \(Self.path)/{transactionId}"
    let answer = try await ask(call, name: name, isMissing: { $0 == 404 })
    guard answer.code != 404, answer.http.status != 404 else { return nil }
    return try rows.document(in: answer, id: id, of: name, language: language)
  }

  /// Uploads one document again, from DITOLAK.
  public func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    guard settings.reupload == .call else { throw .onlyWatched(in: language) }
    try await check(request, in: language)
    guard let body = try? JSONEncoder().encode(["transactionId": request.document.rawValue]) else {
      throw .rejected("JSON")
    }
    let name = "POST \(Self.path)/upload"
    do throws(BackendError) {
      let answer = try await ask(
        HTTPCall(.post, Self.path + "/upload", json: Array(body)), name: name, isReupload: true)
      _ = try answer.body(of: name, in: language)
      return .accepted(answer.words ?? "")
    } catch .rejected(let words) {
      throw await refusal(words.text, of: request.document)
    }
  }

  /// Pajak.io keeps no record of keys.
  public func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    .notRecorded
  }

  /// What was not found, or not understood, in the answers.
  public func standing() async -> DataStanding {
    DataStanding(remarks: rows.takeRemarks() + walk.withLock { $0.takeRemarks() })
  }

  /// Tells when a new secret was saved, or its file is no longer open to others, where one is waited for.
  public func arrivals() -> AsyncStream<Void> { service.arrivals() }
}

extension PajakioBackend {
  private static let path = "/efaktur/v3/penjualan"

  /// What a refusal of an upload means: "Hanya faktur yang berstatus DRAFT atau DITOLAK yang dapat di upload" says that
  /// the document has left its status, and not for which.
  private func refusal(_ words: String, of id: DocumentID) async -> BackendError {
    if words.contains("APPROVAL_SUKSES") { return .alreadyApproved }
    guard words.contains("berstatus DRAFT atau DITOLAK"), let document = try? await read(id),
      document.status.status != .savedInvalid
    else { return .rejected(.said(words)) }
    return document.status.refusal
  }

  private func ask(
    _ call: HTTPCall, name: String, isReupload: Bool = false,
    isMissing: @escaping @Sendable (Int) -> Bool = { _ in false }
  ) async throws(BackendError) -> PjapAnswer {
    let http = try await service.answer(to: call, isOnce: isReupload) { [language] http in
      let answer = PjapAnswer(http)
      guard (200..<300).contains(http.status) else {
        guard !isMissing(http.status) else { return nil }
        return http.failure(words: answer.words, isReupload: isReupload, at: name, in: language)
      }
      // The envelope's code counts: a refusal may come as a success of HTTP.
      guard answer.tree != nil else { return http.noJSON(of: name, in: language) }
      guard let code = answer.code else {
        return MessagePlace.whole.member("code").fault(.member).error(of: name, in: language)
      }
      guard !isMissing(code) else { return nil }
      return http.failure(words: answer.words, code: code, isReupload: isReupload, at: name, in: language)
    }
    return PjapAnswer(http)
  }
}

extension PjapRows.Form {
  /// Names of the body that creates a document (API v3.0.5) and of the answers on its status, as Odoo's modules for
  /// Pajak.io read them; for the list they are guesses.
  static let pajakio = PjapRows.Form(
    paths: [
      .id: ["transactionId"], .status: ["status"], .reason: ["keteranganDjp", "alasan"], .reference: ["noInvoice"],
      .nsfp: ["nofa"], .date: ["tanggalFaktur"], .periodMonth: ["masaPajak"], .periodYear: ["tahunPajak"],
      .partnerName: ["lawanTransaksi.nama"], .partnerIdentity: ["lawanTransaksi.identityValue"],
      .transactionCode: ["kdJenisTransaksi"], .taxBase: ["totalDpp"], .otherTaxBase: ["totalDppLain"],
      .vat: ["totalPpn"], .luxuryTax: ["totalPpnBm"], .signer: ["penandatangan.nama"], .createdAt: ["createdAt"],
    ],
    statuses: [
      "DRAFT": .draft, "SEDANG_DIKIRIM": .signingInProgress, "MENUNGGU_VERIFIKASI_DJP": .signingInProgress,
      "APPROVAL_SUKSES": .approved, "DITOLAK": .savedInvalid,
    ],
    otherStatus: { row in
      guard row.at("jenisFaktur")?.words == "BATAL" else { return nil }
      return StatusReading(.canceled, words: "BATAL")
    })
}
