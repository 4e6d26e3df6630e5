import Foundation
import Monitor
import UploadQueue

/// A queue in numbers as a JSON object; the names of its fields are part of the program's promise.
struct CensusRecord: Encodable {
  private let queue: String
  /// When it was looked at, and whether its backend answered then.
  private let at: String
  private let answered: Bool
  /// When what is known was true at its source; where nobody answered, when the journal last recorded anything.
  private let trueAt: String?
  private let recordedAt: String?
  /// As of when the oldest of those still to be approved is known, where each is as old as what it came from.
  private var oldestTrueAt: String?
  private var documents: Int?
  /// How many stand in each status, by Pantau's words for it.
  private var statuses: [String: Int]?
  /// Of those without one: not at DJP, which is not wrong yet or cannot be told; and missing, listed no longer or never.
  private var expected: Int?
  private var missing: Int?
  private var slow: Int?
  private var stuck: Int?
  private var due: Int?
  private var late: Int?
  /// In rupiah; and how many of those due or late are not in it, as their DPP is not known.
  private var exposure: Decimal?
  private var exposureUnknown: Int?
  private var ages: [Age]?
  private var days: [Day]?
  private var signers: [Signer]?
  /// How long signing usually takes in the whole queue, whatever the filter, and from when on it counts as stuck.
  private var signing: Signing?

  /// How long signing usually takes: of approvals of which begin and end are known.
  ///
  /// Where they are too few, there is no median and no percentile.
  private struct Signing: Encodable {
    /// How many approvals it is from, and when the first of them was.
    let documents: Int
    let since: String?
    let medianSeconds: Int64?
    let p95Seconds: Int64?
    /// From when on signing counts as stuck, and where that comes from: `set`, `percentile`, `floor` where the percentile
    /// lies lower, or `too-few` where the floor holds as too little is known.
    let stuckAfterSeconds: Int64
    let stuckAfterFrom: String

    private enum CodingKeys: String, CodingKey {
      case documents, since
      case medianSeconds = "median_seconds"
      case p95Seconds = "p95_seconds"
      case stuckAfterSeconds = "stuck_after_seconds"
      case stuckAfterFrom = "stuck_after_from"
    }

    init(_ usual: SigningTimes, _ policy: StuckPolicy, in zone: ShownZone) {
      documents = usual.count
      since = usual.since?.iso(in: zone)
      medianSeconds = usual.median?.components.seconds
      p95Seconds = usual.percentile(95)?.components.seconds
      stuckAfterSeconds = policy.stuck.components.seconds
      stuckAfterFrom =
        switch policy.basis {
        case .set: "set"
        case .percentile: "percentile"
        case .floor: "floor"
        case .tooFew: "too-few"
        }
    }
  }

  /// How many documents are signing for at least so many hours, and less than the next.
  private struct Age: Encodable {
    let hours: Int64
    let documents: Int
  }

  private struct Day: Encodable {
    let date: String
    let documents: Int
    let exposure: Decimal
    let exposureUnknown: Int

    private enum CodingKeys: String, CodingKey {
      case date, documents, exposure
      case exposureUnknown = "exposure_unknown"
    }
  }

  private struct Signer: Encodable {
    let signer: String?
    let signing: Int
    let stuck: Int
    let invalid: Int
    let approved: Int
  }

  private enum CodingKeys: String, CodingKey {
    case queue, at, answered, documents, statuses, expected, missing, slow, stuck, due, late, exposure, ages, days
    case signers, signing
    case exposureUnknown = "exposure_unknown"
    case trueAt = "true_at"
    case oldestTrueAt = "oldest_true_at"
    case recordedAt = "recorded_at"
  }

  /// - Parameter census: The numbers; `nil` where nothing is known, which is not the same as none.
  init(_ census: QueueCensus?, of glance: QueueGlance, in zone: ShownZone) {
    queue = glance.queue
    at = glance.at.iso(in: zone)
    answered = glance.failure == nil
    trueAt = glance.trueAt?.iso(in: zone)
    recordedAt = glance.failure == nil ? nil : glance.recordedAt?.iso(in: zone)
    guard let census else { return }
    oldestTrueAt = glance.oldestTrueAt(in: census)?.iso(in: zone)
    signing = glance.usual.map { Signing($0, glance.policy.stuck, in: zone) }
    let (summary, overview) = (census.summary, census.overview)
    documents = overview.total
    statuses = Dictionary(
      uniqueKeysWithValues: UploadStatus.allCases.map { ($0.token, overview.statuses[$0] ?? 0) })
    expected = overview.expectedCount - overview.overdueCount
    missing = overview.absentCount
    slow = summary.slowCount
    stuck = summary.count(.stuck)
    due = summary.count(.due)
    late = summary.missedCount
    exposure = summary.exposure.number
    exposureUnknown = summary.unknownExposureCount
    ages = AgeBucket.allCases.map {
      Age(hours: $0.from.components.seconds / 3600, documents: overview.count($0).total)
    }
    days = overview.days.map {
      Day(
        date: $0.day.description, documents: $0.count, exposure: $0.exposure.number,
        exposureUnknown: $0.unknownExposureCount)
    }
    signers = overview.signers.map {
      Signer(signer: $0.signer, signing: $0.signing, stuck: $0.stuck, invalid: $0.invalid, approved: $0.approved)
    }
  }
}

extension Rupiah {
  /// The amount in rupiah with every digit, as a number of JSON.
  var number: Decimal { Decimal(sen) / 100 }
}
