import TestSupport
import Testing
import UploadQueue

@testable import CoretaxFiles

@Suite struct AmountFormTests {
  private func sen(_ cells: [String]) throws -> [Int64?] {
    try Sample.read(Sample.table("PPN", cells)).documents.map(\.document.vat?.sen)
  }

  @Test("amounts that say by themselves what they are")
  func certain() throws {
    let forms: [(String, Int64)] = [
      ("1234567.89", 123_456_789), ("1.234.567,89", 123_456_789), ("\"1,234,567.89\"", 123_456_789),
      ("1.234.567", 123_456_700), ("Rp 1.234.567", 123_456_700), ("Rp1.234.567,-", 123_456_700),
      ("-5", -500), ("(5,50)", -550), ("-Rp 2.000.000", -200_000_000), ("0", 0), ("1234,5", 123_450),
      ("1234.5", 123_450), ("1234567,8900", 123_456_789), ("90071992547409.93", 9_007_199_254_740_993),
      ("90.071.992.547.409,93", 9_007_199_254_740_993), ("0,5", 50), ("12.000.000", 1_200_000_000),
    ]
    for (text, expected) in forms {
      #expect(try sen([text]) == [expected], "\(text)")
    }
  }

  @Test("one separator before three digits sets off thousands where nothing tells otherwise")
  func thousands() throws {
    #expect(try sen(["1.234", "5.000", "12"]) == [123_400, 500_000, 1_200])
    #expect(try sen(["\"1,234\""]) == [123_400])
  }

  @Test("other amounts of the column tell what the separator is, also those that come later")
  func evidence() throws {
    #expect(try sen(["1.000", "2,50"]) == [100_000, 250])
    #expect(try sen(["1.000", "2500.50"]) == [100, 250_050])
    #expect(try sen(["\"1,000\"", "\"1,000,000.50\""]) == [100_000, 100_000_050])
  }

  @Test("another column tells where the own one does not")
  func evidenceOfTheFile() throws {
    let text = "Referensi;Status;NPWP Pembeli;PPN;Harga Jual\nINV-1;APPROVED;1;1.000;5.000,25\n"
    #expect(try Sample.read(text).first?.vat?.sen == 100_000)
    let plain = "Referensi;Status;NPWP Pembeli;PPN;Harga Jual\nINV-1;APPROVED;1;1.000;5000.25\n"
    #expect(try Sample.read(plain).first?.vat?.sen == 100)
  }

  @Test("contradicting evidence is a fault that names the amount")
  func contradiction() throws {
    let outcome = try Sample.read(Sample.table("PPN", ["1.000", "2,50", "2500.50"]))
    #expect(outcome.kinds == [.ambiguousAmount])
    #expect(outcome.faults.first?.value == "1.000")
    #expect(outcome.faults.first?.line == 2)
    #expect(
      try Sample.read(Sample.table("PPN", ["1.000", "\"1,000\""])).kinds == [.ambiguousAmount, .ambiguousAmount])
  }

  @Test("what is no exact amount is refused")
  func refused() throws {
    let cases: [(String, FileFault.Kind)] = [
      ("12x", .notAnAmount), ("1.23.456", .notAnAmount), ("1,2,3", .notAnAmount), ("1.234,567.8", .notAnAmount),
      ("--5", .notAnAmount), ("Rp", .notAnAmount), ("1,2E+09", .digitsLost), ("1E+15", .digitsLost),
      ("0,125", .fractionOfSen), ("1234.567", .fractionOfSen), ("99999999999999999999", .amountOutOfRange),
    ]
    for (text, kind) in cases {
      #expect(try Sample.read(Sample.table("PPN", ["\"\(text)\""])).kinds == [kind], "\(text)")
    }
    #expect(try Sample.read(Sample.answer(Sample.row(["VAT": "1.005"]))).kinds == [.fractionOfSen])
    #expect(try Sample.read(Sample.answer(Sample.row(["VAT": "true"]))).kinds == [.notAnAmount])
    #expect(try Sample.read(Sample.answer(Sample.row(["VAT": "[1]"]))).kinds == [.notAValue])
  }
}
