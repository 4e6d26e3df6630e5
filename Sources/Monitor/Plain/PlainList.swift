import UploadQueue
import Wording

/// The list, line by line.
enum PlainList {
  /// Which queue and view, whether it can be trusted, and what is wrong.
  static func heading(_ model: Model) -> [SafeText] {
    let language = model.settings.language
    var first: SafeText =
      model.isOverAll
      ? "\(AllQueuesView.name.text(language)): \(AllQueuesView.connections(model, width: .max).0)."
      : "\(model.profile.name), \(model.profile.backend)."
    if model.profile.isDemo { first = first + " DEMO." }
    if model.profile.isReadOnly { first = first + (language == .indonesian ? " HANYA-BACA." : " READ-ONLY.") }
    if let newest = model.dataAt {
      let age = max(.zero, model.now - newest).words(language)
      first = first + (language == .indonesian ? " Umur data: \(age)." : " Age of the data: \(age).")
    }
    let summary = HeaderView.joined(HeaderView.summary(model, isShort: false))
    return [first] + (summary.isEmpty ? [] : [summary]) + [view(model)]
  }

  /// The view, its filter, its order, and how many documents are in it.
  static func view(_ model: Model) -> SafeText {
    let language = model.settings.language
    let query = model.list.query
    let total = model.list.total.written(language)
    let name = model.tabPlace.map { model.tabs[$0].name(language) } ?? query.view.name.text(language)
    var text: SafeText =
      language == .indonesian
      ? "Tampilan \(name): \(total) dokumen"
      : "View \(name): \(total) documents"
    if !query.filter.isEverything {
      text = text + (language == .indonesian ? ", saringan \(query.filter.text)" : ", filter \(query.filter.text)")
    }
    if let sort = query.sort.first, query.sort != QueueQuery.usualSort {
      let name = sort.key.name.text(language)
      text = text + (language == .indonesian ? ", urut \(name)" : ", by \(name)")
      if sort.isReversed { text = text + (language == .indonesian ? " terbalik" : " reversed") }
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
  static func end(_ listing: PlainListing, _ model: Model) -> SafeText {
    let language = model.settings.language
    guard listing.count > 0 else {
      return QueueScreen.emptiness(model).map { $0.text(language) }
        .reduce(SafeText.empty) { $0.isEmpty ? $1 : "\($0) \($1)" }
    }
    let (first, last) = ((listing.first + 1).written(language), (listing.first + listing.count).written(language))
    let total = model.list.total.written(language)
    let isEnd = listing.first + listing.count >= model.list.total
    return switch (language, isEnd) {
    case (.indonesian, false): "Baris \(first) sampai \(last) dari \(total). Ketik nomornya, lagi, atau bantuan."
    case (.indonesian, true): "Baris \(first) sampai \(last), yang terakhir. Ketik nomornya, atau bantuan."
    case (.english, false): "Rows \(first) to \(last) of \(total). Type a number, more, or help."
    case (.english, true): "Rows \(first) to \(last), the last. Type a number, or help."
    }
  }

  /// One document in one line: what is wrong first.
  static func line(_ number: Int, _ row: QueueRow, _ model: Model) -> SafeText {
    let language = model.settings.language
    let document = row.document
    var parts = [status(row, model), "\(document.name)"]
    if let mark = model.reuploadUnderWay(of: row)?.mark.text(language) {
      parts.insert(language == .indonesian ? "unggah ulang: \(mark)" : "re-upload: \(mark)", at: 1)
    }
    if !row.origins.isEmpty { parts.append(ColumnKind.queues(row)) }
    if let partner = document.partnerName { parts.append("\(partner)") }
    if let base = document.taxBase { parts.append("DPP Rp \(base.written(language))") }
    if let due = deadline(row, model) { parts.append(due) }
    if row.annotation.mark != nil { parts.append(language == .indonesian ? "ditandai" : "marked") }
    if let note = row.annotation.note {
      parts.append(language == .indonesian ? "catatan: \(note.text)" : "note: \(note.text)")
    }
    return parts.dropFirst().reduce("\(number). \(parts[0])") { "\($0); \($1)" }
  }

  private static func status(_ row: QueueRow, _ model: Model) -> SafeText {
    let language = model.settings.language
    let shown = row.document.status.shown
    if let since = row.missingSince {
      return language == .indonesian
        ? "hilang sejak \(model.whenNamed(since)), terakhir \(shown)"
        : "missing since \(model.whenNamed(since)), last \(shown)"
    }
    let level = model.settings.policy.stuck.level(
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
    if row.document.status.isNone { return language == .indonesian ? "belum terlihat di DJP" : "not seen at DJP yet" }
    return language == .indonesian
      ? "\(shown)\(word) selama \(row.time.words(at: model.now, language))"
      : "\(shown)\(word) for \(row.time.words(at: model.now, language))"
  }

  private static func deadline(_ row: QueueRow, _ model: Model) -> SafeText? {
    let isIndonesian = model.settings.language == .indonesian
    let document = row.document
    let standing = model.settings.policy.deadline.standing(
      of: document.status.status, kind: document.kind, dated: document.date, at: model.now)
    return switch standing {
    case .none: nil
    case .open(0): isIndonesian ? "tenggat HARI INI" : "due TODAY"
    case .open(let days): isIndonesian ? "tenggat \(days) hari lagi" : "due in \(days) days"
    case .missed(let days): isIndonesian ? "LEWAT tenggat \(days) hari" : "\(days) days LATE"
    }
  }
}
