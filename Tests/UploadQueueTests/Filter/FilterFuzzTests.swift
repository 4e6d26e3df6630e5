import TestSupport
import Testing
import UploadQueue

/// Filters that nobody would write.
@Suite("Any text is a filter or an error")
struct FilterFuzzTests {
  private static let pieces = [
    "status:", "age", "lama:", "due:", "dpp:", "ppn:", "date:", "masa:", "buyer:", "nsfp:", "npwp:", "note:", "kind:",
    "code:", "mark:", "stauts:", ">", "<", "=", ">=", "<=", "..", ",", "-", "--", "(", ")", "\"", "\\", "\\\"", " ",
    " or ", " atau ", " not ", "bukan ", " and ", "stuck", "macet", "2d", "1d12j", "5h", "9999999999999999999d", "0,0d",
    "1jt", "1,5jt", "92233720368547758.07", "-92233720368547758.07", "9M", "2m", "Rp", "1.000", "1.00.0", "2026-11-01",
    "31/12/9998", "1/1/1900", "2026", "9998", "1900", "2026-11", "13/2026", "today", "besok", "-7d", "+9999999d",
    "-9999999w", "this", "lalu", "-3bln", "none", "ada", "late", "soon", "04", "é", "\u{301}", "\u{202E}", "ß", "İ",
    "since:", "sejak:", "2026-11-01T21", "2026-11-01T21:04:05.006", "T", "日本", "\n", "\t", "0", "a", "PT", "\u{0}", "👩‍👩‍👧",
    "01.234.567.8-901.000", "!", "tidak ", "\"no\" ", "\"!status:stuck\" ",
  ]

  @Test("Soups of tokens never trap, and what they say is said again by what is printed", arguments: 0..<20)
  func soups(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var understood = 0
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
      }.joined()
      do throws(FilterError) {
        let filter = try Filter(parsing: text)
        understood += 1
        let printed = filter.canonical
        let again = try Filter(parsing: printed)
        #expect(again.canonical == printed, "\(text) is \(printed)")
        for row in FilterRows.all.values {
          #expect(
            filter.matches(row, at: FilterRows.now) == again.matches(row, at: FilterRows.now), "\(text) is \(printed)")
        }
      } catch {
        #expect(error.text == text, "what \(text) prints is not understood: \(error.text)")
        #expect(error.place.upperBound <= max(1, text.count), "\(text)")
        #expect(!error.pointing(.english).isEmpty)
      }
    }
    #expect(understood > 20)
  }
}
