import Synchronization
import UploadQueue
import Wording

/// Calls a backend and waits for its answer no longer than a limit.
///
/// A call that neither ends nor heeds its cancellation is left behind: the monitor goes on, and its answer, if one ever
/// comes, is not used.
func answer<Value: Sendable>(
  within limit: Duration, in language: Language, _ call: @escaping @Sendable () async throws(BackendError) -> Value
) async throws(BackendError) -> Value {
  let slot = AnswerSlot<Value>()
  let work = Task { slot.fill(await outcome(of: call)) }
  let watch = Task {
    try? await Task.sleep(for: limit)
    if !Task.isCancelled { slot.fill(.failure(.unavailable(.own(Phrase.noAnswer(within: limit), in: language)))) }
  }
  let result = await withTaskCancellationHandler {
    await slot.value
  } onCancel: {
    slot.fill(.failure(.unavailable(.own(Phrase.cancelled, in: language))))
  }
  work.cancel()
  watch.cancel()
  return try result.get()
}

private func outcome<Value: Sendable>(
  of call: @Sendable () async throws(BackendError) -> Value
) async -> Result<Value, BackendError> {
  do throws(BackendError) { return .success(try await call()) } catch { return .failure(error) }
}

/// Takes the first of several answers and hands it to the one who waits.
private final class AnswerSlot<Value: Sendable>: Sendable {
  private struct State {
    var result: Result<Value, BackendError>?
    var waiting: CheckedContinuation<Result<Value, BackendError>, Never>?
  }
  private let state = Mutex(State())

  func fill(_ result: Result<Value, BackendError>) {
    let waiting = state.withLock { state -> CheckedContinuation<Result<Value, BackendError>, Never>? in
      guard state.result == nil else { return nil }
      state.result = result
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume(returning: result)
  }

  var value: Result<Value, BackendError> {
    get async {
      await withCheckedContinuation { continuation in
        let ready = state.withLock { state -> Result<Value, BackendError>? in
          if state.result == nil { state.waiting = continuation }
          return state.result
        }
        if let ready { continuation.resume(returning: ready) }
      }
    }
  }
}

extension Phrase {
  fileprivate static let cancelled = Phrase(id: "dibatalkan", en: "cancelled")

  fileprivate static func noAnswer(within limit: Duration) -> Phrase {
    let seconds = limit.components.seconds
    return Phrase(id: "tidak ada jawaban dalam \(seconds) detik", en: "no answer within \(seconds) s")
  }
}
