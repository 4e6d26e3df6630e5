/// A view of the queue: a tab of the screen.
public enum QueueView: Int, Sendable, Hashable, CaseIterable {
  /// Everything.
  case all
  /// What somebody should look at: stuck, invalid, due, missing, or in a status never seen before.
  case attention
  /// Signing In Progress.
  case signing
  /// Signing for longer than the policy's stuck threshold.
  case stuck
  /// Saved Invalid.
  case savedInvalid
  /// Not approved, and the deadline is near or has passed.
  case due
  /// Approved.
  case approved
  /// No longer listed by the backend.
  case missing
  /// Marked by somebody.
  case marked
}

/// What rows can be ordered by.
public enum SortKey: Int, Sendable, Hashable, CaseIterable {
  /// What most needs a person first.
  case urgency
  /// By status.
  case status
  /// By time in status, longest first.
  case age
  /// By deadline, nearest first.
  case deadline
  /// By reference.
  case reference
  /// By the other party's name.
  case partner
  /// By DPP, largest first.
  case taxBase
  /// By PPN, largest first.
  case vat
  /// By signer.
  case signer
  /// By faktur date, newest first.
  case date
  /// By NSFP.
  case nsfp
  /// By note, newest first.
  case note
  /// By tax period, newest first.
  case period
  /// By transaction code.
  case transactionCode
  /// By DPP nilai lain, largest first.
  case otherTaxBase
  /// By PPnBM, largest first.
  case luxuryTax
  /// By why it failed, in the source's words.
  case reason
  /// By the portal's ESignStatus.
  case eSignStatus
  /// By status in the source's own words.
  case words
  /// By kind.
  case kind
  /// By the way to DJP.
  case channel
  /// By queue, in a list over several.
  case queue
  /// By the taxpayer's NPWP.
  case taxpayer
  /// By the other party's NPWP or NIK.
  case partnerIdentity
  /// By the document's own number.
  case documentNumber
  /// By RecordId.
  case recordID
  /// By when it was made, newest first.
  case createdAt
  /// By when it was last updated, newest first.
  case lastUpdatedAt
  /// By as of when it is known, newest first.
  case observedAt
  /// By who reported it: the seller, the buyer, the collector.
  case reported
}

/// One key of an order.
public struct SortOrder: Sendable, Hashable {
  /// What rows are ordered by.
  public var key: SortKey
  /// Whether that is turned round; what is absent stays last.
  public var isReversed: Bool

  /// One key of an order.
  public init(_ key: SortKey, isReversed: Bool = false) {
    self.key = key
    self.isReversed = isReversed
  }
}

/// Which rows are wanted, in which order.
public struct QueueQuery: Sendable, Hashable {
  /// The view.
  public var view: QueueView
  /// The saved filter whose tab it is; everything where the view is a built-in one.
  public var saved: Filter
  /// What is looked for within it.
  public var filter: Filter
  /// The order: by the first key, what is the same by the second, and so on.
  public var sort: [SortOrder]

  /// A view in an order.
  public init(
    view: QueueView = .all, saved: Filter = .everything, filter: Filter = .everything,
    sort: [SortOrder] = Self.usualSort
  ) {
    self.view = view
    self.saved = saved
    self.filter = filter
    self.sort = sort
  }

  /// What most needs a person first.
  public static let usualSort = [SortOrder(.urgency)]
}

/// The policies that decide what counts as stuck and as due.
public struct QueuePolicy: Sendable, Hashable {
  /// What counts as slow and stuck.
  public var stuck: StuckPolicy
  /// The deadline rules.
  public var deadline: Deadline
  /// With this many days left a document counts as due.
  public var dueSoonDays: Int
  /// When people work, for the pace that a deadline asks for.
  public var workingHours: WorkingHours

  /// The policies; defaults as each documents.
  public init(
    stuck: StuckPolicy = StuckPolicy(), deadline: Deadline = Deadline(), dueSoonDays: Int = 3,
    workingHours: WorkingHours = WorkingHours()
  ) {
    self.stuck = stuck
    self.deadline = deadline
    self.dueSoonDays = dueSoonDays
    self.workingHours = workingHours
  }

  /// The same where it is known how long signing usually takes in the queue.
  public func knowing(_ times: SigningTimes?) -> QueuePolicy {
    guard stuck.isLearnt else { return self }
    var policy = self
    policy.stuck = stuck.knowing(times)
    return policy
  }

  /// The policy for a list of several queues' documents: that of the queue in which a document is stuck soonest, so that
  /// what is stuck in its own queue is never missing among the stuck ones there.
  ///
  /// - Parameter policies: Of each queue, in force there.
  public func shared(among policies: [QueuePolicy]) -> QueuePolicy {
    var policy = self
    policy.stuck = policies.map(\.stuck).min { $0.stuck < $1.stuck } ?? stuck
    return policy
  }

  /// Whether a standing counts as due: missed, or near.
  public func isDue(_ standing: Deadline.Standing) -> Bool {
    switch standing {
    case .none: false
    case .open(let days): days <= dueSoonDays
    case .missed: true
    }
  }
}
