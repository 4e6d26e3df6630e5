import Testing
import Wording

@testable import UploadQueue

@Suite struct RupiahTests {
  @Test(
    "a decimal number is read to the sen, with any number of digits",
    arguments: [
      ("0", 0), ("120000", 120_000_00), ("91666.67", 91_666_67), ("91666.6", 91_666_60), ("1.500000", 1_50),
      ("-13200", -13_200_00), ("+7", 7_00), ("000012", 12_00), ("9007199254740993", 900_719_925_474_099_300),
      ("90071992547409.93", 9_007_199_254_740_993), ("92233720368547758.07", Int64.max),
      ("-92233720368547758.07", -Int64.max), ("1.2E5", 120_000_00), ("12e+1", 120_00), ("1234e-2", 12_34),
      ("120000e-5", 1_20), ("-0", 0), ("-0.00", 0), ("0e900", 0), ("0.000e-900", 0),
    ] as [(String, Int64)])
  func exact(text: String, sen: Int64) throws {
    #expect(try Rupiah(decimal: text).sen == sen)
  }

  @Test("a fraction of a sen is refused, never rounded", arguments: ["0.001", "91666.666", "1e-3", "-5.005", "1e-900"])
  func fraction(text: String) {
    #expect(throws: Rupiah.ParseError.fractionOfSen) { try Rupiah(decimal: text) }
  }

  @Test("what no amount can hold is refused", arguments: ["92233720368547758.08", "1e17", "1e999", "-1e30"])
  func overflow(text: String) {
    #expect(throws: Rupiah.ParseError.outOfRange) { try Rupiah(decimal: text) }
  }

  @Test(
    "what is no number is refused",
    arguments: [
      "", "-", ".", "1.2.3", "1,5", "Rp 5", " 5", "e5", "1e", "1e5.0", "--1", "NaN", "1e1000", "١٢",
      "1e-9223372036854775808", "1e9223372036854775807", "1e99999999999999999999",
    ])
  func notANumber(text: String) {
    #expect(throws: Rupiah.ParseError.notANumber) { try Rupiah(decimal: text) }
  }

  @Test("a sum that does not fit stops at the end of the range")
  func saturates() {
    #expect(Rupiah(sen: .max) + Rupiah(sen: 1) == Rupiah(sen: .max))
    #expect(Rupiah(sen: .min) + Rupiah(sen: -1) == Rupiah(sen: .min))
    #expect(Rupiah(sen: 5) + Rupiah(sen: -7) == Rupiah(sen: -2))
  }

  @Test("it is written as people write it in each language, sen only where there are any")
  func written() {
    let amount = Rupiah(sen: 1_234_567_50)
    #expect(amount.written(.indonesian) == "1.234.567,50")
    #expect(amount.written(.english) == "1,234,567.50")
    #expect(Rupiah(sen: -1_000_00).written(.indonesian) == "-1.000")
    #expect(Rupiah(sen: 5).written(.english) == "0.05")
    #expect(Rupiah.zero.written(.indonesian) == "0")
    #expect(Rupiah(sen: .min).written(.english) == "-92,233,720,368,547,758.08")
  }

  @Test(
    "a number in brief is rounded to what is shown of it",
    arguments: [
      (999, "999", "999"), (1_000, "1rb", "1k"), (2_299, "2,3rb", "2.3k"), (2_349, "2,3rb", "2.3k"),
      (2_350, "2,4rb", "2.4k"), (9_949, "9,9rb", "9.9k"), (9_950, "10rb", "10k"), (45_499, "45rb", "45k"),
      (45_500, "46rb", "46k"), (999_499, "999rb", "999k"), (999_500, "1jt", "1mn"), (999_999, "1jt", "1mn"),
      (1_299_999, "1,3jt", "1.3mn"), (12_000_000, "12jt", "12mn"), (1_234_500_000, "1.235jt", "1,235mn"),
    ])
  func briefNumber(number: Int, indonesian: String, english: String) {
    #expect(number.brief(.indonesian).string == indonesian)
    #expect(number.brief(.english).string == english)
  }

  @Test("in brief it is rounded to a tenth, and a thousand of one unit is one of the next")
  func brief() {
    #expect(Rupiah(sen: 202_764_709_00).brief(.english) == "Rp 202.8 mn")
    #expect(Rupiah(sen: 41_249_999_99).brief(.indonesian) == "Rp 41,2 jt")
    #expect(Rupiah(sen: 41_250_000_00).brief(.indonesian) == "Rp 41,3 jt")
    #expect(Rupiah(sen: 1_299_999_999_99).brief(.english) == "Rp 1.3 bn")
    #expect(Rupiah(sen: 999_999_49).brief(.indonesian) == "Rp 999.999")
    #expect(Rupiah(sen: 999_999_50).brief(.indonesian) == "Rp 1 jt")
    #expect(Rupiah(sen: 999_950_00).brief(.indonesian) == "Rp 999.950")
    #expect(Rupiah(sen: 999_949_999_99).brief(.english) == "Rp 999.9 mn")
    #expect(Rupiah(sen: 999_950_000_00).brief(.english) == "Rp 1 bn")
    #expect(Rupiah(sen: 999_950_000_000_00).brief(.indonesian) == "Rp 1 T")
    #expect(Rupiah(sen: 950_000_000_00).brief(.indonesian) == "Rp 950 jt")
    #expect(Rupiah(sen: 2_000_000_00).brief(.english) == "Rp 2 mn")
    #expect(Rupiah(sen: -3_500_000_000_000_00).brief(.indonesian) == "Rp -3,5 T")
    #expect(Rupiah(sen: .min).brief(.english) == "Rp -92,233.7 tn")
  }

  @Test("in brief it can be written in a filter, blanks left out, in either language", arguments: Language.allCases)
  func filtered(language: Language) throws {
    for rupiah: Int64 in [999_999, 1_600_000, 202_800_000, 1_300_000_000, 3_500_000_000_000] {
      let shown = Rupiah(sen: rupiah * 100).brief(language).string.filter { $0 != " " }
      #expect(
        try Filter(parsing: "dpp:>\(shown)", in: language).condition == Filter(parsing: "dpp:>\(rupiah)").condition,
        "\(shown)")
    }
  }

  @Test(
    "the plain decimal reads back as the same amount", arguments: [0, 1, -1, 99, 100, 12_345_678_90, .max] as [Int64])
  func decimal(sen: Int64) throws {
    #expect(try Rupiah(decimal: Rupiah(sen: sen).decimal).sen == sen)
  }
}
