import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("One document as printed text")
struct DocumentCardTests {
  private let now = Timestamp.wib("2026-11-20 10:00")

  private func card(_ language: Language, width: Int? = nil) -> [SafeText] {
    var document = Sample.document(1, status: "SIGNING IN PROGRESS")
    document.partnerName = "PT CONTOH\u{1B}[31m PEMBELI"
    let row = QueueRow(
      document: document, time: StatusTime(since: .wib("2026-11-17 09:00"), source: .observed),
      annotation: Annotation(
        note: Note(text: "tanya Bu Contoh", by: Operator(user: "petugas", host: "kantor"), at: now - .hours(1))))
    let change = StatusChange(
      subject: Subject(document), from: StatusReading(coretax: "SAVED INVALID"), to: document.status, time: row.time,
      seenAt: row.time.since)
    let queue = QueueProfile(
      name: "PT CONTOH SATU", backend: "antrean", capabilities: ScriptedBackend().capabilities,
      access: .alwaysReadOnly)
    return DocumentCard(
      row, of: queue, history: [.change(change)], settings: Settings(language: language), width: width, at: now
    ).lines
  }

  @Test("It says how the document stands and since when, the note, what that means, the history and every field")
  func everything() {
    let english = card(.english).map(\.string).joined(separator: "\n")
    for text in [
      "PT CONTOH<U+001B>[31m PEMBELI", "Signing In Progress for 3 days 1 hour, since 17 Nov 2026 09:00 WIB",
      "Note: tanya Bu Contoh", "What it means and what to do:", "Saved Invalid → Signing In Progress",
      "DPP: Rp 12,000,000.01", "Signer: PENANDATANGAN CONTOH",
    ] {
      #expect(english.contains(text), "\(text) in \(english)")
    }
    let indonesian = card(.indonesian).map(\.string).joined(separator: "\n")
    for text in ["Artinya dan yang bisa dilakukan:", "Catatan: tanya Bu Contoh", "Penandatangan: PENANDATANGAN CONTOH"]
    {
      #expect(indonesian.contains(text), "\(text) in \(indonesian)")
    }
  }

  @Test("Nothing is offered that a command could not do")
  func offersNothing() {
    for line in card(.english) + card(.indonesian) {
      #expect(!line.string.hasPrefix("You can type") && !line.string.hasPrefix("Yang bisa diketik"))
      #expect(!line.string.hasPrefix("Actions") && !line.string.hasPrefix("Tindakan"))
    }
  }
}
