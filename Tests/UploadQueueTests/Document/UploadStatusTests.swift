import Testing
import UploadQueue

@Suite struct UploadStatusTests {
  @Test(
    "a status is known by its letters alone, since its spelling on the wire is not published",
    arguments: [
      ("CREATED", .draft), ("Draft", .draft), ("Konsep", .draft),
      ("SIGNING IN PROGRESS", .signingInProgress), ("Signing In Progress", .signingInProgress),
      ("SIGNING_IN_PROGRESS", .signingInProgress), ("SigningInProgress", .signingInProgress),
      ("SAVED INVALID", .savedInvalid), ("saved-invalid", .savedInvalid), ("SAVED_INVALID", .savedInvalid),
      ("APPROVED", .approved), (" Approved ", .approved), ("AMENDED", .amended),
      ("CANCELED", .canceled), ("CANCELLED", .canceled),
      ("WAITING FOR AMENDMENT", .waitingForAmendment), ("WAITING_FOR_AMENDMENT", .waitingForAmendment),
      ("WAITING FOR CANCELLATION", .waitingForCancellation), ("Waiting For Cancelation", .waitingForCancellation),
    ] as [(String, UploadStatus)])
  func crosswalk(word: String, status: UploadStatus) {
    #expect(UploadStatus(coretaxWord: word) == status)
  }

  @Test(
    "anything else is unknown, and its words are kept as they came",
    arguments: ["CREDITABLE", "DISAPPROVED", "SIGNING", "NOT APPROVED", "Аpproved", "\u{1B}[31mX", "?"])
  func unknown(word: String) {
    let reading = StatusReading(coretax: word)
    #expect(reading.status == .unknown)
    #expect(reading.words == word)
    #expect(!reading.isNone)
  }

  @Test("every status reads back from its own word", arguments: UploadStatus.allCases)
  func words(status: UploadStatus) {
    #expect(UploadStatus(coretaxWord: status.word) == status)
  }

  @Test("two spellings of a known status agree; two unknown words do not")
  func agreement() {
    #expect(StatusReading(coretax: "SAVED INVALID").agrees(with: StatusReading(coretax: "Saved_Invalid")))
    #expect(!StatusReading(coretax: "SAVED INVALID").agrees(with: StatusReading(coretax: "APPROVED")))
    #expect(!StatusReading(coretax: "CREDITED").agrees(with: StatusReading(coretax: "UNCREDITED")))
    #expect(!StatusReading.none.agrees(with: StatusReading(coretax: "CREDITED")))
    #expect(StatusReading.none.agrees(with: .none))
  }

  @Test(
    "an input faktur that is credited, or is not to be, is approved and shown by its own word; both are known apart",
    arguments: [("CREDITED", .credited), ("Un_credited", .uncredited)] as [(String, InputCredit)])
  func credit(word: String, credit: InputCredit) {
    let reading = StatusReading(coretax: word)
    #expect(reading.status == .approved && reading.credit == credit && reading.words == word)
    #expect(!reading.agrees(with: StatusReading(coretax: "APPROVED")))
    #expect(reading.agrees(with: StatusReading(coretax: credit.word)))
    #expect(Remedy.remedy(for: reading) != Remedy.remedy(for: StatusReading(coretax: "APPROVED")))
    #expect(!reading.contradicts(StatusReading(coretax: "APPROVED")))
    #expect(reading.contradicts(StatusReading(coretax: "CANCELED")))
    #expect(StatusReading(.amended, words: word).credit == nil)
  }

  @Test("a word never seen before agrees with itself respelled, as a known one does; a number in it counts")
  func respelled() {
    let new = StatusReading(coretax: "BARU SEKALI 2")
    #expect(new.agrees(with: StatusReading(coretax: "Baru_Sekali-2")))
    #expect(!new.agrees(with: StatusReading(coretax: "BARU SEKALI 3")))
    #expect(!StatusReading(coretax: "-").agrees(with: .none))
  }

  @Test("while a replacement or a cancellation waits, the faktur counts as approved (Coretaxpedia, 17 Sep 2025)")
  func approvedMeanwhile() {
    let approved = UploadStatus.allCases.filter(\.hasBeenApproved)
    #expect(approved == [.approved, .amended, .waitingForAmendment, .waitingForCancellation])
  }
}
