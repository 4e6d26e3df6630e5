import QueueStore
import UploadQueue
import Wording

extension ImportReport {
  /// More names than this are not written on one line.
  private static let mostNames = 5

  /// What a person has to know of an import besides its numbers.
  var remarks: [Phrase] {
    var remarks: [Phrase] = []
    if isUnchanged, knownForLonger > 0 {
      let (id, en) = (knownForLonger.written(.indonesian), knownForLonger.written(.english))
      remarks.append(
        Phrase(
          id: """
              Isian dokumen tetap. Yang baru diketahui: \(id) dokumen sudah lebih lama berstatus seperti sekarang, sebab \
            berkas yang lebih lama ini sudah menyebutnya.
            """,
          en: """
              The documents are as they were. What is new: in their status for longer than was known, as this older file \
            shows it already: \(en).
            """))
    } else if isUnchanged, !isOfNothing {
      remarks.append(
        older == 0
          ? Phrase(
            id: "  Tidak ada yang berubah: antrean sudah memuat isi berkas ini.",
            en: "  Nothing has changed: the queue holds all of this file already.")
          : Phrase(
            id: "  Tidak ada yang berubah: isi berkas yang berbeda lebih lama daripada antrean.",
            en: "  Nothing has changed: where the file says otherwise, the queue is newer."))
    }
    if knownForLonger > 0, !isUnchanged {
      let (id, en) = (knownForLonger.written(.indonesian), knownForLonger.written(.english))
      remarks.append(
        Phrase(
          id: "  \(id) dokumen ternyata lebih lama dalam statusnya: berkas ini dari sebelumnya dan sudah menyebutnya.",
          en: "  In their status for longer than was known, as this file from before shows it already: \(en)."))
    }
    if older > 0, let known = newerKnownAt {
      let (id, en) = (known.named(.indonesian), known.named(.english))
      remarks.append(
        Phrase(
          id: """
              Yang dibiarkan itu di antrean per \(id). Bila justru berkas ini yang lebih baru, impor lagi dengan --as-of \
            dan waktu sesudah itu.
            """,
          en: """
              The queue knows what was left alone as of \(en). Where this file is the newer one all the same, import it \
            again with --as-of and a time after that.
            """))
    }
    if olderByOwnTime > 0 {
      let (id, en) = (olderByOwnTime.written(.indonesian), olderByOwnTime.written(.english))
      remarks.append(
        Phrase(
          id: "  Dibiarkan karena LastUpdatedDate di berkas ini lebih lama daripada di antrean: \(id).",
          en: "  Left alone as their LastUpdatedDate in this file is older than in the queue: \(en)."))
    }
    if outlived > 0 {
      let (id, en) = (outlived.written(.indonesian), outlived.written(.english))
      remarks.append(
        Phrase(
          id: """
              \(id) di antaranya tertulis seperti sebelum disetujui atau dibatalkan: isi berkas lebih lama daripada \
            waktu yang dipakai untuknya. Sebutkan waktu yang benar dengan --as-of.
            """,
          en: """
              Shown as before they were approved or cancelled: \(en). What the file holds is older than the time \
            that it counts as of. Give the right one with --as-of.
            """))
    }
    if wentBack > 0 {
      let (id, en) = (wentBack.written(.indonesian), wentBack.written(.english))
      remarks.append(
        Phrase(
          id: """
              \(id) mundur ke status sebelumnya, yang tidak terjadi di Coretax. Periksa asal dan waktu berkas ini.
            """,
          en: """
              Gone back to an earlier status: \(en). Coretax does not do that; check where the file comes from, and its \
            time.
            """))
    }
    if lookAlikeCount > 0 {
      let names = lookAlikes.prefix(Self.mostNames).map { "\($0.name)" as SafeText }
        .reduce(SafeText.empty) { $0.isEmpty ? $1 : $0 + ", " + $1 }
      let rest: SafeText = lookAlikeCount > Self.mostNames ? ", …" : ""
      let (id, en) = (lookAlikeCount.written(.indonesian), lookAlikeCount.written(.english))
      remarks.append(
        Phrase(
          id: """
              \(id) dokumen baru memakai referensi yang sama dengan dokumen yang sudah disetujui, diganti, atau \
            dibatalkan, dan dicatat sendiri sebagai penggantinya: \(names)\(rest)
            """,
          en: """
              Added beside a document of the same reference that is approved, replaced or cancelled already, as its \
            replacement: \(en): \(names)\(rest)
            """))
    }
    return remarks
  }
}
