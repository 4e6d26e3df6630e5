import UploadQueue
import Wording

/// What an import did, document by document.
public struct ImportReport: Sendable, Hashable {
  /// One document that was changed.
  public struct Change: Sendable, Hashable {
    /// What people call it.
    public var name: String
    /// The line of the file.
    public var line: Int
    /// The status before.
    public var before: StatusReading
    /// The status after.
    public var after: StatusReading
    /// Every field that changed.
    public var fields: Set<DocumentField>
    /// What kind of change it is.
    public var kind: ChangeKind
  }

  /// What an import did to a document.
  public enum ChangeKind: Sendable, Hashable, CaseIterable {
    /// It has another status.
    case moved
    /// Something else is different.
    case altered
    /// What was still empty was filled in from an older file.
    case completed
  }

  /// One document that was not in the queue.
  public struct Addition: Sendable, Hashable {
    /// What people call it.
    public var name: String
    /// The line of the file.
    public var line: Int
    /// The status it has.
    public var status: StatusReading
  }

  /// One document that was added beside another one of the same Reference.
  public struct LookAlike: Sendable, Hashable {
    /// What people call it.
    public var name: String
    /// The line of the file.
    public var line: Int

    /// A document that was added beside another one.
    public init(name: String, line: Int) {
      self.name = name
      self.line = line
    }
  }

  /// Documents that were not in the queue.
  public var added = 0
  /// The first of them, as many as were asked for.
  public var additions: [Addition] = []
  /// Documents of which something is different now.
  public var changed = 0
  /// Documents known from a newer source, of which this file filled in what was still empty.
  public var enriched = 0
  /// Documents known from a newer source that says otherwise: left alone.
  public var older = 0
  /// As of when the queue knows what this file says otherwise and is too old to change: the newest of those moments.
  public var newerKnownAt: Timestamp?
  /// How many documents those are of which it says otherwise.
  public var newerKnownCount = 0
  /// How many of those were last updated earlier, as the file itself says, than the queue knows: no time of the file
  /// changes that.
  public var olderByOwnTime = 0
  /// Whether some document shows this file to be the older one indeed: the queue knows it approved since, or replaced or
  /// cancelled.
  public var isShownToBeOlder = false
  /// Documents that were just so already.
  public var unchanged = 0
  /// Documents that are known to stand in their status for longer now; counted besides, for nothing else changes with it.
  public var knownForLonger = 0
  /// Documents of which the file, older than what is known, shows another status than they are in, so that it is known better
  /// since when they are; counted besides.
  public var timesPutRight = 0
  /// The first of the changes of each kind, as many as were asked for.
  public var changes: [Change] = []
  /// How many changes of each kind there are.
  public var counts: [ChangeKind: Int] = [:]
  /// In how many documents each field changed.
  public var fields: [DocumentField: Int] = [:]
  /// Documents that the file, though it counts as newer, shows as they were before they were approved or cancelled, and that
  /// were therefore left alone.
  ///
  /// Its time is not the time it was true. They are counted as known from a newer source besides.
  public var outlived = 0
  /// Documents that the file, though it counts as newer, shows as they were before they were approved or cancelled, left
  /// alone or not; those for which a file whose time nobody has said is taken as older than all that is known.
  public var backwards = BackwardDocuments()
  /// Documents that were approved, replaced or cancelled and are not any more, as the file says under their own number.
  public var wentBack = 0
  /// How many documents were added beside one of the same Reference that was approved, replaced or cancelled before.
  public var lookAlikeCount = 0
  /// The first of these, as many as were asked for.
  public var lookAlikes: [LookAlike] = []
  /// How many documents were added of which the file leaves the status empty, though it has a place for it.
  public var withoutStatusCount = 0
  /// The first of these, as many as were asked for.
  public var withoutStatus: [Addition] = []

  /// How many documents of each kind the file held.
  public var kinds: [DocumentKind: Int] = [:]
  /// Kinds of which a queue that held documents had none until this file.
  public var newKinds: Set<DocumentKind> = []

  /// Of how many documents the file says itself when they were true, as Pantau's own exports do.
  public var toldTheirTime = 0
  /// When the newest document was true.
  public var newestAsOf: Timestamp?
  /// The latest time that a document of the file tells of itself, where that is after the file's own time, which cannot be
  /// right then.
  public var toldLater: Timestamp?
  /// Why the journal could not take the changes of status yet; they wait in the queue's file.
  public var journalError: JournalError?

  /// How many documents of a kind are listed one by one, unless more are asked for.
  public static let usualListing = 10

  /// How many documents the file held.
  public var total: Int { added + changed + enriched + older + unchanged }

  /// Whether the file held no document at all.
  public var isOfNothing: Bool { total == 0 }

  /// Whether the queue is as it was.
  public var isUnchanged: Bool { added == 0 && changed == 0 && enriched == 0 }

  /// A report of nothing yet.
  public init() {}

  /// Notes a document of which the file says otherwise than is known as of a newer moment.
  mutating func noteNewer(_ moment: Timestamp) {
    newerKnownCount += 1
    newerKnownAt = max(newerKnownAt ?? moment, moment)
  }
}

/// Why a file's documents cannot be brought into the queue.
public struct ImportFault: Sendable, Hashable {
  /// The line of the file; `nil` where the fault is the whole file's.
  public var line: Int?
  /// What the document is called there; empty where the fault is the whole file's.
  public var name: String
  /// What is wrong, and what would help.
  public var phrase: Phrase

  /// Why a document cannot be brought into the queue.
  public init(line: Int?, name: String, phrase: Phrase) {
    self.line = line
    self.name = name
    self.phrase = phrase
  }

  /// What is wrong, after the line and the document that it is about.
  public var phraseInPlace: Phrase {
    guard let line else { return phrase }
    return Phrase(
      id: "baris \(line), \(name): \(phrase.text(.indonesian))", en: "line \(line), \(name): \(phrase.text(.english))")
  }
}

/// A file that was refused; nothing of it is in the queue.
public struct ImportRefused: Explained, Hashable {
  /// The first of the faults, at most ``mostFaults``.
  public var faults: [ImportFault]
  /// How many there are.
  public var count: Int
  /// The one kind under which the queue holds all that it knows of the file's RecordIds, where the file was read as another.
  public var kindOfRecords: DocumentKind?
  /// Documents that the file shows as they were before, where that is a reason for its refusal.
  public var backwards: BackwardDocuments?
  /// Moments as of which the queue knows documents as they were before the file shows them, though it counts as older.
  ///
  /// What is known as of those was true before the file was. Nothing else is wrong with the file then.
  public var disproved: Set<Timestamp> = []

  /// How many faults are kept one by one.
  public static let mostFaults = 1000

  /// How many faults there are, and the first.
  public var phrase: Phrase {
    guard let first = faults.first else {
      return Phrase(id: "Berkas ditolak.", en: "The file was refused.")
    }
    return Phrase(
      id: """
        Berkas ditolak, tidak ada yang diimpor. Kesalahan: \(count), yang pertama: \
        \(first.phraseInPlace.text(.indonesian))
        """,
      en: """
        The file was refused and nothing was imported. Faults: \(count), the first: \
        \(first.phraseInPlace.text(.english))
        """)
  }

  /// A file said to have been true at a time that no queue can hold.
  static func time(_ asOf: Timestamp) -> ImportRefused {
    let fault = Phrase(
      id: "waktu berkasnya \(asOf.description), di luar tahun 1973 sampai 2286. Beri waktu yang benar dengan --as-of.",
      en:
        "the time of the file is \(asOf.description), outside of the years 1973 to 2286. Give the right one with --as-of."
    )
    return ImportRefused(faults: [ImportFault(line: nil, name: "", phrase: fault)], count: 1)
  }
}
