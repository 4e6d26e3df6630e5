import Foundation
import QueueStore
import StatusBackends
import TestSupport
import Testing
import UploadQueue

@Suite("The embedded queue as a backend")
struct LocalQueueBackendTests {
  private let folder = NSTemporaryDirectory() + "/pantau-\(UUID().uuidString)"

  private func tested(_ mode: LocalQueue.ReuploadMode) throws -> BackendUnderTest {
    let queue = try LocalQueue.create(at: folder + "/queue.sqlite")
    try queue.setReuploadMode(mode)
    let backend = LocalQueueBackend(
      queue, by: Operator(user: "petugas", host: "kantor"), language: .english, now: { Sample.observedAt })
    return BackendUnderTest(
      backend: backend, pageSize: 5000,
      add: { try queue.insert($0) }, change: { try queue.update([$0]) }, remove: { try queue.remove([$0]) })
  }

  @Test(
    "keeps every promise of a backend", arguments: StatusBackendContract.allCases, LocalQueue.ReuploadMode.allCases)
  func contract(_ promise: StatusBackendContract, _ mode: LocalQueue.ReuploadMode) async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await promise.check(tested(mode))
  }

  @Test("scripted, keeps the same promises", arguments: StatusBackendContract.allCases)
  func scriptedContract(_ promise: StatusBackendContract) async throws {
    let backend = ScriptedBackend()
    try await promise.check(
      BackendUnderTest(
        backend: backend, pageSize: 100,
        add: { await backend.add($0) }, change: { await backend.put($0) }, remove: { await backend.remove($0) }))
  }
}
