import Wording

extension Remedy {
  /// The same with what a deadline that is near or past asks for, as its last step: so those before keep their numbers.
  ///
  /// Said of a draft and of what is Saved Invalid, for a faktur of the rule that is in force since 22 May 2025; of others no
  /// source is known for what becomes of them.
  public func within(_ policy: QueuePolicy, of row: QueueRow, at now: Timestamp) -> Remedy {
    let (document, status) = (row.document, row.document.status.status)
    guard row.missingSince == nil, !isNoFailure, status == .draft || status == .savedInvalid, let date = document.date,
      date >= Self.ruleBegins,
      let last = policy.deadline.lastDay(for: document.kind, dated: date)
    else { return self }
    let standing = policy.deadline.standing(of: status, kind: document.kind, dated: date, at: now)
    guard policy.isDue(standing) else { return self }
    let isPast = if case .missed = standing { true } else { false }
    let step = Step(
      Self.deadlineStep(last, atStake: Exposure.atStake(taxBase: document.taxBase), isPast: isPast))
    return Remedy(
      meaning, plan: plan + [step], avoid: avoid, source: "\(source); PER-11/PJ/2025 44(1), 44(3); DDTCNews 1811029",
      isOfSigner: isOfSigner, isNoFailure: isNoFailure)
  }

  /// 22 May 2025: PER-11/PJ/2025 is in force from this day on.
  private static let ruleBegins = CalendarDate(dayNumber: 20_230)

  private static func deadlineStep(_ last: CalendarDate, atStake stake: Rupiah?, isPast: Bool) -> Phrase {
    func amount(_ language: Language) -> SafeText { stake.map { " = Rp \($0.written(language))" } ?? .empty }
    let (id, en) = (last.written(.indonesian), last.written(.english))
    guard isPast else {
      return Phrase(
        id: """
          Tenggatnya dekat, jadi dahulukan dokumen ini: DJP harus sudah menyetujuinya paling lambat \(id), bukan baru \
          diunggah; bila tidak, ia bukan faktur pajak, dan sanksinya 1 % DPP\(amount(.indonesian)). Bila terhalang, \
          hubungi Kring Pajak 1500200 dan simpan bukti waktunya.
          """,
        en: """
          Its deadline is near, so take this document first: DJP must have approved it by \(en), not only received it; \
          otherwise it is no faktur pajak, and the sanction is 1 % of DPP\(amount(.english)). If something is in the \
          way, call Kring Pajak 1500200 and keep a record of the times.
          """)
    }
    return Phrase(
      id: """
        Tenggatnya sudah lewat: DJP harus sudah menyetujuinya paling lambat \(id). Yang tidak disetujui pada waktunya \
        bukan faktur pajak, dan sanksinya 1 % DPP\(amount(.indonesian)). Tanya Kring Pajak 1500200 apa langkahnya, dan \
        simpan bukti waktunya.
        """,
      en: """
        Its deadline has passed: DJP had to approve it by \(en). What is not approved in time is no faktur pajak, and \
        the sanction is 1 % of DPP\(amount(.english)). Ask Kring Pajak 1500200 what to do, and keep a record of the \
        times.
        """)
  }
}
