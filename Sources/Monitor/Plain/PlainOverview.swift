import UploadQueue
import Wording

/// The overview in numbers, line by line; what it counts is listed with a view or a filter.
enum PlainOverview {
  static func lines(_ data: OverviewData, _ model: Model) -> [SafeText] {
    let language = model.settings.language
    let isIndonesian = language == .indonesian
    let overview = data.overview
    var lines: [SafeText] = [
      isIndonesian ? "Signing In Progress, sudah berapa lama:" : "Signing In Progress, for how long:"
    ]
    for bucket in AgeBucket.allCases {
      let count = overview.count(bucket)
      guard count.total > 0 else { continue }
      let bad = count.stuck > 0 ? (isIndonesian ? ", MACET \(count.stuck)" : ", STUCK \(count.stuck)") : "" as SafeText
      lines.append("\(bucket.name(language)): \(count.total.written(language))\(bad)")
    }
    lines.append(isIndonesian ? "Tenggat yang belum disetujui:" : "Deadlines not met yet:")
    for due in overview.days {
      let stake = due.exposure.brief(language)
      lines.append(
        isIndonesian
          ? "\(due.day.written(language)): \(due.count.written(language)) dokumen, 1 % DPP \(stake)"
          : "\(due.day.written(language)): \(due.count.written(language)) documents, 1 % of DPP \(stake)")
    }
    if let outcomes = data.outcomes?.last(24) {
      let (good, bad) = (outcomes.approved.reduce(0, +), outcomes.invalid.reduce(0, +))
      lines.append(
        isIndonesian
          ? "24 jam terakhir: disetujui \(good.written(language)), gagal \(bad.written(language))"
          : "The last 24 hours: approved \(good.written(language)), failed \(bad.written(language))")
    }
    lines.append(isIndonesian ? "Penandatangan:" : "Signers:")
    for signer in overview.signers {
      let name: SafeText = signer.signer.map { "\($0)" } ?? (isIndonesian ? "tanpa nama" : "nobody named")
      let (signing, stuck) = (signer.signing.written(language), signer.stuck.written(language))
      let (invalid, approved) = (signer.invalid.written(language), signer.approved.written(language))
      lines.append(
        isIndonesian
          ? "\(name): signing \(signing), macet \(stuck), Saved Invalid \(invalid), disetujui \(approved)"
          : "\(name): signing \(signing), stuck \(stuck), Saved Invalid \(invalid), approved \(approved)")
    }
    return lines + PlainHelp.views(model).map { $0.text(language) } + [PlainChoices.line(model)]
  }
}

/// The journal's newest entries, line by line.
enum PlainJournal {
  static func lines(_ state: JournalState, _ model: Model) -> [SafeText] {
    let language = model.settings.language
    guard !state.entries.isEmpty else {
      return [language == .indonesian ? "Belum ada catatan di jurnal." : "The journal has no entries."]
    }
    let shown = state.entries.prefix(PlainListing.length)
    return JournalScreen.summary(state, model).map(\.text) + shown.map { line($0, model) } + [PlainChoices.line(model)]
  }

  private static func line(_ placed: PlacedEntry, _ model: Model) -> SafeText {
    let language = model.settings.language
    return
      "\(model.when(placed.entry.at)), \(placed.subject.name): \(HistoryView.what(placed.entry, language: language))"
  }
}
