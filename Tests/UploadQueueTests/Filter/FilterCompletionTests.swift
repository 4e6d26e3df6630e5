import TestSupport
import Testing
import UploadQueue
import Wording

@Suite("Completing a filter")
struct FilterCompletionTests {
  private func candidates(_ text: String, _ language: Language = .english) -> [String] {
    let completion = FilterCompletion(before: text)
    return completion.candidates(language).map { completion.completed(with: $0) }
  }

  @Test("Keys, in the language, or by another name that begins so")
  func keys() {
    #expect(candidates("st") == ["status:"])
    #expect(candidates("pem") == ["buyer:", "pembeli:"].filter { $0.hasPrefix("pem") })
    #expect(candidates("PEM", .indonesian) == ["pembeli:"])
    #expect(candidates("is:stuck -ten", .indonesian) == ["is:stuck -tenggat:"])
    #expect(candidates("(lunas or ag") == ["(lunas or age:"])
    #expect(candidates("").count == FilterKey.allCases.count)
    #expect(candidates("zzz").isEmpty)
    #expect(candidates("\"st").isEmpty)
  }

  @Test("The words that join conditions where one stands before, and those that turn one about, in either language")
  func joints() {
    #expect(candidates("status:stuck o").first == "status:stuck or")
    #expect(candidates("status:macet at", .indonesian).first == "status:macet atau")
    #expect(candidates("(status:macet) da", .indonesian).first == "(status:macet) dan")
    #expect(candidates("status:stuck ata") == ["status:stuck atau"])
    #expect(candidates("no").contains("not"))
    #expect(candidates("buk", .indonesian) == ["bukan"])
    #expect(candidates("status:stuck or (buk", .indonesian) == ["status:stuck or (bukan"])
    for head in ["", "(", "lunas or ", "lunas or (", "not ", "lunas -"] {
      #expect(!candidates(head + "o").contains(head + "or"), "\(head)")
    }
    #expect(!candidates("-no").contains("-not"))
  }

  @Test("Words of a key, after its comma too")
  func words() {
    #expect(candidates("status:stu") == ["status:stuck"])
    #expect(candidates("status:mac", .indonesian) == ["status:macet"])
    #expect(candidates("status:stuck,inv") == ["status:stuck,invalid"])
    #expect(candidates("kind:special-").count == 4)
    #expect(candidates("due:l") == ["due:late"])
    #expect(candidates("tenggat:le", .indonesian) == ["tenggat:lewat"])
    #expect(candidates("note:a") == ["note:any"])
    #expect(candidates("period:l") == ["period:last", "period:lewat"].filter { $0 == "period:last" })
    #expect(candidates("age:2").isEmpty)
  }

  @Test("The words of the other language only where the language has none, the usual ones before other names")
  func language() {
    #expect(candidates("status:m") == ["status:missing", "status:marked", "status:missed"])
    #expect(
      candidates("status:m", .indonesian)
        == ["status:macet", "status:menunggu", "status:menunggu-ganti", "status:menunggu-batal"])
    #expect(candidates("d") == ["due:", "date:", "dpp:"])
    #expect(candidates("t") == ["type:", "trx:"])
    #expect(candidates("tt") == ["ttd:"])
    #expect(candidates("status:mac") == ["status:macet"])
  }

  @Test("Every candidate is understood where it is put", arguments: [Language.indonesian, .english])
  func understood(language: Language) throws {
    for key in FilterKey.allCases {
      for text in candidates("\(key.name(language)):", language) { _ = try Filter(parsing: text) }
    }
  }

  @Test("The names of the queue, those that begin so first and the frequent ones before the others, in quotes")
  func texts() async throws {
    let index = QueueIndex()
    let ticket = await index.beginPoll(at: Sample.observedAt)
    let names = ["PT MAJU", "CV MAJU JAYA", "CV MAJU JAYA", "MAJU, TBK", "PT LAIN"]
    _ = await index.apply(
      names.enumerated().map { number, name in
        var document = Sample.document(number)
        document.partnerName = name
        return document
      }, of: ticket, seenAt: Sample.observedAt)
    let completion = FilterCompletion(before: "is:invalid buyer:\"maj")
    let key = try #require(completion.textKey)
    let found = await index.texts(of: key, containing: completion.piece)
    #expect(found == ["MAJU, TBK", "CV MAJU JAYA", "PT MAJU"])
    #expect(completion.completed(with: found[0]) == "is:invalid buyer:\"MAJU, TBK\"")
    #expect(await index.texts(of: key, containing: "", limit: 1) == ["CV MAJU JAYA"])
    #expect(FilterCompletion(before: "age:").textKey == nil)
  }
}
