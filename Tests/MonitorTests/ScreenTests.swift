import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

/// The screens as they are drawn, in both languages.
///
/// A frame holds what each cell means and not its colour, so that
/// the screen without colours is the same picture.
@Suite("Screens")
struct ScreenTests {
  private let failed = InventedQueue.failedSigning

  private func watch(
    _ language: Language, _ documents: [Document] = InventedQueue.documents, columns: Int = 80, rows: Int = 24,
    reupload: BackendCapabilities.Reupload = .call
  ) async -> Watch {
    await Watch(documents, size: Size(columns: columns, rows: rows), language: language, reupload: reupload)
  }

  private func expect(_ watch: Watch, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    expectGolden(
      watch.model.frame(), "\(name)-\(watch.model.language.rawValue)", sourceLocation: sourceLocation)
  }

  @Test("The list", arguments: Language.allCases, [(80, 24), (120, 40), (200, 60), (40, 10)])
  func list(language: Language, size: (Int, Int)) async {
    var watch = await watch(language, columns: size.0, rows: size.1)
    await watch.press(.down)
    expect(watch, "list-\(size.0)x\(size.1)")
  }

  @Test("The dialog on the smallest screen", arguments: Language.allCases)
  func smallDialog(language: Language) async {
    var watch = await watch(language, columns: 40, rows: 10)
    await watch.openDesk(on: failed)
    await watch.press("y")
    expect(watch, "desk-dialog-40x10")
  }

  @Test("A re-upload that waits for a list, on the smallest screen", arguments: Language.allCases)
  func smallWaiting(language: Language) async {
    var watch = await watch(language, columns: 40, rows: 10, reupload: .handOff)
    await watch.claim(failed, key: "kunci")
    expect(watch, "list-waiting-40x10")
    await watch.press("R")
    expect(watch, "desk-verifying-40x10")
  }

  @Test("The journal and what is new", arguments: Language.allCases, [(80, 24), (120, 40), (200, 60), (40, 10)])
  func journal(language: Language, size: (Int, Int)) async throws {
    var watch = await watch(language, columns: size.0, rows: size.1)
    let by = Operator(user: "petugas", host: "kantor")
    func change(_ document: Document, _ from: String?, _ to: String?, _ at: String, _ reason: String? = nil)
      -> StatusChange
    {
      StatusChange(
        subject: Subject(document), from: from.map { StatusReading(coretax: $0) },
        to: to.map { StatusReading(coretax: $0) }, time: StatusTime(since: .wib(at), source: .observed),
        seenAt: .wib(at), reason: reason)
    }
    let documents = InventedQueue.documents
    var attempt = Sample.attempt("lama", on: failed, at: .wib("2026-11-17 08:20"))
    attempt.signer = nil
    attempt.by = Operator(user: "rekan", host: "gudang")
    try await watch.journal.record([
      change(documents[4], nil, "SIGNING IN PROGRESS", "2025-11-17 16:00"),
      change(failed, nil, "SIGNING IN PROGRESS", "2026-11-15 07:00"),
      change(failed, "SIGNING IN PROGRESS", "SAVED INVALID", "2026-11-17 08:12", failed.reason),
      change(documents[4], "SIGNING IN PROGRESS", "APPROVED", "2026-11-17 08:14"),
    ])
    try await watch.journal.begin(attempt)
    try await watch.journal.append(.accepted("diterima"), to: attempt.key, at: .wib("2026-11-17 08:21"))
    try await watch.journal.annotate(
      Subject(failed), .noted("sudah ditelepon, NPWP diperbaiki"), at: .wib("2026-11-17 08:30"))
    try await watch.journal.annotate(Subject(documents[6]), .marked, at: .wib("2026-11-17 08:31"))
    try await watch.journal.record([
      change(documents[11], nil, "", "2026-11-17 08:40"), change(documents[7], nil, "BARU SEKALI", "2026-11-17 08:41"),
      change(documents[9], "CANCELED", nil, "2026-11-17 08:50"),
    ])
    await watch.happen(
      .journalFound(end: JournalPlace(11), looked: Looked(place: JournalPlace(2), at: .wib("2026-11-16 17:02"))))
    await watch.press("J", .down)
    expect(watch, "journal-\(size.0)x\(size.1)")
    await watch.press("/")
    await watch.type("\(by.user)")
    expect(watch, "journal-search-\(size.0)x\(size.1)")
    await watch.press(.escape, .escape, "b", .down)
    expect(watch, "news-\(size.0)x\(size.1)")
  }

  @Test(
    "The choice of what to copy, and a display that follows or stands still", arguments: Language.allCases,
    [(80, 24), (120, 40), (200, 60), (40, 10)])
  func display(language: Language, size: (Int, Int)) async {
    var watch = await watch(language, columns: size.0, rows: size.1)
    await watch.select(failed)
    await watch.press("y", .down)
    expect(watch, "copy-\(size.0)x\(size.1)")
    await watch.press("t")
    await watch.press(.escape, "y", "4")
    await watch.happen(.copied(isTaken: false))
    expect(watch, "copy-plain-\(size.0)x\(size.1)")
    await watch.press(.escape, "F", .escape)
    await watch.poll(InventedQueue.documents.map { $0.id == failed.id ? $0.becoming("APPROVED") : $0 })
    expect(watch, "follow-\(size.0)x\(size.1)")
    await watch.press("P")
    watch.now = watch.now + .minutes(31)
    await watch.happen(.changesSeen(Sample.changes(12)))
    await watch.poll(InventedQueue.documents)
    expect(watch, "pause-\(size.0)x\(size.1)")
  }

  @Test("Notes and marks", arguments: Language.allCases, [(80, 24), (120, 40), (200, 60), (40, 10)])
  func notes(language: Language, size: (Int, Int)) async {
    var watch = await watch(language, columns: size.0, rows: size.1)
    await watch.keep([
      .annotate(Subject(failed), .note("sudah ditelepon, NPWP diperbaiki besok")),
      .annotate(Subject(failed), .toggleMark), .annotate(Subject(InventedQueue.documents[4]), .toggleMark),
      .annotate(Subject(InventedQueue.documents[0]), .note("tunggu pemeliharaan\u{202E} DJP")),
    ])
    await watch.press(.down)
    await watch.select(failed)
    expect(watch, "notes-\(size.0)x\(size.1)")
    await watch.press("c")
    expect(watch, "notes-writing-\(size.0)x\(size.1)")
    await watch.press(.control("u"), .enter)
    expect(watch, "notes-removing-\(size.0)x\(size.1)")
    await watch.press(.escape, .enter)
    expect(watch, "notes-detail-\(size.0)x\(size.1)")
    await watch.press(.escape, .alt("9"))
    expect(watch, "notes-marked-\(size.0)x\(size.1)")
  }

  @Test("The filter line", arguments: Language.allCases, [(80, 24), (40, 10), (120, 40), (200, 60)])
  func filterLine(language: Language, size: (Int, Int)) async {
    var watch = await watch(language, columns: size.0, rows: size.1)
    await watch.press("/")
    await watch.type("contoh status:")
    await watch.press(.tab)
    await watch.happen(.suggested(FilterCompletion(before: "contoh status:"), ["BARU SEKALI"]))
    expect(watch, "filter-menu-\(size.0)x\(size.1)")
    await watch.press(.control("u"))
    await watch.type("contoh stauts:stuck")
    expect(watch, "filter-wrong-\(size.0)x\(size.1)")
  }

  @Test("Tabs of one's own", arguments: Language.allCases, [(80, 24), (40, 10), (120, 40), (200, 60)])
  func tabs(language: Language, size: (Int, Int)) async throws {
    var watch = await watch(language, columns: size.0, rows: size.1)
    watch.model.settings.savedFilters = [
      SavedFilter(name: "Besar", filter: try Filter(parsing: "dpp:>500jt")),
      SavedFilter(name: "CONTOH belum disetujui", filter: try Filter(parsing: "contoh -status:approved")),
    ]
    await watch.press(.alt("0"), .alt("0"), "s", "d", "P")
    expect(watch, "tabs-sorting-\(size.0)x\(size.1)")
    await watch.press(.enter, "/")
    await watch.type("pembeli")
    await watch.press(.enter, "+")
    expect(watch, "tab-name-\(size.0)x\(size.1)")
  }

  @Test("The overview", arguments: Language.allCases, [(80, 24), (120, 40), (200, 60), (40, 10), (60, 40)])
  func overview(language: Language, size: (Int, Int)) async {
    var watch = await watch(language, columns: size.0, rows: size.1)
    watch.outcomes = InventedQueue.outcomes
    await watch.press("o", .down, .down)
    expect(watch, "overview-\(size.0)x\(size.1)")
  }

  @Test("Columns further to the right", arguments: Language.allCases, [(80, 24), (120, 40), (200, 60), (40, 10)])
  func sideways(language: Language, size: (Int, Int)) async {
    var watch = await watch(language, columns: size.0, rows: size.1)
    await watch.press(">", ">", ">")
    expect(watch, "sideways-\(size.0)x\(size.1)")
  }

  @Test("What else there is to see", arguments: Language.allCases)
  func scenes(language: Language) async {
    for scene in await Scenes(language).all { expectGolden(scene.frame, "\(scene.name)-\(language.rawValue)") }
  }

  @Test("No screen is left out of it")
  func everyScreen() async {
    let drawn = await Scenes(.indonesian).all
    #expect(Set(ScreenKind.allCases).subtracting(drawn.compactMap(\.screen)) == [])
    // The question about a note is drawn among the notes, the tour by its own tests.
    #expect(Set(KeyContext.allCases).subtracting(drawn.compactMap(\.context)) == [.noteRemoval, .tour])
  }

  @Test(
    "The same on larger screens, and on the smallest", arguments: Language.allCases, [(120, 40), (200, 60), (40, 10)])
  func scenesOfSizes(language: Language, size: (Int, Int)) async {
    let scenes = await Scenes(language, columns: size.0, rows: size.1).all
    expectGolden(text: Scene.text(scenes), "scenes-\(size.0)x\(size.1)-\(language.rawValue)")
  }
}
