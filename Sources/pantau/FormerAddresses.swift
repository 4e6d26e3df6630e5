import PantauConfiguration
import QueueStore
import UploadQueue
import Wording

/// Queues of which the journal has nothing, while it has records of a service that no queue is at any more: it may be that
/// only the address of the service has changed.
///
/// Those records are never taken over unasked: another address may be another company's queue, or that of a sandbox.
struct FormerAddresses {
  /// What is to be said of them, a queue each; nothing where there is no journal that can be read.
  let phrases: [Phrase]

  /// Looks through the journal at a path, which is only read, for queues among all of a configuration.
  init(of places: [QueuePlace], among configuration: Configuration, journal path: String) {
    guard places.contains(where: { $0.service != nil }),
      let recorded = try? JournalStore.unfiledQueues(recordedIn: path)
    else {
      phrases = []
      return
    }
    let current = Set(QueuePlace.all(of: configuration).compactMap { $0.service?.identity })
    let former = recorded.filter { !current.contains($0) }
    phrases = places.compactMap { place in
      guard let identity = place.service?.identity, !recorded.contains(identity) else { return nil }
      let candidates = former.filter { Self.taxpayer(of: $0) == place.owner }
      return candidates.isEmpty ? nil : Self.phrase(of: place.name, at: identity, besides: candidates)
    }
  }

  /// The taxpayer by whom a service's queue is known beside its address, where it is.
  private static func taxpayer(of identity: String) -> NPWP? {
    identity.split(separator: " ").last.flatMap { NPWP(String($0)) }
  }

  private static func phrase(of name: String, at identity: String, besides former: [String]) -> Phrase {
    let list = former.joined(separator: ", ")
    return Phrase(
      id: """
        \(name): jurnal belum memuat apa-apa dari \(identity), tetapi memuat \(list), yang kini tidak dipakai antrean mana \
        pun. Catatan, tanda, dan riwayat tetap pada alamat (atau perintah) tempatnya direkam; kembalikan yang itu untuk \
        melihatnya.
        """,
      en: """
        \(name): the journal has nothing of \(identity) yet, but it has records of \(list), where no queue is any more. \
        Notes, marks and history stay with the address (or command) they were recorded at; set that again to see them.
        """)
  }
}
