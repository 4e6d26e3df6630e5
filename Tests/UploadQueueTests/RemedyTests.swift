import Testing
import UploadQueue
import Wording

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
    #expect(Remedy.remedy(for: .none) != Remedy.remedy(for: StatusReading(coretax: "CREDITED")))
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
      ("ETAX-30025", "Sedang diunggah"), ("ETAX-30026", "Sudah disetujui"),
    ])
  func failures(reason: String, meaning: String) throws {
    let remedy = try #require(Remedy.remedy(forReason: reason))
    #expect(remedy.meaning.text(.indonesian).string.contains(meaning))
    #expect(remedy.meaning.text(.english) != remedy.meaning.text(.indonesian))
  }

  @Test("a failure that is not known is not explained", arguments: ["", "ETAX-3002", "gagal"])
  func unknownFailure(reason: String) {
    #expect(Remedy.remedy(forReason: reason) == nil)
  }
}
