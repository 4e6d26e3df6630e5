import TerminalKit
import UploadQueue
import Wording

extension Phrase {
  /// That nothing was uploaded again, and why.
  static func notUploaded(_ why: Phrase) -> Phrase {
    Phrase(
      id: "Tidak diunggah ulang. \(why.text(.indonesian))", en: "Not uploaded again. \(why.text(.english))")
  }

  /// That there is no Saved Invalid document to go on to, where some are that a re-upload is under way of.
  static func noMoreInvalid(waiting: Int, _ telling: Telling) -> Phrase {
    guard waiting > 0 else {
      return Phrase(id: "Tidak ada lagi dokumen Saved Invalid.", en: "There are no more Saved Invalid documents.")
    }
    let key = { telling.key(.deskUnderWay, $0) as SafeText }
    return Phrase(
      id:
        "Tidak ada lagi dokumen Saved Invalid selain \(waiting.written(.indonesian)) yang masih berjalan (\(key(.indonesian))).",
      en:
        "There are no Saved Invalid documents but the \(waiting.written(.english)) still under way (\(key(.english)))."
    )
  }

  /// That the dialog has closed while something was to be typed in it, and why, where that was said.
  static func dialogClosed(_ why: Phrase?) -> Phrase {
    let closed = Phrase(
      id: "Dialognya tertutup; yang diketik tidak dipakai. Enter atau Esc: lanjut.",
      en: "The dialog has closed; what is typed goes nowhere. Enter or Esc goes on.")
    guard let why else { return closed }
    return Phrase(
      id: "\(why.text(.indonesian)) \(closed.text(.indonesian))", en: "\(why.text(.english)) \(closed.text(.english))")
  }

  static let waitsForStatus = Phrase(
    id: "Diterima; menunggu statusnya bergerak.", en: "Accepted; waiting for the status to move.")

  static let nothingElseUnderWay = Phrase(
    id: "Hanya unggah ulang ini yang sedang berjalan.", en: "No other re-upload is under way.")

  static func readFirst(_ telling: Telling) -> Phrase {
    telling.isLineByLine
      ? Phrase(
        id: "Terlalu cepat untuk dibaca: tidak ada yang dilakukan. Baca pertanyaannya, lalu ketik ya.",
        en: "Too fast to have been read: nothing was done. Read the question, then type yes.")
      : Phrase(
        id: "Terlalu cepat untuk dibaca: tidak ada yang dilakukan. Baca dialognya, lalu tekan y.",
        en: "Too fast to have been read: nothing was done. Read the dialog, then press y.")
  }

  static let nothingUnderWay = Phrase(
    id: "Tidak ada unggah ulang yang sedang berjalan.", en: "No re-upload is under way.")

  static func noOtherSigner(isHandOff: Bool) -> Phrase {
    isHandOff
      ? Phrase(
        id: "Penandatangan dipilih di portal, saat mengunggah ulang.",
        en: "The signer is chosen in the portal, with the upload.")
      : Phrase(
        id: "Antrean ini tidak menawarkan penandatangan lain.", en: "This queue offers no other signer.")
  }

  /// Who signs from now on, once another signer was chosen.
  static func signs(_ signer: String?, usual: String?) -> Phrase {
    if let signer {
      return Phrase(
        id: "Penandatangan sekarang \(signer); belum ada yang dikirim.",
        en: "The signer is now \(signer); nothing is sent yet.")
    }
    return Phrase(
      id: "Kembali ke penandatangan semula, \(usual ?? "–"); belum ada yang dikirim.",
      en: "Back to the signer as it was, \(usual ?? "–"); nothing is sent yet.")
  }

  static func openingDesk(_ name: SafeText) -> Phrase {
    Phrase(id: "\(name): membuka meja unggah ulang…", en: "\(name): opening the desk…")
  }
}

extension Settlement {
  /// How an attempt ended.
  public var phrase: Phrase {
    switch self {
    case .approved: Phrase(id: "Disetujui DJP.", en: "Approved by DJP.")
    case .signingAgain:
      Phrase(
        id: "Masuk antrean lagi: Signing In Progress. Pantau mengikutinya.",
        en: "Back in the queue: Signing In Progress. Pantau follows it.")
    case .invalidAgain:
      Phrase(
        id: "Saved Invalid lagi: penyebabnya belum teratasi.", en: "Saved Invalid again: the cause is still there.")
    case .moved(let reading):
      Phrase(id: "Statusnya kini \(reading.shown).", en: "Its status is now \(reading.shown).")
    case .nothingChanged: Phrase(id: "Statusnya tidak berubah.", en: "Its status did not change.")
    case .notSent: Phrase(id: "Tidak diunggah ulang.", en: "It was not uploaded again.")
    }
  }
}

extension AttemptEvent {
  /// What happened to an attempt.
  public var phrase: Phrase {
    switch self {
    case .intended: Phrase(id: "diniatkan", en: "intended")
    case .accepted(let words):
      words.isEmpty
        ? Phrase(id: "diterima", en: "accepted") : Phrase(id: "diterima: \(words)", en: "accepted: \(words)")
    case .queued: Phrase(id: "menunggu pengunggah", en: "waiting for the uploader")
    case .claimedDone: Phrase(id: "dinyatakan sudah di portal", en: "said to be done in the portal")
    case .lost(let words):
      Phrase(id: "diragukan: \(Self.reason(words, .indonesian))", en: "in doubt: \(Self.reason(words, .english))")
    case .refused(let words) where isNotTaken:
      Phrase(
        id: "tidak diunggah ulang: \(Self.reason(words, .indonesian))",
        en: "not uploaded again: \(Self.reason(words, .english))")
    case .refused(let words):
      Phrase(id: "ditolak: \(Self.reason(words, .indonesian))", en: "refused: \(Self.reason(words, .english))")
    case .settled(let settlement): settlement.phrase
    case .followed(let settlement):
      Phrase(
        id: "sesudah itu: \(settlement.phrase.text(.indonesian))", en: "after that: \(settlement.phrase.text(.english))"
      )
    }
  }
}

extension AttemptEvent {
  /// A failure as the journal has it.
  private static func reason(_ words: String, _ language: Language) -> SafeText {
    BackendError.phrase(ofWritten: words).text(language)
  }
}

extension AttemptRefusal {
  /// Which attempt was refused, when, at which kind of backend and in what words.
  func told(_ model: Model) -> SafeText {
    let (moment, backend) = (model.whenNamed(at), model.profile.backend)
    let words = BackendError.phrase(ofWritten: words).text(model.language)
    return model.language == .indonesian
      ? "Unggah ulang ke-\(number) ditolak \(moment) (\(backend)): \(words)"
      : "Re-upload \(number) was refused \(moment) (\(backend)): \(words)"
  }
}

extension ReuploadSequel {
  /// What became of a re-upload that had gone back into the queue.
  var phrase: Phrase {
    let outcome = settlement.phrase
    return Phrase(
      id: "\(subject.name), sesudah unggah ulang ke-\(number): \(outcome.text(.indonesian))",
      en: "\(subject.name), after re-upload \(number): \(outcome.text(.english))")
  }

  /// Whether that is good news.
  var role: Style.Role { settlement == .approved ? .good : .warning }
}

extension ReuploadDesk {
  /// Whether it says who signs: where another one can be chosen, here or, until it is done there, in the portal; and of what
  /// was begun elsewhere or before, as the journal has it.
  var namesSigner: Bool {
    isHandOff ? !isSent && signer != nil : !signers.isEmpty || attempt.signer != nil
  }

  /// Who signs.
  var signerPhrase: Phrase {
    let signer = signer ?? "–"
    if isHandOff {
      return Phrase(
        id: "Penandatangan: \(signer) (dipilih di portal)", en: "Signer: \(signer) (chosen in the portal)")
    }
    return isSignerUnchanged
      ? Phrase(id: "Penandatangan tetap: \(signer)", en: "Signer unchanged: \(signer)")
      : Phrase(id: "Penandatangan: \(signer)", en: "Signer: \(signer)")
  }

  /// Who signs, as a part of a question; `nil` where nobody is known.
  ///
  /// - Parameter width: How wide the name may be.
  func signerAsked(width: Int = .max) -> Phrase? {
    guard let signer = signer.map({ SafeText($0).keepingBothEnds(width: width) }) else { return nil }
    if isHandOff { return Phrase(id: "penandatangan \(signer)", en: "signer \(signer)") }
    return isSignerUnchanged
      ? Phrase(id: "penandatangan tetap \(signer)", en: "signer unchanged \(signer)")
      : Phrase(id: "ditandatangani \(signer)", en: "signed by \(signer)")
  }

  /// How the desk ended, naming the document; what is under way, while it has not.
  func outcomePhrase(_ telling: Telling) -> Phrase {
    let name = row.document.name
    let what = statePhrase(telling)
    return Phrase(id: "\(name): \(what.text(.indonesian))", en: "\(name): \(what.text(.english))")
  }

  /// What is going on.
  func statePhrase(_ telling: Telling) -> Phrase {
    if let elsewhere = elsewherePhrase(telling) { return elsewhere }
    func key(_ command: Monitor.Command, _ language: Language) -> SafeText { telling.key(command, language) }
    return switch phase {
    case .preparing where isHandOff:
      Phrase(
        id:
          "Belum ada yang dicatat. \(key(.send, .indonesian)) membuka dialog; unggahnya Anda lakukan sendiri di portal.",
        en:
          "Nothing is written down yet. \(key(.send, .english)) opens the dialog; you do the upload yourself in the portal."
      )
    case .preparing where telling.isLineByLine:
      Phrase(
        id: "Belum ada yang dikirim. Ketik \(key(.send, .indonesian)) untuk melanjutkan; Anda masih akan ditanya.",
        en: "Nothing is sent yet. Type \(key(.send, .english)) to go on; you will still be asked.")
    case .preparing:
      Phrase(
        id: "Belum ada yang dikirim. \(key(.send, .indonesian)) membuka dialog.",
        en: "Nothing is sent yet. \(key(.send, .english)) opens the dialog.")
    case .confirming:
      Phrase(id: "Menunggu keputusan Anda.", en: "Waiting for your decision.")
    case .rereading: Phrase(id: "Membaca ulang dokumen ini…", en: "Reading the document once more…")
    case .recording: Phrase(id: "Mencatat niat di jurnal…", en: "Writing the intent into the journal…")
    case .sending: Phrase(id: "Mengirim, satu kali…", en: "Sending, once…")
    case .inDoubt where telling.isReadOnly:
      Phrase(
        id: "\(doubtPhrase.text(.indonesian)) Tidak akan dikirim lagi dengan sendirinya.",
        en: "\(doubtPhrase.text(.english)) It is not sent again by itself.")
    case .inDoubt:
      Phrase(
        id:
          "\(doubtPhrase.text(.indonesian)) Tidak akan dikirim lagi dengan sendirinya; \(key(.askAgain, .indonesian)) bertanya lagi.",
        en:
          "\(doubtPhrase.text(.english)) It is not sent again by itself; \(key(.askAgain, .english)) asks again.")
    case .waiting where isTaken:
      Phrase(
        id: "Sudah diambil pengunggah dan belum dijawabnya, jadi tidak bisa ditarik kembali; tunggu jawabannya.",
        en: "The uploader has taken it and not answered, so it cannot be taken back; wait for the answer.")
    case .waiting:
      attempt.state == .queued
        ? Phrase(
          id: "Sudah di outbox; menunggu pengunggah perusahaan.",
          en: "In the outbox; waiting for the company's uploader.")
        : row.missingSince == nil
          ? .waitsForStatus
          : Phrase(
            id: "Diterima, tetapi dokumennya tidak ada lagi dalam daftar; menunggu sampai muncul lagi.",
            en: "Accepted, but the document is no longer listed; waiting for it to be there again.")
    case .handOff where telling.isReadOnly:
      Phrase(
        id: "Unggah sendiri di portal, belum selesai: langkah di bawah dikerjakan di sana.",
        en: "A hand-off that is not over: the steps below are done in the portal.")
    case .handOff:
      Phrase(
        id: "Lakukan langkah di bawah di portal; \(key(.claimDone, .indonesian)) bila sudah.",
        en: "Do the steps below in the portal; \(key(.claimDone, .english)) when done.")
    case .verifying where telling.token != .none:
      Phrase(
        id: "Anda menyatakan sudah. Pantau memeriksanya begitu daftar di portal dibaca lagi.",
        en: "You say it is done. Pantau verifies as soon as the portal's list is read again.")
    case .verifying where telling.takesFiles:
      Phrase(
        id: """
          Anda menyatakan sudah. Begitu status barunya ada di sini, Pantau memeriksanya: ditulis sebuah program, atau dalam \
          daftar baru dari portal yang Anda impor (\(telling.colon)impor BERKAS).
          """,
        en: """
          You say it is done. Once its new status is here, Pantau verifies: written by a program, or in a new list from the \
          portal that you import (\(telling.colon)import FILE).
          """)
    case .verifying:
      Phrase(
        id: "Anda menyatakan sudah. Begitu ada daftar baru dari portal di sini, Pantau memeriksanya.",
        en: "You say it is done. Once a new list from the portal is here, Pantau verifies.")
    case .over(let ending): endingPhrase(endingNow ?? ending, telling)
    }
  }

  /// That it is in doubt, and why, where an answer was awaited that did not come.
  private var doubtPhrase: Phrase {
    Phrase(
      id: "DIRAGUKAN: belum diketahui apakah terkirim\(doubtReason(.indonesian)).",
      en: "IN DOUBT: it is not known whether it was sent\(doubtReason(.english)).")
  }

  /// That its status is asked for now, as the answer to the upload leaves doubt.
  var doubtAnnounced: Phrase {
    Phrase(
      id: "\(row.document.name): tidak ada jawaban yang pasti\(doubtReason(.indonesian)); statusnya ditanyakan dahulu.",
      en: "\(row.document.name): no certain answer\(doubtReason(.english)); its status is asked for first.")
  }

  /// Why it is in doubt, within brackets.
  private func doubtReason(_ language: Language) -> SafeText {
    guard case .lost(let words) = attempt.state else { return .empty }
    return Self.bracketed(words, language)
  }

  /// A failure as the journal has it, within brackets.
  static func bracketed(_ words: String, _ language: Language) -> SafeText {
    let why = BackendError.phrase(ofWritten: words).text(language).string
    return " (\(why.hasSuffix(".") ? String(why.dropLast()) : why))"
  }

  /// Whether the document still waits for somebody to put its cause right.
  var isStillInvalid: Bool { row.document.status.status == .savedInvalid }
}

extension ReuploadDesk.Ending {
  func phrase(_ telling: Telling) -> Phrase {
    switch self {
    case .refused(let refusal): refusal.phrase(telling)
    case .changed(let from, let to?) where from == to:
      Phrase(
        id: "Isi dokumen berubah sejak Anda melihatnya; tidak diunggah ulang. Periksa lagi.",
        en: "The document's data changed since you saw it; not uploaded again. Look again.")
    case .changed(let from, let to?):
      Phrase(
        id: "Tadi \(from.shown), kini \(to.shown): tidak diunggah ulang.",
        en: "It was \(from.shown) and is \(to.shown) now: not uploaded again.")
    case .changed(let from, nil):
      Phrase(
        id: "Tadi \(from.shown), kini tidak ada dalam daftar: tidak diunggah ulang.",
        en: "It was \(from.shown) and is no longer listed: not uploaded again.")
    case .failed(let error): Phrase.notUploaded(error.phrase(telling))
    case .notJournaled(.anotherUnderWay(let name)):
      Phrase.notUploaded(Refusal.anotherUnderWay(name).phrase(telling))
    case .notJournaled(let error):
      Phrase(
        id: "Tidak diunggah ulang: niatnya tidak bisa dicatat. \(error.phrase.text(.indonesian))",
        en: "Not uploaded again: the intent could not be recorded. \(error.phrase.text(.english))")
    case .rejected(let words):
      words.isEmpty
        ? Phrase(id: "Ditolak, tanpa alasan.", en: "Refused, without a reason.")
        : Phrase(id: "Ditolak: \(words)", en: "Refused: \(words)")
    case .settled(let settlement): settlement.phrase
    }
  }
}
