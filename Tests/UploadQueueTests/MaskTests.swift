import TestSupport
import Testing
import UploadQueue
import Wording

@Suite("What is left of something private")
struct MaskTests {
  @Test(
    "A name keeps what the company is, and first letters",
    arguments: [
      ("PT CONTOH PEMBELI SATU", "PT C*** P*** S***"), ("cv rekaan", "cv r***"), ("BUDI", "B***"), ("", ""),
      ("PT  \u{202E}HOTNOC", "PT \u{202E}***"),
    ])
  func name(name: String, masked: String) {
    #expect(Mask.name(name) == masked)
  }

  @Test("An NPWP or NIK keeps its last four digits, one that is too short none")
  func identity() {
    #expect(Mask.identity("0999999999999123") == "****9123")
    #expect(Mask.identity("09.999.999.9-999.123") == "****9123")
    #expect(Mask.identity("1234") == "****")
  }

  @Test("Of free words only codes stay")
  func words() {
    #expect(Mask.words("ETAX-30025: NPWP BUDI 0999 tidak valid; lihat API-400") == "ETAX-30025 API-400")
    #expect(Mask.words("NPWP Pembeli tidak valid") == "***")
  }

  @Test(
    "Codes are those that are known, whole; a number behind other letters, or a longer one, is somebody's",
    arguments: [
      ("NPWP-0999999999912345", "***"), ("NIK-3174999999990001: salah", "***"), ("RAHASIA-12345678", "***"),
      ("BUDI-123", "***"), ("ETAX-0999999999912345", "***"), ("TI-09999-99999-12345", "***"),
      ("TI-099.999.999", "***"), ("XETAX-40001", "***"), ("ETAX-40001X", "***"), ("ETAX-٤٠٠٠١", "***"),
      ("ETAX-40001, TPPN-003. (TI-001) ETAXSERVICE-20021", "ETAX-40001 TPPN-003 TI-001 ETAXSERVICE-20021"),
      ("ETAX-API-10001: coba lagi; REG-KODJP-00003", "ETAX-API-10001 REG-KODJP-00003"),
      ("ETAX-40001-ETAX-40002", "ETAX-40002"),
    ])
  func codes(text: String, left: String) {
    #expect(Mask.words(text) == left)
  }

  @Test("In the program's own words long numbers are cut, others are not")
  func numbers() {
    #expect(
      Mask.numbers(in: "token of 0999999999999000, not 09.999.999.9-999.000; 12:30, 1.234.567")
        == "token of ****9000, not ****9000; 12:30, 1.234.567")
  }

  @Test(
    "Of why a backend failed, what the service says of itself is hidden, and what Pantau says stays",
    arguments: [
      BackendError.rejected(.said("PT RAHASIA tidak ditemukan")),
      .unavailable(.said("PT RAHASIA").within { "HTTP 502: \($0)" }),
      .notAuthorized(expiredAt: nil, why: .said("RAHASIA")), .notSent(why: .said("RAHASIA")),
      .circuitOpen(until: Sample.observedAt, why: .said("RAHASIA")),
      .protocolBroken(what: .said("RAHASIA"), at: "GET /documents"),
    ])
  func saidByTheService(error: BackendError) {
    #expect(!error.masked.words.contains("RAHASIA"))
    #expect(!QueueEvent.backendLost(error, nextTry: Sample.observedAt).masked.hasWord("RAHASIA"))
    #expect(QueueEvent.backendLost(error, nextTry: Sample.observedAt).hasWord("RAHASIA"), "who may see it is told")
  }

  @Test("What Pantau says of a failure stays, but for numbers of people")
  func saidByPantau() {
    let own = BackendError.unavailable(.own("gateway.contoh.test cannot be reached"))
    #expect(own.masked.words == own.words)
    #expect(
      BackendError.unavailable(.said("ETAX-40001 RAHASIA").within { "HTTP 502: \($0)" }).masked.words
        == "unavailable: HTTP 502: ETAX-40001")
    #expect(BackendError.rejected(.own("taxpayer 0999999999999222")).masked.words == "taxpayer ****9222")
  }

  @Test("Nothing of a row, an entry or an event tells who anybody is, and what it is found by stays")
  func rows() {
    var document = Sample.document(7)
    document.taxpayer = NPWP("0999999999999111")
    document.partnerName = "PT RAHASIA"
    document.partnerIdentity = "0999999999999222"
    document.signer = "RAHASIA SEKALI"
    document.reason = "RAHASIA 0999999999999222"
    let by = Operator(user: "rahasia", host: "kantor")
    let annotation = Annotation(
      note: Note(text: "telepon RAHASIA", by: by, at: Sample.observedAt), mark: Mark(by: by, at: Sample.observedAt))
    let row = QueueRow(document, annotation: annotation)
    var attempt = Sample.attempt("k", on: document)
    attempt.signer = document.signer
    attempt.by = by
    attempt.state = .refused("RAHASIA")
    let change = StatusChange(
      subject: Subject(document), from: nil, to: document.status, time: row.time, seenAt: Sample.observedAt,
      reason: document.reason, outline: DocumentOutline(document), by: by)
    let noted = AnnotationRecord(subject: Subject(document), event: .noted("RAHASIA"), by: by, at: Sample.observedAt)
    let all: [Any] = [
      row.masked, JournalEntry.change(change).masked, JournalEntry.began(attempt).masked,
      JournalEntry.event(.lost("RAHASIA"), attempt.key, at: Sample.observedAt, by: by).masked,
      JournalEntry.annotated(noted).masked, QueueEvent.changed(change).masked, QueueEvent.stuck(row).masked,
      QueueEvent.due(row, daysLeft: 1).masked,
      BackendError.rejected("0999999999999222").masked,
      BackendError.notAuthorized(expiredAt: nil, why: "0999999999999222").masked,
      DataStanding(remarks: [Phrase(same: "baris 3: “PT RAHASIA” bukan NPWP")]).masked,
    ]
    for each in all {
      var text = ""
      dump(each, to: &text)
      #expect(!text.lowercased().contains("rahasia"), "\(type(of: each))")
      #expect(!text.contains("99999999"), "\(type(of: each))")
    }
    #expect(row.masked.document.reference == document.reference)
    #expect(row.masked.id == row.id)
    #expect(row.masked.annotation.mark != nil && row.masked.annotation.note != nil)
  }
}

extension QueueEvent {
  fileprivate func hasWord(_ word: String) -> Bool {
    var text = ""
    dump(self, to: &text)
    return text.contains(word)
  }
}
