import Foundation
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import StatusBackends

@Suite("Messages of Pantau's own protocols")
struct MessageTests {
  private func error(_ text: String) -> BackendError? {
    let reader = MessageReader(language: .english)
    do throws(BackendError) {
      let message = try reader.read(PageMessage.self, from: Array(text.utf8), of: "documents")
      do throws(MessageFault) {
        _ = try message.page(arrivedAt: Sample.observedAt)
      } catch { throw error.error(of: "documents", in: .english) }
      return nil
    } catch { return error }
  }

  private func broken(_ document: String) -> String? {
    guard case .protocolBroken(let what, let place)? = error(#"{"scope":"changes","documents":[\#(document)]}"#) else {
      return nil
    }
    return "\(place) \(what)"
  }

  @Test("What cannot be meant is told with its place and without its value")
  func faults() {
    let place = "documents: documents[0]"
    #expect(broken(#"{"id":"1"}"#) == "\(place).status missing")
    #expect(broken(#"{"id":1,"status":{"raw":"X"}}"#) == "\(place).id a value of the wrong type")
    #expect(broken(#"{"id":"","status":{"raw":"X"}}"#) == "\(place).id no identifier (1 to 200 bytes)")
    let members: [(String, String)] = [
      ("nsfp", "no NSFP (16 or 17 digits)"), ("taxpayer", "no NPWP (15 or 16 digits)"),
      ("date", "no date YYYY-MM-DD"), ("period", "no period YYYY-MM"), ("vat", "no amount of rupiah to the sen"),
      ("statusSince", "no time of RFC 3339"), ("kind", "a word that is not known"),
      ("channel", "a word that is not known"),
    ]
    for (name, fault) in members {
      let text = broken(#"{"id":"1","status":{"raw":"X"},"\#(name)":"RAHASIA"}"#)
      #expect(text == "\(place).\(name) \(fault)")
    }
    #expect(
      broken(#"{"id":"1","status":{"raw":"X","canonical":"BARU"}}"#)
        == "\(place).status.canonical no status of Coretax, nor UNKNOWN")
    #expect(error("[") == .protocolBroken(what: "no JSON", at: "documents"))
    #expect(
      error(#"{"scope":"changes","documents":[],"next":"1","checkpoint":"2"}"#)
        == .protocolBroken(what: "next and checkpoint cannot stand together", at: "documents: checkpoint"))
  }

  @Test("A page that says two things of one document is refused; the same twice is not, nor are changes")
  func contradictions() {
    func page(_ scope: String, _ word: String) -> String {
      let row = #"{"id":"42","status":{"raw":"DRAFT"}}"#
      return #"{"scope":"\#(scope)","documents":[\#(row),\#(row.replacing("DRAFT", with: word))]}"#
    }
    #expect(
      error(page("snapshot", "APPROVED"))
        == .protocolBroken(
          what: "the document 42 stands at documents[0] already, and says something else there",
          at: "documents: documents[1]"))
    #expect(error(page("snapshot", "DRAFT")) == nil)
    #expect(error(page("changes", "APPROVED")) == nil)
  }

  @Test("A walk names every row that repeats a document, and does not miss those that a repeated row stands for")
  func repetitions() throws {
    let rows = [Sample.document(0), Sample.document(1), Sample.document(1)]
    var walk = PageWalk()
    let first = try walk.take(PollPage(scope: .snapshot, documents: rows, next: PollCursor("2"), total: 4))
    #expect(first.documents.map(\.id) == [Sample.document(0).id, Sample.document(1).id])
    let id = Sample.document(1).id
    #expect(first.repetitions == [Repetition(id, before: .init(page: 1, row: 2), again: .init(page: 1, row: 3))])
    let last = try walk.take(PollPage(scope: .snapshot, documents: [Sample.document(1), Sample.document(2)], total: 4))
    #expect(last.repetitions == [Repetition(id, before: .init(page: 1, row: 3), again: .init(page: 2, row: 1))])
    #expect(walk.doubleCount == 1, "one document, in however many rows")
  }

  @Test("Members that nobody knows yet are passed over, and empty texts are none")
  func lenient() {
    #expect(broken(#"{"id":"1","status":{"raw":""},"later":[1],"nsfp":"","vat":"","signer":null}"#) == nil)
  }

  @Test("A text of white space alone is none")
  func blankTexts() throws {
    let text = #"{"id":"1","status":{"raw":" \n"},"reference":" ","partnerName":"\t","signer":" A "}"#
    let reader = MessageReader(language: .english)
    let message = try reader.read(DocumentMessage.self, from: Array(text.utf8), of: "document")
    let document = try message.document(arrivedAt: Sample.observedAt, at: .whole)
    #expect(document.status == .none)
    #expect(document.reference == nil && document.partnerName == nil && document.signer == " A ")
  }

  @Test("Amounts are exact, and what sen cannot hold is refused")
  func amounts() throws {
    #expect(broken(#"{"id":"1","status":{"raw":"X"},"vat":"0.1"}"#) == nil)
    #expect(broken(#"{"id":"1","status":{"raw":"X"},"vat":"0.123"}"#) != nil)
    #expect(broken(#"{"id":"1","status":{"raw":"X"},"vat":"1,5"}"#) != nil)
  }

  @Test("Both descriptions describe the same messages")
  func sameShapes() throws {
    let gateway = try JSONSchema(contentsOf: GatewayStand.schemaPath)
    let command = try JSONSchema(
      contentsOf: GatewayStand.schemaPath.replacing("Gateway/openapi.json", with: "Command/schema.json"))
    for name in ["Status", "Document", "Page", "Outcome", "Signers"] {
      let shape = try #require(gateway.part("#/components/schemas/\(name)"))
      let other = try #require(command.part("#/$defs/\(name)"))
      #expect(shape.text.replacing("#/components/schemas/", with: "#/$defs/") == other.text)
    }
  }

  @Test("The description's own examples are understood")
  func examples() throws {
    let gateway = try JSONSchema(contentsOf: GatewayStand.schemaPath)
    let content = "responses/200/content/application~1json"
    let page = try #require(gateway.part("#/paths/~1documents/get/\(content)/example"))
    #expect(gateway.faults(of: page, at: "#/components/schemas/Page") == [])
    #expect(error(page.text) == nil)
  }

  @Test(
    "Times of RFC 3339",
    arguments: [
      ("2026-11-17T21:04:00+07:00", "2026-11-17 21:04"), ("2026-11-17T14:04:00Z", "2026-11-17 21:04"),
      ("2026-11-17T14:04:00.999999z", "2026-11-17 21:04"), ("2026-11-17t09:34:60-04:30", "2026-11-17 21:04:59"),
    ])
  func times(text: String, moment: String) {
    let read = Timestamp(rfc3339: text)
    #expect(read.map { Timestamp(seconds: $0.milliseconds / 1000) } == .wib(moment))
  }

  @Test(
    "What is no time of RFC 3339 is none",
    arguments: [
      "", "2026-11-17", "2026-11-17 21:04:00+07:00", "2026-11-17T21:04+07:00", "2026-11-17T21:04:00",
      "2026-02-30T21:04:00Z", "2026-11-17T24:00:00Z", "2026-11-17T21:04:00.Z", "2026-11-17T21:04:00+0700",
    ])
  func noTimes(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }
}
