import UploadQueue

/// How things stand when the simulation begins: a long history, and every kind of trouble.
struct OpeningStock {
  /// How the documents stand, by index.
  private(set) var standings: [Standing] = []
  /// The indexes of those in DJP's line, first come first.
  private(set) var line: [Int] = []
  /// The indexes of those that sign for hours and days, outside the line.
  private(set) var hanging: [Int] = []

  private let seed: UInt64
  private static let start = SimulatedClock.start

  /// The number that the shares of open documents are of: of a longer history, a smaller part is open.
  static func weight(of documents: Int) -> Int {
    documents <= 400 ? documents : Int((400 * Double(documents)).squareRoot())
  }

  init(documents: Int, seed: UInt64) {
    self.seed = seed
    standings.reserveCapacity(documents)
    for index in 0..<documents { standings.append(approved(index: index, of: documents)) }

    var chance = Chance(seed: seed, .opening)
    var pools = Self.months(of: documents).map { chance.shuffled($0.indexes) }
    var left = documents * 3 / 4
    for (situation, share) in Self.shares {
      let wanted = (Self.weight(of: documents) * share + 999) / 1000
      var open = min(wanted, left)
      while open > 0, let pool = Self.pool(in: pools, for: situation, &chance) {
        let index = pools[pool].removeLast()
        // Only of a faktur it is known what is replaced, what is cancelled and who must agree.
        if situation.isOver, InventedDocument(seed: seed, number: index + 1).kind != .outputInvoice { continue }
        place(index, in: situation, &chance)
        open -= 1
        left -= 1
      }
    }
    line.sort { (standings[$0].since, $0) < (standings[$1].since, $1) }
  }
}

extension OpeningStock {
  private enum Situation {
    case created, inLine, signingForHours, signingForDays, wrongPassphrase, invalidData, lapsed, strange
    case waitingForAmendment, waitingForCancellation, amended, canceled

    var isOver: Bool {
      switch self {
      case .waitingForAmendment, .waitingForCancellation, .amended, .canceled: true
      default: false
      }
    }
  }

  /// Of a thousand documents; what matters most first, for stocks too small to hold them all.
  private static let shares: [(Situation, Int)] = [
    (.inLine, 40), (.wrongPassphrase, 40), (.signingForDays, 30), (.invalidData, 25), (.signingForHours, 45),
    (.created, 25), (.lapsed, 10), (.amended, 20), (.canceled, 15), (.waitingForCancellation, 10),
    (.waitingForAmendment, 10), (.strange, 10),
  ]

  /// November, October and September of 2026, newest first, with their parts of the stock.
  private static func months(of documents: Int) -> [(indexes: Range<Int>, first: CalendarDate, days: Int)] {
    let september = documents / 5
    let october = documents * 3 / 5
    return [
      (october..<documents, CalendarDate(dayNumber: 20_758), 18),
      (september..<october, CalendarDate(dayNumber: 20_727), 31),
      (0..<september, CalendarDate(dayNumber: 20_697), 30),
    ]
  }

  /// The month to take a document from: the newest most often, or an old one for what is over.
  private static func pool(in pools: [[Int]], for situation: Situation, _ chance: inout Chance) -> Int? {
    let first = chance.choice(situation.isOver ? [5, 4, 1] : [15, 4, 1])
    return [first, 0, 1, 2].first { !pools[$0].isEmpty }
  }

  private static func date(index: Int, of documents: Int) -> CalendarDate {
    for month in months(of: documents) where month.indexes.contains(index) {
      let offset = (index - month.indexes.lowerBound) * month.days / month.indexes.count
      return month.first.adding(days: offset)
    }
    return start.jakartaDate
  }

  private func approved(index: Int, of documents: Int) -> Standing {
    let date = Self.date(index: index, of: documents)
    var chance = Chance(seed: seed, .signer, index + 1)
    var signer = UInt8(chance.choice([40, 35, 15, 10]))
    let written = Timestamp(startOf: date) + InventedDocument(seed: seed, number: index + 1).timeOfDay
    let since = min(written + chance.duration(.minutes(5), .hours(30)), Self.start - .minutes(30))
    if signer == InventedCompany.wrongSigner, since >= InventedCompany.wrongSince { signer += 1 }
    return Standing(since: since, date: date, status: .approved, signer: signer, uploads: 1, fault: .none)
  }

  private mutating func place(_ index: Int, in situation: Situation, _ chance: inout Chance) {
    var standing = standings[index]
    standing.fault = .none
    switch situation {
    case .created:
      standing.status = .draft
      standing.uploads = 0
      standing.signer = SimulatedTaxOffice.signer(&chance)
      standing.since = Timestamp(startOf: standing.date) + InventedDocument(seed: seed, number: index + 1).timeOfDay
    case .inLine:
      standing.status = .signingInProgress
      standing.since = Self.start - chance.duration(.minutes(1), .minutes(25))
      standing.signer = SimulatedTaxOffice.signer(&chance)
      line.append(index)
    case .signingForHours:
      standing.status = .signingInProgress
      standing.since = Self.start - chance.duration(.hours(1), .hours(20))
      hanging.append(index)
    case .signingForDays:
      standing.status = .signingInProgress
      standing.since = Self.start - chance.duration(.hours(29), .days(9))
      hanging.append(index)
    case .wrongPassphrase:
      standing.status = .savedInvalid
      standing.fault = .passphrase
      standing.since = Self.start - chance.duration(.minutes(8), .minutes(215))
      standing.signer = InventedCompany.wrongSigner
    case .invalidData:
      standing.status = .savedInvalid
      standing.fault = .validation
      standing.since = Self.start - chance.duration(.minutes(10), .days(3))
    case .lapsed:
      standing.status = .savedInvalid
      standing.fault = .lapsed
      standing.since = Self.start - chance.duration(.hours(1), .days(2))
    case .strange:
      standing.status = .unknown
      standing.since = Self.start - chance.duration(.hours(2), .days(1))
    case .waitingForAmendment: standing.status = .waitingForAmendment
    case .waitingForCancellation: standing.status = .waitingForCancellation
    case .amended: standing.status = .amended
    case .canceled: standing.status = .canceled
    }
    if standing.signer == InventedCompany.wrongSigner, standing.since >= InventedCompany.wrongSince,
      standing.fault != .passphrase, standing.status != .signingInProgress, standing.status != .draft
    {
      standing.signer += 1
    }
    if standing.status != .draft { standing.date = min(standing.date, Self.latestDate(before: standing.since)) }
    standings[index] = standing
  }

  /// The latest day on which a document can have been written (between 8:00 and 16:00) to stand so since a moment.
  private static func latestDate(before moment: Timestamp) -> CalendarDate {
    moment.jakartaTime.hour > 16 ? moment.jakartaDate : moment.jakartaDate.adding(days: -1)
  }
}
