import UploadQueue
import Wording

/// The overview in numbers, line by line; a number lists what its line counts.
struct PlainOverview {
  private(set) var lines: [SafeText] = []
  /// What the numbered lines count.
  private(set) var items: [OverviewItem] = []

  init(_ data: OverviewData, _ model: Model) {
    let language = model.settings.language
    let isIndonesian = language == .indonesian
    let overview = data.overview
    if let standstill = overview.standstill {
      let what = standstill.phrase(model).text(language)
      add(.standstill, "\(standstill.signing.written(language)) \(what). \(standstill.advice.text(language))")
    }
    for cause in overview.causes {
      let what = cause.trait.phrase(model).text(language)
      add(
        .cause(cause.trait),
        isIndonesian
          ? "Tanda penyebab bersama: \(what): \(cause.counts.text(language))."
          : "A sign of a common cause: \(what): \(cause.counts.text(language)).")
    }
    lines += [isIndonesian ? "Signing In Progress, sudah berapa lama:" : "Signing In Progress, for how long:"]
    let buckets = AgeBucket.allCases.filter { overview.count($0).total > 0 }
    addNone(if: buckets.isEmpty, language)
    for bucket in buckets {
      let count = overview.count(bucket)
      let bad = count.stuck > 0 ? (isIndonesian ? ", MACET \(count.stuck)" : ", STUCK \(count.stuck)") : "" as SafeText
      add(.age(bucket), "\(bucket.name(language)): \(count.total.written(language))\(bad)")
    }
    if let origin = model.policy.stuck.origin {
      lines.append(model.policy.stuck.phrase(from: origin).text(language))
    }
    if let usual = model.queue.usual { lines.append("\(usual.phrase(in: model.zone).text(language)).") }
    lines.append(isIndonesian ? "Tenggat yang belum disetujui:" : "Deadlines not met yet:")
    addNone(if: overview.days.isEmpty, language)
    for due in overview.days {
      let stake = KnownExposure(due).said(due.exposure.brief).text(language)
      add(
        .day(due.day),
        isIndonesian
          ? "\(due.day.written(language)): \(due.count.written(language)) dokumen, 1 % DPP \(stake)"
          : "\(due.day.written(language)): \(due.count.written(language)) \(due.count == 1 ? "document" : "documents"), 1 % of DPP \(stake)"
      )
    }
    lines += PaceLines.phrases(data, model).map { "\($0.phrase.text(language))." }
    if let outcomes = data.outcomes?.last(24) {
      let (good, bad) = (outcomes.approved.reduce(0, +), outcomes.invalid.reduce(0, +))
      lines.append(
        isIndonesian
          ? "24 jam terakhir: disetujui \(good.written(language)), gagal \(bad.written(language))"
          : "The last 24 hours: approved \(good.written(language)), failed \(bad.written(language))")
    }
    lines.append(isIndonesian ? "Penandatangan:" : "Signers:")
    addNone(if: overview.signers.isEmpty, language)
    for signer in overview.signers {
      let name: SafeText = signer.signer.map { "\($0)" } ?? (isIndonesian ? "tanpa nama" : "nobody named")
      let (signing, stuck) = (signer.signing.written(language), signer.stuck.written(language))
      let (invalid, approved) = (signer.invalid.written(language), signer.approved.written(language))
      add(
        .signer(signer.signer),
        isIndonesian
          ? "\(name): signing \(signing), macet \(stuck), Saved Invalid \(invalid), disetujui \(approved)"
          : "\(name): signing \(signing), stuck \(stuck), Saved Invalid \(invalid), approved \(approved)")
    }
    lines += PlainHelp.views(model).map { $0.text(language) }
    lines.append(
      isIndonesian
        ? "Ketik nomor untuk mendaftar yang dihitungnya." : "Type a number to list what its line counts.")
    lines.append(PlainChoices.line(model))
  }

  /// Says that nothing follows a title: where it is only left out, who is read to waits for it.
  private mutating func addNone(if isEmpty: Bool, _ language: Language) {
    if isEmpty { lines.append(Phrase(id: "Tidak ada.", en: "None.").text(language)) }
  }

  private mutating func add(_ item: OverviewItem, _ text: SafeText) {
    items.append(item)
    lines.append("\(items.count). \(text)")
  }
}
