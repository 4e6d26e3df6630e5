import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Documents that are expected in Coretax")
struct AbsenceTests {
  private func expected(_ number: Int, by day: String?) -> Document {
    var document = Sample.document(number, status: "")
    document.channel = .desktop
    document.expectedBy = day.map { .day($0) }
    return document
  }

  /// One that is late, one that is not, one of which nothing can be said, and one that is there.
  private var documents: [Document] {
    var there = Sample.document(3, status: "APPROVED")
    there.channel = .desktop
    return [expected(0, by: "2026-11-16"), expected(1, by: "2026-11-19"), expected(2, by: nil), there]
  }

  @Test("The list tells what is late from what is not yet", arguments: Language.allCases)
  func list(language: Language) async {
    let watch = await Watch(documents, language: language)
    expectAtEverySize(watch.model, "expected")
  }

  @Test("A narrow screen tells it too", arguments: Language.allCases)
  func narrow(language: Language) async {
    let watch = await Watch(documents, size: Size(columns: 40, rows: 10), language: language)
    expectGolden(watch.model.frame(), "expected-40x10-\(language.rawValue)")
  }

  @Test("What is late needs a person and is found as missing; what is not yet is neither")
  func views() async {
    let watch = await Watch(documents)
    #expect(watch.model.summary.count(.missing) == 1)
    #expect(watch.model.summary.count(.attention) == 1)
  }

  @Test("The detail says since when it is late, and what to do", arguments: Language.allCases)
  func detail(language: Language) async {
    var watch = await Watch(documents, language: language)
    await watch.select(documents[0])
    await watch.press(.enter)
    expectAtEverySize(watch.model, "expected-late")
    await watch.press(.escape)
    await watch.select(documents[1])
    await watch.press(.enter)
    let normal = language == .indonesian ? "itu wajar sampai 19 Nov 2026" : "that is normal until 19 Nov 2026"
    #expect(watch.screen.contains(normal))
    await watch.press(.escape)
    await watch.select(documents[2])
    watch.model.profile.coretaxQueue = "PT CONTOH SATU"
    await watch.press(.enter)
    for words in language == .indonesian ? ["belum diketahui", "terlalu lama"] : ["is not known", "too old to say"] {
      #expect(watch.flat.contains(words), "\(words)")
    }
  }
}
