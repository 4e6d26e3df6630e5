import UploadQueue
import Wording

extension JournalEntry {
  /// What was observed or done, as its line in the journal says it, but for when and by whom.
  ///
  /// - Parameter zone: The time zone of every moment in it.
  public func phrase(in zone: ShownZone) -> Phrase {
    switch self {
    case .change(let change): return change.phrase
    case .began(let attempt):
      let signer: SafeText = attempt.signer.map { " · \($0)" } ?? ""
      return Phrase(
        id: "unggah ulang ke-\(attempt.number) diniatkan\(signer)", en: "re-upload \(attempt.number) intended\(signer)")
    case .event(let event, _, _, _): return event.phrase
    case .annotated(let record): return record.event.phrase
    case .planned(let record): return record.event.phrase(in: zone)
    }
  }

  /// What it is found by beside what was recorded: its line, and of what became of a re-upload, that it is of one.
  ///
  /// - Parameter zone: The time zone of every moment in its line.
  public func searched(in zone: ShownZone) -> [Phrase] {
    let line = phrase(in: zone)
    return if case .event = self { [line, Phrase(id: "unggah ulang", en: "re-upload")] } else { [line] }
  }
}

extension StatusChange {
  /// From which status to which, and why.
  fileprivate var phrase: Phrase {
    let gone = Phrase(id: "tidak ada dalam daftar", en: "no longer listed")
    let reason = Phrase(same: reason.map { "  (\($0))" } ?? "")
    // What is only expected has no status yet, be it that it comes or goes.
    if from?.isNone != false, let to {
      if to.isNone { return Phrase(id: "diharapkan; ", en: "expected; ") + to.inWords }
      let seen =
        from == nil
        ? Phrase(id: "pertama terlihat: ", en: "first seen: ")
        : Phrase(id: "kini terlihat di DJP: ", en: "seen at DJP now: ")
      return seen + to.inWords + reason
    }
    let next = to?.inWords ?? gone
    guard let from, !from.isNone else { return next }
    return Phrase(same: "\(from.shown) → ") + next + reason
  }
}
