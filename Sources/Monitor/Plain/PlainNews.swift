import UploadQueue
import Wording

/// What an action has changed, in sentences: statuses, stuck documents, the connection, re-uploads, and what the program
/// itself has to say.
struct PlainNews {
  let action: Action
  /// The place of the queue that it happened to.
  let queue: Int
  let before: Model
  let after: Model

  /// The most changes that are named one by one.
  private static let mostNamed = 10

  private var language: Language { after.settings.language }

  var lines: [SafeText] {
    var phrases = firstAnswer
    if !isPaused { phrases += changes + stuck }
    phrases += connection + desk + pause + certificate
    if let notice = after.notice, notice != before.notice { phrases.append(notice.phrase) }
    return phrases.map { $0.text(language) }
  }

  /// What moves in the list waits for the end of a pause, which says how much it was.
  private var isPaused: Bool { isPaused(after) }

  /// In the list over all, its own pause holds for every queue.
  private func isPaused(_ model: Model) -> Bool {
    (model.isOverAll ? model.list : model.queues[queue].list).pause != nil
  }

  private var pause: [Phrase] {
    guard before.isOverAll == after.isOverAll, !isPaused(before), isPaused else { return [] }
    let phrase = Phrase(
      id: "Dijeda: perubahan tidak disebut sampai jeda diketik lagi; pemantauan dan jurnal jalan terus.",
      en: "Paused: changes are not announced until pause is typed again; watching and the journal go on.")
    return [after.isOverAll ? phrase : told(phrase)]
  }

  /// What belongs to a queue that is not the one listed says which it is.
  private func told(_ phrase: Phrase) -> Phrase {
    guard queue != after.shown || after.isOverAll else { return phrase }
    let name = after.queues[queue].profile.name
    return Phrase(id: "\(name): \(phrase.text(.indonesian))", en: "\(name): \(phrase.text(.english))")
  }

  private var changes: [Phrase] {
    guard case .changesSeen(let news) = action, !news.isEmpty else { return [] }
    let named = news.prefix(Self.mostNamed).map { told($0.sentence) }
    let rest = news.count - named.count
    guard rest > 0 else { return named }
    return named + [
      told(
        Phrase(
          id: "Dan \(rest.written(.indonesian)) perubahan lain; ketik yang-baru atau daftar.",
          en: "And \(rest.written(.english)) more \(rest == 1 ? "change" : "changes"); type news or list."))
    ]
  }

  /// Documents become stuck as time passes, without any change of theirs.
  private var stuck: [Phrase] {
    let (old, new) = (before.queues[queue], after.queues[queue])
    let (was, now) = (old.summary.count(.stuck), new.summary.count(.stuck))
    guard old.list.isLoaded, now > was else { return [] }
    let level = { (row: QueueRow, model: Model) in
      model.policy.stuck.level(of: row.document.status.status, since: row.time, at: model.now)
    }
    let newly = Set(new.list.rows.filter { level($0, after) == .stuck }.map(\.id))
      .subtracting(old.list.rows.filter { level($0, before) == .stuck }.map(\.id))
    let names = new.list.rows.filter { newly.contains($0.id) }.map(\.document.name)
    if names.count == now - was {
      return names.map { told(Phrase(id: "\($0): kini MACET.", en: "\($0): STUCK now.")) }
    }
    let (more, all) = (now - was, now)
    return [
      told(
        Phrase(
          id:
            "\(more.written(.indonesian)) dokumen lagi MACET, semuanya \(all.written(.indonesian)). Ketik tampilan macet.",
          en: """
            \(more.written(.english)) more \(more == 1 ? "document is" : "documents are") STUCK, \
            \(all.written(.english)) in all. Type view stuck.
            """))
    ]
  }

  /// That what was read as the journal's gives way to an answer.
  private var firstAnswer: [Phrase] {
    let (old, new) = (before.queues[queue], after.queues[queue])
    guard old.isRemembered, !new.isRemembered, !new.connection.hasFailed else { return [] }
    // A desk is read again by itself.
    if case .desk = new.screen {
      return [told(Phrase(id: "Sumber data menjawab sekarang.", en: "The data source answers now."))]
    }
    return [
      told(
        Phrase(
          id: "Sumber data menjawab sekarang. Ketik daftar untuk membacakannya lagi.",
          en: "The data source answers now. Type list to have it read again."))
    ]
  }

  /// What is to be said of the certificates since they, or their files, are others.
  private var certificate: [Phrase] {
    guard case .certificatesKnown = action, let warning = after.certificateWarning,
      warning != before.certificateWarning
    else { return [] }
    return [warning.sentence]
  }

  private var connection: [Phrase] {
    switch (before.queues[queue].connection, after.queues[queue].connection) {
    case (.live, .live), (.stale, .stale), (.outdated, .outdated),
      (.connecting, _) where after.queues[queue].connection.isLive:
      return []
    case (.unreachable, .unreachable), (.connecting, .connecting): return []
    case (.outdated, .live): return [told(Phrase(id: "Ada data baru.", en: "There is new data."))]
    case (_, .outdated):
      let newest = after.queues[queue].dataAt ?? after.now
      return [
        told(
          Phrase(
            id: "Data terbaru dari \(after.whenNamed(newest, .indonesian)): terlalu lama untuk bertindak.",
            en: "The newest data is from \(after.whenNamed(newest, .english)): too old to act on."))
      ]
    case (_, .live): return [told(Phrase(id: "Sumber data menjawab lagi.", en: "The data source answers again."))]
    case (_, .stale(let moment)):
      return [
        told(
          Phrase(
            id:
              "Sumber data diam sejak \(after.whenNamed(moment, .indonesian)); yang terakhir diketahui tetap ditampilkan.",
            en: "The data source has been silent since \(after.whenNamed(moment, .english)); what was known last stays."
          ))
      ]
    case (_, .unreachable(let error, _, _, let next)):
      let why = error.phrase(after.telling)
      let time: SafeText = after.telling.clock(next)
      return [
        told(
          Phrase(
            id: "\(error.headline.text(.indonesian)) \(why.text(.indonesian).ended) Coba lagi pukul \(time).",
            en: "\(error.headline.text(.english)) \(why.text(.english).ended) Next try at \(time)."))
      ]
    case (_, .connecting): return []
    }
  }

  /// How the open re-upload goes on; how others end is said by the program itself, and so is what is tried again as planned.
  private var desk: [Phrase] {
    guard queue == after.shown, let open = after.openDesk, let old = before.desk(open.attempt.key),
      after.plannedAgain(at: open) == nil
    else { return [] }
    switch open.context {
    case .deskPreparing, .deskConfirming: return []
    default:
      let phrase = open.outcomePhrase(after.telling)
      return phrase == old.outcomePhrase(after.telling) ? [] : [phrase]
    }
  }
}
