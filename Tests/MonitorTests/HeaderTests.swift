import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The head line")
struct HeaderTests {
  private func head(_ watch: Watch) -> String { FrameText.text(of: watch.model.frame(), row: 0) }

  private func words(_ language: Language, _ indonesian: String, _ english: String) -> String {
    language == .indonesian ? indonesian : english
  }

  private func watch(_ language: Language, columns: Int, isReadOnly: Bool, isDemo: Bool = false) async -> Watch {
    var watch = await Watch(
      Sample.documents(4), size: Size(columns: columns, rows: 24), language: language, isReadOnly: isReadOnly)
    watch.model.profile.isDemo = isDemo
    return watch
  }

  @Test(
    "In an outage the state is never written over, and how old the data is stays to be read",
    arguments: Language.allCases, Array(40...90))
  func outage(language: Language, columns: Int) async {
    for isReadOnly in [false, true] {
      var watch = await watch(language, columns: columns, isReadOnly: isReadOnly)
      await watch.lose()
      let head = head(watch)
      let states = [
        words(language, " ✗ tak terjangkau", " ✗ unreachable"), words(language, " ✗ putus", " ✗ no answer"),
      ]
      #expect(states.contains { head.contains($0) }, "\(head)")
      #expect(head.hasSuffix(words(language, "data 5 mnt", "data 5 min")), "\(head)")
      #expect(!head.contains("pantau") || head.hasPrefix(" pantau "), "\(head)")
    }
  }

  @Test("Until its Coretax queue has answered, a queue that only expects documents says for which it waits")
  func awaited() async {
    var watch = await watch(.english, columns: 100, isReadOnly: false)
    watch.model.profile.coretaxQueue = "PT CONTOH SATU"
    watch.model.connection = .connecting
    #expect(head(watch).contains("… waiting for its Coretax queue “PT CONTOH SATU”"), "\(head(watch))")
    await watch.happen(.resized(Size(columns: 60, rows: 24)))
    #expect(head(watch).contains("… waiting for “PT CONTOH SATU”"), "\(head(watch))")
  }

  @Test("What lists brought is said to be as old as they are, and not live", arguments: Language.allCases)
  func fromLists(language: Language) async {
    var watch = await watch(language, columns: 80, isReadOnly: false)
    let live = words(language, "● langsung · data 5 mnt", "● live · data 5 min")
    #expect(head(watch).hasSuffix(live), "\(head(watch))")
    watch.model.profile.takesFiles = true
    watch.model.profile.capabilities.reupload = .handOff
    #expect(head(watch).hasSuffix(words(language, " ● data 5 mnt", " ● data 5 min")), "\(head(watch))")
  }

  @Test(
    "A small new list makes nothing new of what it does not have: the age reaches to what documents still to be approved rest on",
    arguments: Language.allCases, [80, 40])
  func olderLists(language: Language, columns: Int) async {
    var documents = Sample.documents(3)
    documents[1].observedAt = Sample.observedAt - .days(3)
    documents[2] = Sample.document(2, status: "APPROVED")
    documents[2].observedAt = Sample.observedAt - .days(9)
    var watch = await Watch(documents, size: Size(columns: columns, rows: 24), language: language)
    watch.model.profile.takesFiles = true
    watch.model.profile.capabilities.reupload = .handOff
    await watch.happen(.polled(changed: true, awaited: [], DataStanding(speaksForAll: false)))
    #expect(head(watch).hasSuffix(words(language, "● data 5 mnt – 3 hr", "● data 5 min – 3 d")), "\(head(watch))")
    // A program that works off re-uploads makes nothing new of the rest either.
    watch.model.profile.capabilities.reupload = .call
    #expect(head(watch).contains(words(language, "5 mnt – 3 hr", "5 min – 3 d")), "\(head(watch))")
    watch.model.profile.capabilities.reupload = .handOff
    // What lies a little apart is one round of imports.
    documents[1].observedAt = Sample.observedAt - .minutes(10)
    await watch.poll(documents)
    await watch.happen(.polled(changed: true, awaited: [], DataStanding(speaksForAll: false)))
    #expect(head(watch).hasSuffix(words(language, "● data 5 mnt", "● data 5 min")), "\(head(watch))")
  }

  @Test(
    "Where badges leave no room for a word of the outage, they go without their blanks", arguments: Language.allCases)
  func withoutBlanks(language: Language) async {
    var watch = await watch(language, columns: 80, isReadOnly: true)
    await watch.press("P")
    await watch.lose()
    await watch.happen(.resized(Size(columns: 32, rows: 10)))
    #expect(
      head(watch).hasPrefix(
        words(language, " BACA JEDA ✗ putus · data 5 mnt", " R/O PAUSED ✗ down · data 5 min")), "\(head(watch))")
  }

  @Test(
    "Where not even that leaves room for it, the age of the data comes closer, and at last gives way",
    arguments: Language.allCases)
  func wordBeforeAge(language: Language) async {
    var watch = await watch(language, columns: 80, isReadOnly: true)
    await watch.press("P")
    await watch.lose()
    await watch.happen(.resized(Size(columns: 30, rows: 10)))
    #expect(
      head(watch).hasPrefix(words(language, " BACA JEDA ✗ putus·data 5 mnt", " R/O PAUSED ✗ down·data 5 min")),
      "\(head(watch))")
    watch.now = watch.now + .minutes(10)
    await watch.happen(.tick)
    #expect(head(watch).hasSuffix(words(language, " ✗ putus", " ✗ down")), "\(head(watch))")
    #expect(head(watch).contains(words(language, "BACA", "READ-ONLY")), "\(head(watch))")
    #expect(head(watch).contains(words(language, "JEDA", "PAUSED")), "\(head(watch))")
  }

  @Test("Since when and the next try are told where there is room", arguments: Language.allCases)
  func whole(language: Language) async {
    for (columns, isReadOnly) in [(60, false), (80, false), (80, true)] {
      var watch = await watch(language, columns: columns, isReadOnly: isReadOnly)
      await watch.lose()
      #expect(head(watch).contains(words(language, "sejak 09:05, coba lagi 09:06", "since 09:05, next try 09:06")))
    }
  }

  @Test(
    "What can be done here and with what data is told at every width, in an outage and not",
    arguments: Language.allCases, [40, 48, 60, 66, 80, 120])
  func badges(language: Language, columns: Int) async {
    for isLost in [false, true] {
      var watch = await watch(language, columns: columns, isReadOnly: true, isDemo: true)
      if isLost { await watch.lose() }
      // Where that leaves no room for a word of the outage, it is short.
      let isShort = isLost && columns == 40
      #expect(
        head(watch).contains(words(language, isShort ? " BACA " : " HANYA-BACA ", " READ-ONLY ")), "\(head(watch))")
      #expect(head(watch).contains(" DEMO "), "\(head(watch))")
      #expect(head(watch).contains(isLost ? "✗ " : "● "), "\(head(watch))")
      watch.model.profile.isDemo = false
      watch.model.profile.isUnofficial = true
      let badge = isShort ? words(language, " BACA ", " R/O ") : words(language, " HANYA-BACA ", " READ-ONLY ")
      #expect(head(watch).contains(badge), "\(head(watch))")
      #expect(head(watch).contains(words(language, " TAK RESMI ", " UNOFFICIAL ")), "\(head(watch))")
    }
  }

  @Test(
    "Where rows stand still on a low screen, that, the state and the age of the data are told, and what can be done",
    arguments: Language.allCases, [40, 44, 60, 80, 120])
  func pause(language: Language, columns: Int) async {
    for isReadOnly in [false, true] {
      var watch = await watch(language, columns: columns, isReadOnly: isReadOnly)
      await watch.happen(.resized(Size(columns: columns, rows: 10)))
      await watch.press("P")
      let badge =
        columns < 80 ? words(language, " JEDA 0 ", " PAUSED 0 ") : words(language, " JEDA sejak", " PAUSED since")
      #expect(head(watch).contains("● "), "\(head(watch))")
      await watch.lose()
      #expect(head(watch).contains(badge), "\(head(watch))")
      let states = ["✗ putus", "✗ tak terjangkau", "✗ down", "✗ no answer", "✗ unreachable"]
      #expect(states.contains { head(watch).contains($0) }, "\(head(watch))")
      #expect(head(watch).hasSuffix(words(language, "data 5 mnt", "data 5 min")), "\(head(watch))")
      let (whole, short) = (words(language, " HANYA-BACA ", " READ-ONLY "), words(language, " BACA ", " R/O "))
      let told = head(watch).contains(whole) || columns < 60 && head(watch).contains(short)
      #expect(told == isReadOnly, "\(head(watch))")
    }
  }

  @Test("A single change that waits is one", arguments: Language.allCases)
  func oneWaiting(language: Language) async {
    let documents = Sample.documents(4)
    var watch = await Watch(documents, language: language)
    await watch.press("P")
    await watch.happen(.changesSeen(Sample.changes(1)))
    await watch.poll([documents[0].becoming("APPROVED")] + documents.dropFirst())
    #expect(watch.screen.contains(words(language, "1 perubahan menunggu", "1 change waiting")))
  }

  @Test("Since when there is no answer is told on the smallest screen", arguments: Language.allCases)
  func sinceWhen(language: Language) async {
    var watch = await watch(language, columns: 40, isReadOnly: false)
    await watch.lose()
    #expect(head(watch).contains(words(language, "sejak 09:05", "since 09:05")), "\(head(watch))")
  }

  @Test("The queue's name gives way before the program's, and both before a badge", arguments: Language.allCases)
  func order(language: Language) async {
    let head = head(await watch(language, columns: 66, isReadOnly: true))
    #expect(head.hasPrefix(words(language, " pantau  HANYA-BACA   PT CONT", " pantau  READ-ONLY   PT CONT")), "\(head)")
  }
}
