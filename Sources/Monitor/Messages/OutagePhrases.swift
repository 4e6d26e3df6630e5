import UploadQueue
import Wording

/// What keeps data from coming: an answer that brings none is not the same as no answer.
extension BackendError {
  /// What is the matter, from the words that say it plainly to one that fits anywhere.
  var states: [Phrase] {
    switch self {
    case .notAuthorized:
      [Phrase(id: "tidak diizinkan", en: "not authorised"), Phrase(id: "ditolak", en: "denied")]
    case .rateLimited: [Phrase(id: "dibatasi layanan", en: "rate limited"), Phrase(id: "dibatasi", en: "limited")]
    case .tooSoon: [Phrase(id: "menunggu giliran", en: "waiting its turn"), Phrase(id: "menunggu", en: "waiting")]
    case .notBefore, .notSent: [Phrase(id: "tidak tersedia", en: "not available"), Phrase(id: "jeda", en: "away")]
    case .circuitOpen:
      [Phrase(id: "gagal berulang kali", en: "failing again and again"), Phrase(id: "gagal", en: "failing")]
    case .rejected, .notAllowed, .alreadyInProgress, .alreadyApproved:
      [Phrase(id: "permintaan ditolak", en: "request refused"), Phrase(id: "ditolak", en: "refused")]
    case .protocolBroken:
      [Phrase(id: "jawaban tidak dipahami", en: "answer not understood"), Phrase(id: "kacau", en: "garbled")]
    case .unavailable:
      [
        Phrase(id: "tak terjangkau", en: "unreachable"), Phrase(id: "putus", en: "no answer"),
        Phrase(id: "putus", en: "down"),
      ]
    }
  }

  /// What is the matter, where it is told in few words.
  var state: Phrase { states[0] }

  /// Whether nothing came that could be called an answer.
  var isSilence: Bool { if case .unavailable = self { true } else { false } }

  /// Until when the other side wants to be left alone, where it says so.
  var leftAloneUntil: Timestamp? {
    switch self {
    case .rateLimited, .tooSoon, .notBefore: retryAt
    default: nil
    }
  }

  /// What is the matter, in a sentence that another follows which says why.
  var headline: Phrase {
    switch self {
    case .notAuthorized: Phrase(id: "Sumber data tidak memberi akses.", en: "The data source gives no access.")
    case .rateLimited:
      Phrase(
        id: "Sumber data membatasi berapa kali ia ditanya.", en: "The data source limits how often it may be asked.")
    case .tooSoon: Phrase(id: "Sumber data belum ditanya lagi.", en: "The data source has not been asked again yet.")
    case .notBefore, .notSent:
      Phrase(
        id: "Sumber data menjawab bahwa ia tidak tersedia.", en: "The data source answers that it is not available.")
    case .circuitOpen:
      Phrase(id: "Sumber data dibiarkan sejenak.", en: "The data source is left alone for a while.")
    case .rejected, .notAllowed, .alreadyInProgress, .alreadyApproved:
      Phrase(id: "Sumber data menolak permintaan.", en: "The data source refuses the request.")
    case .protocolBroken:
      Phrase(id: "Jawaban sumber data tidak dapat dipakai.", en: "The data source's answer cannot be used.")
    case .unavailable: Phrase(id: "Sumber data tidak terjangkau.", en: "The data source is out of reach.")
    }
  }
}
