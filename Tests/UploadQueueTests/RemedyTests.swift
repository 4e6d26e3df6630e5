import TestSupport
import Testing
import Wording

@testable import UploadQueue

@Suite struct RemedyTests {
  @Test("every status has a meaning in both languages, and a source", arguments: UploadStatus.allCases)
  func statuses(status: UploadStatus) {
    let remedy = Remedy.remedy(for: StatusReading(status, words: status.word))
    for language in Language.allCases {
      #expect(!remedy.meaning.text(language).isEmpty)
      #expect(remedy.steps.allSatisfy { !$0.text(language).isEmpty })
    }
    #expect(remedy.meaning.text(.indonesian) != remedy.meaning.text(.english))
    #expect(!remedy.source.isEmpty)
  }

  @Test("what is only expected is not told as a status never seen before")
  func expected() {
    #expect(Remedy.remedy(for: .none) != Remedy.remedy(for: StatusReading(coretax: "DISAPPROVED")))
  }

  @Test("the steps in the portal name the signer, where one is known")
  func portalSigner() {
    let named = Remedy.portalSteps(signer: "BUDI CONTOH").map(\.text)
    let unnamed = Remedy.portalSteps(signer: nil).map(\.text)
    #expect(
      named[0].text(.english).string == "Log in to Coretax as the signer (BUDI CONTOH) and impersonate the company.")
    #expect(named[0].text(.indonesian).string.contains("penandatangan (BUDI CONTOH), lalu"))
    #expect(unnamed[0].text(.english).string == "Log in to Coretax as the signer and impersonate the company.")
    #expect(named.dropFirst() == unnamed.dropFirst())
  }

  @Test("what is stuck needs more than waiting (DDTCNews, Kring Pajak 18 Feb 2025)")
  func stuck() {
    let signing = StatusReading(coretax: "SIGNING IN PROGRESS")
    #expect(
      Remedy.remedy(for: signing, level: .stuck).steps.count > Remedy.remedy(for: signing, level: .slow).steps.count)
  }

  @Test(
    "known failures are found in DJP's words, in any case",
    arguments: [
      ("ETAX: Incorrect Signer Passphrase.", "Passphrase penandatangan salah"), ("reg-kodjp-00024", "Passphrase salah"),
      ("Error REG-KODJP-00003!", "Sertifikat tidak terdeteksi"), ("KO Created Failed", "Kode otorisasi gagal"),
      ("djp-sign-master timeout", "Passphrase lama"), ("Some invoices have errors", "berkas impor"),
      ("Invoices have errors! NITKU pembeli tidak valid", "berkas impor"),
      ("NITKU pembeli tidak valid", "NITKU pembeli tidak lolos"),
      ("ETAX-30025", "Sedang diunggah"), ("ETAX-30026", "Sudah disetujui"),
    ])
  func failures(reason: String, meaning: String) throws {
    let remedy = try #require(Remedy.remedy(forReason: reason))
    #expect(remedy.meaning.text(.indonesian).string.contains(meaning))
    #expect(remedy.meaning.text(.english) != remedy.meaning.text(.indonesian))
  }

  @Test(
    "every code of the desktop client has a meaning and a cure in both languages",
    arguments: DesktopCodes.entries.keys.sorted())
  func desktopCodes(code: String) throws {
    let remedy = try #require(Remedy.remedy(forReason: "gagal: \(code.lowercased()) (lihat log)"))
    #expect(remedy.meaning.text(.indonesian) != remedy.meaning.text(.english))
    #expect(remedy.steps.allSatisfy { $0.text(.indonesian) != $0.text(.english) })
    #expect(!remedy.source.isEmpty)
  }

  @Test(
    "errors of PJAP services have a meaning, steps, what not to do and a source, in both languages",
    arguments: PjapErrors.unexplained + PjapErrors.entries.flatMap(\.marks) + ["TPPN-999"])
  func pjapErrors(mark: String) throws {
    let remedy = try #require(Remedy.remedy(forReason: "gagal: \(mark.lowercased()), 09.14"))
    #expect(!remedy.steps.isEmpty && !remedy.avoid.isEmpty && !remedy.source.isEmpty)
    for phrase in [remedy.meaning] + remedy.steps + remedy.avoid {
      #expect(phrase.text(.indonesian) != phrase.text(.english))
    }
  }

  @Test(
    "what a PJAP service has approved or under way is no failure, and is not told to be uploaded again",
    arguments: [
      "TPPN-003", "Error TPPN-004: in progress", "already approved", "already in progress",
      "Hanya faktur yang berstatus DRAFT atau DITOLAK yang dapat di upload",
      "Tidak bisa membatalkan Faktur yang berstatus APPROVAL_SUKSES",
    ])
  func pjapNoFailure(reason: String) throws {
    let remedy = try #require(Remedy.remedy(forReason: reason))
    #expect(remedy.isNoFailure)
    #expect(!remedy.plan.contains { $0.check == .oneByOne })
    #expect(remedy.avoid.map { $0.text(.english).string } == ["Do not upload it again."])
  }

  @Test("a code of OnlinePajak that no source explains is said to be, and a rate limit asks for a pause first")
  func pjapOthers() throws {
    let named = try #require(Remedy.remedy(forReason: "TPPN-022"))
    #expect(named.meaning.text(.english).string.contains("TPPN-022 is an error code of OnlinePajak"))
    let unknown = try #require(Remedy.remedy(forReason: "tppn-999"))
    #expect(unknown.meaning.text(.english).string.contains("TPPN-999 means is in no list"))
    let limit = try #require(Remedy.remedy(forReason: "API rate limit exceeded"))
    #expect(!limit.isNoFailure && limit.plan.last?.check == .oneByOne)
    #expect(Remedy.remedy(forReason: "BUKTI-001 kosong") == nil)
  }

  @Test("The field that a message names is put right, in the same words with and without what stands before it")
  func namedField() throws {
    let (alone, whole) = ("nitku pembeli tidak valid", "Invoices have errors! NITKU pembeli tidak valid")
    let remedy = try #require(Remedy.remedy(forReason: alone))
    #expect(remedy.steps == Remedy.remedy(forReason: whole)?.steps)
    #expect(
      remedy.steps.map { $0.text(.english).string } == [
        "Put right the field named in the message, such as the buyer's NITKU."
      ])
    for other in ["NITKU pembeli valid", "NITKU penjual tidak valid", "NITKU"] {
      #expect(Remedy.remedy(forReason: other) == nil)
    }
  }

  @Test(
    "a missing permission is told as one, and whose it is to give",
    arguments: [
      "Permission error 96", "error: 99", "Kode 225 – akses ditolak", "PERMISSION 225", "hanya Simpan Konsep",
      "cuma ada tombol simpan konsep",
    ])
  func permissions(reason: String) throws {
    let remedy = try #require(Remedy.remedy(forReason: reason))
    #expect(remedy.source.string.contains("Coretaxpedia"))
    for language in Language.allCases {
      #expect(remedy.steps.first?.text(language).string.contains("Wakil/Kuasa Saya (Pihak Terkait)") == true)
    }
    #expect(!remedy.avoid.isEmpty && remedy.isOfSigner)
  }

  @Test(
    "a number that is no permission error is not taken for one",
    arguments: ["error 996", "faktur 96 gagal", "225", "kode transaksi 99", "Error 9"])
  func noPermissionError(reason: String) {
    #expect(Remedy.remedy(forReason: reason) == nil)
  }

  @Test("the same digits mean other things to the client, its service and its API")
  func codesOfThree() {
    let remedies = ["ETAX-20008", "ETAXSERVICE-20008", "ETAX-10001", "ETAX-API-10001"].map {
      Remedy.remedy(forReason: $0)
    }
    #expect(Set(remedies).count == 4)
  }

  @Test("a code that is in no list is said to be, and a longer number is no code")
  func unknownCode() throws {
    let remedy = try #require(Remedy.remedy(forReason: "ETAX-39999: ?"))
    #expect(remedy.meaning.text(.english).string.contains("ETAX-39999"))
    #expect(remedy.steps.count == 1)
    #expect(Remedy.remedy(forReason: "ETAX-300259") == nil)
    // As it is copied by hand.
    #expect(Remedy.remedy(forReason: "Reject, etax 40001") == Remedy.remedy(forReason: "ETAX-40001"))
    #expect(Remedy.remedy(forReason: "ETAX API 10001") == Remedy.remedy(forReason: "ETAX-API-10001"))
    #expect(Remedy.remedy(forReason: "ETAX-50003")?.meaning.text(.english).string.contains("SPT") == true)
  }

  @Test("what is stuck by a threshold of minutes is no sign that signing has failed; what is signing for days is")
  func days() {
    let policy = QueuePolicy(stuck: StuckPolicy(slow: .minutes(10), stuck: .minutes(30)))
    func meaning(after span: Duration, _ policy: QueuePolicy) -> String {
      let time = StatusTime(since: Sample.observedAt - span, source: .observed)
      let row = QueueRow(document: Sample.document(1, status: "SIGNING IN PROGRESS"), time: time)
      return Remedy.remedy(of: row, policy: policy, at: Sample.observedAt).meaning.text(.english).string
    }
    for span in [Duration.minutes(50), .hours(30)] {
      #expect(meaning(after: span, policy).contains("much longer than counts as usual here"))
    }
    for policy in [policy, QueuePolicy(stuck: StuckPolicy(stuck: .days(9)))] {
      #expect(meaning(after: .days(2), policy).contains("a sign that signing has failed"))
    }
  }

  @Test(
    "near its deadline or past it, a draft and what is Saved Invalid is told until when it must be approved, and what it costs",
    arguments: ["CREATED", "SAVED INVALID"], ["2026-11-17", "2026-11-20", "2026-11-22"])
  func deadline(status: String, day: String) throws {
    let row = due(status)
    let now = Timestamp.wib("\(day) 10:00")
    let remedy = Remedy.remedy(of: row, policy: QueuePolicy(), at: now)
    let usual = Remedy.remedy(for: row.document.status)
    #expect(remedy.plan.dropLast() == usual.plan[...])
    let (id, en) = (
      try #require(remedy.steps.last?.text(.indonesian).string), try #require(remedy.steps.last?.text(.english).string)
    )
    #expect(id.contains("20 Nov 2026") && id.contains("1 % DPP = Rp 1.500") && id.contains("Kring Pajak 1500200"))
    #expect(en.contains("20 Nov 2026") && en.contains("1 % of DPP = Rp 1,500") && en.contains("Kring Pajak 1500200"))
    #expect(en.contains("has passed") == (day == "2026-11-22"))
    #expect(remedy.source.string.hasSuffix("PER-11/PJ/2025 44(1), 44(3); DDTCNews 1811029; diskusipajak.com"))
  }

  @Test("long before its deadline, once it is approved, or where it is no failure, nothing is told of a deadline")
  func noDeadline() {
    for (status, day) in [("SAVED INVALID", "2026-11-16"), ("APPROVED", "2026-11-20")] {
      let row = due(status)
      let now = Timestamp.wib("\(day) 10:00")
      #expect(Remedy.remedy(of: row, policy: QueuePolicy(), at: now) == Remedy.remedy(for: row.document.status))
    }
    var approved = due("SAVED INVALID")
    approved.document.reason = "ETAX-30026"
    let now = Timestamp.wib("2026-11-20 10:00")
    #expect(Remedy.remedy(of: approved, policy: QueuePolicy(), at: now) == Remedy.remedy(forReason: "ETAX-30026"))
  }

  private func due(_ status: String) -> QueueRow {
    var document = Sample.document(1, status: status)
    (document.reason, document.date, document.taxBase) = (nil, .day("2026-10-10"), Rupiah(sen: 15_000_000))
    return QueueRow(document: document, time: StatusTime(since: .wib("2026-11-15 09:00"), source: .observed))
  }

  private func failing(_ reason: String, _ status: String = "SAVED INVALID") -> QueueRow {
    var document = Sample.document(1, status: status)
    document.reason = reason
    return QueueRow(document: document, time: StatusTime(since: Sample.observedAt, source: .observed))
  }

  @Test(
    "a code that is no client's and in no list is said to be unknown, beside what is done about any other",
    arguments: [
      ("REG-KODJP-00099", "REG-KODJP-00099"), ("xyz-123: gagal", "XYZ-123"),
      ("Error: DJP-SIGN-00001 x", "DJP-SIGN-00001"),
    ])
  func otherUnknownCode(reason: String, code: String) throws {
    let remedy = try #require(Remedy.remedy(forFailureOf: failing(reason)))
    for language in Language.allCases { #expect(remedy.meaning.text(language).string.contains(code)) }
    #expect(remedy.steps.first?.text(.english).string.contains("ask Kring Pajak 1500200") == true)
    #expect(remedy.plan.suffix(4) == Remedy.remedy(for: StatusReading(coretax: "SAVED INVALID")).plan.suffix(4))
    #expect(Remedy.remedy(forFailureOf: failing(reason, "CREATED")) == nil)
  }

  @Test(
    "a document's number within a reason is no code",
    arguments: ["Faktur INV-0012 ditolak", "NITKU pembeli salah", "INV-2026-001 salah", "XYZ-1234567"])
  func noCode(reason: String) {
    #expect(Remedy.remedy(forFailureOf: failing(reason)) == nil)
  }

  @Test("a failure that is not known is not explained", arguments: ["", "ETAX-3002", "gagal"])
  func unknownFailure(reason: String) {
    #expect(Remedy.remedy(forReason: reason) == nil)
  }
}
