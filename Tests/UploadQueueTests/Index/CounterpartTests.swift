import TestSupport
import Testing

@testable import UploadQueue

@Suite("Which document of another queue it is")
struct CounterpartTests {
  private func index(_ documents: [Document]) async -> QueueIndex {
    let index = QueueIndex()
    let poll = await index.beginPoll(at: Sample.observedAt)
    _ = await index.apply(documents, of: poll, seenAt: Sample.observedAt)
    _ = await index.finish(poll, scope: .snapshot, seenAt: Sample.observedAt)
    return index
  }

  private func document(
    _ number: Int, reference: String? = "INV-1", nsfp: String? = nil, status: String = "APPROVED",
    kind: DocumentKind = .outputInvoice, documentNumber: String? = nil
  ) -> Document {
    var document = Sample.document(number, status: status)
    document.kind = kind
    document.reference = reference
    document.nsfp = nsfp.flatMap { NSFP($0) }
    document.documentNumber = documentNumber
    return document
  }

  private func found(_ wanted: Document, among documents: [Document]) async -> DocumentID? {
    await index(documents).documents(like: [wanted]).first?.map(\.id)
  }

  @Test("it is that of its NSFP, whatever the Reference says")
  func byNumber() async {
    let others = [document(1, reference: "INV-1"), document(2, reference: "X", nsfp: "04002600000000001")]
    #expect(await found(document(9, nsfp: "04002600000000001"), among: others) == others[1].id)
  }

  @Test("without a number it is that of its Reference; where several bear it, the one that counts")
  func byReference() async {
    #expect(await found(document(9), among: [document(1), document(2, reference: "INV-2")]) == document(1).id)
    let replaced = [
      document(1, nsfp: "04002600000000001", status: "AMENDED"), document(2, nsfp: "04002600000000002"),
      document(3, nsfp: "04002600000000003", status: "CANCELED"),
    ]
    #expect(await found(document(9), among: replaced) == replaced[1].id)
  }

  @Test("another number of the same Reference is another document")
  func otherNumber() async {
    #expect(
      await found(document(9, nsfp: "04002600000000001"), among: [document(1, nsfp: "04002600000000002")]) == nil)
  }

  @Test("a return is known by its own number, since its NSFP is its invoice's")
  func returns() async {
    func made(_ number: Int, _ own: String) -> Document {
      document(number, reference: nil, nsfp: "04002600000000001", kind: .inputReturn, documentNumber: own)
    }
    let others = [made(1, "RET-1"), made(2, "RET-2")]
    #expect(await found(made(9, "RET-2"), among: others) == others[1].id)
    #expect(await found(made(9, "RET-3"), among: others) == nil)
  }

  @Test("what is no longer listed there is not there")
  func vanished() async {
    let index = await index([document(1)])
    let poll = await index.beginPoll(at: Sample.observedAt)
    _ = await index.finish(poll, scope: .snapshot, seenAt: Sample.observedAt)
    #expect(await index.documents(like: [document(9)]) == [nil])
  }
}
