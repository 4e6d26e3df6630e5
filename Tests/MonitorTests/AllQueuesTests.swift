import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("All queues in one list")
struct AllQueuesTests {
  /// One of each queue, one that both show, and one on which they do not agree.
  static var queues: [[Document]] {
    func seen(_ number: Int, _ status: String, by channel: Channel, at time: Timestamp = Sample.observedAt) -> Document
    {
      var document = Sample.document(number, status: status)
      document.id = DocumentID("\(channel.word)-\(number)")
      document.channel = channel
      document.observedAt = time
      return document
    }
    return [
      [
        seen(1, "SAVED INVALID", by: .pjap), seen(3, "SAVED INVALID", by: .pjap),
        seen(4, "SIGNING IN PROGRESS", by: .pjap, at: Sample.observedAt + .seconds(60)),
      ],
      [
        seen(2, "SIGNING IN PROGRESS", by: .coretax), seen(3, "SAVED INVALID", by: .coretax),
        seen(4, "APPROVED", by: .coretax),
      ],
    ]
  }

  @Test(
    "One list shows all, with what two queues show as one row, and each queue's connection",
    arguments: Language.allCases)
  func list(language: Language) async {
    var overseer = await Overseer(Self.queues, language: language)
    await overseer.happen(.pollFailed(.unavailable("putus"), nextTry: overseer.now), of: 1)
    #expect(overseer.model.list.total == 4)
    expectAtEverySize(overseer.model, "all-queues")
    overseer.model.size = Size(columns: 40, rows: 10)
    expectGolden(overseer.model.frame(), "all-queues-40x10-\(language.rawValue)")
  }

  @Test(
    "The details of a document name the other queue at which it can be uploaded again, where this one is read-only",
    arguments: Language.allCases)
  func possibleElsewhere(language: Language) async {
    var overseer = await Overseer(Self.queues, size: Size(columns: 200, rows: 60), language: language)
    await overseer.select("INV-000003")
    await overseer.press(.enter)
    let place = overseer.model.shown
    let name = overseer.model.queues[1 - place].profile.name
    let told =
      language == .english
      ? ":read-only off opens it. Possible at \(name): r in the list of all queues opens it there."
      : ":hanya-baca tidak membukanya. Bisa di \(name): r di daftar semua antrean membukanya di sana."
    #expect(!overseer.screen.contains(name + ": r "))
    overseer.model.queues[place].profile.access = .readOnly
    #expect(overseer.screen.contains(told), "\(overseer.screen)")
    expectAtEverySize(overseer.model, "all-queues-elsewhere")
    overseer.model.queues[1 - place].profile.access = .readOnly
    #expect(!overseer.screen.contains(name + ": r "))
    // What is said there holds: in the list over all it is opened at the queue that can.
    overseer.model.queues[1 - place].profile.access = .full
    await overseer.press(.escape)
    await overseer.select("INV-000003")
    await overseer.press("r")
    #expect(overseer.model.shown == 1 - place)
  }

  @Test(
    "What opens a queue that is read-only is said so that it can be done from the list over all",
    arguments: Language.allCases, [false, true])
  func readOnlyQueue(language: Language, isLineByLine: Bool) async {
    var overseer = await Overseer(Self.queues, size: Size(columns: 200, rows: 60), language: language)
    overseer.model.isLineByLine = isLineByLine
    overseer.model.queues[0].profile.access = .readOnly
    await overseer.select("INV-000001")
    #expect(overseer.model.isDisabled(.reupload))
    #expect(await overseer.press("r") == [])
    let colon = isLineByLine ? "" : ":"
    #expect(
      overseer.model.notice?.phrase.text(language).string
        == (language == .english
          ? "PT SATU is read-only. To open it: \(colon)queue PT SATU, then \(colon)read-only off."
          : "PT SATU hanya-baca. Untuk membukanya: \(colon)antrean PT SATU, lalu \(colon)hanya-baca tidak."))
    let way =
      language == .english
      ? ["queue PT SATU", "read-only off", "queue all"] : ["antrean PT SATU", "hanya-baca tidak", "antrean semua"]
    for line in way {
      await overseer.press(":")
      for character in line { await overseer.press(.character(character)) }
      await overseer.press(.enter)
    }
    #expect(overseer.model.isOverAll && overseer.model.queues[0].profile.access == .full)
    await overseer.select("INV-000001")
    #expect(!overseer.model.isDisabled(.reupload))
  }

  @Test(
    "Where every queue is read-only the list over all says so, and until when that holds", arguments: Language.allCases)
  func readOnlyOverAll(language: Language) async {
    let (badge, sentence) = language == .english ? (" READ-ONLY ", " READ-ONLY.") : (" HANYA-BACA ", " HANYA-BACA.")
    for (access, isForGood) in [(QueueProfile.Access.readOnly, false), (.alwaysReadOnly, true)] {
      var overseer = await Overseer(Self.queues, size: Size(columns: 200, rows: 60), language: language)
      func tellsIt() -> [Bool] {
        [overseer.screen.contains(badge), PlainList.heading(overseer.model)[0].string.contains(sentence)]
      }
      overseer.model.queues[0].profile.access = access
      #expect(tellsIt() == [false, false] && !overseer.model.isLocked(.reupload))
      overseer.model.queues[1].profile.access = access
      #expect(tellsIt() == [true, true] && overseer.model.isLocked(.reupload))
      await overseer.select("INV-000001")
      await overseer.press("r")
      let words = language == .english ? "opened with --read-only" : "dibuka dengan --read-only"
      #expect(overseer.screen.contains(words) == isForGood, "\(overseer.screen)")
      for character in ":read-only off" { await overseer.press(.character(character)) }
      await overseer.press(.enter)
      #expect(overseer.screen.contains(words) == isForGood, "\(overseer.screen)")
      #expect(overseer.model.isReadOnly)
    }
  }

  @Test("Where not all of its queues and channels has room, something of each is shown")
  func narrowColumns() async throws {
    let overseer = await Overseer(Self.queues, language: .english)
    let row = try #require(overseer.model.list.rows.first { $0.origins.count == 2 })
    func text(_ kind: ColumnKind, _ width: Int) -> String {
      kind.text(row, standing: .none, soon: 3, zone: overseer.model.zone, .english, width: width).string
    }
    #expect(
      (text(.queue, 16), text(.queue, 14), text(.queue, 10)) == ("PT SATU + PT DUA", "PT SATU+PT DUA", "…SATU+…DUA"))
    #expect((text(.channel, 12), text(.channel, 8), text(.channel, 7)) == ("pjap+coretax", "pja+cor", "pja+cor"))
  }

  @Test(
    "Queues whose names begin alike are told apart in the width that the column has at 80 columns",
    arguments: [
      (["PT CONTOH SATU", "PT CONTOH DUA"], "…SATU+…DUA"),
      (["PT CONTOH SEJAHTERA", "PT CONTOH SELATAN"], "…SEJA…+…SELA…"),
      (["SATU CONTOH", "DUA CONTOH"], "SATU …+DUA C…"),
      (["CONTOH-JAKARTA-1", "CONTOH-JAKARTA-2"], "…RTA-1+…RTA-2"),
      (["PT A SATU", "PT A DUA", "PT B SATU"], "A …U+A …A+B …U"),
    ])
  func namesApart(names: [String], shown: String) {
    let text = ColumnKind.toldApart(names, within: ColumnKind.queue.width)
    #expect(text.cellWidth <= ColumnKind.queue.width)
    #expect(text.string == shown)
  }

  @Test(
    "That there is nothing is said only once every queue has answered, and none has failed",
    arguments: Language.allCases)
  func unanswered(language: Language) async {
    let nothing =
      language == .english
      ? ["None of the queues", "Nothing is stuck"] : ["Belum satu antrean", "Tidak ada yang macet"]
    func says(_ overseer: Overseer) -> [Bool] { nothing.map { overseer.screen.contains($0) } }
    var overseer = await Overseer([[], []], language: language)
    #expect(says(overseer) == [true, true])
    overseer.model.queues[1].connection = .connecting
    #expect(says(overseer) == [false, false])
    #expect(
      overseer.screen.contains(language == .english ? "Waiting for the first answer" : "Menunggu jawaban pertama"))
    for place in 0...1 {
      overseer.model.queues[place].connection = .connecting
      await overseer.happen(.pollFailed(.unavailable("putus"), nextTry: overseer.now), of: place)
    }
    #expect(says(overseer) == [false, false])
    #expect(overseer.screen.contains("PT SATU, PT DUA."))
    // One that has answered once and fails now may have come to hold something.
    await overseer.happen(.polled(changed: false, awaited: []), of: 0)
    await overseer.happen(.polled(changed: false, awaited: []), of: 1)
    await overseer.happen(.pollFailed(.unavailable("putus"), nextTry: overseer.now), of: 1)
    #expect(says(overseer) == [false, false])
    #expect(overseer.screen.contains(language == .english ? "no data from PT DUA." : "data dari PT DUA."))
  }

  @Test(
    "Queues that are shown as the journal knows them are named, until their first answer is there",
    arguments: Language.allCases)
  func remembered(language: Language) async {
    var overseer = await Overseer(Self.queues, size: Size(columns: 120, rows: 24), language: language)
    let words =
      language == .indonesian
      ? "PT DUA dari jurnal, menunggu jawaban pertama" : "PT DUA from the journal, waiting for the first answer"
    func says() -> Bool { overseer.screen.contains(words) }
    #expect(!says())
    overseer.model.queues[1].connection = .connecting
    await overseer.happen(.remembered, of: 1)
    #expect(says(), "\(overseer.screen)")
    #expect(
      overseer.model.frame().title
        == (language == .indonesian ? "pantau: Semua antrean — dari jurnal" : "pantau: All queues — from the journal"))
    let heading = PlainList.heading(overseer.model).first?.string ?? ""
    #expect(heading.contains("\(words)."), "\(heading)")
    await overseer.happen(.pageCame(PollProgress(received: 1, total: 3)), of: 1)
    #expect(says(), "\(overseer.screen)")
    await overseer.happen(.polled(changed: true, awaited: []), of: 1)
    #expect(!says(), "\(overseer.screen)")
  }

  @Test("What another queue needs stands beside the filter on the rule, never below it", arguments: [80, 120])
  func beside(columns: Int) async {
    var overseer = await Overseer(Self.queues, size: Size(columns: columns, rows: 24))
    await overseer.press("A", "]")
    await overseer.happen(.pollFailed(.unavailable("putus"), nextTry: overseer.now), of: 0)
    func rule(_ overseer: Overseer) -> String { FrameText.text(of: overseer.model.frame(), row: 22) }
    #expect(rule(overseer).contains("─ ‼ PT SATU: "), "\(rule(overseer))")
    for character in "/is:invalid" { await overseer.press(.character(character)) }
    await overseer.press(.enter)
    #expect(rule(overseer).contains("─ /is:invalid  ‼ PT SATU: "), "\(rule(overseer))")
    await overseer.press(.escape)
    for character in "/buyer:" + String(repeating: "panjang", count: 12) {
      await overseer.press(.character(character))
    }
    await overseer.press(.enter)
    #expect(rule(overseer).contains("… ‼ PT SATU: "), "\(rule(overseer))")
    for character in ":sort -dpp partner signer" { await overseer.press(.character(character)) }
    await overseer.press(.enter)
    // Where all that it is sorted by has a column, the order needs no words.
    #expect(rule(overseer).contains(" by ") == (columns == 80), "\(rule(overseer))")
    #expect(rule(overseer).contains("PT SATU") == (columns == 120), "\(rule(overseer))")
  }

  @Test("A leads there and back to the queue that was shown, as the command line does")
  func there() async {
    var overseer = await Overseer(Self.queues)
    #expect(overseer.model.isOverAll)
    await overseer.press("A")
    #expect(overseer.model.shown == 0 && !overseer.model.isOverAll)
    await overseer.press("]", "A", "A")
    #expect(overseer.model.shown == 1)
    for character in ":queue all" { await overseer.press(.character(character)) }
    await overseer.press(.enter)
    #expect(overseer.model.isOverAll)
    await overseer.press("]")
    #expect(overseer.model.shown == 0)
  }

  @Test("Where there is one queue only, there is no list over all")
  func alone() async {
    var watch = await Watch(Sample.documents(1), language: .english)
    await watch.press("A")
    #expect(watch.footer.contains("There is only one queue."))
  }

  @Test(
    "A document opens in its queue, says what every queue says of it, and Esc leads back", arguments: Language.allCases)
  func detail(language: Language) async {
    var overseer = await Overseer(Self.queues, language: language)
    await overseer.select("INV-000004")
    await overseer.press(.enter)
    #expect(overseer.model.shown == 0)
    expectAtEverySize(overseer.model, "all-queues-conflict")
    await overseer.press(.escape)
    #expect(overseer.model.isOverAll)
    #expect(overseer.model.list.selectedRow?.document.reference == "INV-000004")
  }

  @Test("The selection stays with its document, whichever of its queues speaks for it")
  func selection() async {
    var overseer = await Overseer(Self.queues)
    await overseer.select("INV-000003")
    for (place, leader) in [(0, 1), (1, 0)] {
      await overseer.poll(Self.queues[place].map { $0.becoming("APPROVED", at: overseer.now) }, at: place)
      #expect(overseer.model.list.departed == nil)
      #expect(overseer.model.list.selectedRow?.document.reference == "INV-000003")
      #expect(overseer.model.list.selectedRow.flatMap { overseer.model.leadingOrigin(of: $0) }?.number == leader)
      overseer.now = overseer.now + .minutes(1)
    }
  }

  @Test("A re-upload goes to the queue that does it by itself, and the dialog names it", arguments: Language.allCases)
  func acting(language: Language) async {
    var overseer = await Overseer(Self.queues, language: language)
    await overseer.select("INV-000003")
    let effects = await overseer.press("r")
    let own = DocumentID("pjap-3")
    #expect(effects == [.at(0, .openDesk(own, isDataOld: false))])
    await overseer.bringDesk(on: Self.queues[0][1], at: 0)
    await overseer.press("y")
    #expect(overseer.screen.contains("PT SATU"))
    expectAtEverySize(overseer.model, "all-queues-dialog")
  }

  @Test("Where that queue cannot, it goes to the one that can")
  func otherQueue() async {
    var overseer = await Overseer(Self.queues)
    await overseer.happen(.pollFailed(.unavailable("putus"), nextTry: overseer.now), of: 0)
    await overseer.select("INV-000003")
    #expect(await overseer.press("r") == [.at(1, .openDesk(DocumentID("coretax-3"), isDataOld: false))])
    #expect(overseer.model.shown == 1)
  }

  @Test("From a desk s goes on to the next document of its queue, and Esc leads back only then")
  func next() async throws {
    var overseer = await Overseer(Self.queues)
    await overseer.select("INV-000003")
    await overseer.press("r")
    await overseer.bringDesk(on: Self.queues[0][1], at: 0)
    let next = Self.queues[0][0]
    await overseer.happen(.nextFound(after: Self.queues[0][1].id, QueueRow(next)), of: 0)
    #expect(await overseer.press("s") == [.at(0, .openDesk(next.id, isDataOld: false))])
    #expect(!overseer.model.isOverAll)
    await overseer.bringDesk(on: next, at: 0)
    #expect(overseer.model.openDesk?.row.id == next.id)
    await overseer.press(.escape)
    #expect(overseer.model.isOverAll)
  }

  @Test("What is under way in one of its queues is shown there, and not begun in another")
  func underWay() async throws {
    var overseer = await Overseer(Self.queues)
    await overseer.wait(for: Self.queues[0][1], at: 0)
    await overseer.select("INV-000003")
    let row = try #require(overseer.model.list.selectedRow)
    #expect(overseer.model.permission(toReupload: row) == .refused(.underWayElsewhere(queue: "PT SATU")))
    let effects = await overseer.press("r")
    #expect(overseer.model.shown == 0)
    #expect(overseer.model.openDesk?.attempt.key == IdempotencyKey("kunci"))
    #expect(!effects.contains { if case .at(_, .openDesk) = $0 { true } else { false } })
  }

  @Test("Nor is it begun from its details in another of them")
  func underWayFromDetail() async {
    var overseer = await Overseer(Self.queues)
    await overseer.wait(for: Self.queues[1][1], at: 1)
    await overseer.select("INV-000003")
    await overseer.press(.enter)
    #expect(overseer.model.shown == 0)
    #expect(await overseer.press("r") == [])
    #expect(overseer.says(.underWayElsewhere(queue: "PT DUA")))
  }

  @Test("What another queue shows as approved or signing is not uploaded again, and each is named with what it says")
  func disputed() async throws {
    for (status, shown) in [("APPROVED", "Approved"), ("SIGNING IN PROGRESS", "Signing In Progress")] {
      for language in Language.allCases {
        var documents = Self.queues
        documents[1][1] = documents[1][1].becoming(status, at: Sample.observedAt)
        var overseer = await Overseer(documents, language: language)
        await overseer.select("INV-000003")
        #expect(await overseer.press("r") == [])
        #expect(overseer.model.isOverAll)
        let said = try #require(overseer.model.notice).phrase.text(language).string
        #expect(said.contains("PT SATU Saved Invalid, PT DUA \(shown)"))
        // Nor from its details in the queue that has not heard of it.
        await overseer.press(.enter)
        #expect(overseer.model.shown == 0)
        #expect(await overseer.press("r") == [])
        #expect(overseer.model.notice?.phrase.text(language).string == said)
      }
    }
  }

  @Test("What is typed before the document is there acts on no other, and Esc turns back")
  func typedAhead() async throws {
    var overseer = await Overseer(Self.queues)
    await overseer.select("INV-000003")
    let row = try #require(overseer.model.list.selectedRow)
    let own = Subject(Self.queues[0][1])
    // Here the answer is still out.
    #expect(overseer.model.update(.key("r", isHasty: false), at: overseer.now) == [.openDocument(own)])
    #expect(overseer.model.update(.key("m", isHasty: false), at: overseer.now) == [])
    await overseer.press(.escape)
    #expect(overseer.model.isOverAll)
    #expect(overseer.model.list.selectedRow?.id == row.id)
    // It comes too late.
    #expect(await overseer.happen(.documentFound(QueueRow(Self.queues[0][1]), own), of: 0) == [])
    #expect(overseer.model.isOverAll && overseer.model.queues[0].screen == .list)
    // On the way to another document it is not taken for that one.
    await overseer.select("INV-000001")
    _ = overseer.model.update(.key("r", isHasty: false), at: overseer.now)
    #expect(await overseer.happen(.documentFound(QueueRow(Self.queues[0][1]), own), of: 0) == [])
    let first = Self.queues[0][0]
    let effects = await overseer.happen(.documentFound(QueueRow(first), Subject(first)), of: 0)
    #expect(effects == [.at(0, .openDesk(first.id, isDataOld: false))])
  }

  @Test("A document that its queue does not have is said to be missing, in the list over all")
  func notFound() async {
    var overseer = await Overseer(Self.queues)
    await overseer.select("INV-000003")
    _ = overseer.model.update(.key(.enter, isHasty: false), at: overseer.now)
    await overseer.happen(.documentFound(nil, Subject(Self.queues[0][1])), of: 0)
    #expect(overseer.model.isOverAll)
    #expect(overseer.screen.contains("is not in this queue"))
  }

  @Test("Where none can, the reason is said and nobody is led away")
  func refused() async {
    var overseer = await Overseer(Self.queues)
    await overseer.select("INV-000002")
    #expect(await overseer.press("r").isEmpty)
    #expect(overseer.model.isOverAll)
    #expect(overseer.model.notice == Notice(Refusal.signingInProgress.phrase(overseer.model.telling), .warning))
  }

  @Test("A mark is set in the queue of the document, without going there")
  func marking() async {
    var overseer = await Overseer(Self.queues)
    await overseer.select("INV-000002")
    let document = Self.queues[1][0]
    #expect(await overseer.press("m") == [.at(1, .annotate(Subject(document), .toggleMark))])
    #expect(overseer.model.isOverAll)
  }

  @Test("A mark or note of a queue that does not lead is shown, and changed where it is")
  func markedElsewhere() async {
    var overseer = await Overseer(Self.queues)
    let document = Self.queues[1][1]
    await overseer.indexes[1].apply(
      [AnnotationEvent.marked, .noted("telepon")].map {
        AnnotationRecord(
          subject: Subject(document), event: $0, by: Operator(user: "petugas", host: "kantor"), at: overseer.now)
      })
    await overseer.happen(.polled(changed: true, awaited: []), of: QueueState.numberOfAll)
    await overseer.select("INV-000003")
    #expect(overseer.model.list.selectedRow?.annotation.mark != nil)
    #expect(await overseer.press("m") == [.at(1, .annotate(Subject(document), .toggleMark))])
    await overseer.press("c")
    #expect(overseer.model.shown == 1)
    #expect(overseer.screen.contains("telepon"))
  }

  @Test("A note is written in the queue of the document, and then one is back")
  func noting() async {
    var overseer = await Overseer(Self.queues)
    await overseer.select("INV-000002")
    await overseer.press("c", "x")
    #expect(overseer.model.shown == 1)
    let effects = await overseer.press(.enter)
    #expect(effects == [.at(1, .annotate(Subject(Self.queues[1][0]), .note("x")))])
    await overseer.press(.escape)
    #expect(overseer.model.isOverAll)
  }

  @Test("A note that is said whole is written in the queue of the document as well, in the place of the old one")
  func notingWhole() async {
    var overseer = await Overseer(Self.queues)
    let document = Self.queues[1][0]
    await overseer.indexes[1].apply([
      AnnotationRecord(
        subject: Subject(document), event: .noted("telepon"), by: Operator(user: "petugas", host: "kantor"),
        at: overseer.now)
    ])
    await overseer.happen(.polled(changed: true, awaited: []), of: QueueState.numberOfAll)
    await overseer.select("INV-000002")
    for character in ":note tunggu x" { await overseer.press(.character(character)) }
    let effects = await overseer.press(.enter)
    #expect(effects.contains(.at(1, .annotate(Subject(document), .note("tunggu x")))), "\(effects)")
    #expect(overseer.model.shown == 1)
    await overseer.press(.escape)
    #expect(overseer.model.isOverAll)
    // What was said once is not written on the next document.
    await overseer.select("INV-000004")
    let asked = await overseer.press("c")
    #expect(!asked.contains { if case .at(_, .annotate) = $0 { true } else { false } })
    #expect(overseer.model.context == .note)
  }

  @Test("The journal stays with each queue, and that is said")
  func journal() async {
    var overseer = await Overseer(Self.queues, size: Size(columns: 200, rows: 60))
    let footer = FrameText.text(of: overseer.model.frame(), row: 59)
    #expect(footer.contains("y copy") && footer.contains("u refresh"), "\(footer)")
    #expect(!footer.contains("J journal") && !footer.contains("b what is new"), "\(footer)")
    for key: Key in ["J", "b", "R"] {
      #expect(await overseer.press(key).isEmpty)
      #expect(overseer.screen.contains("Each queue has its own of that"))
    }
  }

  @Test("What a queue that is not shown has to say names it here as well")
  func notices() async {
    var overseer = await Overseer(Self.queues)
    await overseer.happen(.journalFailed(.missing(path: "/jurnal")), of: 1)
    #expect(overseer.model.notice?.phrase.text(.english).string.hasPrefix("PT DUA: ") == true)
  }

  @Test("A key that shows what a queue has of its own is said to do so there", arguments: Language.allCases)
  func keysElsewhere(language: Language) async {
    var overseer = await Overseer(Self.queues, size: Size(columns: 200, rows: 60), language: language)
    let (news, reuploads) =
      language == .indonesian
      ? ("PT DUA: Ada yang baru sejak ", "R di sana membukanya.")
      : ("PT DUA: There is something new since ", "R there opens them.")
    let looked = Looked(place: .start, at: overseer.now - .days(1))
    await overseer.happen(.journalFound(end: JournalPlace(1), looked: looked), of: 1)
    await overseer.happen(.polled(changed: false, awaited: []), of: 1)
    let told = overseer.model.notice?.phrase.text(language).string ?? ""
    #expect(
      told.hasPrefix(news)
        && told.hasSuffix(language == .indonesian ? "b di sana menampilkannya." : "b there shows it."), "\(told)")
    #expect(Phrase.severalUnsettled(2, overseer.model.telling).text(language).string.contains("R "))
    var telling = overseer.model.telling
    #expect(!telling.isElsewhere)
    telling.isElsewhere = true
    #expect(Phrase.severalUnsettled(2, telling).text(language).string.hasSuffix(reuploads))
    #expect(telling.key(.refresh, language) == "u")
  }

  @Test("Who only looks on is shown no way to a queue by a command line, which they do not have")
  func waysOfLooking() async {
    for (watching, way) in [(Watching(), "; A or ] opens it."), (nil, "; A, ] or :queue NAME opens it.")] {
      var overseer = await Overseer(Self.queues, watching: watching)
      await overseer.press("J")
      let told = overseer.model.notice?.phrase.text(.english).string ?? ""
      #expect(told.hasSuffix(way), "\(told)")
    }
  }

  @Test("u is answered once for all queues, when the last of them has answered")
  func refreshAll() async {
    var overseer = await Overseer(Self.queues, size: Size(columns: 200, rows: 60))
    #expect(await overseer.press("u") == [.at(0, .poll), .at(1, .poll)])
    await overseer.happen(.polled(changed: false, awaited: []), of: 0)
    #expect(overseer.model.notice == nil)
    await overseer.happen(.polled(changed: false, awaited: []), of: 1)
    #expect(overseer.model.notice?.phrase.text(.english).string.hasPrefix("Asked at ") == true)
    // Who has gone to one of them meanwhile is not told of all.
    await overseer.press("u", "A")
    for place in 0...1 { await overseer.happen(.polled(changed: false, awaited: []), of: place) }
    #expect(overseer.model.notice == nil)
  }

  @Test("Line by line, the news of every queue names it, and a pause of the list over all holds for all of them")
  func news() async {
    var overseer = await Overseer(Self.queues)
    func said(_ action: Action, of queue: Int? = nil) async -> [String] {
      let before = overseer.model
      await overseer.happen(action, of: queue)
      return PlainNews(action: action, queue: queue ?? overseer.model.shown, before: before, after: overseer.model)
        .lines.map { $0.string }
    }
    let changes = Action.changesSeen(Sample.changes(1))
    #expect(await said(changes, of: 0).first?.hasPrefix("PT SATU: ") == true)
    #expect(await said(changes, of: 1).first?.hasPrefix("PT DUA: ") == true)
    #expect(await said(.key("P", isHasty: false)).first?.hasPrefix("Paused:") == true)
    for place in 0...1 { #expect(await said(changes, of: place) == []) }
    #expect(await said(.key("P", isHasty: false)) == ["The display goes on; 2 changes during the pause."])
    #expect(await said(changes, of: 0).count == 1)
  }

  @Test("The sessions of the queues bring the list, anew whenever one of them has changed")
  func sessions() async throws {
    let time = HandClock()
    var backends: [ScriptedBackend] = []
    var sessions: [QueueSession] = []
    let all = AllQueues(policy: QueuePolicy(), clock: time.clock)
    for name in ["SATU", "DUA"] {
      let backend = ScriptedBackend()
      let session = QueueSession(
        backend: backend, journal: InMemoryJournal(), policy: QueuePolicy(), clock: time.clock,
        by: Operator(user: "petugas", host: "kantor"))
      await backend.add([Sample.document(sessions.count)])
      _ = try await session.poll()
      all.take(in: session, named: name, number: sessions.count)
      backends.append(backend)
      sessions.append(session)
    }
    let request = WindowRequest(
      serial: 1, query: QueueQuery(), followed: nil, line: 0, top: 0, cursor: 0, height: 10, isLive: true)
    #expect(await all.window(request).total == 2)
    await backends[1].add([Sample.document(5)])
    #expect(await all.window(request).total == 2)
    _ = try await sessions[1].poll()
    #expect(await all.window(request).total == 3)
    // A display that is paused stands still.
    var paused = request
    paused.pausedAt = time.now
    #expect(await all.window(paused).total == 3)
    await backends[0].add([Sample.document(6)])
    _ = try await sessions[0].poll()
    #expect(await all.window(paused).total == 3)
    #expect(await all.window(request).total == 4)
    // One that is closed is in it no longer.
    all.leave(1)
    #expect(await all.window(request).total == 2)
  }

  @Test("Queues that are opened and closed meanwhile leave the list over all where it is, as long as there are several")
  func comingAndGoing() async {
    var overseer = await Overseer(Self.queues)
    let opened = overseer.model.open(overseer.model.queues[0].profile)
    #expect(overseer.model.isOverAll)
    overseer.model.close(opened)
    #expect(overseer.model.isOverAll)
    overseer.model.close(0)
    #expect(!overseer.model.isOverAll)
    #expect(overseer.model.profile.name == "PT DUA")
  }
}
