import UploadQueue
import Wording

/// The list, line by line.
enum PlainList {
  /// Which queue and view, whether it can be trusted, and what is wrong.
  static func heading(_ model: Model) -> [SafeText] {
    let language = model.settings.language
    var first: SafeText =
      model.isOverAll
      ? "\(AllQueuesView.name.text(language)): \(connections(model))."
      : "\(model.profile.name), \(model.profile.backend)\(trouble(model))."
    if model.profile.isDemo { first = first + " DEMO." }
    if model.isWatching {
      first = first + (language == .indonesian ? " MENONTON." : " WATCHING.")
    } else if model.isReadOnly {
      first = first + (language == .indonesian ? " HANYA-BACA." : " READ-ONLY.")
    }
    if model.profile.isUnofficial { first = first + (language == .indonesian ? " TAK RESMI." : " UNOFFICIAL.") }
    if let remembered = SummaryLine.remembered(model).first { first = first + " \(remembered.text(language))." }
    if let until = model.queue.accessUntil {
      first =
        first
        + Phrase(
          id: " Token berlaku sampai \(model.telling.clock(until)).",
          en: " The token is good until \(model.telling.clock(until))."
        ).text(language)
    }
    if let warning = model.certificateWarning { first = first + " \(warning.sentence.text(language))" }
    if let newest = model.dataAt {
      let age = max(.zero, model.now - newest).asAge.words(language)
      let oldest = model.oldestDataAt.map { (model.now - $0).asAge.words(language) }
      let most = oldest.map { Phrase(id: " sampai \($0)", en: " to \($0)").text(language) } ?? .empty
      first = first + Phrase(id: " Umur data: \(age)\(most).", en: " Age of the data: \(age)\(most).").text(language)
    }
    let summary = SummaryLine.joined(SummaryLine.parts(model, .long))
    return [first] + (summary.isEmpty ? [] : [summary]) + [view(model)]
  }

  /// Each queue with how it is connected.
  private static func connections(_ model: Model) -> SafeText {
    let language = model.settings.language
    return model.queues.reduce(SafeText.empty) { text, queue in
      let each: SafeText = "\(queue.profile.name) (\(queue.connection.word.text(language)))"
      return text.isEmpty ? each : "\(text), \(each)"
    }
  }

  /// How a queue is connected, where what is read of it cannot be acted on; that the first answer is on its way is told
  /// otherwise.
  private static func trouble(_ model: Model) -> SafeText {
    switch model.connection {
    case .live, .connecting: .empty
    case .outdated, .stale, .unreachable: ", \(model.connection.word.text(model.settings.language))"
    }
  }

  /// The view, its filter, its order, and how many documents are in it.
  static func view(_ model: Model) -> SafeText {
    let language = model.settings.language
    let query = model.list.query
    let count = model.list.total - model.list.leaving
    let total = count.written(language)
    let name = model.tabPlace.map { model.tabs[$0].name(language) } ?? query.view.name.text(language)
    var text: SafeText =
      language == .indonesian
      ? "Tampilan \(name): \(total) dokumen"
      : "View \(name): \(total) \(count == 1 ? "document" : "documents")"
    if !query.filter.isEverything {
      text = text + (language == .indonesian ? ", saringan \(query.filter.text)" : ", filter \(query.filter.text)")
    }
    if query.sort != QueueQuery.usualSort {
      for (place, sort) in query.sort.enumerated() {
        let name = sort.key.name.text(language)
        let link: SafeText =
          switch (language, place) {
          case (.indonesian, 0): "urut"
          case (.indonesian, _): "lalu"
          case (.english, 0): "by"
          case (.english, _): "then"
          }
        text = text + ", \(link) \(name)"
        if sort.isReversed { text = text + (language == .indonesian ? " terbalik" : " reversed") }
      }
    }
    if model.list.leaving > 0 {
      let left = model.list.leaving.written(language)
      text =
        text
        + (language == .indonesian
          ? "; selain itu \(left) baru saja keluar dari tampilan ini"
          : "; besides those \(left) \(model.list.leaving == 1 ? "has" : "have") just left this view")
    }
    return text + "."
  }

  /// The list is there again; it is not read again by itself.
  static func back(_ model: Model) -> SafeText {
    view(model)
      + Phrase(id: " Ketik daftar untuk membacakannya.", en: " Type list to have it read.").text(
        model.settings.language)
  }

  /// What follows the rows: how far they go, or why there are none.
  static func end(_ listing: PlainListing, _ model: Model) -> [SafeText] {
    let language = model.settings.language
    guard listing.count > 0 else {
      return QueueScreen.emptiness(model).map { $0.text(language) }
    }
    let (first, last) = ((listing.first + 1).written(language), (listing.first + listing.count).written(language))
    let total = model.list.total.written(language)
    let isEnd = listing.first + listing.count >= model.list.total
    return switch (language, isEnd) {
    case (.indonesian, false): ["Baris \(first) sampai \(last) dari \(total). Ketik nomornya, lagi, atau bantuan."]
    case (.indonesian, true): ["Baris \(first) sampai \(last), yang terakhir. Ketik nomornya, atau bantuan."]
    case (.english, false): ["Rows \(first) to \(last) of \(total). Type a number, more, or help."]
    case (.english, true): ["Rows \(first) to \(last), the last. Type a number, or help."]
    }
  }

  /// What is asked for the name of a new tab.
  static func tabQuestion(_ state: TabName) -> Phrase {
    Phrase(
      id:
        "Nama tab untuk saringan \(state.filter.text)? Baris kosong: tidak jadi; tanda - memakai “\(state.suggestion)”.",
      en: "A name for the tab of \(state.filter.text)? An empty line: none after all; a - takes “\(state.suggestion)”.")
  }

  /// One document in one line: what is wrong first, then the columns that were chosen, in their order.
  static func line(_ number: Int, _ row: QueueRow, _ model: Model) -> SafeText {
    let language = model.settings.language
    var parts = [status(row, model)]
    if let mark = model.reuploadUnderWay(of: row)?.mark.text(language) {
      parts.append(language == .indonesian ? "unggah ulang: \(mark)" : "re-upload: \(mark)")
    }
    parts += columns(of: row, model).compactMap { part($0, row, model) }
    if row.annotation.mark != nil { parts.append(language == .indonesian ? "ditandai" : "marked") }
    return parts.dropFirst().reduce("\(number). \(parts[0])") { "\($0); \($1)" }
  }

  /// What is read of a document: over all queues its name and they come first, whatever was chosen.
  private static func columns(of row: QueueRow, _ model: Model) -> [ColumnKind] {
    guard !row.origins.isEmpty else { return model.ownColumns }
    let first: [ColumnKind] = [.reference, .queue]
    return first + model.ownColumns.filter { !first.contains($0) }
  }

  private static func part(_ kind: ColumnKind, _ row: QueueRow, _ model: Model) -> SafeText? {
    let language = model.settings.language
    switch kind {
    case .reference: return "\(row.document.name)"
    case .queue where !row.origins.isEmpty: return ColumnKind.queues(row)
    case .partner: return row.document.partnerName.map { "\($0)" }
    case .taxBase: return row.document.taxBase.map { "DPP Rp \($0.written(language))" }
    case .deadline: return deadline(row, model)
    case .note:
      return row.annotation.note.map { language == .indonesian ? "catatan: \($0.text)" : "note: \($0.text)" }
    default:
      let standing = Deadline.Standing.none
      let text = kind.text(
        row, standing: standing, soon: model.policy.dueSoonDays, zone: model.zone, language)
      return text.string == "–" || text.isEmpty ? nil : "\(kind.title.text(language)): \(text)"
    }
  }

  private static func status(_ row: QueueRow, _ model: Model) -> SafeText {
    let language = model.settings.language
    let shown = row.document.status.inWords.text(language)
    if let since = row.missingSince {
      return language == .indonesian
        ? "hilang sejak \(model.whenNamed(since)), terakhir \(shown)"
        : "missing since \(model.whenNamed(since)), last \(shown)"
    }
    if let change = row.change, change.isLeaving, let from = change.from {
      return language == .indonesian
        ? "baru keluar dari tampilan ini: \(from.inWords.text(language)) menjadi \(shown), \(model.whenNamed(change.seenAt))"
        : "has just left this view: \(from.inWords.text(language)) became \(shown), \(model.whenNamed(change.seenAt))"
    }
    let level = model.policy.stuck.level(
      of: row.document.status.status, since: row.time, at: model.now)
    let word: SafeText
    switch level {
    case .fine: word = ""
    case .slow: word = language == .indonesian ? ", lambat" : ", slow"
    case .stuck: word = language == .indonesian ? ", MACET" : ", STUCK"
    }
    if row.origins.isConflict {
      let statuses = AllQueuesView.conflict(row.origins, width: .max, language)
      return language == .indonesian ? "antrean tidak sepakat: \(statuses)" : "the queues do not agree: \(statuses)"
    }
    if let absence = row.document.absence(on: model.now.jakartaDate) { return absence.phrase.text(language) }
    if row.document.status.isNone {
      return model.profile.coretaxQueue != nil ? Phrase.notKnownInCoretax.text(language) : shown
    }
    return language == .indonesian
      ? "\(shown)\(word) selama \(row.time.words(at: model.now, language))"
      : "\(shown)\(word) for \(row.time.words(at: model.now, language))"
  }

  private static func deadline(_ row: QueueRow, _ model: Model) -> SafeText? {
    let isIndonesian = model.settings.language == .indonesian
    let document = row.document
    let standing = model.policy.deadline.standing(
      of: document.status.status, kind: document.kind, dated: document.date, at: model.now)
    return switch standing {
    case .none: nil
    case .open(0): isIndonesian ? "tenggat HARI INI" : "due TODAY"
    case .open(let days): isIndonesian ? "tenggat \(days) hari lagi" : "due in \(days) \(days == 1 ? "day" : "days")"
    case .missed(let days): isIndonesian ? "LEWAT tenggat \(days) hari" : "\(days) \(days == 1 ? "day" : "days") LATE"
    }
  }
}
