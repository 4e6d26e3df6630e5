import TestSupport
import Testing
import UploadQueue

@testable import CoretaxFiles

@Suite struct EncodingTests {
  private static let text = "Referensi;Status Faktur;NPWP Pembeli;Nama Pembeli\nINV-1;APPROVED;1;PT CAFÉ “CONTOH” €\n"

  @Test("Windows-1252 is found out by its letters, and the summary says so")
  func windows1252() throws {
    let letters: [Character: UInt8] = ["É": 0xC9, "“": 0x93, "”": 0x94, "€": 0x80]
    let bytes = Self.text.flatMap { letters[$0].map { [$0] } ?? Array(String($0).utf8) }
    let outcome = try Sample.read(bytes: bytes)
    #expect(outcome.refused == nil)
    #expect(outcome.first?.partnerName == "PT CAFÉ “CONTOH” €")
    #expect(outcome.summary?.encoding == .windows1252)
    #expect(try Sample.read(Self.text).summary?.encoding == .utf8)
  }

  @Test("UTF-16 of either order is read, with its mark or without")
  func utf16() throws {
    for isBig in [false, true] {
      for mark in [[0xFEFF], []] as [[UInt16]] {
        let units = mark + Array(Self.text.replacing("€", with: "😀").utf16)
        let bytes = units.flatMap { isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let outcome = try Sample.read(bytes: bytes)
        #expect(outcome.first?.partnerName == "PT CAFÉ “CONTOH” 😀")
        #expect(outcome.summary?.encoding.name == "UTF-16")
      }
    }
  }

  @Test("letters that are cut by the end of a piece are whole all the same")
  func longFiles() throws {
    let rows = (0..<40_000).map { "INV-\($0);APPROVED;1;PT CAFÉ \($0)" }
    let text = "Referensi;Status Faktur;NPWP Pembeli;Nama Pembeli\n" + rows.joined(separator: "\n")
    let narrow = try Sample.read(bytes: text.unicodeScalars.map { UInt8($0.value) })
    #expect(narrow.documents.count == 40_000)
    #expect(narrow.documents.last?.document.partnerName == "PT CAFÉ 39999")
    let wide = try Sample.read(bytes: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(wide.documents.map(\.document) == narrow.documents.map(\.document))
  }

  @Test("bytes that Windows-1252 does not have are a fault")
  func impossible() throws {
    let bytes = Array("Referensi;Status;NPWP Pembeli;Nama Pembeli\nINV-1;APPROVED;1;PT ".utf8) + [0x81, 0xC9, 0x0A]
    #expect(try Sample.read(bytes: bytes).kinds == [.notUTF8])
  }
}
