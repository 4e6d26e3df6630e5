import Testing
import Wording

@testable import UploadQueue

/// Each piece of advice of the two articles that Pantau starts from, and where Pantau gives it.
///
/// The articles: “Status Upload Faktur Signing In Progres, Mau Tak Mau Harus Menunggu” (DDTCNews, 18 Feb 2025), and
/// “Solusi saat gagal upload e-Faktur” (Bisa Pajak).
@Suite struct ArticleAdviceTests {
  /// Where a piece of advice is given.
  enum Place: CaseIterable {
    /// The details of a document that is signing.
    case signing
    /// The details of a document that is signing for longer than usual.
    case stuck
    /// The details of a document that is signing for days.
    case days
    /// The details of a Saved Invalid document, and its desk.
    case savedInvalid
    /// The desk of a hand-off.
    case portal
    /// The details of a document whose signature failed.
    case passphrase
    /// The details of a document of the desktop client that is not in Coretax in time.
    case desktop
    /// The same with a code of the client that says its upload failed.
    case uploadFailed
    /// The same with a code that says its certificate cannot be used.
    case certificate
    /// The same with a code that says its passphrase is wrong.
    case desktopPassphrase

    /// What stands there, in a language.
    func text(_ language: Language) -> String {
      let signing = StatusReading(coretax: "SIGNING IN PROGRESS")
      let remedy: Remedy?
      switch self {
      case .signing: remedy = Remedy.remedy(for: signing)
      case .stuck: remedy = Remedy.remedy(for: signing, level: .stuck)
      case .days: remedy = Remedy.remedy(for: signing, level: .stuck, isForDays: true)
      case .savedInvalid: remedy = Remedy.remedy(for: StatusReading(coretax: "SAVED INVALID"))
      case .portal:
        return Remedy.portalSteps(signer: nil).map { $0.text.text(language).string }.joined(separator: "\n")
      case .passphrase: remedy = Remedy.remedy(forReason: "DJP-SIGN-MASTER: Incorrect Signer Passphrase")
      case .desktop:
        var document = Document(
          id: DocumentID("1"), kind: .outputInvoice, channel: .desktop, status: .none,
          observedAt: Timestamp(milliseconds: 0))
        document.expectedBy = CalendarDate(dayNumber: 20_000)
        remedy = Remedy.remedy(for: document, level: .fine, on: CalendarDate(dayNumber: 20_001))
      case .uploadFailed: remedy = Remedy.remedy(forReason: "ETAX-40001")
      case .certificate: remedy = Remedy.remedy(forReason: "ETAX-30023")
      case .desktopPassphrase: remedy = Remedy.remedy(forReason: "ETAX-40004")
      }
      guard let remedy else { return "" }
      return ([remedy.meaning] + remedy.steps + remedy.avoid).map { $0.text(language).string }.joined(separator: "\n")
    }
  }

  struct Advice: Sendable, CustomTestStringConvertible {
    let article: String
    let places: [Place]
    let indonesian: String
    let english: String
    var testDescription: String { article }

    init(_ article: String, _ places: Place..., id indonesian: String, en english: String) {
      (self.article, self.places, self.indonesian, self.english) = (article, places, indonesian, english)
    }
  }

  static let advice = [
    // DDTCNews, 18 Feb 2025
    Advice(
      "proses unggah dijalankan sistem sesuai antrean data yang masuk; tunggu hingga Approved", .signing,
      id: "menurut urutan antrean DJP", en: "in the order of DJP's queue"),
    Advice(
      "Signing In Progress tidak bisa diunggah ulang, dibatalkan tidak bisa", .signing, .stuck, .days,
      id: "diunggah ulang atau dibatalkan", en: "neither re-uploaded nor cancelled"),
    Advice(
      "menunggu dan me-refresh halaman secara berkala sampai status berubah", .signing, .stuck, .days,
      id: "sampai statusnya berubah", en: "ait until"),
    Advice(
      "bertahan lama, hingga berhari-hari, menandakan kegagalan signing", .days, id: "tanda penandatanganan gagal",
      en: "a sign that signing has failed"),
    Advice(
      "bila berubah menjadi Saved Invalid, bisa diunggah ulang", .stuck, .days,
      id: "Begitu Saved Invalid, unggah ulang",
      en: "Once it is Saved Invalid, upload this document alone again"),
    Advice(
      "tambahkan user lain yang sudah memiliki kode otorisasi atau sertifikat digital pada menu Pihak Terkait, diberi "
        + "role penandatangan", .savedInvalid,
      id: "kode otorisasi atau sertifikat digital: menu Pihak Terkait, peran penandatangan faktur pajak",
      en: "kode otorisasi or digital certificate: menu Pihak Terkait, role of tax invoice signer"),
    Advice(
      "special character yang disarankan dalam passphrase", .passphrase, id: "! @ # $ & *", en: "! @ # $ & *"),
    Advice(
      "login dengan user yang diberi role, lalu impersonate akun badan", .savedInvalid, .portal,
      id: "impersonate akun badan", en: "impersonate the company"),
    Advice(
      "upload ulang satu per satu, tidak langsung secara massal", .savedInvalid, .portal,
      id: "satu per satu, tidak secara massal", en: "one by one, not in bulk"),
    // Bisa Pajak
    Advice(
      "pastikan koneksi internet lancar dan tidak terjadi gangguan", .desktop, .uploadFailed, id: "internet lancar",
      en: "the internet works"),
    Advice(
      "pastikan sertel masih berlaku, dua tahun", .desktop, .uploadFailed, id: "sertel masih berlaku (2 tahun)",
      en: "the sertel is still valid (2 years)"),
    Advice(
      "impor ulang sertel pada aplikasi e-Faktur", .desktop, .uploadFailed, .certificate, id: "mpor ulang sertel",
      en: "into e-Faktur again"),
    Advice(
      "stop uploader, lalu klik uploader lagi", .desktop, .uploadFailed, id: "Stop Uploader, lalu Uploader lagi",
      en: "Stop Uploader, then Uploader again"),
    Advice(
      "nonaktif sementara antivirus dan firewall", .desktop, .uploadFailed, id: "antivirus dan firewall sebentar",
      en: "antivirus and firewall for a while"),
    Advice(
      "upload di luar jam kerja atau dicoba secara berkala", .desktop, .uploadFailed,
      id: "di luar jam kerja, atau berselang",
      en: "outside working hours, or at intervals"),
    Advice(
      "Kring Pajak 1500200 atau live chat di pajak.go.id", .desktop, .uploadFailed,
      id: "Kring Pajak 1500200 atau live chat di https://pajak.go.id/",
      en: "Kring Pajak 1500200 or the live chat at https://pajak.go.id/"),
    Advice(
      "sertel yang tidak aktif diajukan kembali kepada KPP atau KP2KP", .uploadFailed,
      id: "perpanjang di KPP atau KP2KP",
      en: "renew it at the KPP or KP2KP"),
    Advice(
      "sertel yang tidak aktif diajukan kembali kepada KPP atau KP2KP; perlu passphrase", .certificate,
      id: "ke KPP atau KP2KP; untuk itu passphrase-nya diperlukan", en: "at the KPP or KP2KP, for which its passphrase"),
    Advice(
      "reset: efaktur.pajak.go.id/login, Lupa Password?, NPWP 15 digit dan email, Reset Password", .desktopPassphrase,
      id: "klik Lupa Password?, isi NPWP 15 digit dan email, lalu Reset Password",
      en: "press Lupa Password?, enter the NPWP of 15 digits and the e-mail, then Reset Password"),
    Advice(
      "pencabutan atau revoke sertel dan mengajukan yang baru, lampiran SE-20/PJ/2014", .desktopPassphrase,
      id: "cabut (revoke) sertel itu dan ajukan yang baru, menurut lampiran SE-20/PJ/2014", en: "SE-20/PJ/2014"),
  ]

  @Test("Every piece of advice is given where it helps, in both languages", arguments: advice)
  func given(advice: Advice) {
    for place in advice.places {
      #expect(place.text(.indonesian).contains(advice.indonesian), "\(place)")
      #expect(place.text(.english).contains(advice.english), "\(place)")
    }
  }
}
