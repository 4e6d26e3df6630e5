import QueueStore
import UploadQueue

extension LocalQueue {
  /// The same queue, whose imports are recorded in a journal, which is opened once there is something to record.
  func recorded(in journal: String) -> LocalQueue {
    let person = Environment.person()
    return recording(
      ImportRecording(by: person, now: Environment.now) {
        try JournalStore(path: journal, queue: self.identity(), at: Paths.absolute(self.path), by: person)
      })
  }
}
