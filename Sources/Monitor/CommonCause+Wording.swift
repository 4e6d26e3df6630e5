import UploadQueue
import Wording

extension CommonCause {
  /// What became of those that share it, and of the others.
  var counts: Phrase {
    func text(_ language: Language, _ wording: (SafeText, SafeText, SafeText, SafeText) -> SafeText) -> SafeText {
      wording(
        failed.written(language), passed.written(language), othersFailed.written(language),
        othersPassed.written(language))
    }
    switch trait {
    case .signer, .partner:
      return Phrase(
        id: text(.indonesian) { "\($0) gagal, \($1) lolos; yang lain: \($2) gagal, \($3) lolos" },
        en: text(.english) { "\($0) failed, \($1) passed; the others: \($2) failed, \($3) passed" })
    case .reason, .hour:
      let all = failed + othersFailed
      return Phrase(
        id: "\(failed.written(.indonesian)) dari \(all.written(.indonesian)) yang gagal",
        en: "\(failed.written(.english)) of the \(all.written(.english)) that failed")
    }
  }

  /// That there is one, with its counts.
  func sign(_ model: Model) -> Phrase {
    let what = trait.phrase(model)
    return Phrase(
      id: "‼ Tanda penyebab bersama: \(what.text(.indonesian)) (\(counts.text(.indonesian)))",
      en: "‼ A sign of a common cause: \(what.text(.english)) (\(counts.text(.english)))")
  }
}

extension QueueOverview {
  /// What to do about a sign before anything is uploaded again; `nil` where that is to try with one, and nothing gets
  /// through: that is waited for first.
  func advice(on cause: CommonCause) -> Phrase? {
    switch cause.trait {
    case .reason, .hour: standstill == nil ? cause.trait.remedy.steps[0] : nil
    case .signer, .partner: cause.trait.remedy.steps[0]
    }
  }
}

extension CommonCause.Trait {
  /// What they share, for people.
  func phrase(_ model: Model) -> Phrase {
    switch self {
    case .signer(let name): return Phrase(id: "penandatangan \(name)", en: "signer \(name)")
    case .partner(let identity, let name):
      let party: SafeText = name.map { "\($0) (\(identity))" } ?? "\(identity)"
      return Phrase(id: "lawan transaksi \(party)", en: "other party \(party)")
    case .reason(let words): return Phrase(id: "alasan “\(words)”", en: "reason “\(words)”")
    case .hour(let start):
      let end = model.telling.clock(start + .hours(1))
      func from(_ language: Language) -> SafeText { model.when(start, language) }
      return Phrase(
        id: "gagal antara \(from(.indonesian)) dan \(end)", en: "failed between \(from(.english)) and \(end)")
    }
  }
}

extension Standstill {
  /// What stands still, and since when.
  func phrase(_ model: Model) -> Phrase {
    guard let lastApproval else {
      return Phrase(
        id: "signing ≥ 1 jam, dan tidak ada yang disetujui", en: "signing for ≥ 1 hour, and none is approved")
    }
    func since(_ language: Language) -> SafeText { model.whenNamed(lastApproval, language) }
    return Phrase(
      id: "signing ≥ 1 jam; tidak ada yang disetujui sejak \(since(.indonesian))",
      en: "signing for ≥ 1 hour; none approved since \(since(.english))")
  }

  /// What that means, as far as one queue can tell.
  var advice: Phrase { remedy.steps[0] }

  /// That nothing gets through, with the count of those that wait.
  func sign(_ model: Model) -> Phrase {
    let what = phrase(model)
    return Phrase(
      id: "‼ \(signing.written(.indonesian)) \(what.text(.indonesian))",
      en: "‼ \(signing.written(.english)) \(what.text(.english))")
  }
}
