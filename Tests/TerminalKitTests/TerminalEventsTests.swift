import TerminalKit
import Testing

@MainActor
@Suite("What happens to a terminal")
struct TerminalEventsTests {
  @Test("It is heard at once and in its order, also what happened before anybody listened, and its end")
  func order() {
    let events = TerminalEvents()
    events.send(.key(.up))
    events.send(.resumed)
    var heard: [TerminalEvent?] = []
    events.listen { heard.append($0) }
    #expect(heard == [.key(.up), .resumed])
    events.send(.key(.down))
    #expect(heard == [.key(.up), .resumed, .key(.down)])
    events.send(nil)
    #expect(heard == [.key(.up), .resumed, .key(.down), nil])
  }
}
