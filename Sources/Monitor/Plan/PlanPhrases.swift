import UploadQueue
import Wording

extension PlanHalt {
  /// Why it is not sent.
  public var phrase: Phrase {
    switch self {
    case .passed:
      Phrase(
        id: "waktunya lewat: Pantau tidak berjalan, atau saat itu tidak bisa mengirim",
        en: "its time has passed: Pantau was not running, or could not send then")
    case .failed(let words): Phrase(id: "tidak dikirim: \(words)", en: "not sent: \(words)")
    case .after(let name):
      Phrase(id: "\(name) sebelum ini tidak berhasil", en: "\(name) before it did not go through")
    }
  }
}

extension PlanEvent {
  /// What was done to a plan, with its time in a zone.
  public func phrase(in zone: ShownZone) -> Phrase {
    switch self {
    case .planned(let moment, let signer):
      let whom: SafeText = signer.map { " · \($0)" } ?? .empty
      let name = zone.name(at: moment)
      return Phrase(
        id: "unggah ulang direncanakan pada \(moment.dated(.indonesian, in: zone)) \(name)\(whom)",
        en: "re-upload planned for \(moment.dated(.english, in: zone)) \(name)\(whom)")
    case .halted(let halt):
      return Phrase(
        id: "rencana ditahan: \(halt.phrase.text(.indonesian))", en: "plan held: \(halt.phrase.text(.english))")
    case .cancelled: return Phrase(id: "rencana dibatalkan", en: "plan cancelled")
    }
  }
}

extension Phrase {
  static let nothingToPlan = Phrase(
    id:
      "Di antrean ini unggahnya Anda lakukan sendiri di portal: Pantau tidak bisa mengirim, jadi tidak ada yang direncanakan.",
    en: "In this queue you do the upload yourself in the portal: Pantau can send nothing, so nothing can be planned.")

  static let timeIsOver = Phrase(
    id: "Jam itu sudah lewat sekarang; sebut jam lain.", en: "That time has gone by now; name another.")

  static let nothingToCancel = Phrase(
    id: "Tidak ada yang bisa dibatalkan di sini.", en: "There is nothing here to cancel.")

  static func noTime(_ text: String) -> Phrase {
    Phrase(
      id: "“\(text)” bukan jam; tulis seperti 22:30 atau besok 05:00.",
      en: "“\(text)” is no time; write it as 22:30 or tomorrow 05:00.")
  }

  static func planCancelled(_ names: [String]) -> Phrase {
    let names = named(names)
    return Phrase(id: "Dibatalkan, tidak akan dikirim: \(names).", en: "Cancelled, and not going to be sent: \(names).")
  }

  /// Something was to be taken out of the plan that had been begun by then, beside what was taken out.
  static func planBegun(_ begun: [String], cancelled: [String]) -> Phrase {
    let begun = named(begun)
    let late = Phrase(
      id: "Sudah mulai dikirim, tidak dibatalkan: \(begun).", en: "Being sent already, and not cancelled: \(begun).")
    guard !cancelled.isEmpty else { return late }
    let others = planCancelled(cancelled)
    return Phrase(
      id: "\(late.text(.indonesian)) \(others.text(.indonesian))",
      en: "\(late.text(.english)) \(others.text(.english))")
  }

  /// The first, and how many more there are.
  private static func named(_ names: [String]) -> SafeText {
    let more: SafeText = names.count > 1 ? " (+\(names.count - 1))" : .empty
    return "\(names.first ?? "")\(more)"
  }

  /// That the time of a planned one has come, and that it is sent.
  static func sentAsPlanned(_ name: String) -> Phrase {
    Phrase(id: "Waktunya: \(name) dikirim seperti direncanakan.", en: "It is time: \(name) is sent as planned.")
  }

  /// That a planned one could not be begun for now, since when it is tried again, and why.
  static func plannedAgain(_ name: String, _ again: PlannedAgain, _ telling: Telling) -> Phrase {
    let clock = telling.exactClock(again.at)
    return Phrase(
      id: "\(name) belum dikirim; dicoba lagi mulai \(clock). \(again.why.text(.indonesian))",
      en: "\(name) is not sent yet, and tried again from \(clock) on. \(again.why.text(.english))")
  }

  /// Asked before something is taken out of the plan, with the key that does it.
  static func cancelQuestion(_ command: Command, _ names: [String], _ telling: Telling) -> Phrase {
    let again: SafeText = "\(telling.isLineByLine ? "Ketik" : "Tekan") \(telling.key(command, .indonesian)) sekali lagi"
    let once: SafeText = "\(telling.isLineByLine ? "Type" : "Press") \(telling.key(command, .english)) once more"
    let name = names.first ?? ""
    guard names.count > 1 else {
      return Phrase(id: "Batalkan rencana \(name)? \(again).", en: "Cancel what is planned of \(name)? \(once).")
    }
    return Phrase(
      id: "Batalkan semua \(names.count) rencana? \(again).", en: "Cancel all \(names.count) that are planned? \(once)."
    )
  }
}

/// What is to be expected of everything that is planned in a queue, in numbers.
struct PlanProspects {
  /// How many a running Pantau sends.
  let sent: Int
  /// When the first of these is sent; `nil` where there is none.
  let nextAt: Timestamp?
  /// Of how many it cannot be told whether the Pantau that is to send them is running.
  let uncertain: Int
  /// How many are not sent, and not yet held: their Pantau has ended, or their time has gone by.
  let unsent: Int
  /// How many are held.
  let held: Int

  init(_ plan: UploadPlan, at now: Timestamp) {
    let certain = plan.waiting(for: .sent, at: now)
    (sent, nextAt) = (certain.count, certain.first?.dueAt)
    uncertain = plan.waiting(for: .uncertain, at: now).count
    unsent = plan.waiting(for: .left, at: now).count + plan.waiting(for: .passed, at: now).count
    held = plan.halted.count
  }
}

extension Model {
  /// What is to be expected of everything that is planned, in numbers.
  var planProspects: PlanProspects { PlanProspects(queue.plan, at: now) }

  /// Whether something that is planned will be sent, as far as that can be told.
  func isToBeSent(_ upload: PlannedUpload) -> Bool {
    [.sent, .uncertain].contains(queue.plan.prospect(of: upload, at: now))
  }

  /// That something is planned, for the head line: how many are sent and when the next one is, how many are not, and how
  /// many are held.
  var planBadge: SafeText? {
    let prospects = planProspects
    let next: Phrase? = prospects.nextAt.map { moment in
      let (clock, day) = (moment.clock(in: zone), moment.date(in: zone))
      func time(_ language: Language) -> SafeText {
        day == now.date(in: zone) ? clock : "\(day.writtenShort(language)) \(clock)"
      }
      return Phrase(
        id: "\(prospects.sent) RENCANA \(time(.indonesian))", en: "\(prospects.sent) PLANNED \(time(.english))")
    }
    let others: [(Int, Phrase)] = [
      (prospects.uncertain, Phrase(id: "\(prospects.uncertain) BELUM PASTI", en: "\(prospects.uncertain) UNCERTAIN")),
      (prospects.unsent, Phrase(id: "\(prospects.unsent) TAK DIKIRIM", en: "\(prospects.unsent) NOT SENT")),
      (prospects.held, Phrase(id: "\(prospects.held) DITAHAN", en: "\(prospects.held) HELD")),
    ]
    let parts = ([next] + others.map { $0.0 > 0 ? $0.1 : nil }).compactMap { $0?.text(language) }
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(" \(first)") { "\($0) · \($1)" } + " "
  }

  /// What is only sent while Pantau runs, where the person leaves with something planned; `nil` where nothing is.
  public var planReminder: Phrase? {
    let waiting = queues.filter { !$0.profile.isReadOnly && !$0.profile.isDemo }.flatMap(\.plan.waiting)
      .filter { $0.hold == .own }
    guard let first = waiting.map(\.dueAt).min() else { return nil }
    let (id, en) = (whenNamed(first, .indonesian), whenNamed(first, .english))
    return Phrase(
      id: """
        Direncanakan mulai \(id): \(waiting.count) unggah ulang. Hanya dikirim bila Pantau berjalan saat itu; \
        kalau tidak, ditahan.
        """,
      en: """
        Planned from \(en) on: \(waiting.count) \(waiting.count == 1 ? "re-upload" : "re-uploads"). They are sent only \
        if Pantau runs then, and held otherwise.
        """)
  }
}

extension Model {
  /// What is planned of the document of a desk, and what of that comes of what was tried at it; `nil` where nothing is.
  func planPhrase(of desk: ReuploadDesk) -> Phrase? {
    guard let upload = queue.plan.open(of: desk.row.id) else { return nil }
    if desk.isOver || desk.isBusy, upload.key == desk.attempt.key { return ownPlanPhrase(upload, at: desk) }
    guard !desk.isOver else { return nil }
    switch upload.state {
    case .planned:
      let by = upload.by.shown
      return Phrase(
        id: "Direncanakan \(by) untuk \(whenLater(upload.dueAt, .indonesian)); mengirimnya sekarang membatalkan itu.",
        en: "Planned by \(by) for \(whenLater(upload.dueAt, .english)); sending it now cancels that.")
    case .halted(let why): return heldPhrase(upload, why)
    case .attempted, .cancelled: return nil
    }
  }

  /// Of the upload that the desk itself was opened for at its time: that it is tried again, or was held in the end.
  private func ownPlanPhrase(_ upload: PlannedUpload, at desk: ReuploadDesk) -> Phrase? {
    if let again = plannedAgain(at: desk) {
      let clock = telling.exactClock(again.at)
      return Phrase(
        id: "Direncanakan untuk \(when(upload.dueAt, .indonesian)); dicoba lagi mulai \(clock).",
        en: "Planned for \(when(upload.dueAt, .english)); tried again from \(clock) on.")
    }
    return upload.state == .halted(.passed) ? heldPhrase(upload, .passed) : nil
  }

  private func heldPhrase(_ upload: PlannedUpload, _ why: PlanHalt) -> Phrase {
    Phrase(
      id: "Rencana \(when(upload.dueAt, .indonesian)) ditahan: \(why.phrase.text(.indonesian)).",
      en: "Planned for \(when(upload.dueAt, .english)) and held: \(why.phrase.text(.english)).")
  }
}
