import Monitor
import TestSupport
import Testing
import UploadQueue

@testable import pantau

@Suite("A backend that is only looked at")
struct LookedAtBackendTests {
  @Test("Nobody is asked who can be chosen for a re-upload there, so of no signer it is said that they are not offered")
  func signers() async {
    let backend = ScriptedBackend()
    await backend.add(Sample.documents(2, status: "SAVED INVALID"))
    let backends: [(any StatusBackend, Bool)] = [(LookedAtBackend(backend), false), (backend, true)]
    for (looked, isTold) in backends {
      let session = QueueSession(
        backend: looked, journal: InMemoryJournal(), policy: QueuePolicy(), clock: Clock(now: { Sample.observedAt }),
        by: Operator(user: "petugas", host: "kantor"))
      _ = try? await session.poll()
      let (book, _) = await session.signerBook(asking: true)
      #expect(!book.entries.isEmpty)
      #expect(book.entries.allSatisfy { ($0.isOffered != nil) == isTold })
    }
  }
}
