import Glibc
import QueueStore
import UploadQueue
import Wording

extension QueuePlace {
  /// The backend of this queue, and its journal.
  ///
  /// - Parameters:
  ///   - mode: How an embedded queue is to upload again, where that is to be set.
  ///   - counterpart: What sees in Coretax what is expected here.
  ///   - scratch: Where everything that is written goes, so that nothing of it lasts; to its own place where it is `nil`.
  func opened(
    journal path: String, by person: Operator, language: Language, mode: LocalQueue.ReuploadMode?,
    counterpart: (any Counterpart)? = nil, in scratch: ScratchFolder? = nil
  ) throws -> (any StatusBackend, JournalStore) {
    let path = scratch?.file("journal.sqlite") ?? path
    if let service {
      let store = try JournalStore(path: path, queue: service.identity, by: person)
      return (try service.open(language, store), store)
    }
    let file = try scratch.map { try copied(into: $0) } ?? file
    let local = try LocalQueue.create(at: file)
    if let mode, try local.reuploadMode() != mode { try local.setReuploadMode(mode) }
    let store = try JournalStore(path: path, queue: local.identity(), at: Paths.absolute(file), by: person)
    // What an import left behind is older than what the first look will see. What the journal cannot take now stays
    // where it is, and the session says what is wrong with the journal.
    try? store.takeImports(of: local)
    let queue = local.recording(ImportRecording(by: person, now: Environment.now) { store })
    return (backend(over: queue, by: person, language: language, counterpart: counterpart), store)
  }
  /// A copy of the embedded queue, which may be there already; where there is no queue yet, none is made.
  private func copied(into scratch: ScratchFolder) throws -> String {
    let (file, copy) = (try file, scratch.file("\(Paths.plain(name)).sqlite"))
    if access(file, F_OK) == 0, access(copy, F_OK) != 0 { try LocalQueue(path: file).copy(to: copy) }
    return copy
  }
}
