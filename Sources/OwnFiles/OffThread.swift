import Dispatch
import Synchronization

/// Does work that takes its time, as reading and writing files does, away from the few threads that tasks share.
///
/// The work is told when its task is cancelled, and has to end itself then.
public func offThread<Value: Sendable>(
  _ work: @escaping @Sendable (_ isCancelled: @escaping @Sendable () -> Bool) -> Value
) async -> Value {
  let flag = CancelFlag()
  return await withTaskCancellationHandler {
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async { continuation.resume(returning: work { flag.isSet }) }
    }
  } onCancel: {
    flag.set()
  }
}

private final class CancelFlag: Sendable {
  private let state = Mutex(false)
  var isSet: Bool { state.withLock { $0 } }
  func set() { state.withLock { $0 = true } }
}
