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
    } else if document.status.isNone, model.profile.coretaxQueue != nil {
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
        id: "Saat itu Pantau melihatnya sudah dalam status ini; waktu sebenarnya bisa lebih lama.",
        en: "By then Pantau saw it in this status; the true time may be longer.")
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
