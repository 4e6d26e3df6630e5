import TerminalKit
import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@Suite("Copying")
struct CopyTests {
  private func watch(_ change: (inout Document) -> Void = { _ in }) async -> Watch {
    var document = Sample.document(7)
    document.nsfp = NSFP("04002600999999907")
    change(&document)
    return await Watch([document])
  }

  @Test("y offers what can be copied; a number, or Enter, sends it to the terminal's clipboard")
  func choosing() async {
    var watch = await watch()
    #expect(await watch.press("y") == [])
    #expect(watch.screen.contains("Salin dari INV-000007"))
    #expect(await watch.press("2") == [.copy("04002600999999907")])
    await watch.happen(.copied(isTaken: true))
    #expect(watch.footer.contains("NSFP dikirim ke papan klip terminal. Tidak sampai? y t"))
    #expect(watch.model.screen == .list)
    #expect(await watch.press("y", .enter) == [.copy("INV-000007")])
    await watch.happen(.copied(isTaken: true))
    #expect(await watch.press("y", .down, .down, .enter) == [.copy(Sample.document(7).partnerIdentity ?? "")])
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
  }

  @Test("A row is fields apart by tabs, and nothing that a spreadsheet would take for a formula or a second line")
  func row() async {
    var watch = await watch { document in
      document.reference = "=HYPERLINK(1)"
      document.partnerName = "PT\tCONTOH\n@SUM"
      document.signer = "+62"
    }
    await watch.press("y")
    guard case .copy(let text)? = await watch.press("4").first else {
      Issue.record("nothing was copied")
      return
    }
    let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    #expect(fields.prefix(3) == ["'=HYPERLINK(1)", "04002600999999907", "Saved Invalid"])
    #expect(fields.contains("PT<U+0009>CONTOH<U+000A>@SUM"))
    #expect(fields.contains("'+62"))
  }

  @Test("A time in a copied row that may be longer has its sign, and one that is known has none")
  func lowerBound() {
    let document = Sample.document(7)
    for (source, sign) in [(StatusTime.Source.atLeast, "≥ "), (.observed, ""), (.backend, "")] {
      let row = QueueRow(document: document, time: StatusTime(since: Sample.observedAt, source: source))
      let fields = CopyChoice.row.text(of: row, in: .wib, .english).split(
        separator: "\t", omittingEmptySubsequences: false)
      #expect(fields[3] == "\(sign)17 Nov 2026 09:00 WIB")
    }
  }

  @Test("On a terminal without a clipboard the text stands alone on the screen until a key, which does nothing else")
  func alone() async {
    var watch = await watch()
    #expect(await watch.press("y", "1") == [.copy("INV-000007")])
    await watch.happen(.copied(isTaken: false))
    let lines = watch.screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "INV-000007")
    #expect(lines.dropFirst().dropLast().allSatisfy { $0.isEmpty })
    #expect(await watch.press("r") == [])
    #expect(watch.model.screen == .list)
    await watch.press("y", .down, "t")
    #expect(watch.screen.hasPrefix("04002600999999907\n"))
    #expect(await watch.press(.control("c")) == [.quit])
  }

  @Test("What the document does not have is not copied")
  func absent() async {
    var watch = await watch { $0.nsfp = nil }
    #expect(await watch.press("y", "2") == [])
    #expect(watch.footer.contains("tidak punya NSFP"))
  }

  @Test("y in the detail copies, and never sends")
  func inTheDetail() async {
    var watch = await watch()
    await watch.press(.enter, "y")
    #expect(watch.screen.contains("Salin dari INV-000007"))
    #expect(await watch.press("y", "y") == [])
    await watch.press(.escape)
    guard case .detail = watch.model.screen else {
      Issue.record("not back in the detail")
      return
    }
  }
}
