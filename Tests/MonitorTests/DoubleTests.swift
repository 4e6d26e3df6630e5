import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A document of whose transaction one is approved already")
struct DoubleTests {
  private let one = Sample.document(1)

  private func watch(
    _ language: Language, size: Size = Size(columns: 100, rows: 40), isHandOff: Bool = false
  ) async -> Watch {
    await Watch(
      [one, Sample.approvedTwin(of: one)], size: size, language: language, reupload: isHandOff ? .handOff : .call)
  }

  private func warning(_ language: Language) -> (what: String, advice: String) {
    language == .indonesian
      ? ("Mungkin ganda: NSFP 04002600000000123", "membuat faktur kedua atas penjualan yang sama")
      : ("Perhaps a double: NSFP 04002600000000123", "makes a second faktur of one sale")
  }

  @Test(
    "Details and desk say which it is, since when, what a second one means, and what to check",
    arguments: Language.allCases)
  func said(language: Language) async {
    var watch = await watch(language)
    let (what, advice) = warning(language)
    await watch.select(one)
    await watch.press(.enter)
    #expect(watch.flat.contains(what) && watch.flat.contains(advice))
    await watch.press(.escape)
    await watch.openDesk(on: one)
    #expect(watch.flat.contains(what) && watch.flat.contains(advice))
    #expect(watch.flat.contains("12 Nov"))
    #expect(watch.flat.contains(language == .indonesian ? "tidak diketahui" : "is not known"))
  }

  @Test(
    "The dialog says it on every screen, and a bare y sends nothing", arguments: Language.allCases,
    [Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)])
  func dialog(language: Language, size: Size) async {
    for isHandOff in [false, true] {
      var watch = await watch(language, size: size, isHandOff: isHandOff)
      await watch.openDesk(on: one)
      await watch.press("y")
      let word = language == .indonesian ? "ganda" : "double"
      #expect(watch.unboxed.lowercased().contains(word) && watch.unboxed.contains("Approved"))
      #expect(watch.screen.contains(one.name))
      #expect(await watch.press("y").allSatisfy { if case .desk = $0 { false } else { true } })
      await watch.press(.backspace)
      await watch.type(one.name)
      #expect(await watch.press("y") == [.desk(IdempotencyKey("kunci"), .reread(one.id))])
    }
  }

  @Test("It cannot be planned: nothing is sent by itself that would make a second one", arguments: Language.allCases)
  func notPlanned(language: Language) async {
    var watch = await watch(language)
    await watch.openDesk(on: one)
    await watch.press("y")
    await watch.type(one.name)
    #expect(await watch.press("l") == [])
    #expect(watch.footer.contains(language == .indonesian ? "Mungkin ganda" : "Perhaps a double"))
  }

  @Test("Line by line it is said at the desk and with the question", arguments: Language.allCases)
  func lineByLine(language: Language) async throws {
    var watch = await watch(language)
    watch.model.isLineByLine = true
    await watch.openDesk(on: one)
    let desk = try #require(watch.model.openDesk)
    let (what, advice) = warning(language)
    let told = PlainDesk.lines(desk, watch.model).map(\.string).joined(separator: " ")
    #expect(told.contains(what) && told.contains(advice))
    await watch.happen(.desk(desk.attempt.key, .askToSend))
    guard let asking = watch.model.openDesk, case .desk(let state) = watch.model.screen else {
      Issue.record("no desk")
      return
    }
    let question = PlainDesk.answers(asking, state, watch.model).map(\.string).joined(separator: " ")
    #expect(question.contains(what) && question.contains(one.name))
  }
}

extension Watch {
  /// The screen as it reads, without the frame of the dialog.
  fileprivate var unboxed: String {
    screen.filter { $0 != "│" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
