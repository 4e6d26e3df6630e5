import QueueStore
import UploadQueue
import Wording

extension ImportReport {
  /// More names than this are not written on one line.
  private static let mostNames = 5

  /// What a person has to know of an import besides its numbers.
  var remarks: [Phrase] {
    [
      onToldLater, onNothingChanged, onLongerKnown, onTimesPutRight, onNewerKnown, onOlderByOwnTime, onOutlived,
      onWentBack, onLookAlikes, onWithoutStatus,
    ].compactMap(\.self)
  }

  /// That the file's own time cannot be right, and how to give the right one.
  private var onToldLater: Phrase? {
    toldLater.map { own in
      Phrase(
        id: """
            Waktu berkasnya meragukan: ada dokumen di dalamnya yang dibuat atau diubah sesudah itu \
          (\(own.named(.indonesian))). Bila salah, impor lagi dengan --as-of dan waktu unduhnya.
          """,
        en: """
            The file's time is doubtful: a document in it was created or changed after it \
          (\(own.named(.english))). Where it is wrong, import it again with --as-of and the time of its download.
          """)
    }
  }

  /// That the documents are as they were, and whether anything is known of them all the same that was not.
  private var onNothingChanged: Phrase? {
    guard isUnchanged else { return nil }
    if knownForLonger > 0 {
      return Self.counting(knownForLonger) { id, en in
        Phrase(
          id: """
              Isian dokumen tetap. Yang baru diketahui: \(id) dokumen sudah lebih lama berstatus seperti sekarang, sebab \
            berkas yang lebih lama ini sudah menyebutnya.
            """,
          en: """
              The documents are as they were. What is new: in their status for longer than was known, as this older file \
            shows it already: \(en).
            """)
      }
    }
    guard !isOfNothing, timesPutRight == 0 else { return nil }
    return older == 0
      ? Phrase(
        id: "  Tidak ada yang berubah: antrean sudah memuat isi berkas ini.",
        en: "  Nothing has changed: the queue holds all of this file already.")
      : Phrase(
        id: "  Tidak ada yang berubah: isi berkas yang berbeda lebih lama daripada antrean.",
        en: "  Nothing has changed: where the file says otherwise, the queue is newer.")
  }

  private var onLongerKnown: Phrase? {
    guard !isUnchanged else { return nil }
    return Self.counting(knownForLonger) { id, en in
      Phrase(
        id: "  \(id) dokumen ternyata lebih lama dalam statusnya: berkas ini dari sebelumnya dan sudah menyebutnya.",
        en: "  In their status for longer than was known, as this file from before shows it already: \(en).")
    }
  }

  private var onTimesPutRight: Phrase? {
    Self.counting(timesPutRight) { id, en in
      Phrase(
        id: """
            Dibetulkan: sejak kapan \(id) dokumen berstatus seperti sekarang, sebab berkas yang lebih lama ini menyebut \
          status lain.
          """,
        en: """
            Put right: since when documents are in their status, as this older file shows them in another one: \(en).
          """)
    }
  }

  /// As of when the queue knows what was left alone, and how the file is made to count as newer.
  private var onNewerKnown: Phrase? {
    guard older > 0, let known = newerKnownAt else { return nil }
    let (id, en) = (known.named(.indonesian), known.named(.english))
    return Phrase(
      id: """
          Yang dibiarkan itu di antrean per \(id). Bila justru berkas ini yang lebih baru, impor lagi dengan --as-of \
        dan waktu sesudah itu; bila waktu di antrean itu yang salah: README, “Salah --as-of atau --taxpayer”.
        """,
      en: """
          The queue knows what was left alone as of \(en). Where this file is the newer one all the same, import it \
        again with --as-of and a time after that; where the queue's time is wrong: README, “A wrong --as-of or --taxpayer”.
        """)
  }

  private var onOlderByOwnTime: Phrase? {
    Self.counting(olderByOwnTime) { id, en in
      Phrase(
        id: "  Dibiarkan karena LastUpdatedDate di berkas ini lebih lama daripada di antrean: \(id).",
        en: "  Left alone as their LastUpdatedDate in this file is older than in the queue: \(en).")
    }
  }

  private var onOutlived: Phrase? {
    Self.counting(outlived) { id, en in
      Phrase(
        id: """
            \(id) di antaranya tertulis seperti sebelum disetujui atau dibatalkan: isi berkas lebih lama daripada \
          waktu yang dipakai untuknya. Sebutkan waktu yang benar dengan --as-of (README, “Salah --as-of atau --taxpayer”).
          """,
        en: """
            Shown as before they were approved or cancelled: \(en). What the file holds is older than the time \
          that it counts as of. Give the right one with --as-of (README, “A wrong --as-of or --taxpayer”).
          """)
    }
  }

  private var onWentBack: Phrase? {
    Self.counting(wentBack) { id, en in
      Phrase(
        id: """
            \(id) mundur ke status sebelumnya, yang tidak terjadi di Coretax. Periksa asal dan waktu berkas ini; \
          bila waktunya salah: README, “Salah --as-of atau --taxpayer”.
          """,
        en: """
            Gone back to an earlier status: \(en). Coretax does not do that; check where the file comes from, and its \
          time; where that was wrong: README, “A wrong --as-of or --taxpayer”.
          """)
    }
  }

  private var onLookAlikes: Phrase? {
    let names = Self.names(lookAlikes.map(\.name), of: lookAlikeCount)
    return Self.counting(lookAlikeCount) { id, en in
      Phrase(
        id: """
            \(id) dokumen baru memakai referensi yang sama dengan dokumen yang sudah disetujui, diganti, atau \
          dibatalkan, dan dicatat sendiri sebagai penggantinya: \(names)
          """,
        en: """
            Added beside a document of the same reference that is approved, replaced or cancelled already, as its \
          replacement: \(en): \(names)
          """)
    }
  }

  /// That a status which is left empty is not guessed, and how the documents are shown meanwhile.
  private var onWithoutStatus: Phrase? {
    let names = Self.names(withoutStatus.map(\.name), of: withoutStatusCount)
    return Self.counting(withoutStatusCount) { id, en in
      Phrase(
        id: """
            \(id) dokumen baru tanpa status di berkas ini, dan ditampilkan sebagai belum terlihat di DJP sampai sebuah \
          daftar menyebut statusnya: \(names)
          """,
        en: """
            Added though the file leaves their status empty, and shown as not seen at DJP yet until a list says it: \
          \(en): \(names)
          """)
    }
  }

  private static func names(_ documents: [String], of count: Int) -> SafeText {
    let names = documents.prefix(mostNames).map { "\($0)" as SafeText }
      .reduce(SafeText.empty) { $0.isEmpty ? $1 : $0 + ", " + $1 }
    return count > mostNames ? names + ", …" : names
  }

  /// What is said of so many documents, with their number as each language writes it; `nil` where there is none.
  private static func counting(_ count: Int, _ phrase: (_ id: SafeText, _ en: SafeText) -> Phrase) -> Phrase? {
    count > 0 ? phrase(count.written(.indonesian), count.written(.english)) : nil
  }
}
