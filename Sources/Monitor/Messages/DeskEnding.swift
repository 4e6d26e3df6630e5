import UploadQueue
import Wording

extension ReuploadDesk {
  /// How it ended, as far as that still holds of its document.
  ///
  /// The document is followed as long as its desk is open: what its status has become since then stands in place of what
  /// the end said of it, so that the desk never says two things of one document.
  var endingNow: Ending? {
    guard case .over(let ending) = phase else { return nil }
    guard row.missingSince == nil, !standing.isNone, !isBehind else { return ending }
    switch ending {
    case .settled(let settlement) where !holds(settlement): return .settled(become(since: settlement))
    case .changed(let from, let to?) where !to.agrees(with: standing):
      return .changed(from: from.agrees(with: standing) ? to : from, to: standing)
    default: return ending
    }
  }

  /// How it ended and, where the end says nothing of the status, what that has become since.
  func endingPhrase(_ ending: Ending, _ telling: Telling) -> Phrase {
    let told = neverArrived(ending) ?? ending.phrase(telling)
    switch ending {
    case .changed(let from, let to?) where from == to && !changes.isEmpty:
      func all(_ language: Language) -> SafeText {
        let texts = changes.map { $0.phrase.text(language) }
        return texts.dropFirst().reduce(texts[0]) { "\($0); \($1)" }
      }
      return Phrase(
        id: "Isi dokumen berubah sejak Anda melihatnya (\(all(.indonesian))); tidak diunggah ulang. Periksa lagi.",
        en: "The document's data changed since you saw it (\(all(.english))); not uploaded again. Look again.")
    case .settled(.notSent), .rejected, .failed, .refused, .notJournaled:
      guard row.missingSince == nil, !standing.isNone, !standing.agrees(with: attempt.seenStatus) else { return told }
      let since = Settlement.moved(standing).phrase
      return Phrase(
        id: "\(told.text(.indonesian).sentence) \(since.text(.indonesian))",
        en: "\(told.text(.english).sentence) \(since.text(.english))")
    case .settled, .changed: return told
    }
  }

  /// That nothing was sent after all, and what had come in place of an answer.
  private func neverArrived(_ ending: Ending) -> Phrase? {
    guard case .settled(.notSent) = ending, let lostTo else { return nil }
    return Phrase(
      id: "Tidak diunggah ulang: tidak pernah sampai\(Self.bracketed(lostTo, .indonesian)).",
      en: "It was not uploaded again: it never arrived\(Self.bracketed(lostTo, .english)).")
  }

  /// Whether another Pantau knows the end, and this one has not read the document since.
  private var isBehind: Bool {
    attempt.hold != .own && row.document.observedAt <= attempt.stateAt && standing.agrees(with: attempt.seenStatus)
  }

  /// The status of its document.
  private var standing: StatusReading { row.document.status }

  /// Whether what a settlement says of the status is still so.
  private func holds(_ settlement: Settlement) -> Bool {
    switch settlement {
    case .approved: standing.status == .approved
    case .signingAgain: standing.status == .signingInProgress
    case .invalidAgain: standing.status == .savedInvalid
    case .moved(let reading): reading.agrees(with: standing)
    case .nothingChanged: standing.agrees(with: attempt.seenStatus)
    case .notSent: true
    }
  }

  private func become(since settlement: Settlement) -> Settlement {
    switch (settlement, standing.status) {
    case (.nothingChanged, _): .moved(standing)
    case (_, .approved): .approved
    case (.signingAgain, .savedInvalid): .invalidAgain
    default: .moved(standing)
    }
  }
}

extension NamedChange {
  /// What it was and what it is.
  fileprivate var phrase: Phrase {
    switch self {
    case .name(let old, let new): Phrase(id: "nama \(old) → \(new)", en: "name \(old) → \(new)")
    case .partner(let old, let new):
      Phrase(id: "lawan transaksi \(old ?? "–") → \(new ?? "–")", en: "other party \(old ?? "–") → \(new ?? "–")")
    case .taxBase(let old, let new):
      Phrase(
        id: "DPP \(Self.amount(old, .indonesian)) → \(Self.amount(new, .indonesian))",
        en: "DPP \(Self.amount(old, .english)) → \(Self.amount(new, .english))")
    }
  }

  private static func amount(_ amount: Rupiah?, _ language: Language) -> SafeText {
    amount.map { "Rp \($0.written(language))" } ?? "–"
  }
}

extension SafeText {
  /// With a stop at its end: what a backend says has one or not.
  fileprivate var sentence: SafeText {
    guard let last = string.last, !".!?…".contains(last) else { return self }
    return self + "."
  }
}
