import CoretaxFiles
import HTTPService
import UploadQueue
import Wording

/// Adds the documents of files to a ``DocumentList``: those of saved answers of Klikpajak, and of tables with a heading.
///
/// A document without an id is one that the list, the journal or the same file calls so; there is no call to ask by.
public struct KlikpajakImport {
  /// What a file brought.
  public struct Outcome {
    /// The lines of what the list did not have: each id, with the reference or else the NSFP behind it.
    public let added: [String]
    /// How many the list had already.
    public let known: Int
  }

  /// Why nothing of a file was taken.
  public struct Refused: Error {
    /// What is wrong with it, each with its place.
    public let faults: [Phrase]
  }

  /// A document of a file, and where it stands there.
  private struct Entry {
    let place: Phrase
    let id: String?
    /// Its reference and its NSFP, as far as it has them.
    let names: [String]
  }

  private let list: DocumentList
  private let settings: PjapSettings
  private var names: DocumentNames
  private var known: Set<DocumentID>

  /// More than any answer is long, in bytes.
  private static let mostBytes = 16 << 20
  /// More values than so many documents have, each of them with every field and its items.
  private static let mostValues = 200 * DocumentList.mostDocuments

  /// An import into a list, which need not be there yet.
  ///
  /// - Parameters:
  ///   - settings: What the fields are called.
  ///   - seen: What the journal of the queue knows.
  /// - Throws: Why the list cannot be read.
  public init(into list: DocumentList, settings: PjapSettings, seen: [Sighting]) throws(DocumentListFault) {
    let lines = list.isThere ? try list.read() : []
    self.list = list
    self.settings = settings
    names = DocumentNames(lines, seen)
    known = Set(lines.compactMap(\.id))
  }

  /// Takes all documents of a file, or none.
  ///
  /// - Parameter writes: Whether the list is written to; else it is only told what would be.
  /// - Throws: ``Refused``, or why the list cannot be written to.
  public mutating func take(_ file: CoretaxFile, writes: Bool) throws -> Outcome {
    let entries = try entries(of: file)
    var (names, known) = (names, known)
    for entry in entries {
      guard let id = entry.id, DocumentList.isID(id) else { continue }
      for name in entry.names { names.call(DocumentID(id), name) }
    }
    var added: [String] = []
    var listed: Set<DocumentID> = []
    var faults: [Phrase] = []
    for entry in entries {
      do throws(Fault) {
        let id = try id(of: entry, names)
        if self.known.contains(id) {
          listed.insert(id)
        } else if known.insert(id).inserted {
          added.append(([id.rawValue] + entry.names.prefix(1)).joined(separator: " "))
        }
      } catch { faults.append(error.phrase.at(entry.place, of: file)) }
    }
    guard faults.isEmpty else { throw Refused(faults: faults) }
    if writes { try list.add(added) }
    (self.names, self.known) = (names, known)
    return Outcome(added: added, known: listed.count)
  }

  private func id(of entry: Entry, _ names: DocumentNames) throws(Fault) -> DocumentID {
    if let id = entry.id {
      guard DocumentList.isID(id) else { throw .noID(id) }
      return DocumentID(id)
    }
    let field = paths(.id).first ?? "id"
    guard let name = entry.names.first else { throw .nothing(field: field) }
    // A replacement has the reference of what it replaces, and a number of its own.
    let found = entry.names.map { names.ids(of: $0) }.filter { !$0.isEmpty }.min { $0.count < $1.count } ?? []
    guard let id = found.first else { throw .unknown(name, field: field) }
    guard found.count == 1 else { throw .several(name, found) }
    return id
  }
}

// MARK: - Reading

extension KlikpajakImport {
  private func entries(of file: CoretaxFile) throws(Refused) -> [Entry] {
    let content: PlainContent
    do throws(FileFault) {
      content = try PlainContent(of: file, mostBytes: Self.mostBytes, mostRows: DocumentList.mostDocuments + 1)
    } catch {
      throw Refused(faults: [error.phrase])
    }
    do throws(Fault) {
      let entries: [Entry]
      switch content {
      case .json(let bytes): entries = try self.entries(ofAnswers: bytes)
      case .table(let rows): entries = try self.entries(of: rows)
      case .other: throw .foreign
      }
      guard !entries.isEmpty else { throw .empty }
      return entries
    } catch { throw Refused(faults: [error.phrase.at(nil, of: file)]) }
  }

  /// The documents of an answer, or of several in a list or one a line.
  private func entries(ofAnswers bytes: [UInt8]) throws(Fault) -> [Entry] {
    guard bytes.count(where: { "{[,\n".utf8.contains($0) }) <= Self.mostValues else { throw .tooMany }
    if let tree = JSONTree(bytes) {
      let rows = rows(in: tree)
      guard rows.count <= DocumentList.mostDocuments else { throw .tooMany }
      return rows.enumerated().map { index, row in
        entry(row, at: Phrase(id: "dokumen ke-\(index + 1)", en: "document \(index + 1)"))
      }
    }
    var entries: [Entry] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy(KeptText.isWhiteSpace) {
      guard let tree = JSONTree(Array(line)) else { throw .brokenJSON(line: entries.isEmpty ? nil : index + 1) }
      entries += rows(in: tree).map { entry($0, at: .line(index + 1)) }
      guard entries.count <= DocumentList.mostDocuments else { throw .tooMany }
    }
    return entries
  }

  /// The documents in an answer: what is in its envelope, where it has one.
  private func rows(in tree: JSONTree) -> [JSONTree] {
    if let elements = tree.elements { return elements.flatMap { rows(in: $0) } }
    switch tree.at("data") {
    case .members(let data)?: return [.members(data)]
    case .list(let data)?: return data
    default: return [tree]
    }
  }

  private func entry(_ row: JSONTree, at place: Phrase) -> Entry {
    entry(at: place) { field in paths(field).lazy.compactMap { row.at($0)?.words }.first }
  }

  /// The documents of a table, whose columns are named as the fields or as people call these.
  private func entries(of rows: [PlainTable.Row]) throws(Fault) -> [Entry] {
    let titles = rows.first?.cells.map { DocumentList.words($0) } ?? []
    let columns = Dictionary(titles.enumerated().map { ($1.lowercased(), $0) }) { first, _ in first }
    func places(_ field: AnswerField) -> [Int] {
      (paths(field) + Language.allCases.map { field.name.text($0).string }).compactMap { columns[$0.lowercased()] }
    }
    guard [AnswerField.id, .reference, .nsfp].contains(where: { !places($0).isEmpty }) else {
      throw .columns(wanted: [AnswerField.id, .reference].flatMap { paths($0).prefix(1) }, found: titles)
    }
    return try rows.dropFirst().filter { !$0.cells.allSatisfy { DocumentList.words($0).isEmpty } }.map {
      row throws(Fault) in
      guard row.cells.count <= titles.count else { throw .ragged(line: row.line) }
      return entry(at: .line(row.line)) { field in
        places(field).lazy.filter { row.cells.indices.contains($0) }.map { row.cells[$0] }
          .first { !DocumentList.words($0).isEmpty }
      }
    }
  }

  private func entry(at place: Phrase, _ value: (AnswerField) -> String?) -> Entry {
    func words(_ field: AnswerField) -> String? { value(field).map { DocumentList.words($0.kept ?? "") } }
    return Entry(
      place: place, id: words(.id), names: [words(.reference), words(.nsfp)].compactMap { $0 }.filter { !$0.isEmpty })
  }

  private func paths(_ field: AnswerField) -> [String] { PjapRows.Form.klikpajak.paths(field, settings) }
}

// MARK: - Faults

/// What is wrong with a file, or with a document in it.
private enum Fault: Explained {
  case foreign
  case empty
  case tooMany
  case brokenJSON(line: Int?)
  case columns(wanted: [String], found: [String])
  case ragged(line: Int)
  case noID(String)
  case nothing(field: String)
  case unknown(String, field: String)
  case several(String, [DocumentID])

  var phrase: Phrase {
    switch self {
    case .foreign:
      Phrase(
        id: "ini bukan jawaban Klikpajak (JSON) dan bukan CSV, atau lebih besar dari 16 MB.",
        en: "this is neither an answer of Klikpajak (JSON) nor a CSV, or it is larger than 16 MB.")
    case .empty: Phrase(id: "tidak ada dokumen di dalamnya.", en: "there is no document in it.")
    case .tooMany:
      Phrase(
        id: "isinya lebih dari \(DocumentList.mostDocuments) dokumen; daftar id tidak memuat lebih dari itu.",
        en: "there are more than \(DocumentList.mostDocuments) documents in it; a list of ids holds no more.")
    case .brokenJSON(let line):
      Phrase(
        id: "JSON rusak atau terpotong. Simpan ulang jawabannya; beberapa jawaban: satu per baris.",
        en: "the JSON is broken or cut off. Save the answer again; of several answers, one a line."
      ).at(line.map(Phrase.line))
    case .columns(let wanted, let found):
      Phrase(
        id: "tidak ada kolom \(Self.list(wanted, " atau ")). Kolomnya: \(Self.list(found, ", ")).",
        en: "there is no column \(Self.list(wanted, " or ")). Its columns: \(Self.list(found, ", ")).")
    case .ragged(let line):
      Phrase(
        id: "kolomnya lebih banyak daripada judulnya. Nilai yang memuat tanda pemisah ditulis dalam tanda kutip.",
        en: "there are more cells than titles. A value that has the separator in it is put in quotation marks."
      ).at(.line(line))
    case .noID(let id):
      Phrase(
        id: "“\(id)” bukan id dokumen: paling banyak 64 huruf, angka dan tanda, tanpa spasi atau garis miring.",
        en: "“\(id)” is no id of a document: at most 64 letters, digits and signs, no blank or slash.")
    case .nothing(let field):
      Phrase(
        id: "“\(field)” tidak ada; bila namanya lain, sebut di [queue.fields].",
        en: "there is no “\(field)”; if it is called otherwise, say so in [queue.fields].")
    case .unknown(let name, let field):
      Phrase(
        id: "“\(name)” tanpa “\(field)”. \(KlikpajakBackend.howToName.text(.indonesian))",
        en: "“\(name)” has no “\(field)”. \(KlikpajakBackend.howToName.text(.english))")
    case .several(let name, let ids):
      Phrase(
        id: "“\(name)” adalah beberapa dokumen; tulis id yang dimaksud: \(Self.list(ids.map(\.rawValue), ", ")).",
        en: "“\(name)” is several documents; put the id that is meant: \(Self.list(ids.map(\.rawValue), ", ")).")
    }
  }

  private static func list(_ names: [String], _ between: String) -> String {
    names.prefix(20).map { "“\($0)”" }.joined(separator: between)
  }
}

extension Phrase {
  fileprivate static func line(_ number: Int) -> Phrase { Phrase(id: "baris \(number)", en: "line \(number)") }

  /// The same behind its place.
  fileprivate func at(_ place: Phrase?) -> Phrase {
    guard let place else { return self }
    return Phrase(
      id: "\(place.text(.indonesian)): \(text(.indonesian))", en: "\(place.text(.english)): \(text(.english))")
  }

  fileprivate func at(_ place: Phrase?, of file: CoretaxFile) -> Phrase {
    at(place).at(Phrase(same: "\(file.name)"))
  }
}
