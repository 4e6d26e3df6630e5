import TestSupport
import Testing

@testable import pantau

@Suite("How long one answer of a queue is waited for")
struct AnswerLimitTests {
  @Test("At the portal it is as long as three slow calls take: who the token is of, a page, and that page again")
  func portal() throws {
    let folder = try TemporaryFolder()
    func limit(_ more: String) throws -> Duration? {
      let file = try folder.write(
        "pantau.toml",
        """
        [[queue]]
        name = "SATU"
        backend = "coretax-portal"
        taxpayer = "0999999999999000"
        \(more)
        """)
      return try QueuePlace.all(of: ConfigurationFile.read(at: file).configuration()).first?.answerLimit
    }
    #expect(try limit("") == .seconds(340))
    #expect(try limit("timeout = \"5m\"") == .seconds(910))
    #expect(try limit("timeout = \"10s\"") == .seconds(120))
  }
}
