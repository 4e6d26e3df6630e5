import Wording

/// Why a text is no filter, and where in it.
public struct FilterError: Error, Sendable, Hashable, Explained {
  /// The filter as it was written.
  public let text: String
  /// The place: characters of the text, counted from 0; empty where something is wanting.
  public let place: Range<Int>
  /// What is wrong there.
  let problem: Problem

  enum Problem: Error, Sendable, Hashable {
    case unknownKey(String, nearest: String?)
    case missingValue(FilterKey)
    case missingTerm
    case unknownWord(String, FilterKey, nearest: String?)
    case ambiguousWord(String, [String])
    /// What is to leave a key's documents out stands where, or is written as, it does not do so.
    case otherNegation(FilterKey)
    case notDuration(String)
    case hoursOrDays(String)
    case notAmount(String)
    case millionOrMilliard(String)
    case notDate(String)
    case notMoment(String)
    case notDaysLeft(String)
    case notPeriod(String)
    case notDigits(String, FilterKey)
    case notCode(String)
    case notComparable(FilterKey)
    case backwards
    case openQuote
    case openParenthesis
    case strayParenthesis
    case afterQuote
    case tooDeep
    case tooLong

    /// The same of a time, in the words in which it was written.
    func quoting(_ typed: String) -> Problem {
      switch self {
      case .notDuration: .notDuration(typed)
      case .notDate: .notDate(typed)
      case .notDaysLeft: .notDaysLeft(typed)
      default: self
      }
    }
  }

  /// Whether it may only be unfinished: what is wrong stands at the end, and more could make it right.
  public var isIncomplete: Bool {
    let isAtEnd = place.upperBound >= text.count
    return switch problem {
    case .openQuote, .openParenthesis: true
    case .missingValue, .missingTerm, .ambiguousWord: isAtEnd
    case .notDuration, .notAmount, .notDate, .notMoment, .notDaysLeft, .notPeriod, .notCode: isAtEnd
    default: false
    }
  }

  /// Whether a quote only wants to be closed.
  public var isOpenQuote: Bool { problem == .openQuote }

  /// What was wrong, where, and what to write instead.
  public var phrase: Phrase {
    Phrase(
      id: "Saringan, huruf ke-\(place.lowerBound + 1): \(explanation.text(.indonesian))",
      en: "Filter, character \(place.lowerBound + 1): \(explanation.text(.english))")
  }

  /// The text and below it a line that points at the place, for a command's message.
  public func pointing(_ language: Language) -> [SafeText] {
    let before = SafeText(String(text.prefix(place.lowerBound)))
    let count = max(1, SafeText(String(text.dropFirst(place.lowerBound).prefix(place.count))).string.count)
    return [
      "  \(text)",
      "  \(SafeText.repeating(" ", count: before.string.count))\(SafeText.repeating("^", count: count))",
      explanation.text(language),
    ]
  }
}

extension FilterError {
  /// What was wrong and what to write instead, for where the place is pointed at.
  public var explanation: Phrase {
    switch problem {
    case .unknownKey(let name, let nearest):
      let (id, en) = suggestion(nearest.map { "\($0):" })
      return Phrase(
        id: "tidak ada kunci “\(name):”.\(id) Teks biasa: beri tanda kutip.",
        en: "no key “\(name):”.\(en) Plain text goes in quotes.")
    case .missingValue(let key):
      return Phrase(
        id: "kurang nilai setelah kunci ini, misalnya \(key.example.text(.indonesian)).",
        en: "a value is wanting after this key, as in \(key.example.text(.english)).")
    case .missingTerm:
      return Phrase(id: "kurang sesuatu untuk dicari di sini.", en: "something to look for is wanting here.")
    case .unknownWord(let word, let key, let nearest):
      let (id, en) = suggestion(nearest)
      let raw = key == .status
      return Phrase(
        id: "“\(word)” tidak dikenal.\(id)\(raw ? " Kata asli sumber: beri tanda kutip." : "")",
        en: "“\(word)” is not known.\(en)\(raw ? " The source's own words: in quotes." : "")")
    case .ambiguousWord(let word, let names):
      let some = names.prefix(4).joined(separator: ", ") + (names.count > 4 ? ", …" : ".")
      return Phrase(id: "“\(word)” awal dari beberapa kata: \(some)", en: "“\(word)” begins several words: \(some)")
    case .otherNegation(let key):
      return Phrase(
        id: "untuk selain itu tulis - atau bukan di depan kunci: -\(key.example.text(.indonesian)).",
        en: "to leave that out, write - or not before the key: -\(key.example.text(.english)).")
    default: return explanationOfValue
    }
  }

  private func suggestion(_ nearest: String?) -> (id: SafeText, en: SafeText) {
    guard let nearest else { return ("", "") }
    return (" Maksudnya \(nearest)?", " Did you mean \(nearest)?")
  }

  private var explanationOfValue: Phrase {
    switch problem {
    case .notDuration(let word):
      Phrase(
        id: "“\(word)” bukan lama waktu. Contoh: 2hari, 5jam, 30mnt, 1mg.",
        en: "“\(word)” is no length of time. Write 2d, 5hours, 30min or 1w.")
    case .hoursOrDays(let unit):
      Phrase(
        id: "“\(unit)” bisa berarti hari atau jam (hours). Tulis hari atau jam.",
        en: "“\(unit)” can mean hours or hari (days). Write hours or days.")
    case .notAmount(let word):
      Phrase(
        id: "“\(word)” bukan jumlah rupiah. Tulis misalnya 500rb, 1,5jt, 2M, 1000000.",
        en: "“\(word)” is no amount of rupiah. Write 500k, 1.5mn, 2bn or 1000000.")
    case .millionOrMilliard(let unit):
      Phrase(
        id: "“\(unit)” kecil bisa berarti juta (million) atau miliar. Tulis jt atau M.",
        en: "a small “\(unit)” can be million or miliar. Write mn, or bn (billion: miliar).")
    case .notDate(let word):
      Phrase(
        id: "“\(word)” bukan tanggal. Contoh: 20/11/2026, 2026-11, hariini, -7hari.",
        en: "“\(word)” is no date. Write 2026-11-20, 2026-11, today or -7d.")
    case .notMoment(let word):
      Phrase(
        id: "“\(word)” bukan waktu. Contoh: 2026-11-20, 2026-11-20T21, 2026-11-20T21:04, hariini, -2hari.",
        en: "“\(word)” is no time. Write 2026-11-20, 2026-11-20T21, 2026-11-20T21:04, today or -2d.")
    case .notDaysLeft(let word):
      Phrase(
        id: "“\(word)” bukan sisa hari. Contoh: <3hari, lewat, dekat, hariini, 20/11/2026.",
        en: "“\(word)” says no days left. Write <3d, late, soon, today or 2026-11-20.")
    case .notPeriod(let word):
      Phrase(
        id: "“\(word)” bukan masa pajak. Contoh: 11/2026, 2026, ini, lalu.",
        en: "“\(word)” is no tax period. Write 2026-11, 11/2026, 2026, this or last.")
    case .notDigits(let word, let key):
      Phrase(
        id: "“\(word)”: \(key.name(.indonesian)) dicari dengan angkanya.",
        en: "“\(word)”: the \(key.name(.english)) is looked for by its digits.")
    case .notCode(let word):
      Phrase(
        id: "“\(word)” bukan kode transaksi: dua angka, 01 sampai 10.",
        en: "“\(word)” is no transaction code: two digits, 01 to 10.")
    case .notComparable(let key):
      Phrase(
        id: "\(key.name(.indonesian)) tidak punya urutan: < dan > hanya untuk angka, lama, dan tanggal.",
        en: "\(key.name(.english)) has no order: < and > are for numbers, times and dates.")
    case .backwards:
      Phrase(
        id: "rentang ini terbalik: tulis yang kecil dulu.", en: "this range is backwards: write the smaller end first.")
    case .openQuote:
      Phrase(id: "tanda kutip ini belum ditutup.", en: "this quote is not closed.")
    case .openParenthesis:
      Phrase(id: "kurung ini belum ditutup.", en: "this parenthesis is not closed.")
    case .strayParenthesis:
      Phrase(
        id: "kurung tutup tanpa kurung buka. Teks biasa: beri tanda kutip.",
        en: "nothing was opened that this closes. Plain text goes in quotes.")
    case .afterQuote:
      Phrase(id: "kurang spasi setelah tanda kutip.", en: "a space is wanting after the quote.")
    case .tooDeep:
      Phrase(id: "terlalu banyak kurung bersusun.", en: "too many parentheses within each other.")
    case .tooLong:
      Phrase(
        id: "saringan ini terlalu panjang: paling banyak \(FilterParser.longest) huruf.",
        en: "this filter is too long: \(FilterParser.longest) characters at most.")
    case .unknownKey, .missingValue, .missingTerm, .unknownWord, .ambiguousWord, .otherNegation: Phrase(same: "")
    }
  }
}
