import UploadQueue
import Wording

/// Queues in numbers, as text in the OpenMetrics format (prometheus.io), which a node_exporter's textfile collector
/// reads as well.
///
/// The words in it are for programs, and the same in every language.
public struct QueueMetrics {
  /// One queue in numbers.
  public struct Queue: Sendable {
    /// What it is called.
    public var name: String
    /// Whether its backend answered.
    public var isAnswering: Bool
    /// How long ago what is known of it was true; `nil` where nothing tells.
    public var age: Duration?
    /// The same of the oldest that is still to be approved; `nil` where an answer speaks for all, or none came.
    public var oldestAge: Duration?
    /// Its documents; `nil` where nothing is known of them, which is not the same as none.
    public var census: QueueCensus?
    /// How long signing usually takes; `nil` where that is not known.
    public var usual: SigningTimes?
    /// From when on signing counts as stuck; `nil` where that is not known.
    public var stuckAfter: Duration?

    /// A queue in numbers.
    public init(
      name: String, isAnswering: Bool, age: Duration?, oldestAge: Duration? = nil, census: QueueCensus?,
      usual: SigningTimes? = nil, stuckAfter: Duration? = nil
    ) {
      self.usual = usual
      self.stuckAfter = stuckAfter
      self.name = name
      self.isAnswering = isAnswering
      self.age = age
      self.oldestAge = oldestAge
      self.census = census
    }
  }

  private typealias Sample = (labels: String, value: String)

  /// The text, line by line; the last one says that nothing is missing.
  public let lines: [String]

  /// The numbers of some queues.
  public init(_ queues: [Queue]) {
    func each(_ value: (Queue) -> String?) -> [Sample] {
      queues.compactMap { queue in value(queue).map { (Self.label("queue", queue.name), $0) } }
    }
    func counted(_ count: @escaping (QueueCensus) -> Int) -> [Sample] { each { $0.census.map { "\(count($0))" } } }
    let documents = queues.flatMap { queue in
      queue.census.map { Self.documents($0.overview) }?.map { status, count in
        (Self.label("queue", queue.name) + "," + Self.label("status", status), "\(count)")
      } ?? []
    }
    let signing = queues.flatMap { queue in
      [(50, "0.5"), (95, "0.95")].compactMap { percent, quantile in
        queue.usual?.percentile(percent).map { time -> Sample in
          (
            Self.label("queue", queue.name) + "," + Self.label("quantile", quantile), "\(time.components.seconds)"
          )
        }
      }
    }
    lines =
      Self.family("pantau_backend_up", "Whether the backend of the queue answered (1) or not (0).") {
        each { $0.isAnswering ? "1" : "0" }
      }
      + Self.family(
        "pantau_poll_age_seconds", "How long ago what is known of the queue was true at its source.", unit: "seconds"
      ) {
        each { $0.age.map { "\(max(0, $0.components.seconds))" } }
      }
      + Self.family(
        "pantau_oldest_age_seconds", "How long ago what is known of the oldest document still to be approved was true.",
        unit: "seconds"
      ) {
        each { $0.oldestAge.map { "\(max(0, $0.components.seconds))" } }
      }
      + Self.family("pantau_documents", "Documents by status; each is counted once.") { documents }
      + Self.family("pantau_slow_documents", "Documents signing for longer than usual, and not stuck.") {
        counted(\.summary.slowCount)
      }
      + Self.family("pantau_stuck_documents", "Documents signing for so long that something is wrong.") {
        counted { $0.summary.count(.stuck) }
      }
      + Self.family("pantau_due_documents", "Documents not approved whose last day is near or has passed.") {
        counted { $0.summary.count(.due) }
      }
      + Self.family("pantau_late_documents", "Documents not approved whose last day has passed.") {
        counted(\.summary.missedCount)
      }
      + Self.family("pantau_exposure_rupiah", "1 % of the DPP of the documents that are due or late.", unit: "rupiah") {
        each { $0.census?.summary.exposure.decimal }
      }
      + Self.family("pantau_unknown_exposure_documents", "Documents due or late of which the DPP is not known.") {
        counted(\.summary.unknownExposureCount)
      }
      + Self.family(
        "pantau_signing_seconds", "How long signing usually takes, by approvals of which begin and end are known.",
        unit: "seconds"
      ) { signing }
      + Self.family("pantau_signing_approvals", "From how many approvals that is known.") {
        each { $0.usual.map { "\($0.count)" } }
      }
      + Self.family(
        "pantau_stuck_after_seconds", "From when on signing counts as stuck, as it is in force.", unit: "seconds"
      ) {
        each { $0.stuckAfter.map { "\($0.components.seconds)" } }
      }
      + ["# EOF"]
  }

  /// How many documents stand in each status, those in none of Coretax's among them, each by one word.
  private static func documents(_ overview: QueueOverview) -> [(status: String, count: Int)] {
    UploadStatus.allCases.map { ($0.token, overview.statuses[$0] ?? 0) }
      + [("expected", overview.expectedCount - overview.overdueCount), ("missing", overview.absentCount)]
  }

  private static func family(
    _ name: String, _ help: String, unit: String? = nil, _ samples: () -> [Sample]
  ) -> [String] {
    ["# TYPE \(name) gauge"] + (unit.map { ["# UNIT \(name) \($0)"] } ?? []) + ["# HELP \(name) \(help)"]
      + samples().map { "\(name){\($0.labels)} \($0.value)" }
  }

  /// A label; what cannot be seen in its value, an end of line among that, is spelt out, so that it can be shown anywhere.
  private static func label(_ name: String, _ value: String) -> String {
    let text = SafeText(value).string.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\(name)=\"\(text)\""
  }
}

extension QueueGlance {
  /// What a filter wants of this queue, in numbers for programs.
  public func metrics(of filter: Filter) async -> QueueMetrics.Queue {
    let census = await knownCensus(of: filter)
    return QueueMetrics.Queue(
      name: queue, isAnswering: failure == nil, age: trueAt.map { at - $0 },
      oldestAge: census.flatMap { oldestTrueAt(in: $0) }.map { at - $0 }, census: census,
      usual: census == nil ? nil : usual, stuckAfter: census == nil ? nil : policy.stuck.stuck)
  }
}
