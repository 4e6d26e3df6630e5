import BackendContract
import Monitor
import QueueStore
import UploadQueue
import Wording

/// Checks a backend promise by promise, and says of each how it was kept.
struct BackendCheck {
  let backend: any StatusBackend
  let journal: JournalStore
  let name: String

  private enum Mark: String {
    case holds = "✓"
    case remarked = "!"
    case broken = "✗"
    case skipped = "–"
  }

  /// Whether everything is kept.
  ///
  /// - Parameters:
  ///   - wanted: The document to upload again, by its id or reference; none is where it is `nil`.
  ///   - allow: Throws where a rule is against uploading it.
  func run(uploading wanted: String?, allow: (Document) async throws -> Void) async throws -> Bool {
    Speech.say(SafeText(name))
    var broken = 0
    for promise in BackendPromise.allCases {
      if await !told(promise.phrase, { try await promise.check(backend) }) { broken += 1 }
      // Where the list cannot be read, nothing else would say anything new.
      if promise == .thePollEnds, broken > 0 { break }
    }
    if broken > 0 {
      say(
        .skipped, Self.uploading,
        Phrase(id: "tidak diperiksa selagi ada yang tidak ditepati", en: "not checked while something is not kept"))
    } else if let wanted {
      broken += try await uploads(wanted, allow)
    } else {
      sayThatNothingIsSent()
    }
    await sayWhatIsThere()
    Speech.say(
      broken == 0
        ? Phrase(id: "Semua ditepati.", en: "Everything is kept.").spoken
        : Phrase(id: "Tidak ditepati: \(broken).", en: "Not kept: \(broken).").spoken)
    return broken == 0
  }

  private func told(_ what: Phrase, _ check: () async throws -> BackendPromise.Verdict) async -> Bool {
    do {
      switch try await check() {
      case .holds: say(.holds, what)
      case .remarked(let why): say(.remarked, what, why)
      case .notApplicable(let why): say(.skipped, what, why)
      }
      return true
    } catch let error as BackendError {
      say(.broken, what, error.told)
    } catch let error as any Explained {
      say(.broken, what, error.phrase)
    } catch {
      say(.broken, what, Phrase(same: "\("\(type(of: error))")"))
    }
    return false
  }

  private func say(_ mark: Mark, _ what: Phrase, _ why: Phrase? = nil) {
    let end: SafeText = why.map { ": \($0.spoken)" } ?? .empty
    Speech.say("\(mark.rawValue) \(what.spoken)\(end)")
  }

  private func sayThatNothingIsSent() {
    guard backend.capabilities.reupload == .call else {
      say(
        .skipped, Self.uploading,
        Phrase(id: "dilakukan orang, atau tidak sama sekali", en: "by a person, or not at all"))
      return
    }
    say(
      .skipped, Self.uploading,
      Phrase(id: "tidak diperiksa tanpa --with-reupload", en: "not checked without --with-reupload"))
  }

  private static let uploading = Phrase(id: "unggah ulang", en: "uploading again")

  /// How many documents there are, and the status words that are not understood.
  private func sayWhatIsThere() async {
    guard let poll = try? await WholePoll(of: backend) else { return }
    let strange = Set(poll.documents.map(\.status).filter { $0.status == .unknown && !$0.isNone }.map(\.words))
    let count = poll.documents.count
    Speech.say(
      Phrase(
        id: "Dokumen: \(count), halaman: \(poll.pages).", en: "Documents: \(count), pages: \(poll.pages)."
      ).spoken)
    for remark in await backend.standing().told { Speech.say(remark.spoken) }
    guard !strange.isEmpty else { return }
    let words = strange.sorted().prefix(10).joined(separator: ", ")
    Speech.say(
      Phrase(
        id: "Kata status yang tidak dikenal, ditampilkan apa adanya: \(words)",
        en: "Status words that are not known, shown as they are: \(words)"
      ).spoken)
  }
}

extension BackendError {
  /// What the backend said of it.
  fileprivate var told: Phrase {
    switch self {
    case .notAuthorized(nil, let why?): why.phrase
    case .unavailable(let detail): detail.phrase
    case .protocolBroken(let what, let place): what.within { "\($0) (\(place))" }.phrase
    default: phrase(in: .chosen)
    }
  }
}

// MARK: - Uploading one document

extension BackendCheck {
  /// How many promises are not kept; the first one ends it.
  private func uploads(_ wanted: String, _ allow: (Document) async throws -> Void) async throws -> Int {
    guard backend.capabilities.reupload == .call else {
      throw CommandRefusal(
        phrase: Phrase(
          id: "Backend ini tidak mengunggah ulang; --with-reupload tidak berlaku.",
          en: "This backend does not upload again; --with-reupload does not apply."))
    }
    let documents = try await WholePoll(of: backend).documents
    let found = documents.filter { $0.id.rawValue == wanted || $0.reference == wanted }
    guard found.count == 1, let listed = found.first, let document = try await backend.read(listed.id) else {
      throw NothingFound(
        phrase: Phrase(
          id: "Tidak ada satu dokumen “\(wanted)” di antrean ini; sebut id atau referensinya.",
          en: "There is no single document “\(wanted)” in this queue; name its id or reference."))
    }
    let lifecycle = document.status.status
    guard lifecycle == .savedInvalid else {
      let words = document.status.words
      throw CommandRefusal(
        phrase: Phrase(
          id: "\(document.name) berstatus “\(words)”; hanya Saved Invalid yang boleh diunggah ulang.",
          en: "\(document.name) stands at “\(words)”; only a Saved Invalid one may be uploaded again."))
    }
    try await allow(document)
    return try await upload(document)
  }

  private func upload(_ document: Document) async throws -> Int {
    let trial = ReuploadTrial(
      backend, journal: journal, by: Environment.person(), language: .spoken, now: Environment.now)
    let isKept = try await trial.run(on: document) { promise, result in
      _ = await told(promise.phrase) { try result.get() }
    }
    if try await journal.openAttempts().contains(where: { $0.subject.document == document.id }) {
      Speech.say(
        Phrase(
          id: """
            Unggah ulang \(document.name) kini berjalan, seperti dari meja: yang berikutnya di antrean ini menunggu \
            sampai statusnya berubah, atau sampai dilepas di mejanya.
            """,
          en: """
            The re-upload of \(document.name) is under way now, as from the desk: the next one of this queue waits until \
            its status has moved, or until it is let go at its desk.
            """
        ).spoken)
    }
    return isKept ? 0 : 1
  }
}
