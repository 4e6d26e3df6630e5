import Synchronization
import Testing
import Wording

@testable import Doctor

@Suite("An examination")
struct ExaminationTests {
  private let well = Finding(.fine, Phrase(same: "well"))

  @Test("Probes run side by side: each of these ends only once the other has begun")
  func sideBySide() async {
    let (first, firstBegins) = AsyncStream.makeStream(of: Void.self)
    let (second, secondBegins) = AsyncStream.makeStream(of: Void.self)
    let probes = [
      Probe(.file, Phrase(same: "1"), limit: .seconds(60)) { [well] in
        firstBegins.finish()
        for await _ in second {}
        return well
      },
      Probe(.clock, Phrase(same: "2"), limit: .seconds(60)) { [well] in
        secondBegins.finish()
        for await _ in first {}
        return well
      },
    ]
    let told = Mutex<Set<Int>>([])
    let findings = await Examination.run(probes) { place, _ in _ = told.withLock { $0.insert(place) } }
    #expect(findings == [well, well])
    #expect(told.withLock { $0 } == [0, 1])
  }

  @Test("One that does not end is given up after its own time, and keeps no other waiting")
  func late() async {
    let (never, _) = AsyncStream.makeStream(of: Void.self)
    let probes = [
      Probe(.name, Phrase(same: "1"), limit: .milliseconds(20)) { [well] in
        for await _ in never {}
        return well
      }, Probe(.file, Phrase(same: "2")) { [well] in well },
    ]
    let findings = await Examination.run(probes)
    #expect(findings.map(\.level) == [.wrong, .fine])
    #expect(findings[0].answer.text(.english).string == "not done within 1 s")
    #expect(findings.worst == .wrong)
  }
}
