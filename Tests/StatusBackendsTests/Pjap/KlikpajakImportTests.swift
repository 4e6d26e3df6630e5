import CoretaxFiles
import Foundation
import HTTPService
import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

@Suite("Documents that are imported for Klikpajak")
struct KlikpajakImportTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.write("dokumen.txt", "# November\n5001 INV-1\n\n5002  # nanti", mode: 0o640)
  }

  private func importing(
    fields: [AnswerField: String] = [:], seen: [Sighting] = []
  ) throws -> KlikpajakImport {
    try KlikpajakImport(
      into: DocumentList(path: path), settings: PjapSettings(taxpayer: try PjapStand.taxpayer(), fields: fields),
      seen: seen)
  }

  private func file(_ text: String, mark: Bool = false) -> CoretaxFile {
    CoretaxFile(
      name: "berkas", modified: Sample.observedAt, bytes: (mark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8))
  }

  /// The lines that an import of a text adds to the list.
  private func added(
    _ text: String, mark: Bool = false, fields: [AnswerField: String] = [:], seen: [Sighting] = []
  ) throws -> [String] {
    var importing = try importing(fields: fields, seen: seen)
    return try importing.take(file(text, mark: mark), writes: false).added
  }

  private func faults(_ text: String, seen: [Sighting] = []) throws -> [String] {
    do {
      _ = try added(text, seen: seen)
      return []
    } catch let refused as KlikpajakImport.Refused { return refused.faults.map { $0.text(.english).string } }
  }

  private func sighting(_ id: String, reference: String) -> Sighting {
    Sighting(
      subject: Subject(document: DocumentID(id), name: reference, recordID: nil, reference: reference, nsfp: nil),
      status: StatusReading(.approved, words: "APPROVED"),
      time: StatusTime(since: Sample.observedAt, source: .observed))
  }

  @Test(
    "An answer, several in a list or one a line, and an envelope of several are all read",
    arguments: [
      #"{"data": {"id": 5003, "reference": "INV-3"}}"#, #"{"id": "5003", "client_reference_id": "INV-3"}"#,
      #"[{"data": {"id": 5003, "reference": "INV-3"}}, {"id": 5001}]"#,
      "{\"data\": {\"id\": 5003, \"reference\": \"INV-3\"}}\r\n\r\n{\"id\": 5002}\n",
      #"{"data": [{"id": 5002}, {"id": 5003, "reference": " INV-3\n"}, {"id": 5003}]}"#,
    ])
  func answers(text: String) throws {
    #expect(try added(text) == ["5003 INV-3"])
    #expect(try added(text, mark: true) == ["5003 INV-3"])
  }

  @Test(
    "A table is read with a comma or a semicolon, titles as the fields or as people call them, and its empty rows",
    arguments: [
      "id,reference\n5003,INV-3\n5001,INV-1\n,\n", "ID;Nama;Referensi\r\n5003;\"PT; CONTOH\";INV-3\r\n5002\r\n",
      "\"tax_invoice_number\";\"reference\";\"id\"\n04002600000000003;INV-3;5003\n",
    ])
  func tables(text: String) throws {
    #expect(try added(text) == ["5003 INV-3"])
    #expect(try added(text, mark: true) == ["5003 INV-3"])
  }

  @Test("The fields are called as the queue's configuration says, and the NSFP stands in for a reference")
  func fields() throws {
    #expect(
      try added(
        #"{"data": {"nomor": {"klikpajak": 5003}, "id": 1, "tax_invoice_number": "04002600000000003"}}"#,
        fields: [.id: "nomor.klikpajak"])
        == ["5003 04002600000000003"])
    #expect(try added("kunci;faktur\n5003;F-3\n", fields: [.id: "kunci", .reference: "faktur"]) == ["5003 F-3"])
  }

  @Test("New ids are added below what stands in the list, which keeps all of it and its mode; another time none is new")
  func written() throws {
    var importing = try importing()
    let answers = file(#"[{"id": 5003, "reference": "INV-3"}, {"id": 5002}, {"id": 5004}]"#)
    let outcome = try importing.take(answers, writes: true)
    #expect(outcome.added.count == 2 && outcome.known == 1)
    let list = "# November\n5001 INV-1\n\n5002  # nanti\n5003 INV-3\n5004\n"
    #expect(try String(contentsOfFile: path, encoding: .utf8) == list)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    #expect(try importing.take(answers, writes: true).known == 3)
    #expect(try added("id\n5003\n5004\n").isEmpty)
  }

  @Test("A list that is not there is made")
  func made() throws {
    try FileManager.default.removeItem(atPath: path)
    var importing = try importing()
    #expect(try importing.take(file("id\n5003\n"), writes: false).added.count == 1)
    #expect(!FileManager.default.fileExists(atPath: path))
    importing = try self.importing()
    #expect(try importing.take(file("id\n5003\n"), writes: true).added.count == 1)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "5003\n")
  }

  @Test("A reference without an id is the document that the list, the journal or the file itself calls so")
  func references() throws {
    #expect(try added("reference\nINV-1\n").isEmpty)
    #expect(try added("reference\nINV-7\n", seen: [sighting("5007", reference: "INV-7")]) == ["5007 INV-7"])
    #expect(try added("reference;id\nINV-8;\nINV-8;5008\n") == ["5008 INV-8"])
    let several = ["5007", "5017"].map { sighting($0, reference: "INV-7") }
    #expect(
      try faults("reference\nINV-7\n", seen: several) == [
        "berkas: line 2: “INV-7” is several documents; put the id that is meant: “5007”, “5017”."
      ])
  }

  @Test("More documents than a list holds are refused in one sentence, however small they are")
  func tooMany() throws {
    let (most, said) = (DocumentList.mostDocuments, "berkas: there are more than 10000 documents in it;")
    for text in [
      "[" + String(repeating: "{},", count: most) + "{}]", String(repeating: "{}\n", count: most + 1),
      "[" + String(repeating: "{},", count: 100 * most) + "{}]",
    ] {
      let faults = try faults(text)
      #expect(faults.count == 1 && faults.first?.hasPrefix(said) == true, "\(faults.prefix(2))")
    }
    let faults = try faults("id\n" + String(repeating: "x\n", count: most + 1))
    #expect(faults.count == 1 && faults.first?.contains("more than 10,001 rows") == true, "\(faults.prefix(2))")
  }

  @Test("Whatever is wrong is named with its place, and nothing of the file is taken")
  func refused() throws {
    let hint = KlikpajakBackend.howToName.text(.english).string
    #expect(
      try faults("id;reference\n5003;INV-3\n;INV-9\na/b;INV-4\n") == [
        "berkas: line 3: “INV-9” has no “id”. \(hint)",
        "berkas: line 4: “a/b” is no id of a document: at most 64 letters, digits and signs, no blank or slash.",
      ])
    #expect(
      try faults(#"[{"id": 5003}, {"message": "Not Found"}]"#) == [
        "berkas: document 2: there is no “id”; if it is called otherwise, say so in [queue.fields]."
      ])
    #expect(
      try faults("{\"id\": 5003}\n{\"id\": 50") == [
        "berkas: line 2: the JSON is broken or cut off. Save the answer again; of several answers, one a line."
      ])
    #expect(try faults("a;b\n1;2\n") == ["berkas: there is no column “id” or “reference”. Its columns: “a”, “b”."])
    #expect(try faults("id;reference\n5003;INV;3\n").first?.hasPrefix("berkas: line 2: there are more cells") == true)
    #expect(try faults("id\n") == ["berkas: there is no document in it."])
    for text in ["", "<html></html>", "%PDF-1.7", "{", "id;\u{0}\n"] { #expect(try faults(text).count == 1, "\(text)") }
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasSuffix("# nanti"))
  }
}
