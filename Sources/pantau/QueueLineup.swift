import PantauConfiguration
import Monitor
import UploadQueue
import Wording

/// The queues that are watched, as they follow the configuration.
struct QueueLineup: Sendable {
  private var places: [QueuePlace]
  /// Whether this run was asked for one queue alone; then none other is opened, and it is not closed.
  private let isNamed: Bool
  private let opener: QueueOpener
  /// Whether the queues are for who only looks on.
  private let isLookedAt: Bool

  /// The queues of the beginning.
  init(places: [QueuePlace], isNamed: Bool, opener: QueueOpener, isLookedAt: Bool = false) {
    self.places = places
    self.isNamed = isNamed
    self.opener = opener
    self.isLookedAt = isLookedAt
  }

  /// What is different in another configuration; `nil` where nothing is.
  mutating func change(to configuration: Configuration, _ settings: Settings) -> QueueChanges? {
    var changes = QueueChanges()
    let wanted = QueuePlace.all(of: configuration)
    for place in wanted {
      guard let old = places.first(where: { $0.name == place.name }), old.isReadOnly != place.isReadOnly else {
        continue
      }
      changes.readOnly[place.name] = place.isReadOnly
    }
    if !isNamed {
      let names = wanted.compactMap(\.entry).namesToOpen(after: places.compactMap(\.entry))
      func isKept(_ place: QueuePlace, among others: [QueuePlace]) -> Bool {
        !names.contains(place.name) && others.contains { $0.isSame(as: place) }
      }
      changes.closed = places.filter { !isKept($0, among: wanted) }.map(\.name)
      // What is closed is looked at no longer, also where what takes its place cannot be opened.
      opener.forget(changes.closed)
      for place in wanted.inOpeningOrder where !isKept(place, among: places) {
        changes.readOnly[place.name] = nil
        do {
          let opened = try opener.open(place, isAlone: false, settings)
          changes.opened.append(isLookedAt ? opened.lookedAt : opened)
        } catch {
          changes.failures.append(Self.told(error, of: place.name))
        }
      }
      places = wanted
    } else {
      places = places.map { old in wanted.first { $0.name == old.name } ?? old }
    }
    let isEmpty =
      changes.opened.isEmpty && changes.closed.isEmpty && changes.readOnly.isEmpty && changes.failures.isEmpty
    return isEmpty ? nil : changes
  }

  private static func told(_ error: any Error, of name: String) -> Phrase {
    let why = (error as? any Explained)?.phrase ?? Phrase(same: "\("\(error)")")
    return Phrase(id: "\(name): \(why.text(.indonesian))", en: "\(name): \(why.text(.english))")
  }
}

extension QueuePlace {
  /// Whether it is the queue of the same name at the same place.
  fileprivate func isSame(as other: QueuePlace) -> Bool {
    (name, whereabouts, watched) == (other.name, other.whereabouts, other.watched)
  }
}
