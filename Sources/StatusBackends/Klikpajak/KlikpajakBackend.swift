import HTTPService
import Secrets
import Synchronization
import UploadQueue
import Wording

/// Faktur keluaran at Mekari Klikpajak (API v2).
///
/// No call that lists them was published, nor one that finds any by its reference or NSFP, so the documents are those whose
/// ids stand in a file, or that its lines call as the journal does, and those that only the queue's journal knows, until
/// they are finished; each is asked for by itself.
/// One of the file that is finished is asked for only now and then, and shown as it was meanwhile.
public final class KlikpajakBackend: StatusBackend {
  private let service: AuthorizedService<TokenCredentials>
  private let settings: PjapSettings
  private let list: DocumentList
  private let journal: (any Journal)?
  private let rows: PjapRows
  private let now: @Sendable () -> Timestamp
  private let language: Language
  private let state = Mutex(State())

  /// How many documents are asked for before the screen hears of them.
  private static let pageSize = 20
  /// How long a document that is finished is not asked for again.
  private static let restOfFinished = Duration.seconds(3600)

  /// What is known from one call to the next.
  private struct State {
    var ids: [DocumentID] = []
    /// Whether those are all that were ever seen.
    var isWhole = true
    /// The lines of those that a person expects to be there, and that no other document is called by.
    var lines: [DocumentID: Int] = [:]
    /// What was seen to be an id, by the journal at the last poll; `nil` before the first one.
    var seen: Set<DocumentID>?
    var known: [DocumentID: Document] = [:]
    var remarks: [Phrase] = []
    var told: [Phrase] = []
  }

  /// The documents of a list; failures are told in the language given.
  ///
  /// - Parameters:
  ///   - clientID: Who calls, as Mekari named it.
  ///   - secret: The client secret that calls are signed with.
  ///   - journal: What knows the documents that were seen before, also where the list no longer has them.
  public init(
    _ service: HTTPService, clientID: String, secret: SecretSupply, list: DocumentList, journal: (any Journal)? = nil,
    settings: PjapSettings, limits: CallLimits = CallLimits(pause: .milliseconds(200)), clock: CallClock,
    language: Language
  ) {
    self.settings = settings
    self.list = list
    self.journal = journal
    self.language = language
    now = clock.now
    rows = PjapRows(.klikpajak, of: "Klikpajak", settings: settings)
    let signature = MekariSignature(clientID: clientID, path: service.address.path, now: clock.now)
    let credentials = TokenCredentials(supply: secret, language: language) { secret, call in
      signature.sign(&call, with: secret)
      // It is not sent; but a service that knows it may say it.
      call.secrets.append(secret)
    }
    let manners = Manners(limits, clock: clock, language: language)
    self.service = AuthorizedService(service: service, manners: manners, credentials: credentials)
  }

  /// By a call; every document of the list each time, though some of them as they were.
  public var capabilities: BackendCapabilities { settings.capabilities }

  /// Some of the documents.
  public func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    var start = 0
    switch request {
    case .start: try await begin()
    case .next(let cursor): start = Int(cursor.rawValue) ?? 0
    }
    let (ids, isWhole) = state.withLock { ($0.ids, $0.isWhole) }
    let end = min(ids.count, start + Self.pageSize)
    var (documents, gone): ([Document], [DocumentID]) = ([], [])
    for id in ids[min(start, end)..<end] {
      if let document = try await present(id) { documents.append(document) } else { gone.append(id) }
    }
    guard !Task.isCancelled else {
      throw .unavailable(.own(Phrase(id: "Dibatalkan.", en: "Cancelled."), in: language))
    }
    return PollPage(
      scope: .snapshot, documents: documents, removed: gone, next: end < ids.count ? PollCursor("\(end)") : nil,
      total: ids.count, isWhole: isWhole, leavesOut: !isWhole)
  }

  /// One document as it is now.
  public func read(_ id: DocumentID) async throws(BackendError) -> Document? { try await asked(id).document }

  /// One document as it is now; where there is none, what the service said that refused what was asked for as an id.
  private func asked(_ id: DocumentID) async throws(BackendError) -> (document: Document?, words: FailureWords?) {
    do throws(BackendError) {
      return (try await answered(id), nil)
    } catch .rejected(let why) where isStranger(id) {
      // A reference is no id; how that is told was not published.
      return (nil, why)
    }
  }

  /// Whether nobody ever saw it to be an id.
  private func isStranger(_ id: DocumentID) -> Bool {
    state.withLock { $0.known[id] == nil && $0.seen?.contains(id) == false }
  }

  private func answered(_ id: DocumentID) async throws(BackendError) -> Document? {
    let call = HTTPCall(.get, Self.path + "/" + HTTPCall.escaped(id.rawValue))
    let name = "GET \(Self.path)/{id}"
    let answer = try await ask(call, name: name, answers: [404])
    guard answer.http.status != 404 else {
      state.withLock { $0.known[id] = nil }
      return nil
    }
    let document = try rows.document(in: answer, id: id, of: name, language: language)
    state.withLock { $0.known[id] = document }
    return document
  }

  /// Uploads one document again: by the call that approves it.
  ///
  /// Whether that is taken from REJECTED was not published; what the service says of it is shown as it is.
  public func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    guard settings.reupload == .call else { throw .onlyWatched(in: language) }
    try await check(request, in: language)
    var call = HTTPCall(.put, "\(Self.path)/\(HTTPCall.escaped(request.document.rawValue))/approve/")
    call.headers = [("X-Idempotency-Key", request.key.rawValue)]
    let answer = try await ask(call, name: "PUT \(Self.path)/{id}/approve/", isReupload: true)
    return .accepted([answer.status, answer.words].compactMap { $0 }.joined(separator: ": "))
  }

  /// Nothing was published on what becomes of a key.
  public func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    .notRecorded
  }

  /// Each document is as old as the answer that it came with.
  public func standing() async -> DataStanding {
    let remarks = state.withLock { state -> [Phrase] in
      guard state.remarks != state.told else { return [] }
      state.told = state.remarks
      return state.remarks
    }
    return DataStanding(speaksForAll: false, remarks: remarks + rows.takeRemarks())
  }

  /// Tells when a new secret was saved, or its file is no longer open to others, where one is waited for.
  public func arrivals() -> AsyncStream<Void> { service.arrivals() }
}

extension KlikpajakBackend {
  private static let path = "/v2/klikpajak/v2/efaktur/out"

  private func begin() async throws(BackendError) {
    let seen = try await seenBefore()
    do throws(DocumentListFault) {
      let lines = try list.read()
      let names = DocumentNames(lines, seen)
      let (unfound, found) = (lines.filter { names.ids(of: $0).isEmpty }, lines.flatMap { names.ids(of: $0) })
      var isListed: Set<DocumentID> = []
      let listed = (lines.compactMap(\.id) + found).filter { isListed.insert($0).inserted }
      let unlisted = seen.filter { !isListed.contains($0.subject.document) }
      let open = unlisted.filter { $0.status?.status.isFinished == false }
      let all = listed + open.map(\.subject.document)
      let wanted = Set(all)
      state.withLock { state in
        (state.ids, state.isWhole) = (all, open.count == unlisted.count)
        state.lines = Dictionary(unfound.compactMap { line in line.id.map { ($0, line.number) } }) { first, _ in first }
        state.seen = Set(seen.map(\.subject.document))
        state.known = state.known.filter { wanted.contains($0.key) }
        state.remarks = unfound.first { $0.id == nil }.map { [Self.badLine($0.number)] } ?? []
      }
    } catch { throw .unavailable(.own(error.phrase, in: language)) }
  }

  /// The documents that were there when they were last asked for, as they were then.
  private func seenBefore() async throws(BackendError) -> [Sighting] {
    do throws(JournalError) {
      return try await journal?.sightings().filter { $0.status != nil } ?? []
    } catch {
      // Without it, what only the journal knows would seem to be gone.
      throw .unavailable(.own(error.phrase, in: language))
    }
  }

  /// A document as it is now, or as it was not long ago where nothing more happens to it; `nil` where there is none.
  private func present(_ id: DocumentID) async throws(BackendError) -> Document? {
    let known = state.withLock { $0.known[id] }
    if let known, known.status.status.isFinished, now() - known.observedAt < Self.restOfFinished { return known }
    let (document, words) = try await asked(id)
    if let document { return document }
    state.withLock { state in
      if let line = state.lines[id] { state.remarks.append(Self.unknown(id, line: line, words)) }
    }
    return nil
  }

  private func ask(
    _ call: HTTPCall, name: String, answers: Set<Int> = [], isReupload: Bool = false
  ) async throws(BackendError) -> PjapAnswer {
    let http = try await service.answer(to: call, isOnce: isReupload) { [language] http in
      guard !answers.contains(http.status) else { return nil }
      let answer = PjapAnswer(http)
      if (200..<300).contains(http.status), answer.tree == nil {
        return http.noJSON(of: name, in: language)
      }
      let words = http.status == 401 ? http.skew(in: language) ?? answer.words : answer.words
      return http.failure(words: words, isReupload: isReupload, at: name, in: language)
    }
    return PjapAnswer(http)
  }

  private static func badLine(_ line: Int) -> Phrase {
    Phrase(
      id: "Daftar id dokumen: baris \(line) bukan id. \(howToName.text(.indonesian))",
      en: "List of document ids: line \(line) is no id. \(howToName.text(.english))")
  }

  private static func unknown(_ id: DocumentID, line: Int, _ words: FailureWords?) -> Phrase {
    func said(_ language: Language) -> SafeText { words.map { " (\($0.text(language)))" } ?? "" }
    return Phrase(
      id: """
        Klikpajak tidak mengenal \(id.rawValue), baris \(line) di daftar id\(said(.indonesian)). \
        \(howToName.text(.indonesian))
        """,
      en: """
        Klikpajak does not know \(id.rawValue), line \(line) of the list of ids\(said(.english)). \
        \(howToName.text(.english))
        """)
  }

  /// What names a document there, as its reference does not.
  static let howToName = Phrase(
    id: """
      Referensi tidak dapat ditanyakan di sana: tulis id yang dijawab Klikpajak saat dokumen dibuat, atau impor jawaban \
      itu (pantau import).
      """,
    en: """
      A reference cannot be asked for there: put the id that Klikpajak answered when the document was made, or import \
      that answer (pantau import).
      """)
}

extension HTTPAnswer {
  /// That a signed call was dated too far from the service's clock, where it was.
  fileprivate func skew(in language: Language) -> String? {
    let most = MekariSignature.mostSkew
    guard let lead = clockLead, lead > most || lead < .zero - most else { return nil }
    let ahead = lead > .zero
    // A part of a second too much is too much all the same.
    let size = max(ahead ? lead : .zero - lead, most + .seconds(1))
    return Phrase(
      id: """
        jam komputer ini \(size.clockWords(.indonesian)) lebih \(ahead ? "cepat" : "lambat") dari jam layanan, paling \
        banyak \(most.clockWords(.indonesian)); setel jamnya
        """,
      en: """
        this machine's clock is \(size.clockWords(.english)) \(ahead ? "ahead of" : "behind") the service's, at most \
        \(most.clockWords(.english)) are allowed; set it right
        """
    ).text(language).string
  }
}

extension UploadStatus {
  /// Whether nothing more is to be expected of it for now.
  fileprivate var isFinished: Bool {
    switch self {
    case .approved, .amended, .canceled: true
    default: false
    }
  }
}

extension PjapAnswer {
  /// The status word of a document that an upload was answered with.
  fileprivate var status: String? { tree?.at("data.approval_status")?.words }
}

extension PjapRows.Form {
  /// Names of the answers that are known, and of the body that creates a document for the rest.
  static let klikpajak = PjapRows.Form(
    paths: [
      .id: ["id"], .status: ["approval_status"], .reference: ["reference", "client_reference_id"],
      .nsfp: ["tax_invoice_number"], .date: ["document_date"], .partnerName: ["customer.name"],
      .partnerIdentity: ["customer.npwp"], .transactionCode: ["transaction_detail"],
    ],
    statuses: ["IN_PROGRESS": .signingInProgress, "REJECTED": .savedInvalid],
    otherStatus: { row in
      // Spelt so by the service.
      switch row.at("invoice_status")?.words {
      case "SUBSTITUED"?: StatusReading(.amended, words: "SUBSTITUED")
      case "CANCELLED"?: StatusReading(.canceled, words: "CANCELLED")
      default: nil
      }
    })
}
