import Wording

extension Remedy {
  /// What to do about a document at its desk, and in its details while it is Saved Invalid.
  ///
  /// Where the last re-upload failed with the very signer that would be used now, and what is known of the cause does not
  /// lie elsewhere, another signer comes first. What is no failure has its own steps in the portal as well: nothing is to
  /// be uploaded again. In the portal too the cause is put right first, where it is known to be with who signed.
  ///
  /// - Parameters:
  ///   - spent: How the last re-upload failed with the signer that the document names.
  ///   - isHandOff: Whether it is uploaded in the portal, by the portal's steps.
  ///   - signer: Who was chosen for a hand-off that is begun.
  ///   - isSignerSuspect: Whether who signed it is a common cause (``CommonCause``), so that in the portal too it is another
  ///     signer who logs in, as what is told before asks for.
  public static func reupload(
    of row: QueueRow, spent: FailedReupload?, isHandOff: Bool = false, signer: String? = nil,
    isSignerSuspect: Bool = false
  ) -> Remedy {
    let usual = usual(for: row)
    let spent = usual.isOfSigner ? spent : nil
    let remedy = spent.map { usual.again($0) } ?? usual
    guard isHandOff, !remedy.isNoFailure else { return remedy }
    let cause = Self.remedy(forFailureOf: row)?.isOfSigner == true ? remedy.planBeforePortal : []
    let told = isSignerSuspect && spent == nil ? remedy.planBeforePortal : cause
    let steps = portalSteps(
      signer: signer ?? row.document.signer, isSpent: spent != nil && signer == nil,
      isAfterOther: signer == nil && told.contains { $0.check == .otherSigner })
    return Remedy(
      remedy.meaning, plan: cause + steps, avoid: remedy.avoid, source: remedy.source, isOfSigner: remedy.isOfSigner)
  }

  /// What is to be put right before the portal's steps, where those do not have it among them under numbers of their own.
  ///
  /// - Parameter portal: The portal's steps.
  public func before(portal: [Step]) -> [Step] { planBeforePortal.filter { !portal.contains($0) } }

  /// What is to be done before a document is uploaded in the portal, without what the portal's steps say.
  private var planBeforePortal: [Step] { plan.filter { $0.check != .oneByOne && $0 != Self.requiredFields } }

  /// Whether another signer comes first: it failed with the one who would sign, and nothing says that the cause lies
  /// elsewhere.
  static func isRepeated(_ row: QueueRow, spent: FailedReupload?) -> Bool {
    spent != nil && usual(for: row).isOfSigner
  }

  private static func usual(for row: QueueRow) -> Remedy { remedy(forFailureOf: row) ?? savedInvalid }

  /// The same after it has failed once more with the same signer: somebody else first, then the cause.
  func again(_ failed: FailedReupload) -> Remedy {
    let times = failed.count
    let meaning = Phrase(
      id: times > 1
        ? "Ditolak lagi dengan penandatangan yang sama (\(failed.signer), \(times) kali berturut-turut)."
        : "Ditolak lagi dengan penandatangan yang sama (\(failed.signer)).",
      en: times > 1
        ? "Rejected again with the same signer (\(failed.signer), \(times) times in a row)."
        : "Rejected again with the same signer (\(failed.signer)).")
    let other = Step(
      Phrase(
        id: "Pakai penandatangan lain dulu, bukan \(failed.signer): yang punya kode otorisasi atau sertifikat digital "
          + "dan peran penandatangan faktur pajak (menu Pihak Terkait).",
        en: "First use another signer, not \(failed.signer): one who has a kode otorisasi or digital certificate and "
          + "the role of tax invoice signer (menu Pihak Terkait)."), .otherSigner)
    let rest = plan.filter { $0.check != .otherSigner && $0.check != .oneByOne }
    let again = Phrase(
      id: "Jangan mengirimnya lagi dengan penandatangan itu sebelum kode otorisasinya diperbaiki.",
      en: "Do not send it with that signer again before that kode otorisasi is put right.")
    return Remedy(
      meaning, plan: [other] + rest + [Step(Self.oneByOne, .oneByOne)], avoid: [again] + avoid, source: source,
      isOfSigner: true)
  }
}
