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
    #expect(told.text(.indonesian).string == "Tidak menjawab: host.contoh tidak dapat dihubungi")
    #expect(told.text(.english).string == "No answer: host.contoh cannot be reached")
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
    #expect(watch.screen.contains("No answer: host.contoh cannot be reached"))
  }

  @Test("begins with a capital where a token is asked for", arguments: Language.allCases)
  func capital(language: Language) {
    let why = FailureWords.own(Phrase(id: "portal meminta masuk lagi", en: "the portal asks to sign in"), in: language)
    let telling = Telling(zone: .wib, keys: .standard, isLineByLine: false, takesToken: true)
    let told = BackendError.notAuthorized(expiredAt: nil, why: why).phrase(telling)
    #expect(
      told.text(language).string
        == (language == .english
          ? "The portal asks to sign in. Paste one with :token" : "Portal meminta masuk lagi. Tempel dengan :token"))
  }
}
