import Testing
import UploadQueue
import Wording

/// What the filter language says to what it cannot understand: where, what, and what to write instead.
@Suite("Errors in filters")
struct FilterErrorTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let text: String
    let marks: String
    let indonesian: String
    let english: String
    var testDescription: String { text }

    /// Documents of some status that are to be left out, said as the language does not say it.
    static func otherNegation(_ text: String, _ marks: String) -> Fault {
      Fault(
        text: text, marks: marks,
        indonesian: "untuk selain itu tulis - atau bukan di depan kunci: -status:macet.",
        english: "to leave that out, write - or not before the key: -status:stuck,invalid.")
    }
  }

  static let faults: [Fault] = [
    Fault(
      text: "maju stauts:stuck", marks: "     ^^^^^^",
      indonesian: "tidak ada kunci “stauts:”. Maksudnya status:? Teks biasa: beri tanda kutip.",
      english: "no key “stauts:”. Did you mean status:? Plain text goes in quotes."),
    Fault(
      text: "status:stuk age:>2d", marks: "       ^^^^",
      indonesian: "“stuk” tidak dikenal. Maksudnya stuck? Kata asli sumber: beri tanda kutip.",
      english: "“stuk” is not known. Did you mean stuck? The source's own words: in quotes."),
    Fault(
      text: "status:st,x", marks: "       ^^", indonesian: "“st” awal dari beberapa kata: stuck, strange.",
      english: "“st” begins several words: stuck, strange."),
    Fault(
      text: "status:d", marks: "       ^",
      indonesian: "“d” awal dari beberapa kata: disetujui, due, dekat, draft, …",
      english: "“d” begins several words: disetujui, due, dekat, draft, …"),
    .otherNegation("maju tidak status:stuck", "     ^^^^^"),
    Fault(
      text: "!age:>2d", marks: "^", indonesian: "untuk selain itu tulis - atau bukan di depan kunci: -lama:>2hari.",
      english: "to leave that out, write - or not before the key: -age:>2d."),
    .otherNegation("status!=stuck", "      ^"),
    .otherNegation("status:invalid,-stuck", "               ^"),
    .otherNegation("status:not stuck", "       ^^^"),
    Fault(
      text: "age:>", marks: "     ^", indonesian: "kurang nilai setelah kunci ini, misalnya lama:>2hari.",
      english: "a value is wanting after this key, as in age:>2d."),
    Fault(
      text: "age:>2h", marks: "     ^^",
      indonesian: "“h” bisa berarti hari atau jam (hours). Tulis hari atau jam.",
      english: "“h” can mean hours or hari (days). Write hours or days."),
    Fault(
      text: "age:lama", marks: "    ^^^^",
      indonesian: "“lama” bukan lama waktu. Contoh: 2hari, 5jam, 30mnt, 1mg.",
      english: "“lama” is no length of time. Write 2d, 5hours, 30min or 1w."),
    Fault(
      text: "dpp:>9m", marks: "     ^^",
      indonesian: "“m” kecil bisa berarti juta (million) atau miliar. Tulis jt atau M.",
      english: "a small “m” can be million or miliar. Write mn, or bn (billion: miliar)."),
    Fault(
      text: "dpp:1.00.0", marks: "    ^^^^^^",
      indonesian: "“1.00.0” bukan jumlah rupiah. Tulis misalnya 500rb, 1,5jt, 2M, 1000000.",
      english: "“1.00.0” is no amount of rupiah. Write 500k, 1.5mn, 2bn or 1000000."),
    Fault(
      text: "date:31/02/2026", marks: "     ^^^^^^^^^^",
      indonesian: "“31/02/2026” bukan tanggal. Contoh: 20/11/2026, 2026-11, hariini, -7hari.",
      english: "“31/02/2026” is no date. Write 2026-11-20, 2026-11, today or -7d."),
    Fault(
      text: "dpp:2jt..1jt", marks: "    ^^^^^^^^", indonesian: "rentang ini terbalik: tulis yang kecil dulu.",
      english: "this range is backwards: write the smaller end first."),
    Fault(
      text: "buyer:>maju", marks: "      ^",
      indonesian: "pembeli tidak punya urutan: < dan > hanya untuk angka, lama, dan tanggal.",
      english: "buyer has no order: < and > are for numbers, times and dates."),
    Fault(
      text: "a \"b c", marks: "  ^", indonesian: "tanda kutip ini belum ditutup.", english: "this quote is not closed."),
    Fault(
      text: "(a or b", marks: "^", indonesian: "kurung ini belum ditutup.", english: "this parenthesis is not closed."),
    Fault(
      text: "a) b", marks: " ^",
      indonesian: "kurung tutup tanpa kurung buka. Teks biasa: beri tanda kutip.",
      english: "nothing was opened that this closes. Plain text goes in quotes."),
    Fault(
      text: "a or", marks: "    ^", indonesian: "kurang sesuatu untuk dicari di sini.",
      english: "something to look for is wanting here."),
    Fault(
      text: "code:99", marks: "     ^^", indonesian: "“99” bukan kode transaksi: dua angka, 01 sampai 10.",
      english: "“99” is no transaction code: two digits, 01 to 10."),
    Fault(
      text: "nsfp:abc", marks: "     ^^^", indonesian: "“abc”: nsfp dicari dengan angkanya.",
      english: "“abc”: the nsfp is looked for by its digits."),
    Fault(
      text: "due:nanti", marks: "    ^^^^^",
      indonesian: "“nanti” bukan sisa hari. Contoh: <3hari, lewat, dekat, hariini, 20/11/2026.",
      english: "“nanti” says no days left. Write <3d, late, soon, today or 2026-11-20."),
    Fault(
      text: "masa:2026-13", marks: "     ^^^^^^^",
      indonesian: "“2026-13” bukan masa pajak. Contoh: 11/2026, 2026, ini, lalu.",
      english: "“2026-13” is no tax period. Write 2026-11, 11/2026, 2026, this or last."),
  ]

  @Test(
    "Words that people use to leave something out are texts where no key follows",
    arguments: ["tidak ditemukan", "NPWP tidak", "no 12", "kecuali", "!", "!maju", "buyer:-maju", "buyer:!maju"])
  func textsAllTheSame(text: String) throws {
    #expect(throws: Never.self) { try Filter(parsing: text) }
  }

  @Test("Each points at its place and says what to write instead", arguments: faults)
  func points(fault: Fault) throws {
    let error = #expect(throws: FilterError.self) { try Filter(parsing: fault.text) }
    let found = try #require(error)
    #expect(
      found.pointing(.indonesian).map(\.string) == ["  \(fault.text)", "  \(fault.marks)", fault.indonesian])
    #expect(found.pointing(.english).map(\.string) == ["  \(fault.text)", "  \(fault.marks)", fault.english])
    // A screen of eighty columns shows it whole.
    for language in [Language.indonesian, .english] { #expect(found.explanation.text(language).string.count <= 78) }
    let column = fault.marks.count { $0 == " " } + 1
    #expect(found.phrase.text(.english).string == "Filter, character \(column): \(fault.english)")
  }

  @Test(
    "What only wants its end is not called wrong",
    arguments: [
      "age:", "age:>", "age:>2", "status:s", "a or", "a -", "(a", "\"a b", "date:2026-", "dpp:>", "due:<",
      "status:stuck,",
    ])
  func incomplete(text: String) throws {
    let error = #expect(throws: FilterError.self) { try Filter(parsing: text) }
    #expect(error?.isIncomplete == true)
    let ended = #expect(throws: FilterError.self) { try Filter(parsing: "stauts:x \(text)") }
    #expect(ended?.isIncomplete == false)
  }

  @Test(
    "A time is quoted as it was typed, not as it is understood",
    arguments: [
      ("age:>2h30", "“2h30” is no length of time"), ("age:5m..2h30", "“2h30” is no length of time"),
      ("age:2h30..9h", "“2h30” is no length of time"), ("age:2 h 30 m x:1", "no key “x:”"),
      ("due:<3h4", "“3h4” says no days left"), ("date:>-2h4", "“-2h4” is no date"),
    ])
  func asTyped(text: String, told: String) throws {
    let error = #expect(throws: FilterError.self) { try Filter(parsing: text, in: .english) }
    #expect(try #require(error).explanation.text(.english).string.hasPrefix(told))
  }

  @Test("Text from outside is shown as what it is, and the marks still stand below their place")
  func hostile() throws {
    let error = #expect(throws: FilterError.self) { try Filter(parsing: "\u{202E}abc age:x") }
    let lines = try #require(error).pointing(.english).map(\.string)
    #expect(lines[0] == "  <U+202E>abc age:x")
    #expect(lines[1] == "                  ^")
  }

  @Test("Too long and too deep are refused, not suffered")
  func bounds() {
    #expect(throws: FilterError.self) { try Filter(parsing: String(repeating: "a", count: 2001)) }
    #expect(throws: FilterError.self) { try Filter(parsing: String(repeating: "(", count: 1000)) }
    #expect(throws: FilterError.self) { try Filter(parsing: String(repeating: "-", count: 1000) + "a") }
    #expect(throws: FilterError.self) { try Filter(parsing: String(repeating: "not ", count: 400) + "a") }
  }
}
