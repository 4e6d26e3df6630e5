import Wording

extension BackendPromise {
  /// What is promised.
  public var phrase: Phrase {
    switch self {
    case .thePollEnds: Phrase(id: "daftar terbaca sampai halaman terakhir", en: "the list is read to its last page")
    case .eachDocumentOnce: Phrase(id: "setiap dokumen ada satu kali", en: "each document is there once")
    case .theKeysStay: Phrase(id: "nama dokumen (id) tetap sama", en: "a document keeps its id")
    case .onlyChangesAfterACheckpoint:
      Phrase(id: "sesudah checkpoint hanya datang yang berubah", en: "after a checkpoint only changes come")
    case .everythingAfterAForeignCheckpoint:
      Phrase(
        id: "checkpoint yang tidak dikenal dijawab dengan seluruh daftar",
        en: "a checkpoint that is not known is answered with the whole list")
    case .readAsListed:
      Phrase(id: "satu dokumen terbaca seperti di daftar", en: "one document is read as it is listed")
    case .noneThatNeverWas:
      Phrase(id: "dokumen yang tidak pernah ada memang tidak ada", en: "a document that never was is none")
    case .cancelledCallsEnd: Phrase(id: "panggilan yang dibatalkan berakhir", en: "a call that is cancelled ends")
    }
  }
}

extension ReuploadPromise {
  /// What is promised.
  public var phrase: Phrase {
    switch self {
    case .anUnknownKeyIsNoUpload:
      Phrase(id: "kunci yang tidak dikenal bukan unggah ulang", en: "a key that is not known is no upload")
    case .anotherStatusIsRefused:
      Phrase(
        id: "unggah ulang dari status yang sudah berubah ditolak",
        en: "an upload from a status that has changed is refused")
    case .itIsTaken: Phrase(id: "unggah ulang diterima", en: "an upload is taken")
    case .theSameKeyDoesNothingMore:
      Phrase(id: "kunci yang sama tidak mengunggah lagi", en: "the same key uploads nothing more")
    case .theOutcomeIsTold: Phrase(id: "hasil unggah ulang dapat ditanyakan", en: "what became of it can be asked")
    case .aSecondOneIsRefused:
      Phrase(
        id: "unggah ulang kedua selagi yang pertama berjalan ditolak",
        en: "a second one is refused while the first is under way")
    }
  }
}
