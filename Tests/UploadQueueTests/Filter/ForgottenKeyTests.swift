import TestSupport
import Testing
import UploadQueue

@Suite("What a filter asks for that a journal does not keep")
struct ForgottenKeyTests {
  @Test("Every key finds what is left of a document in the journal, but for those that are said to be forgotten")
  func left() {
    var document = Sample.document(1)
    document.nsfp = NSFP("0400-25-99999999999")
    document.reason = "NPWP Pembeli tidak valid"
    var other = Sample.document(2)
    (other.reference, other.documentNumber) = (nil, "RET-7")
    let rows = [document, other].map { document in
      let time = StatusTime(since: Sample.observedAt, source: .observed)
      var row = Sighting(
        subject: Subject(document), status: document.status, time: time, outline: DocumentOutline(document)
      ).row
      let clerk = Operator(user: "petugas", host: "kantor")
      row.annotation = Annotation(
        note: Note(text: "telepon", by: clerk, at: Sample.observedAt), mark: Mark(by: clerk, at: Sample.observedAt))
      return row
    }
    // The queue's name is no document's.
    let forgotten = FilterKey.listed.filter { key in
      key != .queue && rows.allSatisfy { Filter.lacking(key).matches($0, at: Sample.observedAt) }
    }
    #expect(forgotten == Sighting.forgottenKeys)
  }

  @Test("A filter knows the keys that it asks by, however they are put together")
  func keys() throws {
    let filter = try Filter(parsing: "maju (not signer:siti or ppn:>1jt) status:stuck reason:any -period:2026-10")
    #expect(filter.keys == [.signer, .vat, .status, .reason, .period])
    #expect(Filter.everything.keys.isEmpty)
  }
}
