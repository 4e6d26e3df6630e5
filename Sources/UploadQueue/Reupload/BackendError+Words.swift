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
    case .circuitOpen(_, let why): "not asked after many failures: \(why.text)"
    case .unavailable(let detail): "unavailable: \(detail.text)"
    case .protocolBroken(let what, let place): "answer not understood: \(what.text) at \(place)"
    }
  }

  /// What was written down as ``words``, in both languages as far as the words are Pantau's own; what stands behind them is
  /// as it was written.
  public static func phrase(ofWritten words: String) -> Phrase {
    for (written, own) in writtenWords where words.hasPrefix(written) {
      let rest = String(words.dropFirst(written.count))
      // Without an end of its own it has to be all there is.
      guard rest.isEmpty || written.hasSuffix(" ") else { continue }
      return Phrase(id: "\(own)\(rest)", en: "\(words)")
    }
    return Phrase(same: "\(words)")
  }

  /// The beginnings of ``words`` in English, and the same in Indonesian.
  private static let writtenWords: [(String, String)] = [
    ("not authorised", "tidak diizinkan"), ("not allowed from ", "tidak dibolehkan dari "),
    ("already in progress", "sedang diunggah"), ("already approved", "sudah disetujui"),
    ("rate limited", "terlalu sering ditanya"), ("rate limited: ", "terlalu sering ditanya: "),
    ("not asked as it was too soon", "tidak ditanya karena belum waktunya"),
    ("not now: ", "sedang tidak tersedia: "),
    ("not asked after many failures: ", "tidak ditanya sesudah gagal berulang kali: "),
    ("unavailable: ", "tidak tersedia: "), ("answer not understood: ", "jawaban tidak dipahami: "),
  ]
}
