import Synchronization
import UploadQueue

/// Whether the last call failed for want of credentials that are good.
final class Lockout: Sendable {
  private let state = Mutex(false)

  var isOn: Bool { state.withLock { $0 } }

  /// Does something, and remembers whether it failed so.
  func noted<Value: Sendable>(
    _ act: () async throws(BackendError) -> Value
  ) async throws(BackendError) -> Value {
    do throws(BackendError) {
      let value = try await act()
      state.withLock { $0 = false }
      return value
    } catch {
      if case .notAuthorized = error { state.withLock { $0 = true } }
      throw error
    }
  }
}

extension AuthorizedService {
  /// Tells when a new secret was saved, or its file is no longer open to others, where one is waited for.
  func arrivals() -> AsyncStream<Void> {
    guard let file = credentials.secretFile, let slash = file.lastIndex(of: "/"),
      let folder = FolderEvents(slash == file.startIndex ? "/" : String(file[..<slash]))
    else { return AsyncStream { $0.finish() } }
    let name = String(file[file.index(after: slash)...])
    return AsyncStream(bufferingPolicy: .bufferingNewest(1)) { feed in
      let listening = Task { [lockout] in
        for await event in folder.events where event == .complete(name) || event == .attributesChanged(name) {
          if lockout.isOn { feed.yield() }
        }
        feed.finish()
      }
      feed.onTermination = { _ in listening.cancel() }
    }
  }
}
