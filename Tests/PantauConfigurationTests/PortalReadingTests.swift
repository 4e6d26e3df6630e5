import HTTPService
import Secrets
import Testing
import UploadQueue

@testable import PantauConfiguration

@Suite("A queue at the portal")
struct PortalReadingTests {
  private func queue(_ lines: String) -> String { "[[queue]]\nname = \"Satu\"\nbackend = \"coretax-portal\"\n" + lines }

  private let owner = "taxpayer = \"0999999999999000\"\n"

  private func entry(_ lines: String) -> CoretaxPortalEntry? {
    guard case .coretaxPortal(let entry)? = configuration(queue(lines)).queues.first?.backend else { return nil }
    return entry
  }

  @Test("The owner alone is enough: DJP's address, all lists whole, the token from the person")
  func usual() throws {
    let entry = try #require(self.entry(owner))
    #expect(entry.service.address == (try ServiceAddress("https://coretaxdjp.pajak.go.id")))
    #expect(entry.taxpayer == NPWP("0999999999999000"))
    #expect(entry.lists == DocumentKind.allCases)
    #expect(entry.periods == nil)
    #expect(entry.token == .person)
  }

  @Test("Everything that can be set of it is read")
  func whole() throws {
    let entry = try #require(
      self.entry(
        owner + """
          lists = ["outputinvoice", "inputreturn"]
          periods = 3
          token-file = "~/coretax.token"
          poll-every = "5m"
          timeout = "100s"
          """))
    #expect(entry.lists == [.outputInvoice, .inputReturn])
    #expect(entry.periods == 3)
    #expect(entry.token == .file("~/coretax.token"))
    #expect(entry.service.pollEvery == .seconds(300))
    #expect(entry.service.timeout == .seconds(100))
  }

  @Test("What is wrong is named with its line")
  func wrong() {
    #expect(faults(queue("")) == ["1:1 this queue does not name its owner's NPWP: taxpayer = \"…\""])
    #expect(
      faults(queue(owner + "lists = [\"outputinvoic\"]"))
        == ["5:10 lists: “outputinvoic” is not known; did you mean “outputinvoice”?"])
    #expect(
      faults(queue(owner + "lists = [\"outputinvoice\", \"OutputInvoice\"]"))
        == ["5:27 lists: “OutputInvoice” is written twice"])
    #expect(
      faults(queue(owner + "lists = []")) == [
        "5:9 lists: “[]” names no list; name those to read, such as [\"outputinvoice\"], or take the line away for all of them"
      ])
    #expect(
      faults(queue(owner + "poll-every = \"30s\""))
        == ["5:14 poll-every: the portal is asked once a minute at most (\"60s\")"])
    // One mistake does not hide the other.
    #expect(faults(queue(owner + "url = \"http://portal.invalid\"\npoll-every = \"30s\"")).count == 2)
    #expect(
      faults(queue(owner + "periods = 0")) == ["5:11 periods: should be a whole number from 1 to 24, not the number 0"])
    #expect(faults(queue(owner + "token = \"TOKEN-RAHASIA-7f3a\"")).count == 1)
    #expect(!faults(queue(owner + "token = \"TOKEN-RAHASIA-7f3a\"")).joined().contains("RAHASIA-7f3a"))
  }

  @Test("Two companies at the portal are two queues; one of them twice is one too many")
  func twice() {
    let other = queue("taxpayer = \"0888888888888000\"").replacing("Satu", with: "Dua")
    #expect(faults(queue(owner) + "\n" + other) == [])
    #expect(faults(queue(owner) + "\n" + queue(owner).replacing("Satu", with: "Dua")).count == 1)
  }
}
