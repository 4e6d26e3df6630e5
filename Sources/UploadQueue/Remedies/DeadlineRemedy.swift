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
    let stake = Exposure.atStake(taxBase: document.taxBase)
    func text(_ language: Language) -> (day: SafeText, amount: SafeText) {
      (last.written(language), stake.map { " = Rp \($0.written(language))" } ?? .empty)
    }
    let step = Self.deadlineStep(text(.indonesian), text(.english), isPast: isPast)
    return Remedy(
      meaning, plan: plan + [Step(step)], avoid: avoid, source: "\(source); \(Self.deadlineSource)",
      isOfSigner: isOfSigner, isNoFailure: isNoFailure)
  }

  /// What is said of a deadline of no certain document.
  static func deadline(isPast: Bool) -> Remedy {
    let steps = deadlineStep(
      ("tanggal 20 bulan berikutnya", .empty), ("the 20th of the following month", .empty), isPast: isPast)
    return Remedy(
      isPast
        ? Phrase(
          id: "Konsep atau Saved Invalid, dan tenggatnya sudah lewat.",
          en: "A draft or Saved Invalid, and its deadline has passed.")
        : Phrase(
          id: "Konsep atau Saved Invalid, dan tenggatnya dekat.",
          en: "A draft or Saved Invalid, and its deadline is near."),
      steps: [steps],
      avoid: savedInvalid.avoid, source: "\(deadlineSource); Pantau")
  }

  /// The rule, and what it costs to miss it.
  private static let deadlineSource: SafeText = "PER-11/PJ/2025 44(1), 44(3); DDTCNews 1811029; diskusipajak.com"

  /// 22 May 2025: PER-11/PJ/2025 is in force from this day on.
  private static let ruleBegins = CalendarDate(dayNumber: 20_230)

  private static func deadlineStep(
    _ id: (day: SafeText, amount: SafeText), _ en: (day: SafeText, amount: SafeText), isPast: Bool
  ) -> Phrase {
    guard isPast else {
      return Phrase(
        id: """
          Tenggatnya dekat, jadi dahulukan dokumen ini: DJP harus sudah menyetujuinya paling lambat \(id.day), bukan baru \
          diunggah; bila tidak, ia bukan faktur pajak, dan sanksinya 1 % DPP\(id.amount). Bila terhalang, \
          hubungi Kring Pajak 1500200 dan simpan bukti waktunya.
          """,
        en: """
          Its deadline is near, so take this document first: DJP must have approved it by \(en.day), not only received it; \
          otherwise it is no faktur pajak, and the sanction is 1 % of DPP\(en.amount). If something is in the \
          way, call Kring Pajak 1500200 and keep a record of the times.
          """)
    }
    return Phrase(
      id: """
        Tenggatnya sudah lewat: DJP harus sudah menyetujuinya paling lambat \(id.day). Yang tidak disetujui pada waktunya \
        bukan faktur pajak, dan sanksinya 1 % DPP\(id.amount). Tanya Kring Pajak 1500200 apa langkahnya, dan \
        simpan bukti waktunya.
        """,
      en: """
        Its deadline has passed: DJP had to approve it by \(en.day). What is not approved in time is no faktur pajak, and \
        the sanction is 1 % of DPP\(en.amount). Ask Kring Pajak 1500200 what to do, and keep a record of the \
        times.
        """)
  }
}
