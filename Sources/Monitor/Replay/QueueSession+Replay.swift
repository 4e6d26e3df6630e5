import UploadQueue

extension QueueSession {
  /// A queue as it was: nothing is asked of its backend, nothing is added to its journal, and it is put where a replay is.
  public init(
    replaying recording: QueueRecording, of journal: any Journal, over backend: any StatusBackend, policy: QueuePolicy,
    named name: String, clock: Clock, by: Operator
  ) async {
    self.init(
      backend: backend, journal: PastJournal(journal, recording.past, clock: clock), policy: policy, named: name,
      clock: clock, by: by)
    await index.lay(out: recording)
  }

  /// Puts the queue as it was seen at a moment; whether anything is different.
  func stand(at moment: Timestamp, isMarking: Bool) async -> Bool {
    usual.stand(at: moment)
    return await index.stand(at: moment, isMarking: isMarking)
  }
}
