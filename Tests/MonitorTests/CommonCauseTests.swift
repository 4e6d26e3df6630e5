import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Signs of a common cause")
struct CommonCauseTests {
  private let now = Sample.observedAt

  /// Nine by one signer that failed, ten by another that passed.
  private var documents: [Document] {
    (1...19).map { number in
      let failed = number < 10
      var document = Sample.document(number, status: failed ? "SAVED INVALID" : "APPROVED")
      document.statusTime = StatusTime(since: now - .minutes(40 * number), source: .backend)
      document.signer = failed ? "CONTOH SATU" : "CONTOH DUA"
      document.reason = failed && number > 3 ? "DJP-SIGN-MASTER: Incorrect Signer Passphrase" : nil
      return document
    }
  }

  private func watch(
    _ documents: [Document]? = nil, columns: Int = 80, rows: Int = 24, language: Language = .indonesian
  ) async -> Watch {
    await Watch(documents ?? self.documents, size: Size(columns: columns, rows: rows), language: language)
  }

  @Test(
    "They stand first in the overview, with their counts", arguments: Language.allCases,
    [(80, 24), (120, 40), (200, 60), (40, 10)])
  func panel(language: Language, size: (Int, Int)) async {
    var watch = await watch(columns: size.0, rows: size.1, language: language)
    await watch.press("o")
    expectGolden(watch.model.frame(), "overview-causes-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test("From a sign to its documents")
  func listed() async {
    var watch = await watch()
    await watch.press("o", .enter)
    #expect(watch.model.list.query.view == .savedInvalid)
    #expect(watch.model.list.query.filter == .naming("CONTOH SATU", in: .signer, isWhole: true))
    #expect(watch.model.list.total == 9)
  }

  @Test(
    "The desk names the sign before anything is sent, and whose documents pass", arguments: Language.allCases,
    [(80, 24), (120, 40), (200, 60)])
  func desk(language: Language, size: (Int, Int)) async {
    var watch = await watch(columns: size.0, rows: size.1, language: language)
    await watch.openDesk(on: documents[0], signers: ["CONTOH DUA", "CONTOH SATU"])
    expectGolden(watch.model.frame(), "desk-causes-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test("Line by line the sign is read with the desk, once it is known, and again before the question")
  func plain() async {
    var watch = await watch(language: .english)
    watch.model.isLineByLine = true
    await watch.openDesk(on: documents[0], signers: ["CONTOH DUA", "CONTOH SATU"])
    await watch.happen(.nextFound(after: documents[0].id, nil))
    var teller = PlainTeller()
    var early = watch.model
    early.screen.changeDesk { $0.overview = nil }
    #expect(!teller.isSettled(early))
    #expect(teller.isSettled(watch.model))
    for keys in [[], ["y"]] as [[Key]] {
      for key in keys { await watch.press(key) }
      let told = teller.tell(watch.model).map(\.string).joined(separator: " ")
      #expect(told.contains("A sign of a common cause: signer CONTOH SATU"), "\(told)")
    }
  }

  private func one(_ number: Int, _ status: String, minutesAgo: Int, by signer: String) -> Document {
    var document = Sample.document(number, status: status)
    document.statusTime = StatusTime(since: now - .minutes(minutesAgo), source: .backend)
    document.signer = signer
    return document
  }

  @Test(
    "Tab begins with the one who is proposed, who stays proposed whoever is chosen then",
    arguments: [
      (Language.indonesian, "CONTOH DUA: 10 yang terakhir disetujui, sejak", "Tab memilih.", "Dipilih."),
      (.english, "CONTOH DUA: the last 10 were approved, since", "Tab chooses.", "Chosen."),
    ])
  func chosen(language: Language, proposed: String, choosing: String, isChosen: String) async {
    var watch = await watch(columns: 120, rows: 40, language: language)
    await watch.openDesk(on: documents[0], signers: ["CONTOH NOL", "CONTOH SATU", "CONTOH DUA"])
    #expect(watch.flat.contains(proposed) && watch.flat.contains(choosing), "\(watch.flat)")
    await watch.press(.tab)
    #expect(watch.model.openDesk?.attempt.signer == "CONTOH DUA")
    #expect(watch.flat.contains(proposed) && watch.flat.contains(isChosen), "\(watch.flat)")
    await watch.press(.tab)
    #expect(watch.model.openDesk?.attempt.signer == "CONTOH NOL")
    #expect(watch.flat.contains(proposed) && !watch.flat.contains(isChosen))
  }

  @Test(
    "Where too few others passed for a sign, the failures of the one who signs are counted, and another is proposed",
    arguments: [
      (Language.indonesian, "CONTOH SATU: 9 yang terakhir gagal, sejak", "CONTOH TIGA: yang terakhir disetujui ("),
      (.english, "CONTOH SATU: the last 9 failed, since", "CONTOH TIGA: the last was approved ("),
    ])
  func failing(language: Language, failed: String, proposed: String) async {
    let passed = one(20, "APPROVED", minutesAgo: 60 * 72, by: "CONTOH TIGA")
    var watch = await watch(Array(documents.prefix(9)) + [passed], columns: 120, rows: 40, language: language)
    await watch.openDesk(on: documents[0], signers: ["CONTOH SATU", "CONTOH DUA", "CONTOH TIGA"])
    #expect(watch.flat.contains(failed) && watch.flat.contains(proposed), "\(watch.flat)")
    await watch.press(.tab)
    #expect(watch.model.openDesk?.attempt.signer == "CONTOH TIGA")
  }

  @Test("Whose documents passed of late all but one is proposed with both counts, before a longer run of long ago")
  func mostOfLate() async {
    let more =
      [one(20, "SAVED INVALID", minutesAgo: 100, by: "CONTOH DUA")]
      + (21...40).map { one($0, "APPROVED", minutesAgo: 60 * 240 + $0, by: "CONTOH TIGA") }
    var watch = await watch(documents + more, columns: 160, rows: 50, language: .english)
    await watch.openDesk(on: documents[0], signers: ["CONTOH DUA", "CONTOH SATU", "CONTOH TIGA"])
    #expect(!watch.flat.contains("CONTOH DUA"), "its last one failed")
    #expect(watch.flat.contains("CONTOH TIGA: the last 20 were approved"))
    let since = one(41, "APPROVED", minutesAgo: 5, by: "CONTOH DUA")
    watch = await self.watch(documents + more + [since], columns: 160, rows: 50, language: .english)
    await watch.openDesk(on: documents[0], signers: ["CONTOH DUA", "CONTOH SATU", "CONTOH TIGA"])
    #expect(watch.flat.contains("CONTOH DUA: 11 approved and 1 failed within 24 hours. Tab chooses."), "\(watch.flat)")
    #expect(!watch.flat.contains("CONTOH TIGA"))
  }

  @Test(
    "The sign and the steps name the same other signer: one whose last document passed, not who passed most of late")
  func oneRanking() async {
    let more =
      [one(20, "SAVED INVALID", minutesAgo: 5, by: "CONTOH DUA")]
      + (21...25).map { one($0, "APPROVED", minutesAgo: $0, by: "CONTOH TIGA") }
    var watch = await watch(documents + more, columns: 160, rows: 50)
    await watch.openDesk(on: documents[0], signers: ["CONTOH DUA", "CONTOH SATU", "CONTOH TIGA"])
    #expect(watch.flat.ranges(of: "CONTOH TIGA: 5 yang terakhir disetujui").count == 2)
    #expect(!watch.flat.contains("CONTOH DUA: 10"))
  }

  @Test("What does not share it is told nothing of it")
  func others() async {
    var other = Sample.document(20, status: "SAVED INVALID")
    other.signer = "CONTOH DUA"
    var watch = await watch(documents + [other], rows: 40)
    await watch.openDesk(on: other)
    #expect(!watch.screen.contains("Tanda penyebab bersama"))
  }

  @Test("Where nothing gets through, overview and desk say so", arguments: Language.allCases)
  func standstill(language: Language) async {
    let signing = (1...6).map { number in
      var document = Sample.document(number, status: "SIGNING IN PROGRESS")
      document.statusTime = StatusTime(since: now - .hours(3), source: .backend)
      document.signer = number < 4 ? "CONTOH SATU" : "CONTOH DUA"
      return document
    }
    let failed = Sample.document(7, status: "SAVED INVALID")
    var watch = await watch(signing + [failed], language: language)
    await watch.press("o")
    expectAtEverySize(watch.model, "overview-standstill")
    await watch.press(.enter)
    #expect(watch.model.list.total == 6)
    watch = await self.watch(signing + [failed], columns: 160, language: language)
    await watch.openDesk(on: failed)
    #expect(
      watch.screen.contains(
        language == .indonesian ? "Mungkin DJP yang lambat, bukan Anda" : "DJP may be slow, not you"))
    #expect(watch.flat.contains(": DDTCNews, Kring Pajak 18 Feb 2025; Pantau"))
    // So do the details of what failed and of what waits, with the count and where it is known from.
    for document in [failed, signing[0]] {
      await watch.press(.escape)
      await watch.select(document)
      await watch.press(.enter)
      let sign = language == .indonesian ? "‼ 6 signing ≥ 1 jam" : "‼ 6 signing for ≥ 1 hour"
      #expect(watch.flat.contains(sign) && watch.flat.contains("18 Feb 2025; Pantau)"), "\(watch.screen)")
    }
  }

  @Test(
    "Where nothing gets through, desk and details say to wait, and not to try with one as well",
    arguments: [
      (Language.indonesian, "Tunggu; jangan unggah ulang dulu", "sebagai percobaan"),
      (.english, "Wait; upload nothing again yet", "as a trial"),
    ])
  func oneVoice(language: Language, waiting: String, trial: String) async {
    let signing = (1...6).map { number in
      var document = Sample.document(number, status: "SIGNING IN PROGRESS")
      document.statusTime = StatusTime(since: now - .hours(3), source: .backend)
      document.signer = number < 4 ? "CONTOH SATU" : "CONTOH DUA"
      return document
    }
    let failed = (7...14).map { number in
      var document = Sample.document(number, status: "SAVED INVALID")
      document.statusTime = StatusTime(since: now - .minutes(number), source: .backend)
      (document.signer, document.reason) = (nil, "alasan yang sama")
      return document
    }
    for (documents, waits) in [(signing + failed, true), (failed, false)] {
      var watch = await watch(documents, columns: 160, rows: 60, language: language)
      await watch.select(failed[0])
      await watch.press(.enter)
      for _ in ["details", "desk"] {
        let sign = language == .indonesian ? "Tanda penyebab bersama" : "A sign of a common cause"
        #expect(watch.flat.contains(sign), "\(watch.screen)")
        #expect(watch.flat.contains(waiting) == waits && watch.flat.contains(trial) != waits, "\(watch.screen)")
        await watch.press(.escape)
        await watch.openDesk(on: failed[0])
      }
    }
  }

  @Test(
    "The details name the sign that a document has its share in, with its counts and source",
    arguments: Language.allCases)
  func detail(language: Language) async {
    var watch = await watch(columns: 120, rows: 60, language: language)
    let words =
      language == .indonesian
      ? ["CONTOH SATU (9 gagal, 0 lolos; yang lain: 0 gagal, 10 lolos)", "(Sumber: DDTCNews, Kring Pajak"]
      : ["CONTOH SATU (9 failed, 0 passed; the others: 0 failed, 10 passed)", "(Source: DDTCNews, Kring Pajak"]
    await watch.select(documents[0])
    await watch.press(.enter)
    for word in words { #expect(watch.flat.contains(word), "\(watch.screen)") }
    guard case .detail(let state) = watch.model.screen else {
      Issue.record("no details")
      return
    }
    let plain = PlainDetail.lines(state, watch.model).map(\.string).joined(separator: " ")
    for word in words { #expect(plain.contains(word), "\(plain)") }
    // What was approved has no share in a failure.
    await watch.press(.escape)
    await watch.select(documents[12])
    await watch.press(.enter)
    #expect(!watch.flat.contains("CONTOH SATU (9"))
  }

  @Test("Line by line a document that failed is read once it is known what it has in common with others")
  func detailWaits() async {
    var watch = await watch(language: .english)
    watch.model.isLineByLine = true
    await watch.select(documents[0])
    await watch.press(.enter)
    await watch.happen(.historyLoaded(documents[0].id, []))
    await watch.happen(.stepsLoaded(documents[0].id, nil))
    #expect(PlainTeller().isSettled(watch.model))
    watch.model.screen.changeDetail { $0.overview = nil }
    #expect(!PlainTeller().isSettled(watch.model))
  }

  @Test("What failed within one hour is listed, and nothing else", arguments: Language.allCases)
  func hour(language: Language) async {
    func failed(_ number: Int, hoursAgo: Int) -> Document {
      var document = Sample.document(number, status: "SAVED INVALID")
      document.statusTime = StatusTime(since: now - .hours(hoursAgo), source: .backend)
      (document.signer, document.reason) = (nil, "alasan \(number)")
      return document
    }
    let documents = (1...6).map { failed($0, hoursAgo: 2) } + (7...9).map { failed($0, hoursAgo: $0) }
    var watch = await watch(documents, language: language)
    await watch.press("o")
    await watch.press(.enter)
    #expect(watch.model.list.total == 6)
  }

  @Test("Who looks on at a masked screen sees neither signer nor other party")
  func masked() async {
    var watch = await watch()
    watch.isMasked = true
    await watch.press("o")
    #expect(!watch.screen.contains("CONTOH SATU"))
    #expect(!watch.screen.contains("Incorrect Signer"))
  }

  @Test("Line by line they are read first, with numbers that list them")
  func lines() async {
    var watch = await watch()
    await watch.press("o")
    guard case .overview(let state) = watch.model.screen, let data = state.data else {
      Issue.record("no overview")
      return
    }
    let plain = PlainOverview(data, watch.model)
    #expect(plain.items.first == .cause(.signer("CONTOH SATU")))
    #expect(plain.lines[0].string.contains("penandatangan CONTOH SATU: 9 gagal, 0 lolos; yang lain: 0 gagal, 10 lolos"))
  }
}
