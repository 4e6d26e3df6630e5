/// The planned uploads of a queue, in the order in which they are to be sent: of each document the last.
public struct UploadPlan: Sendable, Hashable {
  /// What is to be done with a plan at a moment.
  public enum Step: Sendable, Hashable {
    /// Nothing yet.
    case wait
    /// These are not sent until a person says so anew, and why.
    case halt([IdempotencyKey], PlanHalt)
    /// This one is sent, and no other beside it.
    case send(PlannedUpload)
  }

  /// How long it is waited after one has gone through before the next is sent.
  public static let pause: Duration = .seconds(30)

  /// How long past its time an upload may wait for what holds it back before its time counts as gone by.
  public static let patience: Duration = .minutes(10)

  /// The planned uploads, in order.
  public private(set) var uploads: [PlannedUpload]

  /// Planned uploads, in whatever order they come.
  public init(_ uploads: [PlannedUpload] = []) {
    self.uploads = uploads.enumerated().sorted { left, right in
      (left.element.dueAt, left.element.plannedAt, left.offset) < (
        right.element.dueAt, right.element.plannedAt, right.offset
      )
    }.map(\.element)
  }

  /// Those that are to be sent at their time.
  public var waiting: [PlannedUpload] { uploads.filter { $0.state == .planned } }

  /// Those that are not sent until a person says so anew.
  public var halted: [PlannedUpload] { uploads.filter(\.isHalted) }

  /// What is to be expected of something that is planned and not yet begun.
  public enum Prospect: Sendable, Hashable {
    /// A running Pantau sends it.
    case sent
    /// It cannot be told whether the Pantau that is to send it is running.
    case uncertain
    /// It is not sent, as the Pantau that was to do it has ended.
    case left
    /// It is not sent, as its time has gone by.
    case passed
  }

  /// What is to be expected of one that is ``PlannedUpload/State/planned``, whoever looks at it.
  public func prospect(of upload: PlannedUpload, at now: Timestamp) -> Prospect {
    if Self.isLate(upload, at: now, after: uploads.filter(\.wentThrough).map(\.endedAt).max()) { return .passed }
    return switch upload.hold {
    case .own, .other: .sent
    case .unknown: .uncertain
    case .nobody: .left
    }
  }

  /// Those of which that is to be expected at a moment, the first to be sent first.
  public func waiting(for prospect: Prospect, at now: Timestamp) -> [PlannedUpload] {
    waiting.filter { self.prospect(of: $0, at: now) == prospect }
  }

  /// What is planned of a document and may still be sent.
  public func open(of document: DocumentID) -> PlannedUpload? {
    uploads.first { $0.subject.document == document && $0.isOpen }
  }

  /// What a Pantau has to do with what it sends itself.
  ///
  /// The first that does not go through halts whatever was planned before that. What is due is sent one after the other,
  /// each once the one before has gone through and a pause is over; whatever its time went by of while nobody attended
  /// to the plan, or that could not be sent for longer than ``patience``, is not sent late. What an earlier Pantau of the
  /// same person has sent counts as what this one has; what one beside it did not get through holds nothing here.
  ///
  /// - Parameter attendedSince: Since when this Pantau has looked at the plan without a break.
  public func step(at now: Timestamp, attendedSince: Timestamp) -> Step {
    let own = uploads.filter { $0.hold == .own }
    let waiting = own.filter { $0.state == .planned }
    let people = Set(own.map(\.by.user))
    let before = uploads.filter { $0.hold == .own || $0.isLeft(by: people) }
    let failed = before.filter { $0.didNotGoThrough && ($0.hold == .own || $0.endedAt <= attendedSince) }
    if let stop = failed.max(by: { $0.stateAt < $1.stateAt }) {
      let stopped = waiting.filter { $0.plannedAt < stop.stateAt }
      if !stopped.isEmpty { return .halt(stopped.map(\.key), .after(stop.subject.name)) }
    }
    let due = waiting.filter { $0.dueAt <= now }
    let passed = due.filter { $0.dueAt < attendedSince }
    guard passed.isEmpty else { return .halt(passed.map(\.key), .passed) }
    let last = before.filter(\.wentThrough).map(\.endedAt).max()
    let late = due.filter { Self.isLate($0, at: now, after: last) }
    guard late.isEmpty else { return .halt(late.map(\.key), .passed) }
    let isPausing = last.map { now - $0 < Self.pause } ?? false
    guard let first = due.first, !isPausing, !own.contains(where: \.isUnderWay) else { return .wait }
    return .send(first)
  }

  /// Whether it has waited for longer than ``patience``, counted from the last that went through where that was later.
  private static func isLate(_ upload: PlannedUpload, at now: Timestamp, after last: Timestamp?) -> Bool {
    now - max(upload.dueAt, last ?? upload.dueAt) > patience
  }
}

extension PlannedUpload {
  /// Whether a Pantau of one of these people has left it, and none has taken it over.
  fileprivate func isLeft(by people: Set<String>) -> Bool {
    guard case .nobody(let person, _) = hold else { return false }
    return people.contains(person.user)
  }
}
