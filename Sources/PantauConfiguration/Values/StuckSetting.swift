import UploadQueue
import Wording

/// From when on signing counts as stuck, as a person writes it; what is `nil` was not said.
public struct StuckSetting: Sendable, Equatable {
  /// A span of time, or a percentile of how long signing usually takes.
  public enum After: Sendable, Equatable {
    /// A span of time.
    case span(Duration)
    /// A percentile.
    case percentile(Int)

    /// Reads a span (`24h`) or a percentile (`p95`); `nil` where it is neither.
    public static func read(_ text: String) -> After? {
      let word = text.lowercased().filter { $0 != " " }
      if word.hasPrefix("p"), let percent = Int(word.dropFirst()) {
        return StuckThreshold.percentiles.contains(percent) ? .percentile(percent) : nil
      }
      return WrittenSpan.read(text).flatMap { $0 > .zero ? .span($0) : nil }
    }
  }

  /// A span, or a percentile.
  public var after: After?
  /// With a percentile: never sooner than this.
  public var floor: Duration?

  /// What was said.
  public init(after: After? = nil, floor: Duration? = nil) {
    self.after = after
    self.floor = floor
  }

  /// The same, with what another says where this says nothing.
  public func over(_ other: StuckSetting) -> StuckSetting {
    StuckSetting(after: after ?? other.after, floor: floor ?? other.floor)
  }

  /// The threshold; what was not said is as ``StuckPolicy`` has it.
  public var threshold: StuckThreshold {
    let usual = StuckPolicy().stuck
    return switch after {
    case .percentile(let percent): .percentile(percent, floor: floor ?? usual)
    case .span(let span): .after(span)
    case nil: .after(usual)
    }
  }

  /// Whether a floor was said with nothing that it could be the floor of.
  public var hasIdleFloor: Bool {
    guard floor != nil else { return false }
    if case .percentile = after { return false }
    return true
  }

  /// What is not a span, nor a percentile.
  static let wanted = Phrase(
    id: "bukan lama waktu atau persentil; tulis seperti “24 jam”, atau “p95” (p50 sampai p99)",
    en: "is no span of time and no percentile; write “24h”, or “p95” (p50 to p99)")
}

extension TableReader {
  /// `stuck-after` and `stuck-floor`.
  ///
  /// - Parameters:
  ///   - others: What holds where the table says nothing.
  ///   - slow: From when on signing counts as slow: what is stuck is not stuck sooner.
  mutating func stuckSetting(over others: StuckSetting = StuckSetting(), slow: Duration) -> StuckSetting {
    var setting = StuckSetting()
    let after = string("stuck-after", wanted: WrittenSpan.kind)
    if let after {
      setting.after = StuckSetting.After.read(after.value)
      if setting.after == nil {
        log.add(.badValue("stuck-after", after.value, at: after.place, StuckSetting.wanted))
        // What it may have been meant as is not known.
        _ = span("stuck-floor")
        return setting
      }
    }
    let floor = span("stuck-floor")
    setting.floor = floor?.value
    let whole = setting.over(others)
    if let floor, whole.hasIdleFloor {
      log.add(
        ConfigurationFault(
          floor.place,
          Phrase(
            id: "stuck-floor hanya berlaku dengan persentil; tulis juga stuck-after = \"p95\", atau hapus",
            en: "stuck-floor holds only with a percentile; write stuck-after = \"p95\" as well, or remove it")))
    } else if slow > whole.threshold.least, let place = floor?.place ?? after?.place {
      let key: SafeText = floor == nil ? "stuck-after" : "stuck-floor"
      log.add(
        ConfigurationFault(
          place,
          Phrase(
            id: "\(key) tidak boleh lebih singkat dari slow-after di [thresholds] (bawaan 1 jam)",
            en: "\(key) may not be shorter than slow-after in [thresholds] (1 hour unless set)")))
    }
    return setting
  }
}
