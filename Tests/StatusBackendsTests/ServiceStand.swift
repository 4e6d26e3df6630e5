import HTTPService
import TestSupport
import UploadQueue
import Wording

@testable import StatusBackends

/// A fake service on loopback, and the backend that watches a queue there.
protocol ServiceStand: Sendable {
  var fake: any FakeService { get }
  var server: LoopbackServer { get }
  var watched: any StatusBackend { get }
  var time: HandCallClock { get }
  /// How many documents a page of it holds.
  var pageSize: Int { get }

  /// Puts documents into the queue of the service, and makes them known here where that is for people to do.
  func add(_ documents: [Document]) async throws -> [DocumentID]
}

extension ServiceStand {
  func add(_ documents: [Document]) async throws -> [DocumentID] { await fake.add(documents) }

  var tested: BackendUnderTest {
    BackendUnderTest(
      backend: watched, pageSize: pageSize, add: { try await self.add($0) }, change: { [fake] in await fake.put($0) },
      remove: { [fake] in await fake.remove($0) })
  }

  /// Why a poll of everything fails; `nil` where it does not.
  func pollError() async -> BackendError? {
    do throws(BackendError) {
      var request = PollRequest.start(since: nil)
      while let next = try await watched.poll(request).next { request = .next(next) }
      return nil
    } catch { return error }
  }

  /// The way to a server on loopback; answers of more than so many bytes are too large.
  static func service(
    at server: LoopbackServer, _ time: HandCallClock, deadline: Duration, mostBytes: Int = 2 << 20, language: Language
  ) throws -> HTTPService {
    try HTTPService(
      ServiceAddress(server.origin), limits: .init(deadline: deadline, mostBytes: mostBytes), environment: [:],
      language: language, now: { time.now })
  }
}
