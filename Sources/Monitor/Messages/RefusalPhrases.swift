import UploadQueue
import Wording

extension Refusal {
  /// Why not at one of several queues: it is named where it has to be on the screen for what can be done instead.
  func phrase(of queue: String?, _ telling: Telling) -> Phrase {
    guard let queue, self == .readOnly, !telling.isReadOnlyForGood else { return phrase(telling) }
    func way(_ language: Language, _ then: SafeText) -> SafeText {
      let colon = telling.colon
      return
        "\(colon)\(PromptVerb.queue.name(language)) \(queue), \(then) \(ReadOnlyWish.off.typed(language, colon))"
    }
    return Phrase(
      id: "\(queue) hanya-baca. Untuk membukanya: \(way(.indonesian, "lalu")).",
      en: "\(queue) is read-only. To open it: \(way(.english, "then")).")
  }

  /// Why not, and what can be done instead.
  func phrase(_ telling: Telling) -> Phrase {
    func key(_ command: Command, _ language: Language) -> SafeText { telling.key(command, language) }
    return switch self {
    case .signingInProgress:
      Phrase(
        id: "Sedang Signing In Progress: tidak bisa diunggah ulang atau dibatalkan, hanya ditunggu (Kring Pajak).",
        en: "Signing In Progress: it can be neither re-uploaded nor cancelled, only watched (Kring Pajak).")
    case .neverUploaded:
      Phrase(
        id: "Masih konsep: unggahan pertama dilakukan di tempat dokumen dibuat.",
        en: "Still a draft: the first upload is made where it was written.")
    case .approvedAlready: Phrase(id: "Sudah disetujui DJP.", en: "DJP has approved it already.")
    case .amended: Phrase(id: "Sudah diganti faktur pengganti.", en: "It has been replaced.")
    case .canceled: Phrase(id: "Sudah dibatalkan.", en: "It has been cancelled.")
    case .waitingForBuyer:
      Phrase(id: "Menunggu persetujuan pembeli.", en: "It waits for the buyer's consent.")
    case .unknownStatus(let words):
      Phrase(
        id: "Status “\(words)” belum dikenal; periksa di portal.",
        en: "The status “\(words)” is not known; look in the portal.")
    case .notSeenYet where !telling.takesFiles:
      Phrase(
        id: "Belum terlihat di DJP; daftar yang lebih baru mungkin menunjukkannya.",
        en: "Not seen at DJP yet; a newer list may show it.")
    case .notSeenYet:
      Phrase(
        id: "Belum terlihat di DJP; impor ekspor yang lebih baru.",
        en: "Not seen at DJP yet; import a newer export.")
    case .uploadedByPartner:
      Phrase(
        id: "Dokumen jenis ini diunggah oleh lawan transaksi.",
        en: "The other party uploads documents of this kind.")
    case .notApproved:
      Phrase(
        id: "Hanya dokumen yang sudah disetujui yang bisa dibatalkan atau diganti.",
        en: "Only an approved document can be cancelled or replaced.")
    case .missing:
      Phrase(
        id: "Tidak ada lagi dalam daftar; perbarui (\(key(.refresh, .indonesian))), atau periksa di portal.",
        en: "No longer listed; refresh (\(key(.refresh, .english))), or look in the portal.")
    case .stale:
      Phrase(
        id: "Sumber data sedang tidak memberi data, jadi yang di layar belum bisa dipercaya. Tunggu dahulu.",
        en: "The data source gives no data now, so what is shown cannot be trusted. Wait until it does.")
    case .outdated:
      Phrase(
        id: "Ekspor terbaru sudah terlalu lama untuk bertindak; simpan ekspor baru dari Coretax dahulu.",
        en: "The newest export is too old to act on; save a new one from Coretax first.")
    case .readOnly where telling.isReadOnlyForGood:
      Phrase(
        id: "Hanya-baca: program ini dibuka dengan --read-only; itu berlaku sampai ditutup.",
        en: "Read-only: this program was opened with --read-only; that holds until it ends.")
    case .readOnly:
      Phrase(
        id: "Antrean ini hanya-baca. \(ReadOnlyWish.off.typed(.indonesian, telling.colon)) membukanya.",
        en: "This queue is read-only. \(ReadOnlyWish.off.typed(.english, telling.colon)) opens it.")
    case .backendCannot:
      Phrase(id: "Antrean ini tidak menerima unggah ulang.", en: "This queue takes no re-uploads.")
    case .settingsMissing(let keys):
      Phrase(
        id: "Antrean ini belum bisa mengunggah ulang: isi \(keys.joined(separator: " dan ")) di konfigurasi.",
        en: "This queue cannot upload again yet: set \(keys.joined(separator: " and ")) in the configuration.")
    case .portalOnly:
      Phrase(id: "Dilakukan di portal Coretax, bukan di Pantau.", en: "Done in the Coretax portal, not in Pantau.")
    case .perhapsDouble:
      Phrase(
        id: """
          Mungkin ganda: yang referensi, lawan transaksi, dan nilainya sama sudah Approved. Tidak dikirim sebelum orang \
          membacanya di meja unggah ulang dan menyetujuinya saat itu juga.
          """,
        en: """
          Perhaps a double: one with the same reference, other party and amounts is Approved already. It is not sent before \
          somebody has read that at its desk and agrees there and then.
          """)
    case .attemptedMeanwhile:
      Phrase(
        id: "Sejak direncanakan, dokumen ini sudah diunggah ulang; tidak dikirim lagi dengan sendirinya.",
        en: "It has been uploaded again since it was planned; it is not sent again by itself.")
    case .anotherUnderWay(let name):
      Phrase(
        id: "Unggah ulang \(name) masih berjalan; satu per satu. \(key(.deskUnderWay, .indonesian)) membukanya.",
        en: "The re-upload of \(name) is still under way; one by one. \(key(.deskUnderWay, .english)) opens it.")
    case .underWayAt(let by, let since, let name):
      Phrase(
        id:
          "Unggah ulang \(name) berjalan di Pantau lain: \(by.shown), sejak \(telling.when(since, .indonesian)); satu per satu. \(key(.deskUnderWay, .indonesian)) menunjukkannya.",
        en:
          "The re-upload of \(name) is under way in another Pantau: \(by.shown), since \(telling.when(since, .english)); one by one. \(key(.deskUnderWay, .english)) shows it."
      )
    case .underWayElsewhere(let queue):
      Phrase(
        id: "Unggah ulangnya sudah berjalan di antrean \(queue); lanjutkan di sana.",
        en: "Its re-upload is under way in \(queue) already; go on there.")
    case .queuesDisagree(let origins):
      Phrase(
        id: "Antreannya tidak sepakat: \(AllQueuesView.statuses(origins, .indonesian)). Periksa di portal.",
        en: "Its queues do not agree: \(AllQueuesView.statuses(origins, .english)). Look in the portal.")
    case .inDoubt(let name):
      Phrase(
        id:
          "Belum diketahui apakah \(name) terkirim; selesaikan itu dahulu. \(key(.deskUnderWay, .indonesian)) membukanya.",
        en: "It is not known whether \(name) was sent; settle that first. \(key(.deskUnderWay, .english)) opens it.")
    case .leftView:
      Phrase(
        id: "Dokumen ini sudah keluar dari tampilan; pilih lagi sebelum bertindak.",
        en: "This document has left the view; select it again before acting.")
    case .nothingSelected: Phrase(id: "Tidak ada dokumen yang dipilih.", en: "No document is selected.")
    }
  }
}

extension BackendError {
  /// What failed, and what to do, where there is no screen to do it on.
  ///
  /// - Parameters:
  ///   - now: The moment it is told at; where it is not known, every moment carries its day.
  ///   - token: How a person gives the queue a token, where it waits for one.
  public func phrase(in zone: ShownZone, at now: Timestamp? = nil, token: TokenIntake = .none) -> Phrase {
    phrase(Telling(zone: zone, keys: .standard, isLineByLine: false, token: token.withoutScreen, now: now))
  }

  /// What failed, and what to do.
  func phrase(_ telling: Telling) -> Phrase {
    switch self {
    case .notAuthorized(let expiredAt, let why):
      if telling.token != .none {
        Self.wantsToken(expiredAt, why, telling)
      } else if let expiredAt {
        Phrase(
          id:
            "Kredensial kedaluwarsa \(telling.when(expiredAt, .indonesian))\(Self.inside(why, .indonesian)); perbarui.",
          en: "The credentials expired \(telling.when(expiredAt, .english))\(Self.inside(why, .english)); renew them.")
      } else if let why {
        Phrase(id: "Tidak diizinkan: \(why.text(.indonesian))", en: "Not authorised: \(why.text(.english))")
      } else {
        Phrase(
          id: "Kredensial ditolak; periksa atau perbarui.", en: "The credentials were refused; check or renew them.")
      }
    case .rejected(let words): Phrase(id: "Ditolak: \(words.text(.indonesian))", en: "Refused: \(words.text(.english))")
    case .notAllowed(let reading):
      Phrase(
        id: "Tidak dibolehkan dari status \(reading.shown).", en: "Not allowed from the status \(reading.shown).")
    case .alreadyInProgress:
      Phrase(id: "Dokumen ini sedang diunggah.", en: "An upload of this document is under way.")
    case .alreadyApproved: Phrase(id: "Dokumen ini sudah disetujui.", en: "This document is approved already.")
    case .rateLimited(let until, let why):
      if let until {
        Phrase(
          id: """
            Terlalu sering; tunggu sampai \(telling.when(until, .indonesian))\(Self.inside(why, .indonesian)).
            """,
          en: "Too many calls; wait until \(telling.when(until, .english))\(Self.inside(why, .english)).")
      } else {
        Phrase(
          id: "Terlalu sering; tunggu sebentar\(Self.inside(why, .indonesian)).",
          en: "Too many calls; wait a while\(Self.inside(why, .english)).")
      }
    case .tooSoon(let until):
      Phrase(
        id: "Belum boleh bertanya lagi; ditanya lagi \(telling.comingAt(until, .indonesian)).",
        en: "It may not be asked again yet; it is asked again \(telling.comingAt(until, .english)).")
    case .notBefore(let until, let why):
      Phrase(
        id: """
          Sedang tidak tersedia; coba lagi sesudah \(telling.when(until, .indonesian))\(Self.inside(why, .indonesian)).
          """,
        en: "Not available; try again after \(telling.when(until, .english))\(Self.inside(why, .english)).")
    case .notSent(let why):
      Phrase(id: "Tidak dikirim: \(why.text(.indonesian))", en: "Not sent: \(why.text(.english))")
    case .circuitOpen(let until, let why):
      Phrase(
        id: "Gagal berulang kali (\(why.text(.indonesian))); dicoba lagi pukul \(telling.when(until, .indonesian)).",
        en: "Failed again and again (\(why.text(.english))); tried again at \(telling.when(until, .english)).")
    case .unavailable(let detail):
      Phrase(id: "Tidak tersedia: \(detail.text(.indonesian))", en: "Not available: \(detail.text(.english))")
    case .protocolBroken(let what, let place):
      Phrase(
        id: "Jawaban tidak dipahami: \(what.text(.indonesian)) (\(place))",
        en: "Answer not understood: \(what.text(.english)) (\(place))")
    }
  }

  /// The words of the other side within brackets, where it had any.
  private static func inside(_ why: FailureWords?, _ language: Language) -> SafeText {
    guard let text = why?.text(language), !text.isEmpty else { return .empty }
    return " (\(String(text.hasSuffix(".") ? text.dropLast() : text[...])))"
  }

  /// Why there is no access, where a person can bring the next token, and how that is done here.
  private static func wantsToken(_ expiredAt: Timestamp?, _ why: FailureWords?, _ telling: Telling) -> Phrase {
    let giving =
      switch telling.token {
      case .typed: Phrase(id: "tempel yang baru dengan :token", en: "paste a new one with :token")
      case .typedOrSaved:
        Phrase(
          id: "tempel yang baru dengan :token, atau simpan di token-file",
          en: "paste a new one with :token, or save it in token-file")
      case .none, .brought: Phrase(id: "pakai ", en: "use ") + TokenIntake.ways
      }
    if let expiredAt {
      return Phrase(
        id: "Token habis \(telling.when(expiredAt, .indonesian)); ",
        en: "The token expired \(telling.when(expiredAt, .english)); ") + giving
    }
    guard let why else {
      return Phrase(id: "Portal menolak token; ", en: "The portal refuses the token; ") + giving
    }
    return sentence(why) + Phrase(same: " ")
      + (telling.token.isTyped
        ? Phrase(id: "Tempel dengan :token", en: "Paste one with :token")
        : Phrase(id: "Pakai ", en: "Use ") + TokenIntake.ways)
      + (telling.token == .typedOrSaved
        ? Phrase(id: ", atau simpan di token-file", en: ", or save it in token-file") : Phrase(same: ""))
  }

  /// Words as a sentence of their own.
  private static func sentence(_ why: FailureWords) -> Phrase {
    func text(_ language: Language) -> SafeText {
      let text = why.text(language)
      return "\(text.prefix(1).uppercased() + (text.hasSuffix(".") ? text.dropLast() : text[...]).dropFirst())."
    }
    return Phrase(id: text(.indonesian), en: text(.english))
  }

  /// Why a token that a person has just given is not used, and what to do about that.
  func phraseOfToken(_ telling: Telling) -> Phrase {
    let again = Phrase(
      id: "Masuk lagi di portal, salin tokennya, lalu :token.",
      en: "Sign in at the portal again, copy its token, :token.")
    switch self {
    case .notAuthorized(let expiredAt?, _):
      return Phrase(
        id: "Token itu tidak dipakai: habis \(telling.when(expiredAt, .indonesian)). ",
        en: "That token is not used: it expired \(telling.when(expiredAt, .english)). ") + again
    case .notAuthorized(nil, let why?):
      return Phrase(id: "Token itu tidak dipakai. ", en: "That token is not used. ") + Self.sentence(why)
    case .notAuthorized(nil, nil):
      return Phrase(
        id: "Token itu tidak dipakai: portal menolaknya. ", en: "That token is not used: the portal refuses it. ")
        + again
    default:
      return Phrase(
        id: "Token itu belum dapat diperiksa, jadi tidak dipakai; coba lagi nanti. ",
        en: "That token could not be checked, so it is not used; try again later. ") + phrase(telling)
    }
  }
}
