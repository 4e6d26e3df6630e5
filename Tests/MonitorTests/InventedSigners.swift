import TestSupport
import UploadQueue

@testable import Monitor

/// Two invented signers: the documents of the first fail, those of the second pass.
enum InventedSigners {
  static let names = ["CONTOH SATU", "CONTOH DUA"]
  private static let now = Sample.observedAt

  /// Nine of the first that failed, the newest first, and ten of the second that passed.
  static let documents: [Document] = (1...19).map { number in
    let failed = number < 10
    var document = Sample.document(number, status: failed ? "SAVED INVALID" : "APPROVED")
    document.statusTime = StatusTime(since: now - .minutes(40 * number), source: .backend)
    document.signer = names[failed ? 0 : 1]
    return document
  }

  /// That the first document was uploaded again by the signer whom it names, and failed.
  static var failedAttempt: Attempt {
    var attempt = Sample.attempt("dulu", on: documents[0], at: now - .minutes(50))
    attempt.signer = names[0]
    (attempt.state, attempt.stateAt) = (.settled(.invalidAgain), now - .minutes(40))
    return attempt
  }

  static let certificates = [
    SigningCertificate(
      signer: "Contoh Satu", queue: nil, kind: .sertel,
      opened: .init(start: now - .days(500), end: now + .days(200), at: now - .days(2))),
    SigningCertificate(
      signer: "CONTOH DUA", queue: nil, kind: .psre,
      opened: .init(start: now - .days(500), end: now - .days(1), at: now - .days(90))),
    SigningCertificate(signer: "CONTOH DUA", queue: nil, kind: nil),
  ]
}
