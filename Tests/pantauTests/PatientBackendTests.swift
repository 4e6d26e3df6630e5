import Synchronization
import TestSupport
import Testing
import UploadQueue

@testable import pantau

@Suite("A backend that limits how often it is asked, while it is checked")
struct PatientBackendTests {
  private let soon = Sample.observedAt + .minutes(2)

  /// What a poll says; the page where it is `nil`.
  private func poll(_ backend: PatientBackend) async -> BackendError? {
    do throws(BackendError) {
      _ = try await backend.poll(.start(since: nil))
      return nil
    } catch { return error }
  }

  @Test("It is waited for, as often as it answers afterwards")
  func waited() async {
    let scripted = ScriptedBackend()
    let asked = Asked()
    let backend = asked.patient(scripted)
    for error in [BackendError.rateLimited(until: soon), .tooSoon(until: soon), .rateLimited(until: soon)] {
      await scripted.fail(.poll, with: error)
      #expect(await poll(backend) == nil)
    }
    #expect(asked.waits.withLock { $0 }.count == 3)
  }

  @Test("One that says so again is waited for no more, whatever is asked of it afterwards")
  func endless() async {
    let scripted = ScriptedBackend()
    let later = soon + .minutes(2)
    await scripted.fail(.poll, with: .rateLimited(until: soon), .rateLimited(until: later))
    let asked = Asked()
    let backend = asked.patient(scripted)
    for _ in 1...3 { #expect(await poll(backend) == .rateLimited(until: later)) }
    #expect(asked.waits.withLock { $0 } == [.minutes(2) + .milliseconds(10)])
    #expect(await scripted.times(.poll) == 2)
  }

  @Test("Pantau's own pause that another Pantau begins anew is waited for again, and is nobody's last word")
  func anotherPantau() async {
    let scripted = ScriptedBackend()
    let asked = Asked()
    let backend = asked.patient(scripted)
    await scripted.fail(.poll, with: .tooSoon(until: soon), .tooSoon(until: soon), .rateLimited(until: soon))
    #expect(await poll(backend) == nil)
    for _ in 1...6 { await scripted.fail(.poll, with: .tooSoon(until: soon)) }
    #expect(await poll(backend) == .tooSoon(until: soon))
    #expect(await poll(backend) == nil)
    #expect(asked.waits.withLock { $0 }.count == 3 + 5)
  }

  @Test("One that wants a longer wait than any check has time for is not waited for")
  func tooLong() async {
    let scripted = ScriptedBackend()
    let later = Sample.observedAt + .minutes(30)
    await scripted.fail(.poll, with: .rateLimited(until: later))
    let asked = Asked()
    #expect(await poll(asked.patient(scripted)) == .rateLimited(until: later))
    #expect(asked.waits.withLock { $0 }.isEmpty)
    // Where several Pantaus wait for their turn, theirs may be as far away.
    await scripted.fail(.poll, with: .tooSoon(until: later))
    #expect(await poll(asked.patient(scripted)) == nil)
  }
}

/// How long was waited.
private final class Asked: Sendable {
  let waits = Mutex<[Duration]>([])

  func patient(_ backend: ScriptedBackend) -> PatientBackend {
    PatientBackend(
      backend, now: { Sample.observedAt }, sleep: { duration in self.waits.withLock { $0.append(duration) } })
  }
}
