import UploadQueue

/// The journal as a whole: read in pages, searched, counted, and followed.
extension JournalContract {
  func paged(_ journal: any Journal) async throws {
    let attempt = Sample.attempt("key-1", on: one)
    try promise(
      await journal.entries(EntryQuery(limit: 3)), is: JournalPage(entries: [], more: nil, total: 0), "no entries")
    try await journal.record([first, change(two, from: nil, to: "CREATED", at: 2)])
    try await journal.begin(attempt)
    try await journal.append(.accepted("diterima"), to: attempt.key, at: later(3))
    try await journal.annotate(Subject(two), .marked, at: later(4))
    try await journal.record([second])
    let newest = try await journal.entries(EntryQuery(limit: 4))
    try promise(newest.total, is: 6, "how many there are")
    try promise(
      newest.entries.map(\.subject.document), is: [one.id, two.id, one.id, one.id], "documents, newest first")
    try promise(newest.entries.first?.entry, is: .change(second), "the newest entry")
    try promise(
      newest.entries.dropFirst(2).map(\.entry),
      is: [.event(.accepted("diterima"), attempt.key, at: later(3), by: attempt.by), .began(attempt)], "those before")
    guard let more = newest.more else { throw BrokenPromise("nothing before the first page") }
    let oldest = try await journal.entries(EntryQuery(from: .before(more), limit: 4))
    try promise(oldest.entries.map(\.subject.document), is: [two.id, one.id], "the older page")
    try promise(oldest.more, is: nil, "what is before the oldest")
    let onwards = try await journal.entries(EntryQuery(from: .after(.start), limit: 4))
    try promise(
      onwards.entries.map(\.place), is: (newest.entries.suffix(2) + oldest.entries).map(\.place), "read from the start")
    guard let rest = onwards.more else { throw BrokenPromise("nothing after the first four") }
    let last = try await journal.entries(EntryQuery(from: .after(rest), limit: 4))
    try promise(last.entries, is: Array(newest.entries.prefix(2)), "the rest")
    try promise(last.more, is: nil, "what is after the newest")
    let since = try await journal.entries(EntryQuery(since: rest, limit: 9))
    try promise(since, is: JournalPage(entries: last.entries, more: nil), "entries since a place")
  }

  func searched(_ journal: any Journal) async throws {
    try await journal.record([first, change(two, from: nil, to: "CREATED", at: 2), second])
    try await journal.annotate(Subject(two), .noted("100 % sudah_dibayar"), at: later(4))
    func found(_ text: String) async throws -> Int {
      try await journal.entries(EntryQuery(words: [text], limit: 9)).entries.count
    }
    try promise(await found(one.name.lowercased()), is: 2, "entries by name")
    try promise(await found("pembeli TIDAK"), is: 1, "entries by reason")
    try promise(await found("0 % SUDAH_"), is: 1, "entries by note")
    try promise(await found("sudah dibayar"), is: 0, "entries by a text that is not there")
    try promise(await found("petugas"), is: 4, "entries by who")
    try promise(await found("Catatan"), is: 1, "entries by what they are called")
    try promise(await found("first seen"), is: 2, "entries by what they are called in the other language")
    try promise(
      await journal.entries(EntryQuery(words: ["TIDAK", one.name], limit: 9)).entries.count, is: 1,
      "entries by two words")
    let ofTwo = try await journal.entries(EntryQuery(documents: [two.id], limit: 9))
    try promise(ofTwo.entries.map(\.subject.document), is: [two.id, two.id], "entries of a document")
    let first = try await journal.entries(EntryQuery(documents: [two.id], limit: 1))
    guard let more = first.more else { throw BrokenPromise("nothing before the newest of two") }
    try promise(
      await journal.entries(EntryQuery(from: .before(more), documents: [two.id], limit: 1)).entries,
      is: [ofTwo.entries[1]], "the one before")
    try promise(
      await journal.entries(EntryQuery(words: ["tidak valid"], documents: [two.id], limit: 9)).entries.count, is: 3,
      "entries of a document, and those that say a text")
    let said = try await journal.entries(EntryQuery(words: ["petugas"], saying: [two.id], limit: 9)).entries
    try promise(said.map(\.subject.document), is: [two.id, two.id], "entries of a document that say a text")
  }

  func tallied(_ journal: any Journal) async throws {
    try promise(await journal.tally(after: .start), is: JournalTally(), "nothing")
    let attempt = Sample.attempt("key-1", on: one)
    try await journal.record([first, change(two, from: nil, to: "CREATED", at: 2), second])
    try await journal.begin(attempt)
    try await journal.append(.settled(.approved), to: attempt.key, at: later(3))
    try await journal.record([change(two, from: "CREATED", to: nil, at: 4)])
    try await journal.annotate(Subject(two), .marked, at: later(4))
    try promise(
      await journal.tally(after: .start),
      is: JournalTally(changes: [.savedInvalid: 1], firstSeen: 2, gone: 1, attempts: 1, annotations: 1), "everything")
    try promise(
      await journal.tally(after: JournalPlace(5)), is: JournalTally(gone: 1, annotations: 1), "the end of it")
  }

  func remembered(_ journal: any Journal) async throws {
    try promise(await journal.lastLooked(as: .screen), is: nil, "where nobody looked")
    try await journal.record([first, second])
    let looked = Looked(place: JournalPlace(2), at: later(9))
    try await journal.look(looked, as: .screen)
    try await journal.look(Looked(place: JournalPlace(1), at: later(10)), as: .screen)
    try promise(await journal.lastLooked(as: .screen), is: looked, "how far somebody looked")
    try promise(await journal.lastLooked(as: .hook("pager")), is: nil, "who reads in another way")
    let (stuck, late) = (Alarm(.stuck, of: DocumentID("1")), Alarm(.late, of: DocumentID("1")))
    for alarms: Set<Alarm> in [[], [stuck, late], [late, Alarm(.due, of: DocumentID("2"))], []] {
      let told = Looked(place: JournalPlace(2), at: later(11), alarms: alarms)
      try await journal.look(told, as: .lines)
      try await journal.look(Looked(place: JournalPlace(1), at: later(12), alarms: [stuck]), as: .lines)
      try promise(await journal.lastLooked(as: .lines), is: told, "what somebody was told of")
      try await journal.look(Looked(place: JournalPlace(2), at: later(11)), as: .lines)
      try promise(await journal.lastLooked(as: .lines), is: told, "what nothing new is said of")
    }
    try promise(await journal.lastLooked(as: .screen), is: looked, "what another way was told of")
  }
}
