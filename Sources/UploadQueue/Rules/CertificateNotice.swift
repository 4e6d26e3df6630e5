/// How soon a certificate that signs ends, as far as that is worth a word.
public enum CertificateNotice {
  /// The days from which on it is, the nearest first.
  public static let steps = [7, 30, 60]

  /// The step that so many days are within; `nil` where there is time enough.
  public static func step(daysLeft days: Int) -> Int? { steps.first { days <= $0 } }

  /// The whole days until a moment; negative where it has passed.
  public static func daysLeft(until end: Timestamp, at now: Timestamp) -> Int {
    let left = end.milliseconds - now.milliseconds
    return Int(left >= 0 ? left / 86_400_000 : -((-left + 86_399_999) / 86_400_000))
  }
}
