import TestSupport
import Testing
import UploadQueue

@Suite("Notes and marks in the index")
struct AnnotationTests {
  private let index = QueueIndex()
  private let nine = Sample.observedAt
  private let by = Operator(user: "petugas", host: "kantor")

  private func record(_ number: Int, _ event: AnnotationEvent, minutes: Int = 0) -> AnnotationRecord {
    AnnotationRecord(subject: Subject(Sample.document(number)), event: event, by: by, at: nine + .minutes(minutes))
  }

  private func fill(_ documents: [Document]) async {
    let ticket = await index.beginPoll(at: nine)
    _ = await index.apply(documents, of: ticket, seenAt: nine)
    _ = await index.finish(ticket, scope: .snapshot, seenAt: nine)
  }

  private func marked() async -> [DocumentID] {
    await index.window(QueueQuery(view: .marked), following: nil, line: 0, top: 0, height: 10, at: nine).rows.map(\.id)
  }

  @Test("A row carries its note and its mark, whichever was there first")
  func rowsCarryThem() async {
    await index.apply([record(1, .noted("telepon pembeli")), record(1, .marked)])
    await fill(Sample.documents(3))
    await index.apply([record(2, .marked)])
    let note = Note(text: "telepon pembeli", by: by, at: nine)
    let mark = Mark(by: by, at: nine)
    #expect(await index.row(DocumentID("sample-1"))?.annotation == Annotation(note: note, mark: mark))
    #expect(await index.row(DocumentID("sample-2"))?.annotation == Annotation(mark: mark))
    #expect(await index.row(DocumentID("sample-0"))?.annotation == Annotation.none)
    #expect(await marked() == [DocumentID("sample-1"), DocumentID("sample-2")])
  }

  @Test("They stay through polls and when the document disappears, and go when taken away")
  func theyStay() async {
    await fill(Sample.documents(3))
    await index.apply([record(1, .marked), record(1, .noted("lama")), record(1, .noted("baru"), minutes: 1)])
    await fill([Sample.document(0), Sample.document(2)])
    #expect(await marked() == [DocumentID("sample-1")])
    #expect(await index.row(DocumentID("sample-1"))?.annotation.note?.text == "baru")
    await index.apply([record(1, .unmarked), record(1, .noteRemoved)])
    #expect(await marked().isEmpty)
    #expect(await index.annotations.isEmpty)
  }

  @Test(
    "What is kept of a note is one line",
    arguments: [
      ("  dua\nbaris \t saja ", "dua baris saja"), ("   \n ", nil), ("", nil),
      ("kata \u{1B}[31m\u{7} lain", "kata [31m lain"), ("\u{1B}\u{7}", nil),
      (String(repeating: "é", count: 600), String(repeating: "é", count: Note.longest)),
    ])
  func oneLine(written: String, kept: String?) {
    #expect(Note.kept(written) == kept)
  }
}
