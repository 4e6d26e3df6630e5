import TerminalKit
import UploadQueue
import Wording

/// How the dialog says in few words what its question is founded on: how long names may be, and what is left out.
struct DialogBrevity {
  /// How wide the other party's name may be.
  let partnerWidth: Int
  /// How wide the signer's name may be, and the queue's.
  let signerWidth: Int
  /// Whether it is said how long ago the status began besides since when.
  var tellsAge = true
  /// Whether a signer is named that is unchanged.
  var namesUsualSigner = true

  /// From the most that is said to the least; the other party's name ends first, as the reference stands for it as well.
  static let naming: [DialogBrevity] =
    [(60, 60), (30, 60), (20, 60), (14, 60), (10, 60), (8, 60), (8, 28), (8, 20), (8, 14), (6, 8)]
    .flatMap { partner, signer in
      [true, false].map { DialogBrevity(partnerWidth: partner, signerWidth: signer, tellsAge: $0) }
    }

  /// Where even that is too much.
  static let least = DialogBrevity(partnerWidth: 6, signerWidth: 8, tellsAge: false, namesUsualSigner: false)

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
    if let chosen = desk.attempt.signer ?? (desk.isHandOff && namesUsualSigner ? desk.row.document.signer : nil) {
      let name = SafeText(chosen).keepingBothEnds(width: signerWidth)
      return Phrase(id: "ttd \(name)", en: "signer \(name)")
    }
    guard !desk.isHandOff, namesUsualSigner, let usual = desk.row.document.signer else { return nil }
    let name = SafeText(usual).keepingBothEnds(width: signerWidth)
    return Phrase(id: "ttd tetap \(name)", en: "same signer \(name)")
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
