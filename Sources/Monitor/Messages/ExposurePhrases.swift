import UploadQueue
import Wording

/// What is at stake with some documents, as far as their DPP is known.
struct KnownExposure {
  /// 1 % of the DPP of those whose DPP is known.
  let amount: Rupiah
  /// Whether the DPP of all is known.
  let isWhole: Bool
  /// Whether the DPP of none is known, so that nothing can be said of what is at stake.
  let isUnknown: Bool

  /// - Parameters:
  ///   - unknownCount: How many of the documents have no known DPP.
  ///   - count: How many documents they are.
  init(_ amount: Rupiah, unknownCount: Int, of count: Int) {
    self.amount = amount
    isWhole = unknownCount == 0
    isUnknown = !isWhole && unknownCount >= count
  }

  init(_ summary: QueueSummary) {
    self.init(summary.exposure, unknownCount: summary.unknownExposureCount, of: summary.count(.due))
  }

  init(_ due: DueDay) {
    self.init(due.exposure, unknownCount: due.unknownExposureCount, of: due.count)
  }

  init(_ reminder: Reminder) {
    self.init(reminder.atStake, unknownCount: reminder.unknownExposureCount, of: reminder.documents)
  }

  /// What to put before an amount that is only a part.
  var bound: SafeText { isWhole ? "" : "≥ " }

  /// The amount, `≥ ` before it where it is only a part; that it is not known where there is none.
  func said(_ amount: (Language) -> SafeText) -> Phrase {
    guard !isUnknown else { return Self.unknown }
    return Phrase(id: bound + amount(.indonesian), en: bound + amount(.english))
  }

  /// The amount in few characters, with `=` or `≥` before it; that it is not known where there is none.
  var equation: Phrase {
    guard !isUnknown else { return Self.unknown }
    let sign: SafeText = isWhole ? "=" : "≥"
    return Phrase(id: "\(sign) \(amount.brief(.indonesian))", en: "\(sign) \(amount.brief(.english))")
  }

  private static let unknown = Phrase(id: "belum diketahui", en: "not known")
}
