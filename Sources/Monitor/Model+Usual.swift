import UploadQueue

extension Model {
  /// What counts as stuck and as due in the shown queue, as it is in force; in the list over all, what holds for documents
  /// of every queue.
  var policy: QueuePolicy {
    isOverAll ? settings.policy.shared(among: queues.map(policy(of:))) : policy(of: queue)
  }

  private func policy(of queue: QueueState) -> QueuePolicy {
    settings.policy(of: queue.profile.name).knowing(queue.usual)
  }

  /// How long signing usually takes is known: where the stuck threshold comes from that, other rows may be stuck now.
  mutating func learn(_ times: SigningTimes) -> [Effect] {
    let before = policy
    queue.usual = times
    return policy == before ? [] : [.load(request(isLive: true))] + overviewRefresh
  }
}
