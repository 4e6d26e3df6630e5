import UploadQueue
import Wording

/// A queue in numbers, as text for who reads what a command prints.
public struct CensusText {
  /// The text, line by line.
  public private(set) var lines: [SafeText] = []

  private let language: Language

  /// The numbers of a queue, under its name.
  ///
  /// - Parameters:
  ///   - trueAt: When that was true at its source; `nil` where nothing tells.
  ///   - oldestAt: As of when the oldest of what is still to be approved is known; `nil` where nothing is to be said of it.
  ///   - usual: How long signing usually takes there; `nil` where nothing is to be said of it.
  ///   - policy: What counts as stuck there, as it is in force; as the settings say where it is not given.
  public init(
    _ census: QueueCensus, of queue: String, trueAt: Timestamp?, oldestAt: Timestamp? = nil, settings: Settings,
    usual: SigningTimes? = nil, policy: QueuePolicy? = nil
  ) {
    language = settings.language
    let (summary, overview) = (census.summary, census.overview)
    let total = overview.total
    var heading: SafeText = "\(queue): \(say("\(count(total)) dokumen", "documents: \(count(total))"))"
    func named(_ moment: Timestamp) -> SafeText {
      "\(moment.dated(language, in: settings.zone)) \(settings.zone.name(at: moment))"
    }
    if let trueAt { heading = heading + say(", data per \(named(trueAt))", ", as of \(named(trueAt))") }
    if let oldestAt {
      heading =
        heading
        + say(
          "; yang tertua dari yang belum disetujui per \(named(oldestAt))",
          "; the oldest of what is still to be approved as of \(named(oldestAt))")
    }
    lines = [heading]
    add("Status", statuses(overview))
    add(
      say("Perlu perhatian", "Attention"),
      [
        (say("macet", "stuck"), count(summary.count(.stuck))), (say("lambat", "slow"), count(summary.slowCount)),
        (say("tenggat dekat atau lewat", "due or late"), count(summary.count(.due))),
        (say("di antaranya lewat", "of these late"), count(summary.missedCount)),
      ] + missing(summary) + [
        (
          say("taruhannya, 1 % DPP (Rp)", "at stake, 1 % of DPP (Rp)"),
          KnownExposure(summary).said(summary.exposure.written).text(language)
        )
      ] + withoutTaxBase(summary))
    add(
      say("Signing In Progress, sudah berapa lama", "Signing In Progress, for how long"),
      AgeBucket.allCases.filter { overview.count($0).total > 0 }.map { bucket in
        (bucket.name(language), count(overview.count(bucket).total))
      })
    let stuck = (policy ?? settings.policy).stuck
    let told = [usual?.phrase(in: settings.zone), stuck.origin.map { stuck.phrase(from: $0) }].compactMap { $0 }
    if !told.isEmpty { lines += [""] + told.map { $0.text(language) } }
    add(
      say("Tenggat yang belum disetujui", "Deadlines not met yet"),
      overview.days.map { ($0.day.written(language), count($0.count)) })
    addSigners(overview.signers)
  }

  /// How many are no longer listed, or should be in Coretax by now and are not; nothing where none is.
  private func missing(_ summary: QueueSummary) -> [(SafeText, SafeText)] {
    guard summary.count(.missing) > 0 else { return [] }
    return [(say("hilang", "missing"), count(summary.count(.missing)))]
  }

  /// How many of those due or late what is at stake cannot be counted of; nothing where it can of all.
  private func withoutTaxBase(_ summary: QueueSummary) -> [(SafeText, SafeText)] {
    guard summary.unknownExposureCount > 0 else { return [] }
    return [(say("tanpa DPP yang diketahui", "without a known DPP"), count(summary.unknownExposureCount))]
  }

  private func statuses(_ overview: QueueOverview) -> [(SafeText, SafeText)] {
    UploadStatus.allCases.compactMap { status in
      overview.statuses[status].map { number in
        let name = status == .unknown ? say("belum dikenal Pantau", "not known to Pantau") : SafeText(status.word)
        return (name, count(number))
      }
    }
      + [
        (say("belum terlihat di DJP", "not seen at DJP yet"), overview.expectedCount),
        (say("hilang dari daftar", "no longer listed"), overview.missingCount),
      ].filter { $0.1 > 0 }.map { ($0.0, count($0.1)) }
  }

  /// The numbers of every signer in a line, since each is compared with the others.
  private mutating func addSigners(_ signers: [SignerCount]) {
    guard !signers.isEmpty else { return }
    let names = signers.map { $0.signer.map { SafeText($0) } ?? say("(tanpa nama)", "(not named)") }
    let columns: [(SafeText, (SignerCount) -> Int)] = [
      ("Signing", \.signing), (say("macet", "stuck"), \.stuck), ("Invalid", \.invalid),
      (say("disetujui", "approved"), \.approved),
    ]
    let title = say("Penandatangan", "Signer")
    let width = names.reduce(title.cellWidth) { max($0, $1.cellWidth + 2) }
    func line(_ name: SafeText, _ cells: [SafeText]) -> SafeText {
      zip(cells, columns).reduce(name + blanks(width - name.cellWidth)) { line, cell in
        let room = max(11, cell.1.0.cellWidth + 2)
        return line + blanks(room - cell.0.cellWidth) + cell.0
      }
    }
    lines += ["", line(title, columns.map(\.0))]
    lines += zip(names, signers).map { name, signer in line("  \(name)", columns.map { count($0.1(signer)) }) }
  }

  /// Names and their numbers under a heading; nothing where there are none.
  private mutating func add(_ title: SafeText, _ rows: [(name: SafeText, number: SafeText)]) {
    guard !rows.isEmpty else { return }
    let width = rows.reduce(0) { max($0, $1.name.cellWidth + $1.number.cellWidth) }
    lines += ["", title]
    lines += rows.map { name, number in
      "  \(name)\(blanks(max(Self.width, width) + 2 - name.cellWidth - number.cellWidth))\(number)"
    }
  }

  /// The numbers of all parts stand below each other.
  private static let width = 44

  private func blanks(_ count: Int) -> SafeText { .repeating(" ", count: max(0, count)) }
  private func count(_ number: Int) -> SafeText { number.written(language) }
  private func say(_ indonesian: SafeText, _ english: SafeText) -> SafeText {
    language == .indonesian ? indonesian : english
  }
}
