import Glibc
import QueueStore
import UploadQueue
import Wording

extension LocalQueue {
  /// Fills the queue at a path, which is made where there is none; one that was made and that nothing came into is not
  /// kept, unless somebody else has it open by then.
  static func filled(at path: String, _ fill: (LocalQueue) throws -> Void) throws {
    let isNew = access(path, F_OK) != 0
    let queue = try create(at: path)
    defer { if isNew { _ = try? queue.removeIfUnused() } }
    try fill(queue)
  }

  /// The queue's owner, who is kept with the first file that goes in.
  ///
  /// Not changed under documents that are there already: those that name none would change hands.
  ///
  /// - Parameter claimed: Who is said to be it.
  func owner(claimed: NPWP?) throws -> NPWP? {
    let known = try taxpayer()
    guard let claimed, claimed != known else { return known }
    if let known, try count() > 0 {
      throw CommandRefusal(
        phrase: Phrase(
          id: """
            Antrean \(path) milik NPWP \(known.digits). Pakai antrean lain untuk NPWP \(claimed.digits). Bila \(known.digits) \
            itu salah ketik: tutup Pantau, pindahkan berkas antrean itu, lalu impor lagi semua daftarnya (README, \
            “Salah --as-of atau --taxpayer”).
            """,
          en: """
            The queue \(path) is of NPWP \(known.digits). Use another queue for NPWP \(claimed.digits). Where \
            \(known.digits) was a slip: close Pantau, move that file away, and import all the lists again (README, “A wrong \
            --as-of or --taxpayer”).
            """))
    }
    return claimed
  }
}
