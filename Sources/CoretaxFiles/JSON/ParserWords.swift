import Wording

/// What the JSON parser (yajl 2.1) says of a broken place, for a person.
enum ParserWords {
  /// The parser's words in both languages; words that are not known stand as they are, in quotation marks.
  static func phrase(of words: String) -> Phrase { known[words] ?? Phrase(same: "“\(words)”") }

  private static let known = [
    "invalid bytes in UTF8 string.": Phrase(id: "teks yang bukan UTF-8", en: "a text that is not UTF-8"),
    "invalid char in json text.": Phrase(
      id: "karakter yang tidak boleh ada di sini", en: "a character that may not stand here"),
    "invalid string in json text.": Phrase(
      id: "kata yang bukan true, false, atau null", en: "a word that is not true, false or null"),
    "inside a string, '\\' occurs before a character which it may not.": Phrase(
      id: "garis miring terbalik (\\) di depan karakter yang salah", en: "a backslash before a wrong character"),
    "invalid character inside string.": Phrase(
      id: "karakter kendali di dalam teks", en: "a control character inside a text"),
    "invalid (non-hex) character occurs after '\\u' inside string.": Phrase(
      id: "\\u tanpa empat digit heksadesimal", en: "\\u without four hexadecimal digits"),
    "malformed number, a digit is required after the exponent.": Phrase(
      id: "angka tanpa digit sesudah eksponennya", en: "a number without a digit after its exponent"),
    "malformed number, a digit is required after the decimal point.": Phrase(
      id: "angka tanpa digit sesudah titik desimalnya", en: "a number without a digit after its decimal point"),
    "malformed number, a digit is required after the minus sign.": Phrase(
      id: "tanda minus tanpa angka sesudahnya", en: "a minus sign without a number after it"),
    "probable comment found in input text, comments are not enabled.": Phrase(
      id: "komentar, yang tidak ada di JSON", en: "a comment, which JSON does not have"),
    "unallowed token at this point in JSON text": Phrase(
      id: "tanda atau nilai yang tidak pada tempatnya", en: "a mark or a value out of place"),
    "invalid object key (must be a string)": Phrase(id: "kunci yang bukan teks", en: "a key that is no text"),
    "object key and value must be separated by a colon (':')": Phrase(
      id: "tanpa titik dua (:) di antara kunci dan nilainya", en: "no colon (:) between a key and its value"),
    "after key and value, inside map, I expect ',' or '}'": Phrase(
      id: "tanpa koma atau } sesudah sebuah nilai", en: "no comma or } after a value"),
    "after array element, I expect ',' or ']'": Phrase(
      id: "tanpa koma atau ] sesudah sebuah nilai", en: "no comma or ] after a value"),
  ]
}
