import HTTPService
import UploadQueue
import Wording

/// An answer of a PJAP: an envelope around its data, with its own word on whether it is a success.
struct PjapAnswer: Sendable {
  let http: HTTPAnswer
  /// The body; `nil` where it is no JSON.
  let tree: JSONTree?

  init(_ http: HTTPAnswer) {
    self.http = http
    tree = JSONTree(http.body)
  }

  /// What it says for people, wherever it says it.
  var words: String? {
    ["message", "error.message", "error", "errors.0.message", "errors.0"].lazy
      .compactMap { tree?.at($0)?.words }.first?.kept
  }

  /// The status that the envelope itself gives, where it gives one.
  var code: Int? { tree?.at("code")?.words.flatMap { Int($0) } }

  /// The body, which has to be JSON; a sign-in page in between is none.
  func body(of call: String, in language: Language) throws(BackendError) -> JSONTree {
    guard case .members? = tree else { throw http.noJSON(of: call, in: language) }
    return tree ?? .null
  }

  /// That it calls itself a success and lacks what was asked for, with what it says instead: nothing is known from it.
  func without(
    _ missing: Phrase, at place: MessagePlace, of call: String, in language: Language
  ) -> BackendError {
    let what: FailureWords =
      if let words, !words.isEmpty {
        .said(words).within(
          { Phrase(id: "\(missing.text(.indonesian)): \($0)", en: "\(missing.text(.english)): \($0)") }, in: language)
      } else {
        .own(missing, in: language)
      }
    return .protocolBroken(what: what, at: "\(call): \(place.text)")
  }
}

extension StatusBackend {
  /// Reads the document of a re-upload and compares, as the service itself does not: it must stand where the person saw
  /// it, and where Coretax lets it be uploaded again.
  ///
  /// - Throws: Why it may not be uploaded as it stands now, or that nothing was sent as that could not be read.
  func check(_ request: ReuploadRequest, in language: Language) async throws(BackendError) {
    let document: Document?
    do throws(BackendError) {
      document = try await read(request.document)
    } catch {
      let why: FailureWords
      switch error {
      case .unavailable(let detail): why = detail
      case .protocolBroken(let what, let place): why = what.within { "\($0) (\(place))" }
      default: throw error
      }
      throw .notSent(
        why: why.within(
          { why in
            Phrase(
              id: "statusnya tidak dapat dibaca dahulu: \(why)", en: "its status could not be read first: \(why)")
          }, in: language))
    }
    guard let document else {
      throw .rejected(
        .own(
          Phrase(id: "Layanan tidak mengenal dokumen ini.", en: "The service does not know this document."),
          in: language))
    }
    guard document.status.agrees(with: request.expected), document.status.status == .savedInvalid else {
      throw document.status.refusal
    }
  }
}

extension StatusReading {
  /// Why a document in this status is not uploaded again.
  var refusal: BackendError {
    switch status {
    case .approved: .alreadyApproved
    case .signingInProgress: .alreadyInProgress
    default: .notAllowed(self)
    }
  }
}

extension BackendError {
  /// Why a backend whose queue is only watched uploads nothing.
  static func onlyWatched(in language: Language) -> BackendError {
    .rejected(
      .own(
        Phrase(
          id: "Antrean ini diatur tanpa unggah ulang.", en: "This queue is configured without re-uploads."
        ), in: language))
  }
}
