import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

/// Things that are looked at, all of them invented.
enum InventedCheckup {
  static let items = [
    CheckupItem(
      kind: Phrase(id: "sambungan", en: "connection"), subject: Phrase(same: "layanan.invalid:443 (PT CONTOH)")),
    CheckupItem(kind: Phrase(id: "jam", en: "clock"), subject: Phrase(same: "layanan.invalid:443 (PT CONTOH)")),
    CheckupItem(kind: Phrase(id: "berkas", en: "file"), subject: Phrase(id: "jurnal", en: "journal")),
    CheckupItem(
      kind: Phrase(id: "sertifikat", en: "certificate"), subject: Phrase(same: "BU CONTOH, /rumah/sertel.p12")),
  ]
  static let fine = CheckupItem.Result(.fine, Phrase(id: "dapat ditulis", en: "can be written"))
  static let wrong = CheckupItem.Result(
    .wrong, Phrase(id: "jam komputer ini terlambat 10 menit", en: "this computer's clock is 10 minutes behind"),
    because: Phrase(
      id: "Klikpajak menolak panggilan yang jamnya berbeda lebih dari 300 detik",
      en: "Klikpajak refuses calls whose clock differs by more than 300 s"),
    next: Phrase(id: "Setel jam otomatis dari internet.", en: "Have the clock set from the internet."))
  static let warning = CheckupItem.Result(
    .warning, Phrase(id: "berlaku sampai 1 Des 2026, 14 hari lagi", en: "valid until 1 Dec 2026, 14 days left"))
  static let skipped = CheckupItem.Result(
    .skipped, Phrase(id: "server tidak terjangkau", en: "the server is not reached"))
}

/// Finds the same every time.
struct InventedExaminer: Examiner {
  func examine(_ tell: @escaping @Sendable (CheckupNews) async -> Void) async {
    await tell(.began(InventedCheckup.items))
    let results = [InventedCheckup.skipped, InventedCheckup.wrong, InventedCheckup.fine, InventedCheckup.warning]
    for (place, result) in results.enumerated() { await tell(.found(place, result)) }
    await tell(.over)
  }
}

@Suite("The doctor on the screen")
struct CheckupTests {
  private func watch() async -> Watch {
    await Watch(InventedQueue.documents, language: .english)
  }

  private func shows(_ watch: Watch, _ text: String) -> Bool { FrameText.text(of: watch.model.frame()).contains(text) }

  @Test("D begins it, what is still looked at is marked, and each answer takes its place as it comes")
  func examination() async {
    var watch = await watch()
    #expect(await watch.press(.character("D")) == [.examine])
    #expect(shows(watch, "looking… 0 of 0"))
    await watch.happen(.checkup(.began(InventedCheckup.items)))
    await watch.happen(.checkup(.found(2, InventedCheckup.fine)))
    #expect(shows(watch, "looking… 1 of 4"))
    #expect(shows(watch, "… clock: being looked at (layanan.invalid:443 (PT CONTOH))"))
    #expect(shows(watch, "✓ file: can be written (journal)"))
    // One that goes on is shown again, and not begun twice.
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
    #expect(await watch.press(.character("D")).isEmpty)
    await watch.happen(.checkup(.found(0, InventedCheckup.skipped)))
    await watch.happen(.checkup(.found(1, InventedCheckup.wrong)))
    await watch.happen(.checkup(.found(3, InventedCheckup.warning)))
    await watch.happen(.checkup(.over))
    #expect(shows(watch, "wrong 1 · warnings 1 · well 1"))
    // Asked for again, it begins anew.
    #expect(await watch.press(.character("u")) == [.examine])
  }

  @Test("Enter shows why and what to do, of what the cursor is on, and again hides it")
  func reason() async {
    var watch = await watch()
    await watch.press(.character("D"))
    await watch.happen(.checkup(.began(InventedCheckup.items)))
    await watch.happen(.checkup(.found(1, InventedCheckup.wrong)))
    await watch.happen(.checkup(.over))
    await watch.press(.enter)
    #expect(!shows(watch, "→ Have the clock set"))
    await watch.press(.down, .enter)
    #expect(shows(watch, "Klikpajak refuses calls whose clock differs by more than 300 s"))
    #expect(shows(watch, "→ Have the clock set from the internet."))
    await watch.press(.enter)
    #expect(!shows(watch, "→ Have the clock set"))
    await watch.press(.end)
    #expect(watch.model.screen == .checkup(CheckupState(cursor: 3), over: .list))
    await watch.press(.down, .down)
    #expect(watch.model.screen == .checkup(CheckupState(cursor: 3), over: .list))
  }

  @Test("What the cursor is on is seen on the smallest screen as well", arguments: [0, 1, 2, 3])
  func small(place: Int) async {
    var watch = await Watch(InventedQueue.documents, size: Size(columns: 40, rows: 10), language: .english)
    await watch.press(.character("D"))
    await watch.happen(
      .checkup(
        .began(
          InventedCheckup.items.map { CheckupItem(kind: $0.kind, subject: $0.subject, result: InventedCheckup.wrong) }))
    )
    await watch.happen(.checkup(.over))
    for _ in 0..<place { await watch.press(.down) }
    await watch.press(.enter)
    #expect(shows(watch, "▸"))
    #expect(shows(watch, "→ Have the clock"))
  }

  @Test("Who only looks on has no such key")
  func watching() async {
    var watch = await Watch(InventedQueue.documents, language: .english, watching: Watching())
    #expect(await watch.press(.character("D")).isEmpty)
    #expect(watch.model.screen == .list)
    #expect(!Effect.examine.onlyLooks)
  }
}
