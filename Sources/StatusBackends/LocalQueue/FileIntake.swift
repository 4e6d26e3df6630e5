import CoretaxFiles
import QueueStore
import UploadQueue

/// Brings files of the portal into an embedded queue, each of them whole or not at all.
public struct FileIntake: Sendable {
  /// What became of a file.
  public enum Outcome {
    /// It is in the queue.
    case imported(ImportReport, FileSummary)
    /// It is nothing that is read here, and nobody named it: it was only met.
    case foreign
    /// Its reader refused it.
    case unreadable(FileRefused)
    /// The queue refused it.
    case refused(ImportRefused)
  }

  /// What becomes of a file that shows documents as they were before they were approved, though its own time is newer, and
  /// of which nobody has said when it was true: a copy, perhaps, that bears the time of the copying.
  public enum OldCopies: Sendable {
    /// It is refused, with moments told in a zone: somebody is there to say the time.
    case refused(in: ShownZone)
    /// It counts as older than all that is known: what only it has is added, and nothing else changes.
    case addedTo

    /// In which zone a refusal tells moments.
    fileprivate var zone: ShownZone { if case .refused(let zone) = self { zone } else { .wib } }
  }

  /// Takes the faults that a refusal has no room for, while the file is read.
  public struct FaultOverflow {
    /// Takes a fault of the file, on the thread that reads it.
    let ofFile: (FileFault) -> Void
    /// Takes a fault of what the file would do in the queue.
    let inQueue: (ImportFault) -> Void
    /// The file is read from its beginning again; what was taken before does not count.
    let restart: () -> Void

    /// Takes faults in three ways.
    public init(
      ofFile: @escaping (FileFault) -> Void, inQueue: @escaping (ImportFault) -> Void, restart: @escaping () -> Void
    ) {
      self.ofFile = ofFile
      self.inQueue = inQueue
      self.restart = restart
    }
  }

  private let owner: NPWP?
  private let taxpayer: NPWP?
  private let kind: DocumentKind?
  private let formats: Set<FileFormat>?
  private let oldCopies: OldCopies
  private let listing: Int

  /// A file that counts as older shows documents further on than they are known.
  ///
  /// They are approved, replaced or cancelled there, and known as they were before, as of some moments: what is known as of
  /// those was true before the file was. Nothing of the file was imported.
  public struct Disproof: Error {
    /// As of when that is known.
    public let moments: Set<Timestamp>
    /// As of when the file counts.
    public let asOf: Timestamp
  }

  private struct OtherFormat: Error {}

  /// As of when a file is taken.
  private struct FileTime {
    let asOf: Timestamp
    let trust: TimeTrust
  }

  /// How files are to be taken.
  ///
  /// - Parameters:
  ///   - owner: Whose documents they must be.
  ///   - taxpayer: Who becomes the queue's own with the first file.
  ///   - kind: Which list they are, where they do not say.
  ///   - formats: What they may be; everything that can be read, where that is not said.
  ///   - oldCopies: What becomes of those that are older than their time.
  ///   - listing: How many documents of a kind are reported one by one.
  public init(
    owner: NPWP?, taxpayer: NPWP? = nil, kind: DocumentKind? = nil, formats: Set<FileFormat>? = nil,
    oldCopies: OldCopies = .addedTo, listing: Int = ImportReport.usualListing
  ) {
    self.oldCopies = oldCopies
    self.listing = listing
    self.owner = owner
    self.taxpayer = taxpayer
    self.kind = kind
    self.formats = formats
  }

  /// Takes one file, as true at a moment; where none is given, as of the times that its documents tell, or its own.
  ///
  /// - Parameters:
  ///   - doubtful: Moments as of which documents are known from files that bore them, and may be copies of older ones.
  ///   - progress: Told how many bytes have been read, and of how many.
  ///   - overflow: Takes the faults that the refusal has no room for.
  ///   - check: Asked every thousand documents and at the end; what it throws is thrown on, with nothing imported.
  /// - Throws: What is wrong with the queue itself; ``Disproof`` where the file shows that a doubtful moment is wrong.
  public func take(
    _ found: FoundFiles.Found, asOf given: Timestamp?, into queue: some FileImporting,
    doubting doubtful: Set<Timestamp> = [],
    progress: @escaping (_ read: Int64, _ total: Int64) -> Void = { _, _ in }, overflow: FaultOverflow? = nil,
    check: @escaping () throws -> Void = {}
  ) throws -> Outcome {
    func attempt(_ hint: ListHint?, _ time: FileTime) throws -> Outcome {
      try take(found, as: time, hint: hint, into: queue, progress: progress, overflow: overflow, check: check)
    }
    func attempt(_ hint: ListHint?) throws -> Outcome {
      let doubt = TimeTrust.doubted(in: oldCopies.zone, against: doubtful)
      let own = FileTime(asOf: given ?? found.file.modified, trust: given == nil ? doubt : .said)
      let outcome = try attempt(hint, own)
      if case .refused(let refused) = outcome, !refused.disproved.isEmpty {
        throw Disproof(moments: refused.disproved, asOf: own.asOf)
      }
      guard case .addedTo = oldCopies, case .refused(let refused) = outcome, let backwards = refused.backwards,
        let before = backwards.knownAt
      else { return outcome }
      overflow?.restart()
      let again = try attempt(hint, FileTime(asOf: before - .milliseconds(1), trust: .upperBound))
      guard case .imported(var report, let summary) = again else { return again }
      report.backwards = backwards
      return .imported(report, summary)
    }
    do {
      let hint: ListHint
      do {
        let outcome = try attempt(nil)
        guard let told = toldByRecords(outcome) else { return outcome }
        hint = told
      } catch let refused as FileRefused {
        guard !refused.unplaced.isEmpty, let told = try queue.listHint(for: refused.unplaced) else { throw refused }
        hint = told
      }
      overflow?.restart()
      return try attempt(hint)
    } catch let refused as FileRefused { return outcome(of: found, refused) }
  }

  /// Which list a file is from that was refused since the queue holds its RecordIds as documents of that one.
  private func toldByRecords(_ outcome: Outcome) -> ListHint? {
    guard kind == nil, case .refused(let refused) = outcome else { return nil }
    return refused.kindOfRecords.map { ListHint($0) }
  }

  /// Why a file is refused that was said to be older than what a document in it tells of itself.
  private func refusal(of file: CoretaxFile, _ told: OwnTimes.Told, _ said: Timestamp) -> FileRefused {
    let kind = FileFault.Kind.laterThanSaid(told.field, at: told.at, said: said, zone: oldCopies.zone)
    return FileRefused(
      faults: [FileFault(file: file.name, line: told.line, row: nil, column: nil, value: told.name, kind: kind)],
      faultCount: 1)
  }

  private func outcome(of found: FoundFiles.Found, _ refused: FileRefused) -> Outcome {
    found.isMet && refused.isForeign ? .foreign : .unreadable(refused)
  }

  /// Takes a file, with what is known of the list it is from; what its reader refuses is thrown.
  private func take(
    _ found: FoundFiles.Found, as time: FileTime, hint: ListHint?, into queue: some FileImporting,
    progress: @escaping (_ read: Int64, _ total: Int64) -> Void, overflow: FaultOverflow?,
    check: @escaping () throws -> Void
  ) throws -> Outcome {
    let reader = CoretaxFileReader(
      found.file, asOf: time.asOf, isAsOfForAll: time.trust == .said, taxpayer: owner, kind: kind, hint: hint)
    var summary: FileSummary?
    var ownTimes = OwnTimes(foundAt: found.file.foundAt)
    do {
      var report = try queue.importFile(
        asOf: time.asOf, trust: time.trust, taxpayer: taxpayer, listing: listing,
        progress: { _ in }, beyond: overflow?.inQueue
      ) { each in
        var taken = 0
        var sides = (kind ?? DocumentKind(fileName: found.file.name)).map {
          StatedSides($0, isByName: kind == nil)
        }
        let read = try reader.read(progress: progress, beyond: overflow?.ofFile) { document in
          try each(document)
          sides?.note(document.document)
          ownTimes.note(document)
          taken += 1
          if taken % 1000 == 0 { try check() }
        }
        if let formats, !formats.contains(read.format) { throw OtherFormat() }
        if let contradiction = sides?.contradiction { throw FileRefused(found.file.name, contradiction) }
        if time.trust == .said, let told = ownTimes.after(time.asOf) { throw refusal(of: found.file, told, time.asOf) }
        try check()
        summary = read
      }
      guard let summary else { return .foreign }
      if time.trust != .said { report.toldLater = ownTimes.after(found.file.modified)?.at }
      return .imported(report, summary)
    } catch is OtherFormat {
      return .foreign
    } catch let refused as ImportRefused {
      return .refused(refused)
    }
  }
}
