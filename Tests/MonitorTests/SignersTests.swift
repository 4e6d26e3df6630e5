import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The signers")
struct SignersTests {
  private let documents = InventedSigners.documents

  private func watch(rows: Int = 40, language: Language = .english) async -> Watch {
    var watch = await Watch(documents, size: Size(columns: 120, rows: rows), language: language)
    watch.model.certificates = InventedSigners.certificates
    return watch
  }

  @Test("The last so many failed, or passed: exactly that, with their periods, certificates and what stands now")
  func counts() async {
    var watch = await watch()
    await watch.press("T")
    #expect(watch.flat.contains("The last 9 failed, since"))
    #expect(watch.flat.contains("The last 10 were approved, since"))
    #expect(watch.flat.contains("Documents' outcomes: 9 failed, 0 passed,"))
    #expect(watch.flat.contains("Certificate: sertel, valid until"))
    #expect(watch.flat.contains("Certificate: PSrE, ended on"))
    #expect(watch.flat.contains("Certificate: –, never opened (pantau doctor)."))
  }

  @Test("A period names the day on which it ends, where it began on another, be it today")
  func period() async {
    var watch = await watch()
    await watch.press("T")
    #expect(watch.flat.contains("0 failed, 10 passed, 16 Nov 2026 20:20 – 17 Nov 2026 02:20."))
    #expect(watch.flat.contains("9 failed, 0 passed, 03:00 – 08:20."))
  }

  @Test("Re-uploads are told from the journal, by whom they were sent with")
  func reuploads() async throws {
    var watch = await watch()
    var attempt = InventedSigners.failedAttempt
    attempt.state = .intended
    try await watch.journal.begin(attempt)
    try await watch.journal.append(.settled(.invalidAgain), to: attempt.key, at: Sample.observedAt)
    await watch.press("T")
    #expect(watch.flat.contains("Re-uploads through Pantau: 1 failed again, 0 approved,"))
  }

  @Test("Enter lists the documents of the one that the cursor is on, and Esc leads back where it was opened")
  func list() async {
    var watch = await watch()
    await watch.press("o", "T", .down, .enter)
    #expect(watch.model.list.query.filter == .naming("CONTOH DUA", in: .signer, isWhole: true))
    #expect(watch.model.screen == .list)
    await watch.press("T")
    #expect(watch.model.context == .signers)
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
  }

  @Test("They can be opened by name as well, in either language", arguments: ["signers", "penandatangan"])
  func named(word: String) async {
    var watch = await watch()
    await watch.say(word)
    #expect(watch.model.context == .signers)
  }

  @Test("The footer names what Enter does: choosing for a desk, and from anywhere else listing documents")
  func footer() async {
    var watch = await watch()
    await watch.press("T")
    #expect(watch.footer.contains("Enter their documents"), "\(watch.footer)")
    await watch.press(.escape)
    await watch.openDesk(on: documents[0], signers: InventedSigners.names)
    await watch.press("T")
    #expect(watch.footer.contains("Enter choose"), "\(watch.footer)")
  }

  @Test("From the desk Enter chooses that signer there, and nothing is sent")
  func chosen() async throws {
    var watch = await watch()
    await watch.openDesk(on: documents[0], signers: InventedSigners.names)
    await watch.press("T")
    #expect(watch.flat.contains("Offered by the data source"))
    let effects = await watch.press(.down, .enter)
    #expect(watch.model.context == .deskPreparing)
    #expect(watch.model.openDesk?.attempt.signer == "CONTOH DUA")
    #expect(!effects.sends)
    await watch.press("T")
    // The cursor is on who was chosen.
    await watch.press(.up, .enter)
    #expect(watch.model.openDesk?.attempt.signer == nil)
  }

  @Test("Who is not offered cannot be chosen there, which is said")
  func notOffered() async {
    var watch = await watch()
    await watch.openDesk(on: documents[0], signers: ["CONTOH SATU", "CONTOH TIGA"])
    await watch.press("T")
    await watch.press(.down)
    await watch.press(.enter)
    #expect(watch.model.context == .signers)
    #expect(watch.footer.contains("is not offered"))
    #expect(watch.model.openDesk?.attempt.signer == nil)
  }

  @Test("The help that is opened here begins with their keys")
  func help() async {
    var watch = await watch()
    await watch.press("T", "?")
    #expect(watch.flat.contains("Here: the signers"))
  }

  @Test("Who looks on at a masked screen has no such screen")
  func masked() async {
    var watch = await Watch(
      documents, size: Size(columns: 120, rows: 40), language: .english, watching: Watching(isMasked: true))
    watch.isMasked = true
    await watch.press("T")
    #expect(watch.model.screen == .list)
  }

  @Test("Line by line they are read whole")
  func plain() async throws {
    var watch = await watch()
    await watch.press("T")
    let book = try #require(watch.model.queue.signers)
    let lines = SignersScreen.plainLines(book, watch.model).map(\.string)
    #expect(lines.contains("CONTOH SATU"))
    #expect(lines.contains { $0.hasPrefix("The last 10 were approved") })
    var teller = PlainTeller()
    let (told, again) = (teller.tell(watch.model), teller.tell(watch.model))
    #expect(told.map(\.string).contains("2. CONTOH DUA"))
    #expect(again.isEmpty)
  }
}
