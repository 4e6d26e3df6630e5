import QueueStore
import UploadQueue
import Wording

extension QueuePlace {
  /// The backend of this queue, and its journal.
  ///
  /// - Parameters:
  ///   - mode: How an embedded queue is to upload again, where that is to be set.
  ///   - counterpart: What sees in Coretax what is expected here.
  func opened(
    journal path: String, by person: Operator, language: Language, mode: LocalQueue.ReuploadMode?,
    counterpart: (any Counterpart)? = nil
  ) throws -> (any StatusBackend, JournalStore) {
    if let service {
      return (try service.open(language), try JournalStore(path: path, queue: service.identity, by: person))
    }
    let file = try file
    let local = try LocalQueue.create(at: file)
    if let mode, try local.reuploadMode() != mode { try local.setReuploadMode(mode) }
    let store = try JournalStore(path: path, queue: local.identity(), at: Paths.absolute(file), by: person)
    // What an import left behind is older than what the first look will see. What the journal cannot take now stays
    // where it is, and the session says what is wrong with the journal.
    try? store.takeImports(of: local)
    let queue = local.recording(ImportRecording(by: person, now: Environment.now) { store })
    return (backend(over: queue, by: person, language: language, counterpart: counterpart), store)
  }
}
