import Monitor
import UploadQueue
import Wording

/// The record of one document as lines of text, oldest first.
struct HistoryText {
  /// The document, as it was called last.
  let subject: Subject
  /// What the journal has of it.
  let entries: [JournalEntry]
  /// Whose journal has it, where that of several queues is told.
  let queue: String?

  func lines(_ language: Language) -> [SafeText] {
    [heading.text(language)] + entries.flatMap { Self.lines(of: $0).map { "  \($0.text(language))" } }
  }

  private var heading: Phrase {
    var text: SafeText = "\(subject.name)"
    if let nsfp = subject.nsfp, nsfp != subject.name { text = text + "; NSFP \(nsfp)" }
    if let reference = subject.reference, reference != subject.name { text = text + "; ref. \(reference)" }
    if let record = subject.recordID, record != subject.name { text = text + "; RecordId \(record)" }
    return Phrase(same: queue.map { "\($0): \(text)" } ?? text)
  }

  /// What an entry says; of which document, where that is not said above.
  static func lines(of entry: JournalEntry, called name: String? = nil) -> [Phrase] {
    func at(_ moment: Timestamp, _ phrase: Phrase, by person: Operator? = nil) -> Phrase {
      let who: SafeText = person.map { " — \($0.user)@\($0.host)" } ?? .empty
      let whose: SafeText = name.map { "\($0): " } ?? .empty
      return Phrase(
        id: "\(moment.named(.indonesian))  \(whose)\(phrase.text(.indonesian))\(who)",
        en: "\(moment.named(.english))  \(whose)\(phrase.text(.english))\(who)")
    }
    let told = told(entry)
    return switch entry {
    case .change(let change): [at(change.seenAt, told, by: change.by)] + change.details.map(indented)
    case .began(let attempt):
      [
        at(attempt.beganAt, told),
        indented(Phrase(id: "kunci \(attempt.key.rawValue)", en: "key \(attempt.key.rawValue)")),
      ]
    case .event(_, _, let moment, let person): [at(moment, told, by: person)]
    case .annotated(let record): [at(record.at, told, by: record.by)]
    case .planned(let record): [at(record.at, told, by: record.by)]
    }
  }

  /// What was observed or done.
  private static func told(_ entry: JournalEntry) -> Phrase {
    switch entry {
    case .change(let change): change.told
    case .began(let attempt): attempt.told
    case .event, .annotated, .planned: entry.phrase(in: .chosen)
    }
  }

  /// What an entry is found by beside what was recorded: its line here, and the one on the screen.
  static func searched(_ entry: JournalEntry) -> [Phrase] { [told(entry)] + entry.searched(in: .chosen) }

  private static func indented(_ phrase: Phrase) -> Phrase {
    Phrase(id: "    \(phrase.text(.indonesian))", en: "    \(phrase.text(.english))")
  }
}

extension Timestamp {
  /// Day and time in the time zone of this run, with its name.
  func named(_ language: Language, in zone: ShownZone = .chosen) -> SafeText {
    "\(dated(language, in: zone)) \(zone.name(at: self))"
  }
}

extension StatusReading {
  /// The status, with the words it was given in where those are others.
  fileprivate var told: Phrase {
    isNone ? inWords : Phrase(same: words == status.word ? "\(words)" : "\(status.word) (“\(words)”)")
  }
}

extension StatusChange {
  fileprivate var told: Phrase {
    if from == nil, let to, to.isNone {
      return Phrase(id: "diharapkan; \(to.told.text(.indonesian))", en: "expected; \(to.told.text(.english))")
    }
    return switch (from?.told, to?.told) {
    case (let from?, let to?):
      Phrase(
        id: "\(from.text(.indonesian)) → \(to.text(.indonesian))", en: "\(from.text(.english)) → \(to.text(.english))")
    case (nil, let to?):
      Phrase(id: "pertama terlihat: \(to.text(.indonesian))", en: "first seen: \(to.text(.english))")
    case (let from?, nil):
      Phrase(
        id: "tidak ada lagi; terakhir \(from.text(.indonesian))", en: "no longer there; last \(from.text(.english))")
    case (nil, nil): Phrase(id: "tidak ada lagi", en: "no longer there")
    }
  }

  /// Since when, where that is not when it was seen; and why.
  fileprivate var details: [Phrase] {
    var details: [Phrase] = []
    switch time.source {
    case .backend:
      details.append(
        Phrase(
          id: "sejak \(time.since.named(.indonesian)), menurut sumber status",
          en: "since \(time.since.named(.english)), says the source"))
    case .atLeast where time.since != seenAt:
      details.append(
        Phrase(
          id: "setidaknya sejak \(time.since.named(.indonesian))", en: "at least since \(time.since.named(.english))"))
    case .observed where time.since != seenAt:
      details.append(Phrase(id: "sejak \(time.since.named(.indonesian))", en: "since \(time.since.named(.english))"))
    case .atLeast, .observed: break
    }
    if let reason { details.append(Phrase(id: "alasan: “\(reason)”", en: "reason: “\(reason)”")) }
    return details
  }
}

extension Attempt {
  fileprivate var told: Phrase {
    let (user, host) = (by.user, by.host)
    let signature: (id: SafeText, en: SafeText) =
      signer.map { ("; penandatangan \($0)", "; signer \($0)") } ?? (.empty, .empty)
    let seen = seenStatus.told
    return isHandOff
      ? Phrase(
        id: "unggah ulang ke-\(number) di portal, saat \(seen.text(.indonesian))\(signature.id) — \(user)@\(host)",
        en: "re-upload \(number) in the portal, from \(seen.text(.english))\(signature.en) — \(user)@\(host)")
      : Phrase(
        id: "unggah ulang ke-\(number), saat \(seen.text(.indonesian))\(signature.id) — \(user)@\(host)",
        en: "re-upload \(number), from \(seen.text(.english))\(signature.en) — \(user)@\(host)")
  }
}
