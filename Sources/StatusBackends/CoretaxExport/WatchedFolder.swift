import CoretaxFiles
import OwnFiles
import QueueStore
import UploadQueue
import Wording

/// A folder whose files are brought into an embedded queue as they finish arriving.
///
/// Nothing is ever written to the folder. A file counts as finished when the kernel says that its writer has closed it,
/// or when it has stood unchanged for a while; what is read half all the same is refused as a whole, or completed by the
/// next version of it. Which versions were looked at is kept in the queue, so that a restart goes on where it was.
actor WatchedFolder {
  /// Tells each time that something happened in the folder.
  nonisolated let arrivals: AsyncStream<Void>

  private let path: String
  private let queue: LocalQueue
  private let intake: FileIntake
  private let language: Language
  private let isToldByKernel: Bool
  private let now: @Sendable () -> Timestamp
  /// How to wait for what has only just been saved; `nil` where nobody waits.
  private let sleep: (@Sendable (Duration) async throws -> Void)?
  private let ring: AsyncStream<Void>.Continuation
  private var listening: Task<Void, Never>?
  /// What was looked at; `nil` until that is known.
  private var known: [String: TakenFile]?
  /// Files that have not finished arriving, as they were when first seen so.
  private var arriving: [String: (stamp: FileStamp, since: Timestamp)] = [:]
  /// Files whose writer has closed them.
  private var complete: Set<String> = []
  /// Files whose writer has not.
  private var open: Set<String> = []
  /// Files to which something was written since they were taken, as far as that was told.
  private var written: Set<String> = []
  /// Whether the whole folder is to be looked at, and not only what happened in it.
  private var isToBeListed = true
  private var hasWaited = false
  /// Files that lie there as an earlier run has looked at them, of which this one has told nothing yet; `nil` until it is known
  /// which those are.
  private var untold: Set<String>?
  private var remarks: [Phrase] = []
  /// Files that are no lists, of which nothing was told yet.
  private var foreign: [String] = []

  /// A file that has stood unchanged for so long is finished.
  private static let settled = Duration.seconds(2)
  /// How often, and how long each time, what is arriving is waited for: a little longer than a file needs to settle.
  private static let (mostWaits, wait) = (12, Duration.milliseconds(250))

  /// A folder; unless `isToldByKernel`, it is listed whenever it is looked at.
  init(
    _ path: String, queue: LocalQueue, intake: FileIntake, language: Language, isToldByKernel: Bool = true,
    now: @escaping @Sendable () -> Timestamp, sleep: (@Sendable (Duration) async throws -> Void)? = nil
  ) {
    self.sleep = sleep
    self.path = path
    self.queue = queue
    self.intake = intake
    self.language = language
    self.isToldByKernel = isToldByKernel
    self.now = now
    (arrivals, ring) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  deinit { listening?.cancel() }

  /// Whether a file was seen that has not finished arriving.
  var isArriving: Bool { !arriving.isEmpty }

  /// What a person should know of since this was last asked.
  func takeRemarks() -> [Phrase] {
    defer { remarks = [] }
    return remarks
  }

  /// Takes what has finished arriving, from the oldest to the newest.
  func takeNew() async throws(BackendError) {
    listen()
    while try await takeReady() == .putBack {}
    try recall()
    if let first = foreign.first { remarks.append(Self.passedOver(first, others: foreign.count - 1)) }
    foreign = []
  }

  /// How far one look at the folder has come.
  private enum Look {
    /// All that has finished arriving was taken.
    case done
    /// Something changed meanwhile, and will come again.
    case changed
    /// What some file said is of an older time than was thought, and others are to be read again.
    case putBack
  }

  /// Takes what has finished arriving, until something is put back.
  private func takeReady() async throws(BackendError) -> Look {
    // What is not come to this time is found by listing the next time.
    var look = Look.changed
    defer { if look != .done { isToBeListed = true } }
    var hasChanged = false
    for (name, stamp) in try await candidates(besides: lookedAt()) {
      guard !Task.isCancelled else { throw unavailable(Phrase(id: "Dibatalkan.", en: "Cancelled.")) }
      let before = known?[name]
      if let before, isOnlyRetimed(name, stamp, since: before) {
        try putBack([before], to: Timestamp(milliseconds: stamp.modified / 1_000_000))
        look = .putBack
      }
      // Before it is read: what happens to it from now on is heard anew.
      forget(name)
      written.remove(name)
      untold?.remove(name)
      let isTimed = before.map { $0.size == stamp.size && stamp.modified < $0.modified } ?? false
      switch try await take(name, stamp, isTimed: isTimed) {
      case .file(let file):
        if file.outcome == .foreign { foreign.append(name) }
        known?[name] = file
      case .nothing: hasChanged = true
      case .disproof(let copies, let asOf):
        // How long before is not known: so long that what differs is not taken for seen as it changed.
        try putBack(copies, to: asOf - TimeInStatus.closeTogether - .milliseconds(1))
        look = .putBack
      }
      if look == .putBack { return look }
    }
    look = hasChanged ? .changed : .done
    return look
  }

  /// Waits, the first time alone and not for long, until what is arriving has settled, and takes it.
  ///
  /// Who asks only once would miss what was saved a moment before.
  func takeArriving() async throws(BackendError) {
    guard !hasWaited, let sleep else { return }
    hasWaited = true
    for _ in 0..<Self.mostWaits where isArriving {
      do { try await sleep(Self.wait) } catch { break }
      try await takeNew()
    }
  }

  // MARK: What happens in the folder

  /// Begins to be told by the kernel; a folder that is not there yet is listed at each poll until it is.
  private func listen() {
    guard isToldByKernel, listening == nil, let events = FolderEvents(path) else { return }
    isToBeListed = true
    listening = Task { [weak self] in
      for await event in events.events { await self?.take(event) }
    }
  }

  private func take(_ event: FolderEvents.Event) {
    // What still has a browser's own name for what it has not finished comes again under its own.
    if let name = event.name, !FolderListing.mayBeExport(name) { return }
    switch event {
    case .complete(let name):
      open.remove(name)
      complete.insert(name)
    case .came(let name): hasCome(name)
    case .written(let name):
      complete.remove(name)
      written.insert(name)
      open.insert(name)
      hasCome(name)
      // There is nothing to take before it is closed.
      return
    // It may have been given its time only now. One that is being written is not finished by that.
    case .attributesChanged(let name):
      guard !open.contains(name) else { return }
      hasCome(name)
    case .missed:
      open = []
      isToBeListed = true
    case .gone: stopListening()
    }
    ring.yield()
  }

  private func hasCome(_ name: String) {
    guard FolderListing.mayBeExport(name), let stamp = FolderListing.stamp(path + "/" + name) else { return }
    if arriving[name]?.stamp != stamp { arriving[name] = (stamp, now()) }
  }

  private func stopListening() {
    listening?.cancel()
    listening = nil
    open = []
    isToBeListed = true
  }

  // MARK: Which files

  /// The files that have finished arriving and were not looked at as they are, from the oldest to the newest.
  private func candidates(
    besides known: [String: TakenFile]
  ) async throws(BackendError) -> [(name: String, stamp: FileStamp)] {
    let files = try await listed()
    untold = untold ?? Set(files.filter { known[$0.key]?.isSame(as: $0.value) == true }.keys)
    // What came while the folder was listed is there all the same.
    for name in arriving.keys where files[name] == nil && FolderListing.stamp(path + "/" + name) == nil {
      forget(name)
      written.remove(name)
    }
    let ready = files.filter { name, stamp in
      guard known[name]?.isSame(as: stamp) != true else {
        forget(name)
        return false
      }
      return complete.contains(name) || (!open.contains(name) && hasSettled(name, stamp))
    }
    return ready.map { ($0.key, $0.value) }.sorted { ($0.1.modified, $0.0) < ($1.1.modified, $1.0) }
  }

  /// Tells, once in each run, what there still is to know of files that an earlier one has looked at.
  private func recall() throws(BackendError) {
    guard let names = untold, !names.isEmpty else { return }
    do throws(StoreFailure) {
      // What was said of one may not matter any more beside what has been taken since.
      let files = try queue.takenFiles()
      for file in names.sorted().compactMap({ files[$0] }) {
        remarks += file.remarks
        if file.outcome == .foreign { foreign.append(file.name) }
      }
      untold = []
    } catch { throw unavailable(error.phrase) }
  }

  /// There is nothing more to wait for with a file.
  private func forget(_ name: String) {
    arriving[name] = nil
    complete.remove(name)
  }

  private func listed() async throws(BackendError) -> [String: FileStamp] {
    guard isToBeListed || listening == nil else {
      var files: [String: FileStamp] = [:]
      for name in complete.union(arriving.keys) {
        files[name] = FolderListing.stamp(path + "/" + name)
        if files[name] == nil { forget(name) }
      }
      return files
    }
    // A share may be slow, and a folder long.
    isToBeListed = false
    let listing = await offThread { [path] _ in
      Result { () throws(FolderListing.Failure) in try FolderListing(of: path).files }
    }
    do throws(FolderListing.Failure) {
      return try listing.get()
    } catch {
      stopListening()
      throw unavailable(error.phrase(path))
    }
  }

  /// Whether a file has stood as it is for a while, by its own time or by what was seen of it.
  private func hasSettled(_ name: String, _ stamp: FileStamp) -> Bool {
    let moment = now()
    if let before = arriving[name], before.stamp == stamp { return moment - before.since >= Self.settled }
    let age = moment - Timestamp(milliseconds: stamp.modified / 1_000_000)
    // One that this run has not seen change, and that was last changed long ago, was finished long ago.
    if arriving[name] == nil, age >= Self.settled { return true }
    arriving[name] = (stamp, moment)
    return false
  }

  // MARK: One file

  /// Whether a file is what was taken, with nothing but an older time: whoever saved it set its time only afterwards.
  private func isOnlyRetimed(_ name: String, _ stamp: FileStamp, since before: TakenFile) -> Bool {
    !written.contains(name) && before.inode == stamp.inode && before.size == stamp.size
      && stamp.modified < before.modified
  }

  /// Lets what files said be as of an older moment, and has the newer ones read again, which it may have stood against.
  private func putBack(_ files: [TakenFile], to moment: Timestamp) throws(BackendError) {
    do throws(StoreFailure) {
      for file in files { try queue.putBack(file, to: moment) }
      known = try queue.takenFiles()
      ring.yield()
    } catch { throw unavailable(error.phrase) }
  }

  /// What became of reading a file.
  private enum Reading {
    /// It was looked at, and is remembered.
    case file(TakenFile)
    /// It changed meanwhile, and will come again.
    case nothing
    /// As of its time it shows that these, which bear newer ones, are older than it is.
    case disproof([TakenFile], asOf: Timestamp)
  }

  /// Takes a file and remembers it; `isTimed` where somebody has just given it its time.
  private func take(_ name: String, _ stamp: FileStamp, isTimed: Bool) async throws(BackendError) -> Reading {
    let whole = path + "/" + name
    let others = (known ?? [:]).values.filter { $0.name != name }
    // Those alone that are read after it: put back, they are then read beside what it says, and nothing comes twice to this.
    let doubtful = Dictionary(
      grouping: others.filter { $0.countsAsOfItsTime && $0.modified > stamp.modified }, by: \.asOf)
    let moments = Set(doubtful.keys.compactMap(\.self))
    let work: Result<Taken, any Error> = await offThread { [intake, queue, now] isCancelled in
      Result {
        let found = FoundFiles(met: whole, now: now())
        var taken = Taken(refusals: found.refused.map(\.phrase), others: isTimed ? nil : others)
        for file in found.files {
          let outcome = try intake.take(
            file, asOf: nil, into: queue, doubting: moments,
            check: { guard !isCancelled(), FolderListing.stamp(whole) == stamp else { throw Changed() } })
          taken.add(outcome, of: file.file)
        }
        // What was renamed or taken away meanwhile has nothing wrong with it.
        if taken.outcome == .refused, FolderListing.stamp(whole) == nil { throw Changed() }
        return taken
      }
    }
    do {
      let taken = try work.get()
      remarks += taken.remarks
      let file = TakenFile(
        name: name, size: stamp.size, modified: stamp.modified, inode: stamp.inode, asOf: taken.newestList,
        countsAsOfItsTime: taken.countsAsOfItsTime, outcome: taken.outcome, remarks: taken.remarks)
      try queue.remember(file)
      return .file(file)
    } catch is Changed {
      return .nothing
    } catch let disproof as FileIntake.Disproof {
      return .disproof(disproof.moments.flatMap { doubtful[$0] ?? [] }, asOf: disproof.asOf)
    } catch {
      throw unavailable((error as? StoreFailure ?? .other(path: queue.path, words: "\(error)")).phrase)
    }
  }

  /// A file is not what it was when its reading began, or nobody waits for it any longer.
  private struct Changed: Error {}

  private func lookedAt() async throws(BackendError) -> [String: TakenFile] {
    if let known { return known }
    do throws(StoreFailure) {
      let files = try queue.takenFiles()
      known = files
      return files
    } catch { throw unavailable(error.phrase) }
  }

  private func unavailable(_ phrase: Phrase) -> BackendError { .unavailable(.own(phrase, in: language)) }

  private static func passedOver(_ name: String, others: Int) -> Phrase {
    guard others > 0 else {
      return Phrase(
        id: "\(name) bukan daftar yang dikenal, jadi dilewati.", en: "\(name) is no known list and is passed over.")
    }
    let more: SafeText = others == 1 ? "another file" : "\(others) other files"
    return Phrase(
      id: "\(name) dan \(others) berkas lain bukan daftar yang dikenal, jadi dilewati.",
      en: "\(name) and \(more) are no known lists and are passed over.")
  }
}
