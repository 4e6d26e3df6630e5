import UploadQueue
import Wording

extension Operator {
  /// Who it is, as the journal has it.
  var shown: SafeText { "\(user)@\(host)" }
}

extension ReuploadDesk {
  /// Who sees it through, where that is not done here, and what can be done about that; `nil` where it is.
  func elsewherePhrase(_ telling: Telling) -> Phrase? {
    guard isJournaled, let (by, since) = attempt.hold.holder else { return nil }
    let awaited = awaitedInWords
    func text(_ language: Language, _ who: SafeText, _ what: SafeText) -> SafeText {
      let offer: SafeText = mayBeTakenOver && !telling.isReadOnly ? " \(what)" : ""
      return "\(who) · \(awaited.text(language)).\(offer)"
    }
    let (id, en) = (telling.when(since, .indonesian), telling.when(since, .english))
    func key(_ language: Language) -> SafeText { telling.key(.takeOver, language) }
    return switch attempt.hold {
    case .own, .nobody:
      Phrase(
        id: text(
          .indonesian, "Dipegang \(by.shown) sejak \(id), di Pantau yang sudah berakhir",
          "\(key(.indonesian)) melanjutkannya di sini."),
        en: text(
          .english, "\(by.shown) has had it since \(en), in a Pantau that has ended",
          "\(key(.english)) goes on with it here."))
    case .unknown:
      Phrase(
        id: text(
          .indonesian, "Dipegang \(by.shown) sejak \(id), mungkin di Pantau yang masih berjalan: itu tidak terlihat",
          "\(key(.indonesian)) mengambil alih."),
        en: text(
          .english, "\(by.shown) has had it since \(en), maybe in a Pantau still running: that cannot be seen",
          "\(key(.english)) takes it over."))
    case .other:
      Phrase(
        id: text(
          .indonesian, "Dipegang Pantau lain: \(by.shown), sejak \(id)",
          "Di sini hanya terlihat; \(key(.indonesian)) mengambil alih."),
        en: text(
          .english, "Another Pantau has it: \(by.shown), since \(en)",
          "Here it is only shown; \(key(.english)) takes it over."))
    }
  }

  /// What it waits for, in few words.
  var awaitedInWords: Phrase {
    switch phase {
    case .handOff: Phrase(id: "langkah di portal belum selesai", en: "the portal's steps are not done")
    case .verifying: Phrase(id: "menunggu daftar baru", en: "waiting for a new list")
    case .inDoubt: Phrase(id: "DIRAGUKAN", en: "IN DOUBT")
    case .waiting: Phrase(id: "menunggu statusnya bergerak", en: "waiting for its status to move")
    case .preparing, .confirming, .rereading, .recording, .sending, .over:
      Phrase(id: "sedang dikirim", en: "being sent")
    }
  }
}

extension Phrase {
  /// That another Pantau has begun what was looked at here.
  static func begunAt(_ by: Operator, since clock: SafeText, _ name: SafeText) -> Phrase {
    Phrase(
      id: "Unggah ulang \(name) baru saja dimulai di Pantau lain: \(by.shown), \(clock). Di sini tidak dikirim.",
      en: "The re-upload of \(name) was just begun in another Pantau: \(by.shown), \(clock). It is not sent from here.")
  }

  /// That what another Pantau is sending at this moment is not taken over.
  static func notWhileSending(_ name: SafeText) -> Phrase {
    Phrase(
      id: "\(name) sedang dikirim Pantau lain; tunggu jawabannya.",
      en: "Another Pantau is sending \(name) at this moment; wait for its answer.")
  }
}
