import UploadQueue
import Wording

extension QueueEvent {
  /// The event in a sentence, for who sees no screen.
  ///
  /// - Parameters:
  ///   - zone: the time zone of every moment in it.
  ///   - now: the moment that durations are counted at.
  ///   - token: how a person gives the queue a token, where it waits for one.
  public func phrase(in zone: ShownZone, at now: Timestamp, token: TokenIntake = .none) -> Phrase {
    switch self {
    case .changed(let change): return change.sentence
    case .stuck(let row):
      return Phrase(
        id: "\(row.document.name): MACET, Signing In Progress sudah \(row.time.words(at: now, .indonesian)).",
        en: "\(row.document.name): STUCK, Signing In Progress for \(row.time.words(at: now, .english)).")
    case .due(let row, let daysLeft): return Self.due(row.document, daysLeft)
    case .reminder(let reminder): return reminder.phrase
    case .settled(let subject, let settlement):
      let outcome = settlement.phrase
      return Phrase(
        id: "\(subject.name): unggah ulang selesai. \(outcome.text(.indonesian))",
        en: "\(subject.name): the re-upload is over. \(outcome.text(.english))")
    case .backendLost(let error, let nextTry):
      let why = error.told(in: zone, at: now, token: token)
      func time(_ language: Language) -> SafeText {
        "\(nextTry.written(language, in: zone, now: now)) \(zone.name(at: nextTry))"
      }
      return Phrase(
        id: "\(why.text(.indonesian).ended) Coba lagi pukul \(time(.indonesian)).",
        en: "\(why.text(.english).ended) Next try at \(time(.english)).")
    case .backendBack: return Phrase(id: "Sumber data menjawab lagi.", en: "The data source answers again.")
    }
  }

  private static func due(_ document: Document, _ daysLeft: Int) -> Phrase {
    let name = document.name
    let status = (id: document.status.inWords.text(.indonesian), en: document.status.inWords.text(.english))
    switch daysLeft {
    case ..<0:
      return Phrase(
        id: "\(name): LEWAT batas waktu \(-daysLeft) hari dan belum disetujui (\(status.id)).",
        en: "\(name): LATE by \(-daysLeft) \(daysLeft == -1 ? "day" : "days") and not approved (\(status.en)).")
    case 0:
      return Phrase(
        id: "\(name): hari ini batas waktunya, dan belum disetujui (\(status.id)).",
        en: "\(name): today is its last day, and it is not approved (\(status.en)).")
    default:
      return Phrase(
        id: "\(name): batas waktunya \(daysLeft) hari lagi, dan belum disetujui (\(status.id)).",
        en: "\(name): \(daysLeft) \(daysLeft == 1 ? "day" : "days") left, and it is not approved (\(status.en)).")
    }
  }
}

extension Reminder {
  /// What falls due when, and what is at stake.
  var phrase: Phrase {
    let left: Phrase =
      daysLeft == 0
      ? Phrase(id: "hari ini", en: "today")
      : Phrase(id: "\(daysLeft) hari lagi", en: daysLeft == 1 ? "1 day left" : "\(daysLeft) days left")
    let stake = KnownExposure(self).said(atStake.brief)
    let what = documents == 1 ? "document is" : "documents are" as SafeText
    return Phrase(
      id: """
        PENGINGAT: \(documents.written(.indonesian)) dokumen belum disetujui, batas waktunya \
        \(lastDay.written(.indonesian)) (\(left.text(.indonesian))); taruhannya, 1 % DPP: \(stake.text(.indonesian)).
        """,
      en: """
        REMINDER: \(documents.written(.english)) \(what) not approved, last day \(lastDay.written(.english)) \
        (\(left.text(.english))); at stake, 1 % of DPP: \(stake.text(.english)).
        """)
  }
}

extension BackendError {
  /// What is the matter, why, and what to do, for who sees no screen.
  ///
  /// - Parameters:
  ///   - now: The moment it is told at; where it is not known, every moment carries its day.
  ///   - token: How a person gives the queue a token, where it waits for one.
  public func told(in zone: ShownZone, at now: Timestamp? = nil, token: TokenIntake) -> Phrase {
    headline + Phrase(same: " ") + phrase(in: zone, at: now, token: token)
  }
}

extension StatusChange {
  /// The change in a sentence.
  var sentence: Phrase {
    let name = subject.name
    let reason: SafeText = reason.map { " (\($0))" } ?? ""
    switch (from, to) {
    case (nil, let to?) where to.isNone:
      return Phrase(
        id: "\(name): baru, diharapkan; belum terlihat di DJP.", en: "\(name): new, expected; not seen at DJP yet.")
    case (let from?, let to?) where from.isNone && !to.isNone:
      return Phrase(
        id: "\(name): kini terlihat di DJP, \(to.shown)\(reason).",
        en: "\(name): seen at DJP now, \(to.shown)\(reason).")
    case (let from?, let to?):
      return Phrase(
        id: "\(name): \(from.shown) menjadi \(to.inWords.text(.indonesian))\(reason).",
        en: "\(name): \(from.shown) became \(to.inWords.text(.english))\(reason).")
    case (nil, let to?):
      return Phrase(id: "\(name): baru, \(to.shown)\(reason).", en: "\(name): new, \(to.shown)\(reason).")
    case (let from?, nil):
      return Phrase(
        id: "\(name): tidak ada lagi dalam daftar, tadinya \(from.inWords.text(.indonesian)).",
        en: "\(name): no longer listed, was \(from.inWords.text(.english)).")
    case (nil, nil):
      return Phrase(id: "\(name): tidak ada lagi dalam daftar.", en: "\(name): no longer listed.")
    }
  }
}
