import Testing
import UploadQueue

@Suite struct IdentifierTests {
  @Test("a desktop number becomes a Coretax one by a 9 as its fifth digit (DJP, FAQ Client Desktop, 12 Feb 2025)")
  func desktopNumber() throws {
    let nsfp = try #require(NSFP("010.000-25.99999999"))
    #expect(nsfp.digits == "01009002599999999")
    #expect(nsfp == NSFP("01009002599999999"))
    #expect(nsfp.transactionCode == "01")
  }

  @Test("a number of 17 digits stays as it is")
  func coretaxNumber() {
    #expect(NSFP("04002500299999999")?.digits == "04002500299999999")
  }

  @Test("any other length, letters and foreign digits are no NSFP", arguments: ["", "123", "0400250029999999A", "٠٤"])
  func noNSFP(text: String) {
    #expect(NSFP(text) == nil)
  }

  @Test("an NPWP has 16 digits, or the old 15, with any marks between them")
  func npwp() {
    #expect(NPWP("0999999999999000")?.digits == "0999999999999000")
    #expect(NPWP("09.999.999.9-999.000")?.digits == "099999999999000")
    #expect(NPWP("09999999999990") == nil)
    #expect(NPWP("09999999999990000") == nil)
    #expect(NPWP("0999999999999O00") == nil)
  }

  @Test("sixteen zeros stand for a buyer without a number (DJP template v1.6.1)")
  func placeholder() {
    #expect(NPWP("0000000000000000")?.isPlaceholder == true)
    #expect(NPWP("0999999999999000")?.isPlaceholder == false)
  }

  @Test("a new key is a UUID of version 4, and another one each time")
  func key() {
    var generator = SystemRandomNumberGenerator()
    let keys = (0..<200).map { _ in IdempotencyKey(random: &generator).rawValue }
    #expect(Set(keys).count == 200)
    for key in keys {
      #expect(key.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }
  }

  @Test("the portal's codes TD.00701 to TD.00712 are the months, and no other text is")
  func period() {
    #expect(TaxPeriod.month(portalCode: "TD.00701") == 1)
    #expect(TaxPeriod.month(portalCode: "TD.00712") == 12)
    for text in ["TD.00700", "TD.00713", "TD.007+1", "TD.0071", "TD.007001", "TD.00301", ""] {
      #expect(TaxPeriod.month(portalCode: text) == nil, "\(text)")
    }
  }

  @Test("a document goes by its reference, else its own number, its NSFP, its RecordId, its key")
  func name() {
    var document = Document(
      id: DocumentID("key"), kind: .inputReturn, channel: .coretax, status: .none, observedAt: Timestamp(seconds: 0))
    #expect(document.name == "key")
    document.recordID = "record"
    #expect(document.name == "record")
    document.nsfp = NSFP("04002500299999999")
    #expect(document.name == "04002500299999999")
    document.documentNumber = "RET-1"
    #expect(document.name == "RET-1")
    document.reference = ""
    #expect(document.name == "RET-1")
    document.reference = "INV-1"
    #expect(document.name == "INV-1")
  }
}
