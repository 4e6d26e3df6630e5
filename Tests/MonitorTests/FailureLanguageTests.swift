import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Why a backend failed")
struct FailureLanguageTests {
  private let words = FailureWords.own(
    Phrase(id: "host.contoh tidak dapat dihubungi", en: "host.contoh cannot be reached"), in: .indonesian)

  @Test("is told in the language that is read now, whichever it was written down in")
  func languages() {
    let told = BackendError.unavailable(words).phrase(in: .wib)
    #expect(told.text(.indonesian).string == "Tidak tersedia: host.contoh tidak dapat dihubungi")
    #expect(told.text(.english).string == "Not available: host.contoh cannot be reached")
    #expect(words.text == "host.contoh tidak dapat dihubungi")
  }

  @Test("stays so within other words, masked, and after the screen has changed its language")
  func screen() async {
    let within = FailureWords.said("PT CONTOH").within({ Phrase(id: "dari \($0)", en: "from \($0)") }, in: .english)
    #expect(within.text == "from PT CONTOH" && within.text(.indonesian) == "dari PT CONTOH")
    #expect(within.masked.text(.indonesian).hasPrefix("dari ") && !within.masked.text(.indonesian).contains("CONTOH"))
    var watch = await Watch(Sample.documents(3))
    await watch.happen(.pollFailed(.unavailable(words), nextTry: watch.now + .minutes(1)))
    #expect(watch.screen.contains("host.contoh tidak dapat dihubungi"))
    watch.model.settings.language = .english
    #expect(watch.screen.contains("Not available: host.contoh cannot be reached"))
  }

  @Test("carries the day of what was on another day, and says that too many calls are another thing than none now")
  func days() {
    let now = Timestamp.wib("2026-11-17 09:00")
    func told(_ error: BackendError, _ language: Language, at now: Timestamp? = now) -> String {
      error.phrase(in: .wib, at: now).text(language).string
    }
    let expired = BackendError.notAuthorized(expiredAt: .wib("2026-11-16 21:00"), why: .said("Minta yang baru."))
    #expect(
      told(expired, .english) == "The credentials expired 16 Nov 2026 21:00 WIB (Minta yang baru); renew them.")
    #expect(
      told(expired, .indonesian) == "Kredensial kedaluwarsa 16 Nov 2026 21:00 WIB (Minta yang baru); perbarui.")
    let today = BackendError.notAuthorized(expiredAt: .wib("2026-11-17 08:30"))
    #expect(told(today, .english) == "The credentials expired 08:30 WIB; renew them.")
    #expect(told(today, .english, at: nil) == "The credentials expired 17 Nov 2026 08:30 WIB; renew them.")
    let closed = BackendError.notBefore(.wib("2026-11-17 09:02"), why: "HTTP 503")
    #expect(told(closed, .english) == "Not available; try again after 09:02 WIB (HTTP 503).")
    #expect(told(closed, .indonesian) == "Sedang tidak tersedia; coba lagi sesudah 09:02 WIB (HTTP 503).")
    #expect(told(.rateLimited(until: .wib("2026-11-17 09:02")), .english) == "Too many calls; wait until 09:02 WIB.")
    let often = BackendError.rateLimited(until: .wib("2026-11-17 09:02"), why: .said("60 per menit."))
    #expect(told(often, .english) == "Too many calls; wait until 09:02 WIB (60 per menit).")
    #expect(told(often, .indonesian) == "Terlalu sering; tunggu sampai 09:02 WIB (60 per menit).")
  }

  @Test("is read in either language where the journal has it, and what the other side said is not touched")
  func written() {
    let errors: [BackendError] = [
      .notAuthorized(expiredAt: nil), .notAllowed(StatusReading(coretax: "APPROVED")), .alreadyInProgress,
      .alreadyApproved, .rateLimited(until: nil), .rateLimited(until: nil, why: "kuota"),
      .tooSoon(until: Sample.observedAt),
      .notBefore(Sample.observedAt, why: "HTTP 503"), .circuitOpen(until: Sample.observedAt, why: "HTTP 500"),
      .unavailable("HTTP 500"), .notSent(why: "HTTP 500"),
      .protocolBroken(what: "JSON", at: "/x"),
    ]
    for error in errors {
      let told = BackendError.phrase(ofWritten: error.words)
      #expect(told.text(.english).string == error.words)
      #expect(told.text(.indonesian).string != error.words, "\(error.words)")
    }
    #expect(
      AttemptEvent.lost("unavailable: HTTP 500").phrase.text(.indonesian).string
        == "diragukan: tidak tersedia: HTTP 500")
    let often = AttemptEvent.refused("rate limited: kuota").phrase
    #expect(often.text(.indonesian).string == "tidak diunggah ulang: terlalu sering ditanya: kuota")
    #expect(often.text(.english).string == "not uploaded again: rate limited: kuota")
    #expect(AttemptEvent.refused("NITKU salah").phrase.text(.english).string == "refused: NITKU salah")
    let said = "Sertifikat kedaluwarsa"
    #expect(BackendError.phrase(ofWritten: said).text(.indonesian).string == said)
  }

  @Test("names the file as well where the token of a queue is read from one", arguments: Language.allCases)
  func tokenFile(language: Language) {
    let telling = Telling(zone: .wib, keys: .standard, isLineByLine: false, token: .typedOrSaved)
    let none = FailureWords.own(Phrase(id: "belum ada token", en: "there is no token yet"), in: language)
    for error in [
      BackendError.notAuthorized(expiredAt: .wib("2026-11-17 09:00")), .notAuthorized(expiredAt: nil),
      .notAuthorized(expiredAt: nil, why: none),
    ] {
      let told = error.phrase(telling).text(language).string
      #expect(told.contains(":token") && told.hasSuffix("token-file"), "\(told)")
    }
  }

  @Test("begins with a capital where a token is asked for", arguments: Language.allCases)
  func capital(language: Language) {
    let why = FailureWords.own(Phrase(id: "portal meminta masuk lagi", en: "the portal asks to sign in"), in: language)
    let telling = Telling(zone: .wib, keys: .standard, isLineByLine: false, token: .typed)
    let told = BackendError.notAuthorized(expiredAt: nil, why: why).phrase(telling)
    #expect(
      told.text(language).string
        == (language == .english
          ? "The portal asks to sign in. Paste one with :token" : "Portal meminta masuk lagi. Tempel dengan :token"))
  }
}
