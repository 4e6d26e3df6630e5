import Wording

extension BackendError {
  /// The error in few words for the journal, which keeps facts and not translations.
  public var words: String {
    switch self {
    case .notAuthorized: "not authorised"
    case .rejected(let words): words.text
    case .notAllowed(let reading): "not allowed from \(reading.words)"
    case .alreadyInProgress: "already in progress"
    case .alreadyApproved: "already approved"
    case .rateLimited(_, let why): why.map { "rate limited: \($0.text)" } ?? "rate limited"
    case .tooSoon: "not asked as it was too soon"
    case .notBefore(_, let why): "not now: \(why.text)"
    case .notSent(let why): "not sent: \(why.text)"
    case .circuitOpen(_, let why): "not asked after many failures: \(why.text)"
    case .unavailable(let detail): "unavailable: \(detail.text)"
    case .protocolBroken(let what, let place): "answer not understood: \(what.text) at \(place)"
    }
  }

  /// What was written down as ``words``, in both languages as far as the words are Pantau's own; what stands behind them is
  /// as it was written.
  public static func phrase(ofWritten words: String) -> Phrase {
    guard let own = own(in: words) else { return Phrase(same: "\(words)") }
    return Phrase(id: "\(own.indonesian)\(String(words.dropFirst(own.english.count)))", en: "\(words)")
  }

  /// Whether what was written down as ``words`` is only why a call was not taken, and says nothing of its document.
  static func isOfCallAlone(written words: String) -> Bool { own(in: words)?.isOfCallAlone ?? false }

  /// What Pantau itself writes at the beginning of some words.
  private struct Own {
    let english: String
    let indonesian: String
    var isOfCallAlone = true
  }

  private static func own(in words: String) -> Own? {
    // Without an end of its own it has to be all there is.
    writtenWords.first { words == $0.english || $0.english.hasSuffix(" ") && words.hasPrefix($0.english) }
  }

  /// The beginnings of ``words``.
  private static let writtenWords = [
    Own(english: "not authorised", indonesian: "tidak diizinkan"),
    Own(english: "not allowed from ", indonesian: "tidak dibolehkan dari ", isOfCallAlone: false),
    Own(english: "already in progress", indonesian: "sedang diunggah", isOfCallAlone: false),
    Own(english: "already approved", indonesian: "sudah disetujui", isOfCallAlone: false),
    Own(english: "rate limited", indonesian: "terlalu sering ditanya"),
    Own(english: "rate limited: ", indonesian: "terlalu sering ditanya: "),
    Own(english: "not asked as it was too soon", indonesian: "tidak ditanya karena belum waktunya"),
    Own(english: "not now: ", indonesian: "sedang tidak tersedia: "),
    Own(english: "not sent: ", indonesian: "tidak dikirim: "),
    Own(english: "not asked after many failures: ", indonesian: "tidak ditanya sesudah gagal berulang kali: "),
    Own(english: "unavailable: ", indonesian: "tidak tersedia: "),
    Own(english: "answer not understood: ", indonesian: "jawaban tidak dipahami: "),
  ]
}
