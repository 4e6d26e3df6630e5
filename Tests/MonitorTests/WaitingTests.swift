import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("What waits to be verified")
struct WaitingTests {
  private let documents = Sample.documents(3)
  private let key = IdempotencyKey("satu")
  private var name: String { documents[0].name }

  /// The first document is done in the portal at 09:05; the newest list is of 09:00.
  private func watchWaiting(_ language: Language = .indonesian, size: Size = Size(columns: 80, rows: 24)) async -> Watch
  {
    var watch = await Watch(documents, size: size, language: language, reupload: .handOff)
    await watch.openDesk(on: documents[0], key: key.rawValue)
    await watch.send(documents[0], key: key.rawValue)
    await watch.press("d", "d")
    return watch
  }

  /// All documents as a later list shows them, unchanged.
  private func list(of moment: Timestamp) -> [Document] {
    documents.map {
      var document = $0
      document.observedAt = moment
      return document
    }
  }

  private let ten = Timestamp.wib("2026-11-17 10:00")

  @Test("A later list that still shows Saved Invalid says so at the desk, with what to do")
  func stillInvalid() async {
    for (language, words) in [
      (
        Language.indonesian,
        ["Daftar 10:00 masih menunjukkan Saved Invalid.", "unggah ulang sekali lagi; n ke dokumen"]
      ),
      (.english, ["The list of 10:00 still shows Saved Invalid.", "upload it once more; n goes on"]),
    ] {
      var watch = await watchWaiting(language)
      for word in words { #expect(!watch.screen.contains(word)) }
      await watch.poll(list(of: ten))
      for word in words { #expect(watch.screen.contains(word)) }
      #expect(watch.model.context == .deskVerifying)
    }
  }

  @Test("Line by line the same is said in the words that are typed there")
  func lineByLine() async {
    for (language, words) in [
      (Language.indonesian, "atau ketik berhenti-menunggu, lalu unggah ulang sekali lagi; atau ketik berikutnya."),
      (.english, "or type stop-waiting, then upload it once more; or type next."),
    ] {
      var watch = await watchWaiting(language)
      watch.model.isLineByLine = true
      await watch.poll(list(of: ten))
      let told = watch.model.openDesk?.listAdvice(watch.model.telling).text(language).string ?? ""
      #expect(told.contains(words))
      #expect(watch.model.notice != nil)
    }
  }

  @Test("Of several that a list settles each is named")
  func severalSettled() async {
    var watch = await Watch(documents, reupload: .handOff)
    for (place, document) in documents.enumerated() { await watch.claim(document, key: "\(place)") }
    await watch.poll(list(of: ten).map { $0.becoming("APPROVED", at: ten) })
    #expect(watch.model.desks.isEmpty)
    #expect(watch.footer.contains("Disetujui DJP."))
    for document in documents { #expect(watch.footer.contains(document.name)) }
  }

  @Test("The heading of the desk counts those that wait beside the others")
  func heading() async {
    var watch = await watchWaiting(.english)
    #expect(watch.screen.contains("Re-upload · 3 Saved Invalid · ↻ 1 · one by one"))
    await watch.press("x", "x", .escape)
    await watch.openDesk(on: documents[1])
    #expect(watch.screen.contains("Re-upload · 3 Saved Invalid · one by one"))
  }

  @Test("Behind another screen that is a notice, once; of several their number")
  func noticed() async {
    var watch = await watchWaiting()
    await watch.press(.escape)
    await watch.poll(list(of: ten))
    #expect(watch.footer.contains("\(name): Daftar 10:00 masih menunjukkan Saved Invalid."))
    await watch.press(.down)
    await watch.poll(list(of: ten))
    #expect(watch.model.notice == nil)
    await watch.claim(documents[1], key: "dua")
    await watch.poll(list(of: ten + .hours(1)))
    #expect(watch.footer.contains("Daftar terbaru belum menyelesaikan 2 unggah ulang; R membukanya."))
  }

  @Test("A list from before the re-upload leaves it waiting, and is named as too old; a later one settles it")
  func tooOld() async {
    var watch = await watchWaiting()
    let early = documents[0].becoming("APPROVED", at: Sample.observedAt + .minutes(2))
    let effects = await watch.poll([early] + documents.dropFirst())
    #expect(effects.allSatisfy { if case .desk = $0 { false } else { true } })
    #expect(watch.screen.contains("Daftar 09:02 (Approved) lebih lama daripada unggah ulang ini (09:05)."))
    #expect(watch.model.context == .deskVerifying)
    let later = documents[0].becoming("APPROVED", at: ten)
    #expect(
      await watch.poll([later] + documents.dropFirst()).contains(.desk(key, .record(.settled(.approved), key))))
    #expect(watch.screen.contains("Disetujui DJP."))
  }

  @Test("a asks for a newer list, and is always answered")
  func asksForAList() async {
    var watch = await watchWaiting()
    #expect(await watch.press("a") == [.poll])
    #expect(watch.footer.contains("Bertanya…"))
    await watch.poll(documents)
    #expect(watch.footer.contains("Belum ada yang lebih baru daripada 09:00. Pantau membacanya lagi sendiri."))
    await watch.press("a")
    await watch.poll(list(of: ten))
    #expect(watch.footer.contains("Daftar 10:00 masih menunjukkan Saved Invalid."))
    await watch.press("a")
    await watch.lose()
    #expect(watch.footer.contains("Tidak bisa ditanya. Tidak tersedia: tidak ada jaringan"))
  }

  @Test("What was answered, or asked, goes once the desk stands otherwise")
  func answerGoes() async {
    var watch = await watchWaiting()
    await watch.press("a")
    await watch.poll(list(of: ten))
    #expect(watch.footer.contains("Daftar 10:00 masih menunjukkan Saved Invalid."))
    await watch.poll(list(of: ten))
    #expect(watch.footer.contains("Daftar 10:00 masih menunjukkan Saved Invalid."))
    await watch.press("x")
    #expect(watch.footer.contains("Berhenti menunggu"))
    await watch.poll([documents[0].becoming("APPROVED", at: ten + .hours(1))] + documents.dropFirst())
    #expect(watch.model.notice == nil)
    #expect(watch.screen.contains("Disetujui DJP."))
    #expect(!watch.screen.contains("masih menunjukkan"))
  }

  @Test("Once the desk stands otherwise it is read from its top", arguments: Language.allCases)
  func fromTheTop(language: Language) async {
    var watch = await Watch(
      documents, size: Size(columns: 40, rows: 10), language: language, reupload: .handOff)
    await watch.openDesk(on: documents[0], key: key.rawValue)
    await watch.press(.pageDown)
    #expect(watch.screen.contains("▲"))
    await watch.press("1")
    #expect(watch.screen.contains("▲"))
    await watch.send(documents[0], key: key.rawValue)
    #expect(!watch.screen.contains("▲"))
    #expect(watch.screen.contains(language == .indonesian ? "bila sudah." : "when done."))
    await watch.press(.pageDown)
    await watch.poll([documents[0].becoming("APPROVED", at: ten)] + documents.dropFirst())
    #expect(watch.screen.contains(language == .indonesian ? "Disetujui DJP." : "Approved by DJP."))
  }

  @Test("Who has not asked, or has gone on to another key, is not answered")
  func notAsked() async {
    var watch = await watchWaiting()
    await watch.poll(documents)
    #expect(watch.model.notice == nil)
    await watch.press("a", .down)
    await watch.poll(documents)
    #expect(watch.model.notice == nil)
  }

  @Test("Of what was sent a asks the backend, and is always answered")
  func asksTheBackend() async {
    var watch = await Watch(documents)
    await watch.openDesk(on: documents[0], key: key.rawValue)
    await watch.send(documents[0], key: key.rawValue)
    await watch.happen(.desk(key, .answered(.queued)))
    await watch.happen(.desk(key, .outcome(.queued)))
    #expect(watch.model.notice == nil)
    #expect(await watch.press("a") == [.desk(key, .askOutcome(key, documents[0].id))])
    #expect(watch.footer.contains("Bertanya…"))
    await watch.happen(.desk(key, .outcome(.queued)))
    #expect(watch.footer.contains("Sudah ditanya pukul 09:05 WIB: belum ada yang berubah."))
    await watch.press("a")
    await watch.happen(.desk(key, .askFailed(.unavailable("putus"))))
    #expect(watch.footer.contains("Tidak bisa ditanya. Tidak tersedia: putus"))
    await watch.press("a")
    await watch.happen(.desk(key, .outcome(.accepted("diterima"))))
    #expect(watch.model.notice == nil)
    #expect(watch.screen.contains("Diterima; menunggu statusnya bergerak."))
  }

  @Test("Where the document has moved when a asks, nobody says that nothing has changed", arguments: Language.allCases)
  func hasMoved(language: Language) async {
    var watch = await Watch(documents, language: language)
    await watch.openDesk(on: documents[0], key: key.rawValue)
    await watch.send(documents[0], key: key.rawValue)
    await watch.happen(.desk(key, .answered(.queued)))
    await watch.press("a")
    await watch.happen(.desk(key, .seen(QueueRow(documents[0].becoming("SIGNING IN PROGRESS", at: ten)))))
    await watch.happen(.desk(key, .outcome(.queued)))
    #expect(watch.screen.contains("Signing In Progress"))
    #expect(watch.model.notice == nil)
  }

  @Test("The list marks the rows that wait, by a sign and in words, and counts them above")
  func marked() async {
    for (language, size, row, count) in [
      (
        Language.indonesian, Size(columns: 80, rows: 24), "↻ Saved Invalid · tunggu daftar", "↻ 1 unggah ulang berjalan"
      ),
      (.english, Size(columns: 80, rows: 24), "↻ Saved Invalid · awaits list", "↻ 1 re-upload under way"),
      (.indonesian, Size(columns: 40, rows: 10), "↻ Invalid·tunggu daftar", ""),
      (.english, Size(columns: 40, rows: 10), "↻ Invalid · awaits list", ""),
    ] {
      var watch = await watchWaiting(language, size: size)
      await watch.press(.escape)
      #expect(watch.screen.contains(row))
      #expect(count.isEmpty || watch.screen.contains(count))
      await watch.poll(documents.map { $0.becoming("APPROVED", at: ten) })
      await watch.settle()
      #expect(!watch.screen.contains("↻"))
    }
  }

  @Test("On the smallest screen how it stands is in sight without scrolling", arguments: Language.allCases)
  func smallest(language: Language) async {
    let watch = await watchWaiting(language, size: Size(columns: 40, rows: 10))
    #expect(watch.screen.contains(language == .indonesian ? "Anda menyatakan sudah." : "You say it is done."))
    #expect(watch.screen.contains(language == .indonesian ? "memeriksanya." : "verifies."))
  }

  @Test("Where lists are imported, the desk that waits for one names the command", arguments: Language.allCases)
  func namesTheImport(language: Language) async {
    var watch = await watchWaiting(language)
    #expect(!watch.screen.contains(language == .indonesian ? ":impor" : ":import"))
    watch.model.profile.takesFiles = true
    #expect(watch.flat.contains(language == .indonesian ? "(:impor BERKAS)" : "(:import FILE)"))
  }

  @Test(
    "That nothing newer is there says what would bring it, by how it comes here",
    arguments: [
      (false, true, "Save a newer export in the watched folder."),
      (true, false, "Wait for the program that writes this queue, or import a newer list."),
    ])
  func nothingNewer(takesFiles: Bool, watchesFolder: Bool, words: String) async {
    var watch = await watchWaiting(.english, size: Size(columns: 160, rows: 40))
    (watch.model.profile.takesFiles, watch.model.profile.watchesFolder) = (takesFiles, watchesFolder)
    await watch.press("a")
    await watch.poll(documents)
    #expect(watch.footer.contains(words), "\(watch.footer)")
  }

  @Test("What is being done, and what was sent, has other words")
  func otherWords() async {
    var watch = await Watch(documents, reupload: .handOff)
    await watch.openDesk(on: documents[0], key: key.rawValue)
    await watch.send(documents[0], key: key.rawValue)
    await watch.press(.escape)
    #expect(watch.screen.contains("↻ Saved Invalid · di portal"))
    watch = await Watch(documents)
    await watch.openDesk(on: documents[0], key: key.rawValue)
    await watch.send(documents[0], key: key.rawValue)
    await watch.press(.escape)
    #expect(watch.screen.contains("↻ Saved Invalid · dikirim"))
    await watch.happen(.desk(key, .answered(.accepted(""))))
    #expect(watch.screen.contains("↻ Saved Invalid · terkirim"))
  }
}
