import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The dialog")
struct DialogTests {
  private let documents = Sample.documents(3)
  private var one: Document { documents[1] }
  private let key = IdempotencyKey("kunci")

  private func watchWithDialog(mustType: Bool = false) async -> Watch {
    var watch = await Watch(documents)
    await watch.openDesk(on: one, mustType: mustType)
    await watch.press("y")
    #expect(watch.model.context == .deskConfirming)
    return watch
  }

  @Test("Only y goes on, and first the document is read once more")
  func onlyYes() async {
    var watch = await watchWithDialog()
    #expect(await watch.press("y") == [.desk(key, .reread(one.id))])
    let begun = await watch.happen(.desk(key, .reread(one)))
    guard case .desk(key, .begin(let attempt))? = begun.first else {
      Issue.record("no intent: \(begun)")
      return
    }
    #expect(attempt.subject.document == one.id)
    #expect(
      await watch.happen(.desk(key, .recorded)) == [
        .desk(key, .send(ReuploadRequest(document: one.id, key: key, expected: one.status)))
      ])
  }

  @Test("A key held down, or typed in a burst, never confirms; once it is let go, y does")
  func hasteNeverConfirms() async {
    var watch = await Watch(documents)
    await watch.openDesk(on: one)
    await watch.press("y")
    for _ in 0..<5 {
      let effects = await watch.happen(.key("y", isHasty: true))
      #expect(effects.allSatisfy { if case .desk = $0 { false } else { true } })
      #expect(watch.model.context == .deskConfirming)
    }
    #expect(await watch.press("y") == [.desk(key, .reread(one.id))])
  }

  @Test("However long the other party's name is, what is asked and how to answer stay on the screen")
  func endlessName() async {
    var document = one
    document.partnerName = String(repeating: "PT CONTOH PANJANG SEKALI ", count: 400)
    for size in [Size(columns: 40, rows: 10), Size(columns: 80, rows: 24)] {
      var watch = await Watch([document], size: size)
      await watch.openDesk(on: document)
      await watch.press("y")
      #expect(watch.screen.contains(document.name))
      #expect(watch.screen.contains("12.000.000"))
      #expect(watch.screen.contains("y kirim"))
      #expect(watch.flat.contains("Coba ke-1"))
      #expect(watch.dialog.contains("Saved Invalid"))
      #expect(watch.screen.contains("(≥"))
    }
  }

  @Test(
    "On the smallest screen nothing is left out that decides: the signer's name ends first, and the rest is scrolled",
    arguments: Language.allCases, [false, true])
  func smallest(language: Language, mustType: Bool) async throws {
    var document = one
    document.partnerName = "CV CONTOH PERDAGANGAN UMUM DAN LOGISTIK KEPULAUAN RAYA NUSANTARA ABADI"
    document.taxBase = Rupiah(sen: 98_765_432_109_00)
    document.reference = "INV-2026-000123"
    document.signer = "CONTOH PENANDATANGAN SATU"
    for chosen in [nil, "CONTOH PENANDATANGAN DUA"] {
      var watch = await Watch([document], size: Size(columns: 40, rows: 10), language: language)
      await watch.openDesk(on: document, mustType: mustType, signers: [chosen].compactMap { $0 })
      if chosen != nil { await watch.press(.tab) }
      await watch.press("y")
      let dialog = try watch.whole
      let isIndonesian = language == .indonesian
      for part in [
        "INV-2026-000123", document.partnerName ?? "", isIndonesian ? "Rp 98.765.432.109" : "Rp 98,765,432,109",
        "Saved Invalid",
        "09:00 WIB", isIndonesian ? "Coba ke-1" : "Attempt 1",
        chosen == nil
          ? (isIndonesian ? "ttd tetap CONTOH" : "same signer CONTOH")
          : (isIndonesian ? "ttd CONTOH" : "signer CONTOH"),
        mustType ? (isIndonesian ? "Ketik referensi, lalu y" : "Type its reference, then y") : "y ",
      ] {
        #expect(dialog.contains(part), "\(part): \(dialog)")
      }
      if !mustType, let chosen { #expect(dialog.contains(chosen)) }
      expectGolden(
        watch.model.frame(),
        "dialog-smallest\(mustType ? "-typed" : "")\(chosen == nil ? "" : "-signer")-\(language.rawValue)")
    }
  }

  @Test(
    "There the other party's name is whole wherever the dialog can hold it, and with it amount, status and signer",
    arguments: Language.allCases, [nil, "CONTOH PENANDATANGAN DUA"] as [String?])
  func smallestWhole(language: Language, chosen: String?) async {
    var document = one
    document.partnerName = "CV CONTOH PERDAGANGAN UMUM DAN LOGISTIK KEPULAUAN RAYA"
    document.taxBase = Rupiah(sen: 98_765_432_109_00)
    document.signer = "CONTOH PENANDATANGAN SATU"
    var watch = await Watch([document], size: Size(columns: 40, rows: 10), language: language)
    await watch.openDesk(on: document, signers: [chosen].compactMap { $0 })
    if chosen != nil { await watch.press(.tab) }
    await watch.press("y")
    let amount = language == .indonesian ? "Rp 98.765.432.109" : "Rp 98,765,432,109"
    for part in [document.name, document.partnerName ?? "", amount, "Saved Invalid", chosen ?? "SATU", "y "] {
      #expect(watch.dialog.contains(part), "\(part): \(watch.dialog)")
    }
  }

  @Test("Where there is room, a long name of the other party is whole", arguments: Language.allCases)
  func wholeName(language: Language) async {
    var document = one
    document.partnerName = "CV CONTOH PERDAGANGAN UMUM DAN LOGISTIK KEPULAUAN RAYA NUSANTARA ABADI SEJAHTERA"
    var watch = await Watch([document], language: language)
    await watch.openDesk(on: document)
    await watch.press("y")
    let question = language == .indonesian ? "Kirim lagi" : "Send"
    let asked = "\(question) \(document.name) · \(document.partnerName ?? "") · Rp"
    #expect(watch.dialog.contains(asked), "\(watch.dialog)")
  }

  @Test(
    "Whoever failed before with somebody else is not told that the signer is unchanged", arguments: Language.allCases)
  func notUnchanged(language: Language) async {
    var earlier = Sample.attempt("lama", on: one, at: Sample.observedAt - .hours(2))
    earlier.state = .settled(.invalidAgain)
    var watch = await Watch(documents, size: Size(columns: 120, rows: 40), language: language)
    await watch.openDesk(on: one, signers: ["SITI CONTOH"], after: [earlier])
    let isIndonesian = language == .indonesian
    #expect(
      watch.flat.contains(isIndonesian ? "Penandatangan: PENANDATANGAN CONTOH" : "Signer: PENANDATANGAN CONTOH"))
    await watch.press("y")
    #expect(
      watch.dialog.contains(
        isIndonesian ? "ditandatangani PENANDATANGAN CONTOH" : "signed by PENANDATANGAN CONTOH"))
  }

  @Test(
    "There all that decides is read also where the reference is long, and signers that begin alike are told apart",
    arguments: Language.allCases, ["INV/2026/XI/SBY-000123456", "INV/2026/XI/SBY-CABANG-TANJUNG-000123456789"])
  func smallestLongReference(language: Language, reference: String) async throws {
    var document = one
    document.partnerName = "CV CONTOH PERDAGANGAN UMUM DAN LOGISTIK KEPULAUAN RAYA NUSANTARA ABADI"
    document.taxBase = Rupiah(sen: 98_765_432_109_00)
    document.reference = reference
    document.signer = "CONTOH PENANDATANGAN DUA"
    let isIndonesian = language == .indonesian
    for (isHandOff, mustType) in [(true, true), (false, true), (false, false)] {
      var watch = await Watch(
        [document], size: Size(columns: 40, rows: 10), language: language, reupload: isHandOff ? .handOff : .call)
      await watch.openDesk(on: document, mustType: mustType, signers: isHandOff ? [] : ["CONTOH SATU"])
      if !isHandOff { await watch.press(.tab) }
      await watch.press("y")
      let dialog = try watch.whole
      for part in [
        isIndonesian ? "Rp 98.765.432.109" : "Rp 98,765,432,109", document.partnerName ?? "", "Saved Invalid",
        "09:00 WIB",
        isIndonesian ? "coba ke-1" : "attempt 1", isHandOff ? "DUA" : "SATU",
        mustType ? (isIndonesian ? "Ketik referensi, lalu y" : "Type its reference, then y") : "y ",
      ] {
        #expect(dialog.lowercased().contains(part.lowercased()), "\(part): \(dialog)")
      }
      #expect(dialog.filter { $0 != " " }.contains(reference), "\(dialog)")
      expectGolden(
        watch.model.frame(),
        "dialog-smallest-\(reference.count)-\(isHandOff ? "portal" : mustType ? "typed" : "sent")-\(language.rawValue)")
    }
  }

  @Test(
    "A reference that has to be typed is whole on the smallest screen, whatever else has to end",
    arguments: Language.allCases, [43, 60, 90])
  func typedReferenceIsWhole(language: Language, length: Int) async {
    var document = one
    document.reference =
      "INV/2026/CABANG-SURABAYA-TIMUR/XI/" + String((0..<length - 34).map { Character("\($0 % 10)") })
    document.partnerName = "CV CONTOH PERDAGANGAN UMUM DAN LOGISTIK"
    for reupload: BackendCapabilities.Reupload in [.handOff, .call] {
      var watch = await Watch(
        [document], size: Size(columns: 40, rows: 10), language: language, reupload: reupload)
      await watch.openDesk(on: document, mustType: true)
      await watch.press("y")
      #expect(watch.dialog.filter { $0 != " " }.contains(document.name), "\(watch.dialog)")
      let amount = language == .indonesian ? "Rp 12.000.000" : "Rp 12,000,000"
      if length < 90 { #expect(watch.dialog.contains(amount), "\(watch.dialog)") }
      #expect(watch.dialog.contains(language == .indonesian ? "Ketik referensi" : "Type its reference"))
    }
  }

  @Test("What is shortened in the middle fits, and keeps both its ends")
  func bothEnds() {
    for width in 3...12 {
      let short = ("CONTOH SATU" as SafeText).keepingBothEnds(width: width)
      #expect(short.cellWidth <= width, "\(short)")
      #expect(short.string.hasPrefix("C") && short.string.hasSuffix("U"), "\(short)")
    }
    #expect(("CONTOH SATU" as SafeText).keepingBothEnds(width: 8) == "CONT…ATU")
  }

  @Test(
    "On the smallest screen the end of what is typed is seen, and what is wrong about it", arguments: Language.allCases)
  func smallestTyped(language: Language) async {
    var document = one
    document.reference = "INV-2026-000000000000000000000000123"
    var watch = await Watch([document], size: Size(columns: 40, rows: 10), language: language)
    await watch.openDesk(on: document, mustType: true)
    await watch.press("y")
    await watch.type("INV-2026-00000000000000000000000012")
    #expect(watch.screen.contains("0012_"))
    await watch.type("4")
    #expect(watch.screen.contains(language == .indonesian ? "Salah mulai huruf ke-36" : "Wrong from character 36"))
    #expect(watch.screen.contains("00124_"))
    await watch.press(.backspace)
    await watch.type("3")
    #expect(watch.screen.contains(language == .indonesian ? "y kirim" : "y send"))
  }

  @Test("However long a name is that the dialog scrolls, its end is reached, and what comes after it")
  func endOfNameIsReached() async {
    var document = one
    document.partnerName = String(repeating: "PT CONTOH PANJANG SEKALI ", count: 400) + "AKHIR"
    var watch = await Watch([document], size: Size(columns: 40, rows: 10))
    await watch.openDesk(on: document, mustType: true)
    await watch.press("y")
    #expect(watch.screen.contains(document.name) && watch.screen.contains(" ↓ "))
    await watch.press(.end)
    #expect(watch.dialog.contains("SEKALI AKHIR · ttd tetap"), "\(watch.dialog)")
    #expect(watch.screen.contains("Ketik referensi, lalu y; Esc tidak") && watch.screen.contains(" ↑ "))
    await watch.press(.home)
    #expect(watch.screen.contains(document.name))
  }

  /// What asks for the reference.
  enum Asking: CaseIterable {
    case oldData, sentLately, approvedTwin
  }

  @Test(
    "On the smallest screen document, other party, amount, status and attempt are whole, at once or by a key that is named, with the line to type on in sight",
    arguments: Language.allCases, Asking.allCases)
  func smallestIsWhole(language: Language, asking: Asking) async throws {
    for reference in ["INV-2026-000123", "INV/2026/XI/SBY-CABANG-TANJUNG-000123456789"] {
      try await isWhole(reference, language, asking)
    }
  }

  private func isWhole(_ reference: String, _ language: Language, _ asking: Asking) async throws {
    var document = one
    document.partnerName = "CV CONTOH PERDAGANGAN UMUM DAN LOGISTIK KEPULAUAN RAYA NUSANTARA ABADI SEJAHTERA"
    document.taxBase = Rupiah(sen: 98_765_432_109_00)
    document.reference = reference
    let isIndonesian = language == .indonesian
    var sent = Sample.attempt("lama", on: document, at: Sample.observedAt + .minutes(1))
    sent.by = Operator(user: "ani", host: "kantor")
    let (caution, told): (ReuploadDesk.Caution, String) =
      switch asking {
      case .oldData:
        (.init(oldDataAt: Sample.observedAt), isIndonesian ? "Data lama, per 09:00" : "Old data, as of 09:00")
      case .sentLately:
        (
          .init(sentLately: sent),
          isIndonesian
            ? "Unggah ulang ke-1 baru saja: 09:01 oleh ani@kantor" : "Re-upload 1 was just now: at 09:01 by ani@kantor"
        )
      case .approvedTwin: (.init(), isIndonesian ? "GANDA? Ada yang Approved." : "DOUBLE? One is Approved.")
      }
    for reupload: BackendCapabilities.Reupload in [.call, .handOff] {
      let twin = asking == .approvedTwin ? [Sample.approvedTwin(of: document)] : []
      var watch = await Watch(
        [document] + twin, size: Size(columns: 40, rows: 10), language: language, reupload: reupload)
      await watch.openDesk(on: document, caution: caution)
      await watch.press("y")
      let whole = try watch.whole
      for part in [
        document.partnerName ?? "", isIndonesian ? "Rp 98.765.432.109" : "Rp 98,765,432,109", "Saved Invalid",
        "09:00 WIB", isIndonesian ? "Coba ke-1" : "Attempt 1", told,
      ] {
        #expect(whole.contains(part), "\(part): \(whole)")
      }
      #expect(whole.filter { $0 != " " }.contains(reference), "\(whole)")
      let unseen = await watch.unseen()
      #expect(unseen.isEmpty, "\(unseen): \(watch.screen)")
    }
  }

  @Test("A dialog that is whole does not scroll, and says of an arrow that it does nothing")
  func wholeDoesNotScroll() async {
    var watch = await watchWithDialog()
    await watch.press(.down)
    #expect(watch.model.notice == Notice(.unboundInDialog(.down, watch.model.telling), .warning))
  }

  @Test(
    "Why the reference is to be typed is said: as of when the data is, or when and by whom it was sent",
    arguments: Language.allCases)
  func whyTyped(language: Language) async {
    let isIndonesian = language == .indonesian
    var sent = Sample.attempt("lama", on: one, number: 2, at: Sample.observedAt + .minutes(2))
    for (name, by) in [("ani", "ani@kantor"), ("petugas", isIndonesian ? "Anda" : "you")] {
      sent.by = Operator(user: name, host: "kantor")
      var watch = await Watch(documents, language: language)
      await watch.openDesk(on: one, caution: .init(oldDataAt: Sample.observedAt - .days(3), sentLately: sent))
      await watch.press("y")
      let told =
        isIndonesian
        ? "Data lama, per 14 Nov 2026 09:00. Unggah ulang ke-2 baru saja: 09:02 oleh \(by): ketik referensinya"
        : "Old data, as of 14 Nov 2026 09:00. Re-upload 2 was just now: at 09:02 by \(by): type its reference"
      #expect(watch.dialog.contains(told), "\(watch.dialog)")
      watch.model.isLineByLine = true
      if let desk = watch.model.openDesk, case .desk(let state) = watch.model.screen {
        let question = PlainDesk.answers(desk, state, watch.model).map(\.string).joined(separator: " ")
        #expect(question.contains(told.prefix { $0 != "." }) && question.contains(by), "\(question)")
      }
    }
  }

  @Test("Any other key sends nothing; Enter, Esc and n mean no")
  func anyOtherKeySendsNothing() async {
    for pressed in KeyMap.standard.bindings.flatMap(\.keys) + ["Y", "z"] where pressed != "y" {
      var watch = await watchWithDialog()
      let effects = await watch.press(pressed)
      #expect(effects.allSatisfy { if case .desk = $0 { false } else { true } }, "\(pressed)")
    }
    for no: Key in [.enter, .escape, "n"] {
      var watch = await watchWithDialog()
      await watch.press(no)
      #expect(watch.model.openDesk?.phase == .preparing)
    }
  }

  @Test("Rows that shift below it never change whose dialog it is")
  func rowsShiftBelow() async {
    var watch = await watchWithDialog()
    let dialog = watch.model.openDesk?.row.id
    await watch.poll([one] + (10..<60).map { Sample.document($0) })
    await watch.settle()
    #expect(watch.model.openDesk?.row.id == dialog)
    #expect(watch.screen.contains("Kirim lagi \(one.name)"))
    #expect(await watch.press("y") == [.desk(key, .reread(one.id))])
  }

  @Test("Another desk that becomes ready late does not take its place")
  func lateDeskStaysAway() async {
    var watch = await watchWithDialog()
    #expect(await watch.bringDesk(on: documents[2], key: "lain") == [])
    #expect(watch.model.openDesk?.row.id == one.id)
    #expect(watch.model.context == .deskConfirming)
  }

  @Test("Help over a desk, or its dialog, leaves both as they were")
  func helpLiesOver() async {
    var watch = await Watch(documents)
    await watch.openDesk(on: one, signers: ["BUDI CONTOH"])
    await watch.press("1", .tab, "?")
    await watch.poll(documents)
    await watch.press(.escape)
    #expect(watch.model.context == .deskPreparing)
    #expect(watch.model.openDesk?.ticked == [1])
    #expect(watch.model.openDesk?.attempt.signer == "BUDI CONTOH")
    await watch.press("?")
    await watch.poll(documents.map { $0.id == one.id ? $0.becoming("APPROVED") : $0 })
    await watch.press(.escape)
    #expect(watch.screen.contains("Tadi Saved Invalid, kini Approved: tidak diunggah ulang."))
  }

  @Test("Where there is no other signer to choose, Tab says so")
  func noOtherSigner() async {
    var watch = await Watch(documents)
    await watch.openDesk(on: one)
    await watch.press(.tab)
    #expect(watch.screen.contains("Antrean ini tidak menawarkan penandatangan lain."))
  }

  @Test("Tab says who signs now, and the desk names the signer before its steps", arguments: Language.allCases)
  func signerIsSaid(language: Language) async throws {
    var watch = await Watch(documents, language: language)
    await watch.openDesk(on: one, signers: ["SITI CONTOH"])
    let usual = try #require(one.signer)
    let isIndonesian = language == .indonesian
    func line(_ text: String) throws -> Int {
      try #require(watch.screen.split(separator: "\n").firstIndex { $0.contains(text) })
    }
    let steps = isIndonesian ? "Langkah" : "Steps"
    #expect(try line(isIndonesian ? "Penandatangan tetap: \(usual)" : "Signer unchanged: \(usual)") < line(steps))
    await watch.press(.tab)
    #expect(
      watch.footer.contains(isIndonesian ? "Penandatangan sekarang SITI CONTOH" : "The signer is now SITI CONTOH"))
    #expect(try line(isIndonesian ? "Penandatangan: SITI CONTOH" : "Signer: SITI CONTOH") < line(steps))
    await watch.press(.tab)
    #expect(watch.footer.contains(isIndonesian ? "semula, \(usual)" : "as it was, \(usual)"))
  }

  @Test("Where the only signer offered is the document's own, Tab says that there is no other")
  func onlyItsOwnSigner() async throws {
    var watch = await Watch(documents)
    await watch.openDesk(on: one, signers: [try #require(one.signer)])
    #expect(watch.screen.contains("Penandatangan tetap: ") && !watch.screen.contains("Tab memilih"))
    #expect(watch.model.isDisabled(.signer))
    await watch.press(.tab)
    #expect(watch.footer.contains("Antrean ini tidak menawarkan penandatangan lain."))
  }

  @Test("The dialog names the signer also when it is unchanged, and the attempt once")
  func signerInDialog() async throws {
    let watch = await watchWithDialog()
    let dialog = try #require(watch.screen.split(separator: "┌").last)
    #expect(dialog.contains("penandatangan tetap \(try #require(one.signer))"))
    #expect(dialog.ranges(of: "percobaan ke-1").count == 1)
  }

  @Test(
    "A desk that becomes ready after another key was pressed does not open under it",
    arguments: ["/", .down, "?"] as [Key])
  func lateDeskDoesNotOpen(pressed: Key) async {
    var watch = await Watch(documents)
    await watch.select(one)
    await watch.press("r")
    await watch.press(pressed)
    let screen = watch.model.screen
    #expect(await watch.bringDesk(on: one) == [])
    #expect(watch.model.screen == screen)
    #expect(watch.model.desks.isEmpty)
  }

  @Test("A status that changes while it is open ends it, with what changed")
  func statusChangesUnderneath() async {
    var watch = await watchWithDialog()
    await watch.poll(documents.map { $0.id == one.id ? $0.becoming("SIGNING IN PROGRESS") : $0 })
    #expect(watch.screen.contains("Tadi Saved Invalid, kini Signing In Progress: tidak diunggah ulang."))
    #expect(await watch.press("y") == [])
  }

  @Test("An amount that changes while it is open ends it as well")
  func amountChangesUnderneath() async {
    var watch = await watchWithDialog()
    var dearer = one
    dearer.taxBase = Rupiah(sen: 99_000_000_00)
    await watch.poll(documents.map { $0.id == one.id ? dearer : $0 })
    #expect(watch.model.openDesk?.phase == .over(.changed(from: one.status, to: one.status)))
    #expect(await watch.press("y") == [])
  }

  @Test(
    "What changed of the document under its dialog is said, old and new, and y asks for the dialog of it as it is now",
    arguments: Language.allCases, [false, true])
  func asksAgain(language: Language, isReread: Bool) async {
    var watch = await Watch(documents, size: Size(columns: 120, rows: 40), language: language)
    await watch.openDesk(on: one)
    await watch.press("y")
    var other = one
    (other.taxBase, other.partnerName) = (Rupiah(sen: 99_000_000_00), nil)
    let changed = documents.map { $0.id == one.id ? other : $0 }
    if isReread {
      await watch.press("y")
      #expect(await watch.happen(.desk(key, .reread(other))) == [])
    } else {
      await watch.poll(changed)
    }
    let isIndonesian = language == .indonesian
    let old = isIndonesian ? "12.000.000" : "12,000,000"
    let amounts = isIndonesian ? "→ Rp 99.000.000)" : "→ Rp 99,000,000)"
    #expect(watch.flat.contains("DPP Rp \(old)") && watch.flat.contains(amounts), "\(watch.screen)")
    #expect(watch.flat.contains("\(isIndonesian ? "lawan transaksi" : "other party") PT CONTOH PEMBELI 1 → –"))
    #expect(watch.footer.contains("y dialog…"))
    #expect(await watch.press("y") == [])
    #expect(watch.model.context == .deskConfirming)
    #expect(watch.screen.contains("99"))
    await watch.press("y")
    #expect(watch.model.openDesk?.phase == .rereading)
    guard case .desk(key, .begin(let attempt))? = await watch.happen(.desk(key, .reread(other))).first else {
      Issue.record("no intent")
      return
    }
    #expect(attempt.subject == Subject(other))
  }

  @Test("Where the status has moved under the dialog, y asks for none again")
  func movedIsOver() async {
    var watch = await watchWithDialog()
    await watch.poll(documents.map { $0.id == one.id ? $0.becoming("APPROVED") : $0 })
    #expect(!watch.footer.contains("y dialog…"))
    #expect(await watch.press("y") == [])
    #expect(watch.model.context == .deskOver)
  }

  @Test("What the last reading brings is compared with what the dialog named")
  func lastReadingDiffers() async {
    var watch = await watchWithDialog()
    await watch.press("y")
    let effects = await watch.happen(.desk(key, .reread(one.becoming("APPROVED"))))
    #expect(effects == [])
    #expect(watch.screen.contains("Tadi Saved Invalid, kini Approved: tidak diunggah ulang."))
  }

  @Test("Yes is refused once the connection is lost")
  func staleIsRefused() async {
    var watch = await watchWithDialog()
    await watch.lose()
    #expect(await watch.press("y") == [])
    #expect(watch.says(.stale))
  }

  @Test("Where the reference is asked, y alone is a letter of it")
  func referenceIsTyped() async {
    var watch = await watchWithDialog(mustType: true)
    #expect(await watch.press("y") == [])
    #expect(watch.model.openDesk?.phase == .confirming(typed: "y"))
    await watch.press(.backspace)
    #expect(await watch.type(one.name) == [])
    #expect(watch.model.openDesk?.isTypedRight == true)
    #expect(await watch.press("y") == [.desk(key, .reread(one.id))])
  }

  @Test(
    "Enter after a reference neither sends nor loses what was typed, and says what does; where nothing is typed it means no",
    arguments: Language.allCases)
  func enterKeepsWhatWasTyped(language: Language) async {
    var watch = await Watch(documents, language: language)
    await watch.openDesk(on: one, mustType: true)
    await watch.press("y")
    await watch.type(String(one.name.prefix(3)))
    #expect(await watch.press(.enter) == [])
    #expect(watch.model.openDesk?.phase == .confirming(typed: String(one.name.prefix(3))))
    #expect(watch.footer.contains(one.name))
    await watch.type(String(one.name.dropFirst(3)))
    #expect(await watch.press(.enter) == [])
    #expect(watch.model.openDesk?.phase == .confirming(typed: one.name))
    #expect(watch.footer.contains(language == .english ? "y sends, Esc leaves it." : "y mengirim, Esc tidak."))
    #expect(await watch.press("y") == [.desk(key, .reread(one.id))])
    watch = await watchWithDialog(mustType: true)
    await watch.press(.enter)
    #expect(watch.model.openDesk?.phase == .preparing)
  }

  @Test("A reference may hold the letters that are keys elsewhere")
  func referenceHoldsKeyLetters() async {
    var named = one
    named.reference = "yn-sky/y"
    var watch = await Watch([named])
    await watch.openDesk(on: named, mustType: true)
    await watch.press("y")
    #expect(await watch.type("yn-sky/y") == [])
    #expect(watch.model.openDesk?.isTypedRight == true)
    #expect(await watch.press("y") == [.desk(key, .reread(named.id))])
  }

  @Test("While the reference is typed, the first wrong character is named")
  func mistyped() async {
    var watch = await watchWithDialog(mustType: true)
    await watch.type("INV-")
    #expect(!watch.screen.contains("Tidak cocok"))
    await watch.type("9")
    #expect(watch.screen.contains("Tidak cocok mulai huruf ke-5; Backspace menghapus, Ctrl-U semuanya."))
    await watch.press(.backspace)
    #expect(!watch.screen.contains("Tidak cocok"))
  }

  @Test("Small letters are taken for the capitals of the reference, and nothing else for anything else")
  func smallLetters() async {
    var watch = await watchWithDialog(mustType: true)
    await watch.type(one.name.lowercased())
    #expect(watch.model.openDesk?.isTypedRight == true)
    await watch.press(.backspace)
    await watch.type("x")
    #expect(watch.model.openDesk?.isTypedRight == false)
  }

  @Test("Ctrl-U takes back all that was typed of the reference")
  func takeBackAll() async {
    var watch = await watchWithDialog(mustType: true)
    await watch.type("inv-99")
    #expect(await watch.press(.control("u")) == [])
    #expect(watch.model.openDesk?.phase == .confirming(typed: ""))
  }

  @Test("A typed reference does not get past a lost connection")
  func typedAndStale() async {
    var watch = await watchWithDialog(mustType: true)
    await watch.type(one.name)
    await watch.lose()
    #expect(await watch.press("y") == [])
    #expect(watch.says(.stale))
  }
}

extension Watch {
  /// All that the open dialog says, in sight or not, as one line.
  fileprivate var whole: String {
    get throws {
      let dialog = DeskScreen.dialog(try #require(model.openDesk), model)
      return (dialog.asked + dialog.answer).map(\.text.string).joined(separator: " ")
    }
  }

  /// The lines of the open dialog that cannot be brought into sight by the key it names; while it is scrolled, the line to
  /// type on has to be seen.
  fileprivate mutating func unseen() async -> [String] {
    guard let desk = model.openDesk else { return ["no dialog"] }
    let dialog = DeskScreen.dialog(desk, model)
    var unseen = dialog.asked.map(\.text.string).filter { !screen.contains($0) }
    for _ in dialog.asked.dropFirst(dialog.room) {
      guard screen.contains(" ↓ "), screen.contains("> _") else { return unseen }
      await press(.down)
      unseen.removeAll { screen.contains($0) }
    }
    return unseen
  }

  /// The screen as one line, without the frame of the dialog.
  fileprivate var dialog: String {
    screen.filter { $0 != "│" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
