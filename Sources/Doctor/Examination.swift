import Wording

/// Runs probes side by side: none waits for another, and none takes longer than its time.
public enum Examination {
  /// The findings, in the order of the probes; each is told as soon as it is there.
  public static func run(
    _ probes: [Probe], telling tell: @escaping @Sendable (_ place: Int, Finding) async -> Void = { _, _ in }
  ) async -> [Finding] {
    await withTaskGroup(of: (Int, Finding).self) { group in
      for (place, probe) in probes.enumerated() {
        group.addTask {
          let finding = await probe.found()
          await tell(place, finding)
          return (place, finding)
        }
      }
      var findings: [Int: Finding] = [:]
      for await (place, finding) in group { findings[place] = finding }
      return probes.indices.compactMap { findings[$0] }
    }
  }
}

extension Probe {
  /// What is found, or that nothing was in time; what is still being looked at then goes on by itself, unheard.
  func found() async -> Finding {
    let (findings, finding) = AsyncStream.makeStream(of: Finding.self)
    let work = Task { [look] in _ = finding.yield(await look()) }
    let timing = Task { [limit] in
      try? await Task.sleep(for: limit)
      if !Task.isCancelled { finding.yield(.late(limit)) }
    }
    defer {
      work.cancel()
      timing.cancel()
    }
    for await first in findings { return first }
    return .late(limit)
  }
}

extension Finding {
  static func late(_ limit: Duration) -> Finding {
    let seconds = max(1, limit.components.seconds)
    return Finding(
      .wrong,
      Phrase(id: "tidak selesai dalam \(seconds) detik", en: "not done within \(seconds) s"),
      because: Phrase(
        id: "jaringan, server nama, atau disk tidak menjawab pada waktunya",
        en: "the network, a name server or a disk does not answer in time"),
      next: Phrase(
        id: "Coba sekali lagi; bila tetap begitu, tanya yang mengurus jaringan atau komputer ini.",
        en: "Try once more; if it stays so, ask whoever looks after the network or this computer."))
  }
}
