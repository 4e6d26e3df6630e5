/// The queue as a whole, in numbers; documents that are missing count as missing and as nothing else.
public struct QueueOverview: Sendable, Hashable {
  /// For every ``AgeBucket``, in order, how many documents are signing for so long.
  public var ages: [AgeCount]
  /// How many stand in each status; those without any status are in ``expectedCount`` instead.
  public var statuses: [UploadStatus: Int]
  /// How many are expected, and were not seen at DJP yet.
  public var expectedCount: Int
  /// How many of those should be at DJP by now.
  public var overdueCount = 0
  /// How many are no longer listed.
  public var missingCount: Int
  /// What each signer's documents are doing, those with most trouble first.
  public var signers: [SignerCount]
  /// The days on which documents that are not approved fall due, earliest first.
  public var days: [DueDay]
  /// What many documents that failed have in common, of most failures first.
  public var causes: [CommonCause] = []
  /// That nothing gets through; `nil` where something does, or there is too little to tell.
  public var standstill: Standstill?

  /// An empty queue.
  public init() {
    ages = AgeBucket.allCases.map { _ in AgeCount() }
    statuses = [:]
    expectedCount = 0
    missingCount = 0
    signers = []
    days = []
  }

  /// How many are missing, as the view of that name has them: no longer listed, or expected and overdue.
  public var absentCount: Int { missingCount + overdueCount }

  /// How many documents there are.
  public var total: Int { statuses.values.reduce(expectedCount + missingCount, +) }

  /// How many documents are signing for so long.
  public func count(_ bucket: AgeBucket) -> AgeCount { ages[bucket.rawValue] }
}

/// Documents that are signing for about the same time, by how bad that is.
public struct AgeCount: Sendable, Hashable {
  /// Neither slow nor stuck.
  public var fine = 0
  /// Slow, and not stuck.
  public var slow = 0
  /// Stuck.
  public var stuck = 0

  /// None.
  public init() {}

  /// All of them.
  public var total: Int { fine + slow + stuck }
}

/// What the documents of a signer are doing: counts, which do not say why.
public struct SignerCount: Sendable, Hashable {
  /// Who; `nil` for documents that name nobody.
  public var signer: String?
  /// Signing, stuck ones among them.
  public var signing = 0
  /// Stuck.
  public var stuck = 0
  /// Saved Invalid.
  public var invalid = 0
  /// Approved.
  public var approved = 0
  /// Of those approved, how many are known to have become so within ``CommonCause/window``.
  public var approvedLately = 0
  /// Of those Saved Invalid, how many are known to have become so within it.
  public var invalidLately = 0

  /// None yet.
  public init(signer: String?) {
    self.signer = signer
  }
}

/// A day on which documents that are not approved fall due.
public struct DueDay: Sendable, Hashable {
  /// The day.
  public var day: CalendarDate
  /// How many of them.
  public var count = 0
  /// What is at stake with them: 1 % of their DPP, as far as that is known.
  public var exposure = Rupiah.zero
  /// How many of them have no known DPP, so that what is at stake with them is not counted.
  public var unknownExposureCount = 0

  /// A day with nothing due yet.
  public init(day: CalendarDate) {
    self.day = day
  }
}
