import Monitor
import TerminalKit
import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

@MainActor
@Suite("A service that misbehaves, as it is seen on the screen", .timeLimit(.minutes(5)))
struct FaultsOnScreenTests {
  @Test(
    "Rows stay, the screen says what is wrong, keys answer, and it goes on by itself; nothing is there twice",
    arguments: WatchedService.allCases, FakeFault.allCases)
  func fault(service: WatchedService, fault: FakeFault) async throws {
    let stand = try await service.stand(deadline: fault == .silent ? .milliseconds(500) : .seconds(100))
    let onlooker = try await Onlooker(stand)
    await onlooker.watch {
      await onlooker.seeAll()
      await stand.fake.misbehave(fault)
      await onlooker.touch()
      if let words = service.words(of: fault) {
        let screen = await onlooker.see("✗ ", " since 09:00, ", words)
        onlooker.expectEachOnce(screen)
        let states = WatchedService.states(of: words)
        #expect(states.contains { screen.contains("✗ \($0)") }, "\(screen)")
        onlooker.terminal.press("?")
        await onlooker.see("Here: the list")
        onlooker.terminal.press(.escape)
        await onlooker.selectInvalid()
        onlooker.terminal.press("r")
        onlooker.expectEachOnce(await onlooker.see("what is shown cannot be trusted"))
      } else {
        await onlooker.lookOn()
        await onlooker.seeAll()
      }
      await stand.fake.misbehave(nil)
      stand.time.advance(by: .minutes(10))
      // What was to be left alone for two minutes is asked when they are over, or when somebody wants it then.
      if fault == .tooManyRequests { onlooker.terminal.press("u") }
      await onlooker.seeAll()
    }
    #expect(await stand.fake.uploadCount == 0)
  }

  @Test(
    "A certificate that nobody vouches for is no answer, and no credentials are sent",
    arguments: WatchedService.allCases)
  func badTLS(service: WatchedService) async throws {
    let stand = try await service.stand(deadline: .seconds(100), identity: LoopbackAuthority().identity())
    let onlooker = try await Onlooker(stand)
    await onlooker.watch {
      await onlooker.see("✗ unreachable", "not trusted; private CA: set ca-file")
    }
    #expect(stand.server.requests.isEmpty)
  }

  @Test(
    "A re-upload that meets a fault is never made twice, whatever becomes of it",
    arguments: [WatchedService.gateway, .pajakio, .klikpajak, .pajakExpress],
    [FakeFault.silent, .cutShort, .signInPage, .unauthorized, .tooManyRequests, .internalError])
  func reupload(service: WatchedService, fault: FakeFault) async throws {
    let stand = try await service.stand(deadline: fault == .silent ? .seconds(2) : .seconds(100))
    let onlooker = try await Onlooker(stand)
    await onlooker.watch {
      await onlooker.seeAll()
      await onlooker.selectInvalid()
      onlooker.terminal.press("r")
      await onlooker.see("y opens the dialog")
      onlooker.terminal.press("y")
      await onlooker.see("no (default)")
      await stand.fake.misbehave(fault, atUploads: true)
      onlooker.terminal.press("y")
      await onlooker.seeNone("no (default)", "Reading the document", "Writing the intent", "Sending, once")
      // Nothing is sent by itself while the backend is asked time and again.
      await stand.fake.misbehave(nil)
      stand.time.advance(by: .minutes(3))
      onlooker.terminal.press("u")
      await onlooker.lookOn()
    }
    let sent = stand.server.requests.filter { $0.isUpload }
    #expect(sent.count == 1)
    #expect(await stand.fake.uploadCount <= 1)
  }
}

extension LoopbackRequest {
  /// Whether something is to be uploaded by it.
  fileprivate var isUpload: Bool {
    path.hasSuffix("/upload") || path.hasSuffix("/approve/") || method == "POST" && path.hasPrefix("/documents/")
  }
}
