import ArgumentParser
import Glibc
import QueueStore
import UploadQueue
import Wording

/// `pantau history`: what the journal holds of a document.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: Phrase(
      id: "Cetak riwayat sebuah dokumen dari jurnal.", en: "Print the journal's record of a document."
    ).spoken.string,
    discussion: HelpExamples(
      (
        Phrase(same: "pantau history INV-2026-0001"),
        Phrase(id: "menurut referensi", en: "by its reference")
      ),
      (Phrase(same: "pantau history 04002600999999999"), Phrase(id: "menurut NSFP", en: "by its NSFP"))
    ).spoken())

  @OptionGroup var document: DocumentArgument

  @OptionGroup var journal: JournalOption
  @OptionGroup var queue: QueueOption
  @OptionGroup var language: LanguageOption

  func run() async throws {
    // A journal that is only read is not made.
    guard access(journal.path, F_OK) == 0 else {
      throw NothingFound(
        phrase: Phrase(
          id: "Belum ada jurnal \(journal.path). Jurnal dibuat saat pantau dijalankan pertama kali.",
          en: "There is no journal \(journal.path) yet. It is made when pantau first runs."))
    }
    let place = try queue.place()
    let store = try journal.opened(for: place)
    let subjects = try await store.documents(called: document.name)
    guard !subjects.isEmpty else {
      throw NothingFound(
        phrase: Phrase(
          id:
            "Jurnal antrean \(place.whereabouts) tidak memuat dokumen “\(document.name)”. Periksa tulisannya, dan --queue.",
          en:
            "The journal of the queue \(place.whereabouts) has no document “\(document.name)”. Check its spelling, and --queue."
        ))
    }
    for (place, subject) in subjects.enumerated() {
      if place > 0 { Speech.say(.empty) }
      let text = HistoryText(subject: subject, entries: try await store.history(of: subject.document))
      for line in text.lines(.spoken) { Speech.say(line) }
    }
  }
}

extension JournalOption {
  /// The journal of a queue, wherever its documents come from.
  func opened(for place: QueuePlace) throws -> JournalStore {
    guard let service = place.service else { return try opened(forQueueAt: place.file) }
    return try JournalStore(path: path, queue: service.identity, by: Environment.person())
  }

  /// The journal of a queue; one whose file is gone has left its history all the same.
  func opened(forQueueAt file: String) throws -> JournalStore {
    let (place, person) = (Paths.absolute(file), Environment.person())
    let identity: String
    do throws(StoreFailure) {
      identity = try LocalQueue(path: file).identity()
    } catch .missing {
      return try JournalStore(path: path, queueLastAt: place, by: person)
    }
    return try JournalStore(path: path, queue: identity, at: place, by: person)
  }
}

/// What was asked for is not there.
struct NothingFound: Explained {
  let phrase: Phrase
}
