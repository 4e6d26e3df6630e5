import TerminalKit
import UploadQueue
import Wording

/// One document: its fields, what its status means, what may be done and why not, and its history.
enum DetailScreen {
  static func draw(_ state: DetailState, _ model: Model, in frame: inout Frame) {
    HeaderView.drawTitle(model, in: &frame)
    let document = state.row.document
    let kind = document.kind.name.text(model.language)
    frame.put(
      "\(document.name) · \(document.partnerName ?? "–") · \(kind)", column: 1, row: 1, style: .title)
    HeaderView.drawRule(row: 2, in: &frame)
    Line.draw(lines(state, model), scroll: state.scroll, from: 3, height: model.bodyHeight, in: &frame)
  }

  static func lines(_ state: DetailState, _ model: Model) -> [Line] {
    let width = model.size.columns
    let row = state.row
    let language = model.language
    var lines =
      AllQueuesView.lines(state.origins, model) + statusLines(row, model) + refusalLines(state, model)
      + DetailSigns.lines(state, model) + NoteView.lines(row.annotation, model)
    let (remedy, before, progress) = model.remedy(in: state)
    lines += [
      .blank, heading(Phrase(id: "Artinya dan yang bisa dilakukan", en: "What it means and what to do"), model),
    ]
    lines += RemedyView.lines(remedy, model.replay == nil ? (before, progress) : nil, model)
    let zone = model.zone.name(at: model.now)
    if !model.isWatching {
      lines += [.blank, heading(Phrase(id: "Tindakan", en: "Actions"), model)]
      lines += actionLines(row, model)
    }
    lines += [.blank, heading(Phrase(id: "Riwayat (\(zone))", en: "History (\(zone))"), model)]
    lines += HistoryView.lines(state.history, model, width: width)
    lines += [.blank, heading(Phrase(id: "Isian", en: "Fields"), model)]
    if model.replay != nil {
      lines += Line.wrapped(ReplayView.fields.text(language), width: width, style: .dim)
    }
    lines += FieldsView.lines(row.document, model, width: width)
    return lines
  }

  private static func heading(_ phrase: Phrase, _ model: Model) -> Line {
    Line(phrase.text(model.language), .accent)
  }

  static func statusLines(_ row: QueueRow, _ model: Model) -> [Line] {
    let language = model.language
    let width = model.size.columns
    let document = row.document
    let since = model.whenNamed(row.time.since)
    let isSigning = document.status.status == .signingInProgress
    let elapsed = row.time.words(at: model.now, language, past: isSigning ? model.policy.stuck.stuck : nil)
    let status: SafeText =
      document.status.isNone
      ? Phrase(id: "Belum terlihat di DJP", en: "Not seen at DJP yet").text(language) : document.status.shown
    if let missingSince = row.missingSince {
      return Line.wrapped("\(absence(of: row, since: missingSince, model)).", width: width, style: .title)
    }
    let base: SafeText =
      language == .indonesian
      ? "\(status) selama \(elapsed), sejak \(since)"
      : "\(status) for \(elapsed), since \(since)"
    var lines: [Line]
    if let absence = document.absence(on: model.now.jakartaDate) {
      lines = Line.wrapped(absence.phrase.text(language), width: width, style: .title)
    } else if document.status.isNone, document.channel == .desktop {
      lines = Line.wrapped(Phrase.notKnownInCoretax.text(language), width: width, style: .title)
    } else {
      lines = Line.wrapped(base, width: width, style: .title)
      lines += Line.wrapped(source(row.time).text(language), width: width, style: .dim)
      lines += usualLines(document, model)
    }
    if let reason = document.reason {
      let text: SafeText =
        language == .indonesian ? "Alasannya: \(reason)" : "The reason given: \(reason)"
      lines += Line.wrapped(text, width: width, style: .wrong)
    }
    if !document.status.isNone, document.status.status == .unknown {
      let text: SafeText =
        language == .indonesian ? "Kata aslinya: \(document.status.words)" : "Its own words: \(document.status.words)"
      lines += Line.wrapped(text, width: width)
    }
    return lines + TwinView.lines(row, model) + DeadlineView.lines(document, model)
  }

  /// How the last re-upload was refused, where that says more than the document itself why it stands so.
  static func refusalLines(_ state: DetailState, _ model: Model) -> [Line] {
    guard let refusal = state.refusal else { return [] }
    return Line.wrapped(refusal.told(model), width: model.size.columns, style: .wrong)
  }

  /// How long signing usually takes, beside what a document takes that is signing; and from when on that is stuck, where
  /// that comes from it.
  static func usualLines(_ document: Document, _ model: Model) -> [Line] {
    guard document.status.status == .signingInProgress, let usual = model.queue.usual else { return [] }
    return [usual.phrase(in: model.zone), model.policy.stuck.origin.map { model.policy.stuck.phrase(from: $0) }]
      .compactMap { $0 }
      .flatMap { Line.wrapped($0.text(model.language), width: model.size.columns, style: .dim) }
  }

  /// That a document is no longer listed, and how it stood when it was.
  static func absence(of row: QueueRow, since moment: Timestamp, _ model: Model) -> SafeText {
    let (gone, status) = (model.whenNamed(moment), row.document.status.inWords)
    return Phrase(
      id: "Tidak ada dalam daftar sejak \(gone); terakhir \(status.text(.indonesian))",
      en: "Not in the list since \(gone); last \(status.text(.english))"
    ).text(model.language)
  }

  private static func source(_ time: StatusTime) -> Phrase {
    switch time.source {
    case .backend: Phrase(id: "Waktunya dari sumber data.", en: "The time is the data source's.")
    case .observed: Phrase(id: "Perubahannya dilihat Pantau.", en: "Pantau saw it change.")
    case .atLeast:
      Phrase(
        id: "Pertama dilihat Pantau sudah dalam status ini; waktu sebenarnya bisa lebih lama.",
        en: "Pantau first saw it in this status; the true time may be longer.")
    }
  }

  static func actionLines(_ row: QueueRow, _ model: Model) -> [Line] {
    let language = model.language
    let names: [(Operation, Phrase)] = [
      (
        .reupload,
        Phrase(
          id: "Unggah ulang (\(model.telling.key(.reupload, .indonesian)))",
          en: "Re-upload (\(model.telling.key(.reupload, .english)))")
      ),
      (.cancel, Phrase(id: "Batalkan", en: "Cancel")), (.replace, Phrase(id: "Ganti", en: "Replace")),
    ]
    return names.flatMap { operation, name -> [Line] in
      let permission =
        operation == .reupload
        ? model.permission(toReupload: row)
        : Lifecycle.permits(operation, from: row.document.status, kind: row.document.kind)
      let answer: SafeText
      switch permission {
      case .allowed: answer = language == .indonesian ? "bisa" : "possible"
      case .refused(let refusal):
        let elsewhere = operation == .reupload ? model.queue(elsewhereToReupload: row) : nil
        answer = refusal.phrase(model.telling).text(language) + (elsewhere.map { possible(at: $0, model) } ?? .empty)
      }
      return Line.wrapped(
        "\(name.text(language)): \(answer)", width: model.size.columns,
        style: permission == .allowed ? .good : .plain)
    }
  }
}

extension DetailScreen {
  /// That a document which is not uploaded again here can be at another queue that shows it, and how.
  private static func possible(at queue: String, _ model: Model) -> SafeText {
    let key = (model.telling.key(.reupload, .indonesian), model.telling.key(.reupload, .english))
    return Phrase(
      id: " Bisa di \(queue): \(key.0) di daftar semua antrean membukanya di sana.",
      en: " Possible at \(queue): \(key.1) in the list of all queues opens it there."
    ).text(model.language)
  }
}

/// A remedy as lines.
enum RemedyView {
  /// - Parameter followed: What is put right before the portal's steps, and how far the steps have come; `nil` where it is
  ///   only told.
  static func lines(
    _ remedy: Remedy, _ followed: (before: RemedyProgress, progress: RemedyProgress)?, _ model: Model
  ) -> [Line] {
    let (width, language) = (model.size.columns, model.language)
    var lines = Line.wrapped(remedy.meaning.text(language), width: width)
    if let followed {
      lines += beforePortal(followed.before, model) + RemedyStepsView.lines(followed.progress, model)
    } else {
      for (index, step) in remedy.steps.enumerated() {
        lines += Line.wrapped("\(index + 1). \(step.text(language))", width: width, indent: 2)
      }
    }
    return lines + caution(remedy, model)
  }

  /// What not to do, and where the advice is known from.
  static func caution(_ remedy: Remedy, _ model: Model) -> [Line] {
    let (width, language) = (model.size.columns, model.language)
    let source = Phrase(id: "Sumber: \(remedy.source)", en: "Source: \(remedy.source)").text(language)
    return remedy.avoid.flatMap {
      Line.wrapped("✗ \($0.text(language))", width: width, style: .warning, indent: 2)
    } + Line.wrapped(source, width: width, style: .dim)
  }

  /// What is to be put right before the portal's steps, where those do not follow it under numbers of their own, each with
  /// what is known of it, and a sign where that leaves nothing to do.
  static func beforePortal(_ before: RemedyProgress, _ model: Model) -> [Line] {
    guard !before.items.isEmpty else { return [] }
    let (width, language) = (model.size.columns, model.language)
    // A sign is read aloud as anything; the fact below says that it is known.
    func bullet(_ item: RemedyProgress.Item) -> SafeText {
      model.isLineByLine ? "" : item.isKnown ? "✓ " : "· "
    }
    let portal = Phrase(id: "Langkah di portal:", en: "Steps in the portal:").text(language)
    return before.items.flatMap { item in
      Line.wrapped(bullet(item) + item.step.text.text(language), width: width, indent: 2)
        + RemedyStepsView.fact(item, model)
    } + Line.wrapped(portal, width: width, indent: 2)
  }
}

/// Every field of a document as lines, two to a line where there is room.
enum FieldsView {
  static func lines(_ document: Document, _ model: Model, width: Int) -> [Line] {
    let fields = fields(document, in: model.zone, model.language)
    let isPaired = width >= 100
    let columnWidth = (width - 2) / 2
    return stride(from: 0, to: fields.count, by: isPaired ? 2 : 1).flatMap { start in
      let entries = fields[start..<min(start + (isPaired ? 2 : 1), fields.count)].map { label, value in
        "\(padded(label, 23))\(value)" as SafeText
      }
      // Of what has no room beside the other, nothing is cut off: each has a line then.
      guard entries.count == 2, entries.allSatisfy({ $0.cellWidth < columnWidth }) else {
        return entries.map { Line($0) }
      }
      return [Line(padded(entries[0], columnWidth) + entries[1])]
    }
  }

  private static func padded(_ text: SafeText, _ width: Int) -> SafeText {
    text + SafeText.repeating(" ", count: max(1, width - text.cellWidth))
  }

  static func fields(_ document: Document, in zone: ShownZone, _ language: Language) -> [(SafeText, SafeText)] {
    func yesNo(_ value: Bool?) -> SafeText {
      value.map { $0 ? (language == .indonesian ? "Ya" : "Yes") : (language == .indonesian ? "Tidak" : "No") } ?? "–"
    }
    func money(_ amount: Rupiah?) -> SafeText { amount.map { "Rp \($0.written(language))" } ?? "–" }
    func text(_ value: String?) -> SafeText { SafeText(value ?? "–") }
    func moment(_ value: Timestamp?) -> SafeText {
      value.map { "\($0.dated(language, in: zone)) \(zone.name(at: $0))" } ?? "–"
    }
    func label(_ id: SafeText, _ en: SafeText) -> SafeText { language == .indonesian ? id : en }
    func code(_ value: String?) -> SafeText {
      guard let value, !TransactionCode.isKnown(value) else { return text(value) }
      return "\(value) (\(label("tidak dikenal; yang ada 01–10", "not known; there are 01–10")))"
    }
    return [
      (label("Status asli", "Status, raw"), document.status.isNone ? "–" : text(document.status.words)),
      ("ESignStatus", text(document.eSignStatus)),
      (label("Referensi", "Reference"), text(document.reference)),
      ("NSFP", text(document.nsfp?.digits)),
      (label("Nomor dokumen", "Document number"), text(document.documentNumber)),
      (label("Kode transaksi", "Kode transaksi"), code(document.transactionCode)),
      (label("Identitas lawan", "Other party's identity"), text(document.partnerIdentity)),
      (label("Nama lawan transaksi", "Other party"), text(document.partnerName)),
      (label("Tanggal faktur", "Faktur date"), document.date?.written(language) ?? "–"),
      (label("Masa pajak", "Tax period"), document.period?.written(language) ?? "–"),
      ("DPP", money(document.taxBase)), (label("DPP nilai lain", "DPP nilai lain"), money(document.otherTaxBase)),
      ("PPN", money(document.vat)), ("PPnBM", money(document.luxuryTax)),
      (label("Penandatangan", "Signer"), text(document.signer)),
      (label("Saluran", "Channel"), text(document.channel.word)),
      (label("Dilaporkan penjual", "Reported by seller"), yesNo(document.reportedBySeller)),
      (label("Dilaporkan pembeli", "Reported by buyer"), yesNo(document.reportedByBuyer)),
      (label("Dilaporkan pemungut", "Reported by collector"), yesNo(document.reportedByVATCollector)),
      (label("NPWP antrean", "Queue's NPWP"), text(document.taxpayer?.digits)),
      (label("Dibuat", "Created"), moment(document.createdAt)),
      (label("Diperbarui", "Last updated"), moment(document.lastUpdatedAt)),
      (label("Benar pada", "True as of"), moment(document.observedAt)), ("RecordId", text(document.recordID)),
    ]
  }
}
