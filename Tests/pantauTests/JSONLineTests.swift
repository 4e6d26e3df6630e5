import Foundation
import Testing

@testable import pantau

@Suite("A line of JSON")
struct JSONLineTests {
  @Test(
    "Nothing hostile or unseen stands in it as it is, and it reads as it was",
    arguments: [
      "\u{202E}", "\u{200B}", "\u{200E}", "\u{2066}", "\u{061C}", "\u{FEFF}", "\u{9B}31m", "\u{85}", "\u{7F}",
      "\u{1B}]0;x\u{7}",
      "\u{2028}", "\u{A0}", "\u{2003}", "\u{3164}", "\u{E0041}", "\u{E000}",
    ])
  func hidden(text: String) throws {
    let line = try JSONLine(["nama": "PT \(text) “é” 𝄞", text: "x"]).text
    let plain = text.unicodeScalars.filter { $0.isASCII && $0.value >= 0x20 && $0.value < 0x7F }
    for scalar in text.unicodeScalars where !plain.contains(scalar) {
      #expect(!line.unicodeScalars.contains(scalar), "\(line.debugDescription)")
    }
    #expect(line.contains("“é” 𝄞"), "what is seen stays as it is")
    let read = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
    #expect(read["nama"].map { Array($0.unicodeScalars) } == Array("PT \(text) “é” 𝄞".unicodeScalars))
    #expect(read.keys.contains { Array($0.unicodeScalars) == Array(text.unicodeScalars) })
  }
}
