import TerminalKit
import UploadQueue
import Wording

/// How the dialog says in few words what its question is founded on: how long names may be, and what is left out.
struct DialogBrevity {
  /// How wide the other party's name may be.
  var partnerWidth: Int
  /// How wide the signer's name may be, and the queue's.
  let signerWidth: Int
  /// Whether it is said how long ago the status began besides since when.
  var tellsAge = true
  /// Whether a signer is named that is unchanged.
  var namesUsualSigner = true

  /// With the other party's name whole, from the most that is said to the least.
  static let namingWhole = [true, false].map { DialogBrevity(partnerWidth: .max, signerWidth: 60, tellsAge: $0) }

  /// The same where the signer's name has to end.
  static let namingPartner: [DialogBrevity] = [28, 20, 14, 8].flatMap { signer in
    [true, false].map { DialogBrevity(partnerWidth: .max, signerWidth: signer, tellsAge: $0) }
  }

  /// From the most that is said to the least where the other party's name has to end: before others, as the reference stands
  /// for it as well.
  static let naming: [DialogBrevity] =
    [(60, 60), (30, 60), (20, 60), (14, 60), (10, 60), (8, 60), (8, 28), (8, 20), (8, 14), (6, 8)]
    .flatMap { partner, signer in
      [true, false].map { DialogBrevity(partnerWidth: partner, signerWidth: signer, tellsAge: $0) }
    }

  /// Where even that is too much.
  static let least = DialogBrevity(partnerWidth: 6, signerWidth: 8, tellsAge: false, namesUsualSigner: false)

  /// The same with the other party's name as wide as fits, up to a width; itself where not even that fits.
  func widest(for width: Int, fits: (DialogBrevity) -> Bool) -> DialogBrevity {
    guard partnerWidth < width, fits(self) else { return self }
    var (widest, most) = (self, width)
    while widest.partnerWidth < most {
      var wider = widest
      wider.partnerWidth = (widest.partnerWidth + most + 1) / 2
      if fits(wider) { widest = wider } else { most = wider.partnerWidth - 1 }
    }
    return widest
  }

  /// Amount, other party, status and since when, signer, and where there are several queues, which of them it is.
  func facts(of desk: ReuploadDesk, _ model: Model) -> SafeText {
    let document = desk.row.document
    let language = model.language
    let amount: SafeText = "Rp \(document.taxBase?.written(language) ?? "–")"
    let partner = SafeText(document.partnerName ?? "–").keepingStart(width: partnerWidth)
    var facts = [amount, partner, standing(desk, model)]
    if let signer = signer(desk) { facts.append(signer.text(language)) }
    if model.queues.count > 1 {
      let queue = SafeText(model.profile.name).keepingStart(width: signerWidth)
      facts.append(Phrase(id: "antrean \(queue)", en: "queue \(queue)").text(language))
    }
    return SummaryLine.joined(facts)
  }

  /// Who signs; in a hand-off, whoever is to be chosen in the portal.
  private func signer(_ desk: ReuploadDesk) -> Phrase? {
    guard let signer = desk.signer, namesUsualSigner || desk.attempt.signer != nil else { return nil }
    let name = SafeText(signer).keepingBothEnds(width: signerWidth)
    return desk.isSignerUnchanged && !desk.isHandOff
      ? Phrase(id: "ttd tetap \(name)", en: "same signer \(name)") : Phrase(id: "ttd \(name)", en: "signer \(name)")
  }

  /// The status, and since when; `≤` where it may have begun before that.
  private func standing(_ desk: ReuploadDesk, _ model: Model) -> SafeText {
    guard desk.row.missingSince == nil else { return DeskScreen.standing(desk, model) }
    let (time, status) = (desk.row.time, desk.row.document.status.shown)
    let since = model.whenNamed(time.since)
    guard !tellsAge else {
      let age = time.brief(at: model.now, model.language)
      return Phrase(id: "\(status) sejak \(since) (\(age))", en: "\(status) since \(since) (\(age))")
        .text(model.language)
    }
    let bound: SafeText = time.isLowerBound ? "≤ " : ""
    return Phrase(id: "\(status) sejak \(bound)\(since)", en: "\(status) since \(bound)\(since)").text(model.language)
  }
}
