import TestSupport
import Testing
import Wording

@testable import pantau

@Suite("How an empty queue is filled")
struct FillHintTests {
  @Test("At Klikpajak by the command that imports there, or by a line in the list")
  func klikpajak() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "pantau.toml",
      """
      [[queue]]
      name = "PT SATU"
      backend = "klikpajak"
      taxpayer = "0999999999999000"
      client-id = "klien-contoh"
      client-secret-file = "./rahasia"
      documents = "/faktur/dokumen.txt"
      """)
    let place = try #require(try QueuePlace.all(of: ConfigurationFile.read(at: file).configuration()).first)
    for (language, command) in [
      (Language.indonesian, "pantau import --queue 'PT SATU' BERKAS"),
      (.english, "pantau import --queue 'PT SATU' FILE"),
    ] {
      let hint = try #require(place.fillHint).text(language).string
      #expect(hint.hasPrefix(command) && hint.hasSuffix("  /faktur/dokumen.txt"), "\(hint)")
    }
  }
}
