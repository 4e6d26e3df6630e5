import ArgumentParser
import CoretaxFiles
import Monitor
import UploadQueue
import Wording

/// The notes of a file, a document and a text a line: all of them are written, or none.
struct NoteImport {
  private typealias Line = (number: Int, document: String, text: String)
  private let lines: [Line]
  /// What is wrong with lines whatever is known.
  private let faults: LineFaults

  /// More than anybody has notes for.
  private static let mostRows = 200_000

  /// Reads the file of a path; `-` is the standard input.
  init(path: String) throws {
    let found = FoundFiles(paths: [path], now: Environment.now())
    if let refused = found.refused.first { throw refused }
    guard let file = found.files.first?.file, found.files.count == 1 else {
      throw Phrase(
        id: "--import: sebut satu berkas, bukan folder atau arsip.",
        en: "--import: name one file, no folder or archive."
      ).refusal
    }
    var (lines, faults): ([Line], LineFaults) = ([], LineFaults())
    do throws(FileFault) {
      // Of a line that is no note nothing is kept but what is wrong with it.
      try PlainTable.forEachRow(of: file, atMost: Self.mostRows, keeping: 2) { row in
        do throws(LineFault) {
          let (document, text) = try row.note
          lines.append((row.line, document, text))
        } catch { faults.note(error, at: row.line) }
      }
    } catch { throw FileRefused(faults: [error], faultCount: 1) }
    (self.lines, self.faults) = (lines, faults)
  }

  /// Writes the notes on their documents, and says how many: at once where the journals know all of these, else once the
  /// backends were asked.
  ///
  /// - Throws: `ExitCode` where anything is wrong with a line: each has been named then, and nothing is written.
  func write(in look: QueueLook) async throws {
    let known = try await look.remembered()
    let placed = await self.placed(in: known)
    guard faults.count == 0, !placed.unknown.isEmpty else {
      await look.end()
      return try await write(placed, in: known)
    }
    look.tellAsking(for: placed.unknown)
    let asked = try await look.asked()
    try await write(await self.placed(in: asked), in: asked)
  }

  private func write(_ placed: Placed, in glances: QueueGlances) async throws {
    var faults = faults
    for (line, fault) in placed.faults { faults.note(fault, at: line) }
    guard faults.count == 0 else {
      for (line, fault) in faults.named {
        let phrase = fault.phrase
        Speech.warn(
          Phrase(id: "Baris \(line): \(phrase.text(.indonesian))", en: "Line \(line): \(phrase.text(.english))").spoken)
      }
      let count = faults.count
      Speech.warn(
        Phrase(
          id: "\(count) kesalahan: tidak ada catatan yang ditulis.",
          en: "\(count) \(count == 1 ? "fault" : "faults"): no note was written."
        ).spoken)
      // Who did not answer may have what was not found.
      let ending = await glances.ending(failingOn: nil)
      throw ending == .success ? .refused : ending
    }
    var changed = 0
    for (glance, notes) in zip(glances.queues, placed.notes) { changed += try await glance.annotate(notes) }
    Speech.say(Self.written(changed, unchanged: lines.count - changed).spoken)
  }

  /// What is to be noted in each of the queues, and what is wrong with lines, each by its number.
  private struct Placed {
    var notes: [[(row: QueueRow, text: String)]]
    var faults: [(line: Int, fault: LineFault)] = []

    /// The documents that are not among what was looked at.
    var unknown: [String] {
      faults.compactMap { if case .unknown(let name) = $0.fault { name } else { nil } }
    }
  }

  private func placed(in glances: QueueGlances) async -> Placed {
    var placed = Placed(notes: Array(repeating: [], count: glances.queues.count))
    var taken = [[DocumentID: Int]](repeating: [:], count: glances.queues.count)
    for line in lines {
      do throws(LineFault) {
        let places = await found(line.document, in: glances)
        guard let place = places.first else { throw .unknown(line.document) }
        guard places.count == 1 else { throw .several(line.document) }
        if let other = taken[place.queue][place.row.id] { throw .repeated(line.document, line: other) }
        taken[place.queue][place.row.id] = line.number
        placed.notes[place.queue].append((place.row, line.text))
      } catch { placed.faults.append((line.number, error)) }
    }
    return placed
  }

  private func found(_ name: String, in glances: QueueGlances) async -> [(queue: Int, row: QueueRow)] {
    var found: [(queue: Int, row: QueueRow)] = []
    for (queue, glance) in glances.queues.enumerated() {
      found += await glance.documents(called: name).map { (queue, $0) }
    }
    return found
  }

  private static func written(_ changed: Int, unchanged: Int) -> Phrase {
    let said = Phrase(
      id: "\(changed) catatan ditulis.", en: "\(changed) \(changed == 1 ? "note was" : "notes were") written.")
    guard unchanged > 0 else { return said }
    return Phrase(
      id: "\(said.text(.indonesian)) \(unchanged) memang sudah berbunyi begitu.",
      en: "\(said.text(.english)) \(unchanged) said so already.")
  }
}

/// What is wrong with the lines of a file of notes: the first of them by their numbers, and how many there are.
private struct LineFaults {
  private(set) var named: [(line: Int, fault: LineFault)] = []
  private(set) var count = 0
  private static let mostNamed = 20

  mutating func note(_ fault: LineFault, at line: Int) {
    count += 1
    let place = named.firstIndex { $0.line > line } ?? named.count
    named.insert((line, fault), at: place)
    if named.count > Self.mostNamed { named.removeLast() }
  }
}

/// What is wrong with a line of notes.
private enum LineFault: Error {
  case cells(Int)
  case nameless
  case empty
  case tooLong
  case unknown(String)
  case several(String)
  case repeated(String, line: Int)

  var phrase: Phrase {
    switch self {
    case .cells(let count):
      Phrase(
        id: """
          seharusnya dua kolom, dokumen dan catatan, bukan \(count). Catatan yang memuat tanda pemisah ditulis dalam tanda \
          kutip.
          """,
        en: """
          two columns are wanted, the document and the note, not \(count). A note that has the separator in it is put in \
          quotation marks.
          """)
    case .nameless: Phrase(id: "dokumennya tidak disebut.", en: "it names no document.")
    case .empty: Phrase(id: "catatannya kosong.", en: "the note is empty.")
    case .tooLong:
      Phrase(
        id: "catatannya terlalu panjang: paling banyak \(Note.longest) huruf.",
        en: "the note is too long: \(Note.longest) characters at most.")
    case .unknown(let name):
      Phrase(id: "tidak ada dokumen “\(name)”.", en: "there is no document “\(name)”.")
    case .several(let name):
      Phrase(
        id: "“\(name)” bukan satu dokumen saja. Sebut NSFP, RecordId, atau kuncinya, atau antreannya dengan --queue.",
        en: "“\(name)” is not one document alone. Name its NSFP, RecordId or key, or its queue with --queue.")
    case .repeated(let name, let line):
      Phrase(
        id: "“\(name)” sudah disebut di baris \(line); satu dokumen punya satu catatan.",
        en: "“\(name)” is named in line \(line) already; a document has one note.")
    }
  }
}

extension PlainTable.Row {
  /// The document that it names, and what is noted on it.
  fileprivate var note: (document: String, text: String) {
    get throws(LineFault) {
      guard width == 2 else { throw .cells(width) }
      let name = Note.line(of: cells[0])
      guard !name.isEmpty else { throw .nameless }
      guard let text = Note.kept(cells[1]) else { throw .empty }
      guard Note.line(of: cells[1]).count <= Note.longest else { throw .tooLong }
      return (name, text)
    }
  }
}
