import TerminalKit
import UploadQueue
import Wording

/// What became of a change in the configuration.
public enum SettingsNews: Sendable, Equatable {
  /// It is good, and in force.
  case changed(Settings)
  /// It cannot be used: what is wrong with it, each with its place.
  case refused([Phrase])
}

/// The configuration that was read last.
public struct ConfigurationStanding: Sendable, Equatable {
  /// Where it is; `nil` where there is none.
  public var path: String?
  /// What is wrong with what stands there now.
  public var faults: [Phrase] = []

  /// A configuration in which nothing is wrong.
  public init(path: String? = nil) {
    self.path = path
  }
}

extension Model {
  /// A good change holds from now on; with a bad one everything stays as it was, and the person is told why.
  mutating func take(_ news: SettingsNews) -> [Effect] {
    switch news {
    case .changed(let new):
      let old = settings
      settings = new
      configuration.faults = []
      list.columnOffset = 0
      notice = Notice(Phrase(id: "Konfigurasi dibaca ulang.", en: "The configuration was read again."), .good)
      var effects = takeColumns(insteadOf: old.columns)
      if new.theme != old.theme { effects.append(.wear(new.theme)) }
      if new.usesMouse != old.usesMouse { effects.append(.reportMouse(new.usesMouse)) }
      if new.policy != old.policy || new.stuckOfQueues != old.stuckOfQueues {
        effects.append(.setPolicy(new.policy))
      }
      if new.alertWishes != old.alertWishes { effects.append(.setAlerts(new.alertWishes)) }
      // What a new tab holds is counted at once.
      return effects + [.load(request(isLive: true))]
    case .refused(let faults):
      configuration.faults = faults
      guard let first = faults.first else { return [] }
      // What stands in the file is for whoever may open it.
      guard !isWatching else { return refuse(.configurationIsWrong) }
      notice = Notice(
        Phrase(
          id: "Konfigurasi lama tetap dipakai, lihat \(telling.colon)konfigurasi · \(first.text(.indonesian))",
          en: "The old configuration stays, see \(telling.colon)config · \(first.text(.english))"), .wrong)
      return []
    }
  }

  /// Shows the queue so many places further on.
  mutating func showQueue(by step: Int) -> [Effect] {
    guard queues.count > 1 else {
      notice = Notice(Phrase(id: "Hanya ada satu antrean.", en: "There is only one queue."))
      return []
    }
    return showQueue(at: (shown + step + queues.count) % queues.count)
  }

  /// Shows the queue of a name, or the only one that begins so.
  mutating func showQueue(named name: String) -> [Effect] {
    let wanted = name.lowercased()
    if wanted == "all" || wanted == "semua" { return isOverAll ? [] : toggleAllQueues() }
    let names = queues.map { $0.profile.name.lowercased() }
    let begun = names.indices.filter { names[$0].hasPrefix(wanted) }
    if let place = names.firstIndex(of: wanted) ?? (begun.count == 1 ? begun.first : nil) {
      return showQueue(at: place)
    }
    let known = queues.map(\.profile.name).joined(separator: ", ")
    notice = Notice(
      Phrase(
        id: "Antrean “\(name)” tidak ada; yang ada: \(known)", en: "There is no queue “\(name)”; there are: \(known)"),
      .warning)
    return []
  }

  mutating func showQueue(at place: Int) -> [Effect] {
    shown = place
    isOverAll = false
    visit = nil
    return [.load(request(isLive: true))]
  }
}

extension Phrase {
  fileprivate static let configurationIsWrong = Phrase(
    id: "Konfigurasi yang baru ada kesalahannya; yang lama tetap dipakai. pantau config check menyebutnya.",
    en: "Something is wrong with the new configuration; the old one stays. pantau config check names it.")
}
