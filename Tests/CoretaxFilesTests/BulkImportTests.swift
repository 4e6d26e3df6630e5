import TestSupport
import Testing
import UploadQueue

@testable import CoretaxFiles

@Suite struct BulkImportTests {
  static func bulk(_ invoices: String, tin: String = "<TIN>0999999999999000</TIN>") -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <TaxInvoiceBulk xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="T.xsd">
      \(tin)
      <ListOfTaxInvoice>
    \(invoices)
      </ListOfTaxInvoice>
    </TaxInvoiceBulk>

    """
  }

  static func invoice(
    reference: String = "INV-0001", date: String = "2026-10-17", tin: String = "0999000000001000",
    vat: String = "11000.5"
  ) -> String {
    """
    <TaxInvoice>
      <TaxInvoiceDate>\(date)</TaxInvoiceDate><TaxInvoiceOpt>Normal</TaxInvoiceOpt><TrxCode>04</TrxCode>
      <AddInfo/><RefDesc>\(reference)</RefDesc><SellerIDTKU>0999999999999000000000</SellerIDTKU>
      <BuyerTin>\(tin)</BuyerTin><BuyerDocument>TIN</BuyerDocument><BuyerDocumentNumber>X01</BuyerDocumentNumber>
      <BuyerName>PT CONTOH &amp; PEMBELI</BuyerName><BuyerAdress>JL CONTOH 1</BuyerAdress>
      <ListOfGoodService>
        <GoodService><Opt>A</Opt><TaxBase>100000.0</TaxBase><OtherTaxBase>91666.67</OtherTaxBase><VAT>\(vat)</VAT>
          <STLG>0</STLG></GoodService>
        <GoodService><Opt>B</Opt><TaxBase>90071992547409.93</TaxBase><OtherTaxBase>1</OtherTaxBase><VAT>0.01</VAT>
          <STLG>0</STLG></GoodService>
      </ListOfGoodService>
    </TaxInvoice>
    """
  }

  @Test("an invoice becomes an expected document, its amounts summed to the sen")
  func expected() throws {
    let outcome = try Sample.read(Self.bulk(Self.invoice()))
    #expect(outcome.refused == nil)
    let found = try #require(outcome.documents.first)
    #expect(!found.hasStatus)
    #expect(found.line == 5)
    let document = found.document
    #expect(document.kind == .outputInvoice)
    #expect(document.channel == .coretax)
    #expect(document.status == .none)
    #expect(document.reference == "INV-0001")
    #expect(document.taxpayer == Sample.taxpayer)
    #expect(document.partnerIdentity == "0999000000001000")
    #expect(document.partnerName == "PT CONTOH & PEMBELI")
    #expect(document.transactionCode == "04")
    #expect(document.date == .day("2026-10-17"))
    #expect(document.period == TaxPeriod(year: 2026, month: 10))
    #expect(document.taxBase?.sen == 9_007_199_264_740_993)
    #expect(document.otherTaxBase?.sen == 9_166_767)
    #expect(document.vat?.sen == 1_100_051)
    #expect(document.luxuryTax == .zero)
    #expect(found.fields.isDisjoint(with: [.status, .nsfp, .recordID, .signer]))
    #expect(found.fields.isSuperset(of: [.reference, .taxBase, .partnerIdentity, .date, .period]))
    #expect(outcome.summary?.format == .coretaxXML)
    #expect(outcome.summary?.unknownColumns == [])
  }

  @Test("a buyer without NPWP is known by the document's number")
  func otherIdentity() throws {
    let outcome = try Sample.read(Self.bulk(Self.invoice(tin: "0000000000000000")))
    #expect(outcome.first?.partnerIdentity == "X01")
  }

  @Test("faults name line, element and value")
  func faults() throws {
    let outcome = try Sample.read(
      Self.bulk(Self.invoice(date: "17.13.2026") + Self.invoice(reference: "", vat: "1.005") + Self.invoice()))
    #expect(outcome.documents.count == 1)
    #expect(
      Set(outcome.faults.map { "\($0.column ?? "") \($0.value ?? "") \($0.kind)" }) == [
        "TaxInvoiceDate 17.13.2026 notADate", "RefDesc  unidentifiable", "VAT 1.005 fractionOfSen",
      ])
    #expect(outcome.faults.first?.line == 6)
  }

  @Test("the seller must be the taxpayer, and be named")
  func seller() throws {
    let other = try Sample.read(Self.bulk(Self.invoice(), tin: "<TIN>0999000000009000</TIN>"))
    #expect(other.kinds == [.foreignTaxpayer("0999999999999000")])
    #expect(try Sample.read(Self.bulk(Self.invoice(), tin: "")).kinds == [.missingTIN])
  }

  @Test("unknown elements are named")
  func unknown() throws {
    let invoice = Self.invoice().replacing("<AddInfo/>", with: "<Baru><Dalam>x</Dalam></Baru>")
    #expect(try Sample.read(Self.bulk(invoice)).summary?.unknownColumns == ["Baru", "Dalam"])
  }
}
