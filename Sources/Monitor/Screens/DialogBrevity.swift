import TerminalKit
import UploadQueue
import Wording

/// How the dialog says in few words what its question is founded on.
struct DialogBrevity {
  /// How wide the signer's name may be, and the queue's.
  let signerWidth: Int
  /// Whether it is said how long ago the status began besides since when.
  var tellsAge = true

  /// All of it.
  static let all = DialogBrevity(signerWidth: .max)

  /// With every name whole, from the most that is said to the least.
  static let whole = [true, false].map { DialogBrevity(signerWidth: .max, tellsAge: $0) }

  /// The same where the signer's name has to end: before the other party's, which has to be whole.
  static let short: [DialogBrevity] = [28, 20, 14, 8].flatMap { signer in
    [true, false].map { DialogBrevity(signerWidth: signer, tellsAge: $0) }
  }

  /// Amount, status and since when, other party, signer, and where there are several queues, which of them it is; what has
  /// no bounds of its own comes after what has.
  ///
  /// - Parameter why: What calls for care, where that is said here.
  func facts(of desk: ReuploadDesk, because why: Phrase?, _ model: Model) -> SafeText {
    let document = desk.row.document
    let language = model.language
    let amount: SafeText = "Rp \(document.taxBase?.written(language) ?? "–")"
    var facts = [amount, standing(desk, model), SafeText(document.partnerName ?? "–")]
    if let why { facts.insert(why.text(language), at: 2) }
    if let signer = signer(desk) { facts.append(signer.text(language)) }
    if model.queues.count > 1 {
      let queue = SafeText(model.profile.name).keepingStart(width: signerWidth)
      facts.append(Phrase(id: "antrean \(queue)", en: "queue \(queue)").text(language))
    }
    return SummaryLine.joined(facts)
  }

  /// Who signs; in a hand-off, whoever is to be chosen in the portal.
  private func signer(_ desk: ReuploadDesk) -> Phrase? {
    guard let signer = desk.signer else { return nil }
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
