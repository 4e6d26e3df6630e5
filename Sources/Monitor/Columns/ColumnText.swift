import TerminalKit
import UploadQueue
import Wording

extension SafeText {
  /// As much of its end as a width holds: documents in a row differ in the last digits of their numbers.
  func keepingEnd(width: Int) -> SafeText {
    guard cellWidth > width, width > 1 else { return self }
    let count = string.count
    let kept = (1...count).first { slice($0..<count).cellWidth < width } ?? count
    return "…\(slice(kept..<count))"
  }
}

extension SafeText {
  /// As much of its start as a width holds.
  func keepingStart(width: Int) -> SafeText {
    guard cellWidth > width, width > 1 else { return self }
    let count = (0..<string.count).last { slice(0..<$0).cellWidth < width } ?? 0
    return "\(slice(0..<count))…"
  }
}

extension SafeText {
  /// As much of its start and of its end as a width holds: names may begin alike, and numbers too.
  func keepingBothEnds(width: Int) -> SafeText {
    guard cellWidth > width, width > 2 else { return keepingStart(width: width) }
    let end = keepingEnd(width: (width - 1) / 2 + 1)
    let count = (0..<string.count).last { slice(0..<$0).cellWidth <= width - end.cellWidth } ?? 0
    return slice(0..<count) + end
  }
}

extension ColumnKind {
  /// Whether what tells two of them apart is at their end.
  var endsApart: Bool {
    switch self {
    case .reference, .nsfp, .documentNumber, .recordID: true
    default: false
    }
  }

  /// What stands in the column for a document.
  func text(
    _ row: QueueRow, standing: Deadline.Standing, soon: Int, zone: ShownZone, _ language: Language
  ) -> SafeText {
    let document = row.document
    switch self {
    case .deadline: return standing.brief(language, soon: soon)
    case .reference: return "\(document.name)"
    case .partner: return Self.text(document.partnerName)
    case .taxBase: return Self.amount(document.taxBase, language)
    case .otherTaxBase: return Self.amount(document.otherTaxBase, language)
    case .vat: return Self.amount(document.vat, language)
    case .luxuryTax: return Self.amount(document.luxuryTax, language)
    case .signer: return Self.text(document.signer)
    case .date: return document.date?.written(language) ?? "–"
    case .nsfp: return Self.text(document.nsfp?.digits)
    case .note: return "\(row.annotation.note?.text ?? "")"
    case .period: return document.period?.written(language) ?? "–"
    case .transactionCode: return Self.text(document.transactionCode)
    case .reason: return Self.text(document.reason)
    case .eSignStatus: return Self.text(document.eSignStatus)
    case .words: return Self.text(document.status.words)
    case .kind: return document.kind.name.text(language)
    case .channel: return Self.channels(row)
    case .queue: return Self.queues(row)
    case .taxpayer: return Self.text(document.taxpayer?.digits)
    case .partnerIdentity: return Self.text(document.partnerIdentity)
    case .documentNumber: return Self.text(document.documentNumber)
    case .recordID: return Self.text(document.recordID)
    case .createdAt: return Self.moment(document.createdAt, zone, language)
    case .lastUpdatedAt: return Self.moment(document.lastUpdatedAt, zone, language)
    case .observedAt: return Self.moment(document.observedAt, zone, language)
    case .since: return Self.moment(row.time.since, zone, language)
    case .reported: return Self.reporters(document, language)
    }
  }

  /// The same in a width, where what has several parts keeps something of each.
  func text(
    _ row: QueueRow, standing: Deadline.Standing, soon: Int, zone: ShownZone, _ language: Language, width: Int
  ) -> SafeText {
    let whole = text(row, standing: standing, soon: soon, zone: zone, language)
    guard whole.cellWidth > width else { return whole }
    switch self {
    case .channel where row.origins.count > 1:
      return Self.joined(Self.fitted(Self.channelWords(row).map { SafeText($0) }, within: width) { $0.slice(0..<$1) })
    case .queue where row.origins.count > 1: return Self.toldApart(row.origins.map(\.queue), within: width)
    case .queue: return whole.keepingBothEnds(width: width)
    default: return endsApart ? whole.keepingEnd(width: width) : whole
    }
  }

  /// Names with a plus between them, as much of each as a width holds: its beginning, where that tells them apart, else
  /// what comes after the words that all begin with, else its end, else both ends of what comes after.
  static func toldApart(_ names: [String], within width: Int) -> SafeText {
    let names = names.map { SafeText($0) }
    let shared = sharedWords(names)
    let rests = names.map { $0.slice(shared..<$0.string.count) }
    let forms = [
      fitted(names, within: width) { $0.keepingStart(width: $1) },
      fitted(shared == 0 ? names : rests.map { "…" + $0 }, within: width) { $0.keepingStart(width: $1) },
      fitted(names, within: width) { $0.keepingEnd(width: $1) },
      fitted(rests, within: width) { $0.keepingBothEnds(width: $1) },
    ]
    return joined(forms.first { Set($0).count == Set(names).count } ?? forms[2])
  }

  /// How many characters the whole words have that all names begin with.
  private static func sharedWords(_ names: [SafeText]) -> Int {
    let start = names.dropFirst().reduce(names.first?.string[...] ?? "") { start, name in
      start.prefix(zip(start, name.string).prefix { $0 == $1 }.count)
    }
    return start.lastIndex(of: " ").map { start[...$0].count } ?? 0
  }

  /// Words of which a width holds as much as it can, each cut where it does not hold all: the longest give way.
  private static func fitted(
    _ words: [SafeText], within width: Int, cut: (SafeText, _ width: Int) -> SafeText
  ) -> [SafeText] {
    let room = width - (words.count - 1)
    let share = (1...max(1, room)).last { share in words.reduce(0) { $0 + min($1.cellWidth, share) } <= room } ?? 1
    return words.map { $0.cellWidth > share ? cut($0, share) : $0 }
  }

  private static func joined(_ words: [SafeText]) -> SafeText {
    words.dropFirst().reduce(words.first ?? .empty) { "\($0)+\($1)" }
  }

  /// The queues that show it, in the list over all.
  static func queues(_ row: QueueRow) -> SafeText {
    let names = row.origins.map { SafeText($0.queue) }
    return names.dropFirst().reduce(names.first ?? "–") { "\($0) + \($1)" }
  }

  /// The ways to DJP that its queues know of.
  private static func channels(_ row: QueueRow) -> SafeText {
    SafeText(channelWords(row).joined(separator: "+"))
  }

  private static func channelWords(_ row: QueueRow) -> [String] {
    var words: [String] = []
    for origin in row.origins where !words.contains(origin.channel.word) { words.append(origin.channel.word) }
    return words.isEmpty ? [row.document.channel.word] : words
  }

  private static func text(_ value: String?) -> SafeText {
    value.flatMap { $0.isEmpty ? nil : SafeText($0) } ?? "–"
  }

  private static func amount(_ amount: Rupiah?, _ language: Language) -> SafeText {
    amount?.written(language) ?? "–"
  }

  private static func moment(_ moment: Timestamp?, _ zone: ShownZone, _ language: Language) -> SafeText {
    moment?.dated(language, in: zone) ?? "–"
  }

  /// By whom it was reported, as far as the source says.
  private static func reporters(_ document: Document, _ language: Language) -> SafeText {
    let names: [(Bool?, Phrase)] = [
      (document.reportedBySeller, Phrase(id: "penjual", en: "seller")),
      (document.reportedByBuyer, Phrase(id: "pembeli", en: "buyer")),
      (document.reportedByVATCollector, Phrase(id: "pemungut", en: "collector")),
    ]
    let reported = names.filter { $0.0 == true }.map { $0.1.text(language) }
    return reported.isEmpty ? "–" : reported.dropFirst().reduce(reported[0]) { "\($0), \($1)" }
  }
}
