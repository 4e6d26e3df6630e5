import UploadQueue
import Wording

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
    let attempt = Sample.attempt("key-1", on: one)
    try await journal.record([first, change(two, from: nil, to: "CREATED", at: 2), second])
    try await journal.annotate(Subject(two), .noted("100 % sudah_dibayar"), at: later(4))
    try await journal.begin(attempt)
    try await journal.append(.refused("sertifikat habis"), to: attempt.key, at: later(6))
    let promises: [(filter: String, entries: [Int64], what: String)] = [
      (one.name.lowercased(), [6, 5, 3, 1], "by name"),
      ("\"pembeli TIDAK\"", [3], "by reason"),
      ("\"0 % SUDAH_\"", [4], "by note"),
      ("\"sudah dibayar\"", [], "by a text that is not there"),
      ("petugas@kantor", [6, 5, 4, 3, 2, 1], "by who"),
      ("ditolak", [6], "by what is told of them"),
      ("REFUSED", [6], "by what is told of them in the other language"),
      ("habis", [6], "by an answer"),
      ("lain", [5], "by a signer"),
      ("\"signing in\"", [3, 1], "by status"),
      ("\"pembeli 2\"", [4, 2], "by the other party"),
      ("tidak \(one.name)", [3], "by two words"),
      ("created or habis", [6, 2], "by one word of two"),
      ("(npwp or habis) (tidak or lain)", [3], "by words in parentheses"),
      ("-signing", [6, 5, 4, 2], "without a word"),
      ("not (signing or ditolak)", [5, 4, 2], "without any of two words"),
      ("-(signing tidak)", [6, 5, 4, 2, 1], "without two words together"),
      ("-petugas", [], "without a word that all say"),
      ("ref:\(two.name)", [4, 2], "of a document"),
      ("-ref:\(two.name)", [6, 5, 3, 1], "of other documents"),
      ("ref:\(two.name) created", [2], "of a document, with a word"),
      ("ref:\(two.name) or tidak", [4, 3, 2], "of a document, and others with a word"),
      ("ref:\(two.name) -created", [4], "of a document, without a word"),
      ("(ref:\(two.name) created) or -(status:invalid or petugas)", [2], "by keys and words that are put together"),
    ]
    for (filter, entries, what) in promises {
      try promise(await found(filter, in: journal).map(\.place.entry), is: entries, "entries \(what), \(filter)")
    }
    let ofTwo = try await found("ref:\(two.name)", in: journal)
    let first = try await found("ref:\(two.name)", in: journal, limit: 1)
    try promise(first, is: [ofTwo[0]], "the newest of two")
    try promise(
      await found("ref:\(two.name)", in: journal, from: .before(ofTwo[0].place), limit: 1), is: [ofTwo[1]],
      "the one before")
    try promise(
      await found("created or habis", in: journal, from: .after(.start), limit: 1).map(\.place.entry), is: [2],
      "the first that was found")
  }

  /// The entries that a filter finds in a first answer, where both documents are listed as Saved Invalid, and refusals are
  /// told as such.
  func found(
    _ filter: String, in journal: any Journal, from: EntryQuery.From = .newest, limit: Int = 100
  ) async throws -> [PlacedEntry] {
    let index = QueueIndex()
    let ticket = await index.beginPoll(at: later(0))
    _ = await index.apply([one, two], of: ticket, seenAt: later(0))
    _ = await index.finish(ticket, scope: .snapshot, seenAt: later(0))
    let query = await EntryQuery(from: from, limit: limit)
      .matching(try Filter(parsing: filter), in: index, at: later(0)) { entry in
        if case .event(.refused, _, _, _) = entry { [Phrase(id: "ditolak", en: "refused")] } else { [] }
      }
    return try await journal.entries(query).entries
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
