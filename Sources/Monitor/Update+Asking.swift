import TerminalKit
import UploadQueue
import Wording

/// What is said of a re-upload that waits: what lists say of it, and what whoever asks is answered.
extension Model {
  /// Asks how the re-upload on the screen stands: the backend, or of what was done in the portal, the newest list.
  mutating func askAgain(_ desk: ReuploadDesk) -> [Effect] {
    screen.changeDesk { $0.isAsking = true }
    tellAtDesk(.asking)
    return desk.phase == .verifying ? [.poll] : happen(.askOutcome, at: desk.attempt.key)
  }

  /// Says what the backend answered to whoever asked it, where the desk stays as it was.
  mutating func answer(_ event: ReuploadDesk.Event, since before: ReuploadDesk) {
    switch event {
    case .outcome: tellWhoAsked(nothingNew(of: before))
    case .askFailed(let error): tellWhoAsked(.couldNotBeAsked(error, telling), .warning)
    default: return
    }
    // What has changed says itself.
    if openDesk?.phase != before.phase || openDesk?.attempt.state != before.attempt.state { notice = nil }
  }

  /// Says what the newest list shows to whoever asked for it.
  mutating func answerWhoAsked() {
    guard let desk = openDesk, desk.phase == .verifying else { return }
    let phrase: Phrase =
      if case .nothingNew(let since) = desk.verification {
        .nothingNewer(than: { self.when(since, $0) }, profile.feed)
      } else { desk.listPhrase(self) ?? nothingNew(of: desk) }
    tellWhoAsked(phrase, .warning)
  }

  /// That nothing is known that was not known before, which is not the same where the document is no longer listed.
  private func nothingNew(of desk: ReuploadDesk) -> Phrase {
    let clock = telling.clock(now)
    guard desk.row.missingSince != nil else { return .nothingChanged(askedAt: clock) }
    return Phrase(
      id: "Sudah ditanya pukul \(clock): belum ada jawaban baru, dan dokumennya tidak ada lagi dalam daftar.",
      en: "Asked at \(clock): no new answer, and the document is no longer listed.")
  }

  /// Says something to whoever waits for an answer at the desk; to nobody else.
  mutating func tellWhoAsked(_ phrase: Phrase, _ role: Style.Role = .accent) {
    guard case .desk(let state) = screen.below, state.isAsking else { return }
    screen.changeDesk { $0.isAsking = false }
    tellAtDesk(phrase, role)
  }

  /// Says what became of re-uploads that had gone back into the queue: the first, and how many more there are.
  ///
  /// The desk on the screen says of its own document what has become of it.
  mutating func announce(_ sequels: [ReuploadSequel]) {
    let news = sequels.filter { $0.subject.document != openDesk?.row.id }
    guard let first = news.first else { return }
    let phrase = first.phrase
    let more: SafeText = news.count > 1 ? " (+\(news.count - 1))" : .empty
    notice = Notice(
      Phrase(id: phrase.text(.indonesian) + more, en: phrase.text(.english) + more), first.role)
  }

  /// Says that a list came which does not settle what waits for it.
  ///
  /// The desk on the screen says it itself, except line by line.
  mutating func announceLists(since before: [ReuploadDesk]) {
    let news = desks.filter { desk in
      let old = before.first { $0.attempt.key == desk.attempt.key }
      return desk.listPhrase(self) != nil && old?.verification != desk.verification
        && (isLineByLine || desk.attempt.key != openDesk?.attempt.key)
    }
    guard let first = news.first, let phrase = first.listPhrase(self) else { return }
    guard news.count > 1 else {
      let name = first.row.document.name
      notice = Notice(
        Phrase(id: "\(name): \(phrase.text(.indonesian))", en: "\(name): \(phrase.text(.english))"), .warning)
      return
    }
    notice = Notice(.severalUnsettled(news.count, telling), .warning)
  }
}

extension ReuploadDesk {
  /// What the newest list says of it, where it does not settle it.
  ///
  /// Of a backend that is called, only what seems to settle it and does not is worth a word.
  func listPhrase(_ model: Model) -> Phrase? {
    let shown = row.document.status.shown
    func when(_ moment: Timestamp, _ language: Language) -> SafeText { model.when(moment, language) }
    switch verification {
    case .tooOld(let moment) where isHandOff || !row.document.status.agrees(with: attempt.seenStatus):
      let began = attempt.beganAt
      return Phrase(
        id:
          "Daftar \(when(moment, .indonesian)) (\(shown)) lebih lama daripada unggah ulang ini (\(when(began, .indonesian))).",
        en:
          "The list of \(when(moment, .english)) (\(shown)) is from before this re-upload (\(when(began, .english)))."
      )
    case .unmoved(let moment) where phase == .verifying:
      return Phrase(
        id: "Daftar \(when(moment, .indonesian)) masih menunjukkan \(shown).",
        en: "The list of \(when(moment, .english)) still shows \(shown).")
    case .tooOld, .unmoved, .nothingNew, nil: return nil
    }
  }

  /// What to do about such a list.
  func listAdvice(_ telling: Telling) -> Phrase {
    if case .tooOld = verification {
      return Phrase(
        id: "Itu belum membuktikan apa pun; tunggu daftar yang lebih baru.",
        en: "It tells nothing of it; wait for a later one.")
    }
    // What another Pantau sees through is neither given up nor passed by from here.
    guard !telling.isReadOnly, attempt.hold == .own else {
      return Phrase(id: "Daftar berikutnya mungkin lain.", en: "A later list may show otherwise.")
    }
    func key(_ command: Monitor.Command, _ language: Language) -> SafeText {
      telling.key(command, in: .deskVerifying, language)
    }
    guard !telling.isLineByLine else {
      // What is typed there says itself what it does.
      return Phrase(
        id:
          "Tunggu daftar berikutnya; atau ketik \(key(.stopWaiting, .indonesian)), lalu unggah ulang sekali lagi; atau ketik \(key(.next, .indonesian)).",
        en:
          "Wait for a later list; or type \(key(.stopWaiting, .english)), then upload it once more; or type \(key(.next, .english))."
      )
    }
    return Phrase(
      id:
        "Tunggu daftar berikutnya; atau \(key(.stopWaiting, .indonesian)) berhenti menunggu, lalu unggah ulang sekali lagi; \(key(.next, .indonesian)) ke dokumen berikutnya.",
      en:
        "Wait for a later list; or \(key(.stopWaiting, .english)) stops waiting, then upload it once more; \(key(.next, .english)) goes on to the next document."
    )
  }
}

extension Phrase {
  static let asking = Phrase(id: "Bertanya…", en: "Asking…")

  static func nothingChanged(askedAt clock: SafeText) -> Phrase {
    Phrase(id: "Sudah ditanya pukul \(clock): belum ada yang berubah.", en: "Asked at \(clock): nothing has changed.")
  }

  static func nothingNewer(than moment: (Language) -> SafeText, _ feed: StatusFeed) -> Phrase {
    let next: Phrase =
      switch feed {
      case .polled: Phrase(id: "Pantau membacanya lagi sendiri.", en: "Pantau reads it again by itself.")
      case .written:
        Phrase(
          id: "Tunggu program yang menulis antrean ini, atau impor daftar yang lebih baru.",
          en: "Wait for the program that writes this queue, or import a newer list.")
      case .exported:
        Phrase(
          id: "Simpan ekspor yang lebih baru di \(feed.folder.text(.indonesian)).",
          en: "Save a newer export in \(feed.folder.text(.english)).")
      }
    return Phrase(
      id: "Belum ada yang lebih baru daripada \(moment(.indonesian)). \(next.text(.indonesian))",
      en: "There is nothing newer than \(moment(.english)). \(next.text(.english))")
  }

  static func couldNotBeAsked(_ error: BackendError, _ telling: Telling) -> Phrase {
    let why = error.phrase(telling)
    return Phrase(
      id: "Tidak bisa ditanya. \(why.text(.indonesian))", en: "It could not be asked. \(why.text(.english))")
  }

  /// That a list leaves several re-uploads waiting.
  static func severalUnsettled(_ count: Int, _ telling: Telling) -> Phrase {
    Phrase(
      id:
        "Daftar terbaru belum menyelesaikan \(count.written(.indonesian)) unggah ulang; \(telling.key(.deskUnderWay, .indonesian)) membukanya.",
      en:
        "The newest list leaves \(count.written(.english)) re-uploads waiting; \(telling.key(.deskUnderWay, .english)) opens them."
    )
  }
}
