import BackendContract
import UploadQueue

extension StatusBackendContract {
  /// The promises about re-uploads; a backend that takes none has to refuse them all.
  func checkReupload(_ tested: BackendUnderTest) async throws {
    guard tested.backend.capabilities.reupload == .call else {
      if self != .aCancelledCallEndsWithAnError { return try await refusesEverything(tested) }
      return try await endsWhenCancelled(tested)
    }
    switch self {
    case .aReuploadIsTakenOnce: try await isTakenOnce(tested)
    case .aReuploadFromAnotherStatusIsRefused:
      let request = try await tested.invalid()
      var document = try await tested.document(request.document)
      document.status = StatusReading(coretax: "APPROVED")
      document.observedAt = document.observedAt + .minutes(5)
      try await tested.change(document)
      let error = await tested.error(of: request)
      try promise(error == .alreadyApproved || error == .notAllowed(document.status), "refused as \(error as Any)")
      try await neverArrived(request, tested)
    case .aReuploadWhileSigningIsRefused:
      let ids = try await tested.add([Sample.document(0, status: "SIGNING IN PROGRESS")])
      let status = try await tested.document(ids[0]).status
      let request = ReuploadRequest(document: ids[0], key: IdempotencyKey("key-signing"), expected: status)
      let error = await tested.error(of: request)
      try promise(error == .alreadyInProgress || error == .notAllowed(status), "refused as \(error as Any)")
      try await neverArrived(request, tested)
    case .aSecondReuploadOfADocumentUnderWayIsRefused:
      let request = try await tested.invalid()
      _ = try await tested.backend.reupload(request)
      var second = request
      second.key = IdempotencyKey("key-second")
      let error = await tested.error(of: second)
      try promise(error != nil, "a document was uploaded twice")
      try promise(error?.leavesDoubt, is: false, "whether the refusal leaves doubt")
    case .aReuploadOfADocumentThatIsGoneIsRefused:
      let gone = ReuploadRequest(
        document: DocumentID("999999999"), key: IdempotencyKey("key-gone"),
        expected: StatusReading(coretax: "SAVED INVALID"))
      let error = await tested.error(of: gone)
      try promise(error != nil, "a document that is not there was uploaded")
    case .theOutcomeOfAnUnknownKeyIsNotAnUpload:
      let request = try await tested.invalid()
      try await neverArrived(request, tested)
    case .aReuploadSaidNeverToHaveArrivedDoesNotArriveLater:
      let request = try await tested.invalid()
      let outcome = try await tested.backend.outcome(of: request.key, document: request.document)
      guard outcome == .neverReceived else { return }
      let error = await tested.error(of: request)
      try promise(error != nil, "a re-upload that was said never to have arrived was taken later")
      try promise(error?.leavesDoubt, is: false, "whether the refusal leaves doubt")
    default: try await endsWhenCancelled(tested)
    }
  }

  private func isTakenOnce(_ tested: BackendUnderTest) async throws {
    let request = try await tested.invalid()
    var random = SystemRandomNumberGenerator()
    var answer: ReuploadAnswer?
    for promise in [ReuploadPromise.itIsTaken, .theSameKeyDoesNothingMore, .theOutcomeIsTold] {
      _ = try await promise.check(
        tested.backend, request, probe: IdempotencyKey("key-probe"), freshKey: { IdempotencyKey(random: &random) },
        answer: &answer)
    }
  }

  private func neverArrived(_ request: ReuploadRequest, _ tested: BackendUnderTest) async throws {
    let outcome = try await tested.backend.outcome(of: request.key, document: request.document)
    switch outcome {
    case .neverReceived, .notRecorded, .rejected: break
    default: throw BrokenPromise("an upload that was not taken has the outcome \(outcome)")
    }
  }

  private func refusesEverything(_ tested: BackendUnderTest) async throws {
    let request = try await tested.invalid()
    let error = await tested.error(of: request)
    try promise(error != nil, "a backend that cannot upload took an upload")
    try promise(error?.leavesDoubt, is: false, "whether the refusal leaves doubt")
    try await neverArrived(request, tested)
  }

  /// A call whose task was cancelled before it ends as soon as it can, and says so; it has done nothing.
  private func endsWhenCancelled(_ tested: BackendUnderTest) async throws {
    let request = try await tested.invalid()
    let backend = tested.backend
    let cancelled = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await backend.reupload(request)
    }
    let result = await cancelled.result
    if case .success(let answer) = result { throw BrokenPromise("a cancelled upload was answered: \(answer)") }
    try await neverArrived(request, tested)
    _ = try await BackendPromise.cancelledCallsEnd.check(backend)
  }
}

extension BackendUnderTest {
  /// A document in Saved Invalid, and the request to upload it again.
  public func invalid() async throws -> ReuploadRequest {
    let ids = try await add([Sample.document(0, status: "SAVED INVALID")])
    let status = try await document(ids[0]).status
    return ReuploadRequest(document: ids[0], key: IdempotencyKey("key-1"), expected: status)
  }

  /// Why a re-upload is refused; `nil` where it is taken.
  public func error(of request: ReuploadRequest) async -> BackendError? {
    do throws(BackendError) {
      _ = try await backend.reupload(request)
      return nil
    } catch {
      return error
    }
  }
}
