import Foundation
import TestSupport

@testable import CoretaxFiles

/// Archives and workbooks made for a test.
enum Archives {
  /// A folder that is gone when the test is over.
  static func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("coretax-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// A zip archive of these files.
  static func zip(_ files: [(name: String, content: [UInt8])]) throws -> [UInt8] {
    try inFolder { folder in
      let file = folder.appendingPathComponent("arsip.zip")
      try Data().write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      let writer = try ZipWriter(handle.fileDescriptor, modified: .wib("2026-11-16 08:00"))
      for (name, content) in files {
        try writer.begin(name)
        try writer.write(content)
      }
      try writer.finish()
      try handle.close()
      return try [UInt8](Data(contentsOf: file))
    }
  }
}

/// A workbook put together part by part, so that a test can spoil any of them.
struct SampleWorkbook {
  var sheets: [(name: String, rows: String)] = []
  var shared: [String]?
  var formats = ""
  var cellFormats = ""
  var properties = ""
  var parts: [String: String] = [:]

  /// A workbook of one sheet.
  init(_ rows: String..., name: String = "Sheet1") {
    sheets = [(name, rows.joined())]
  }

  /// A row of texts.
  static func texts(_ row: Int, _ cells: [String]) -> String {
    let cells = cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }
    return "<row r=\"\(row)\">\(cells.joined())</row>"
  }

  /// The archive.
  func bytes() throws -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var all = [
      "[Content_Types].xml": "<Types/>",
      "_rels/.rels": Self.relations([("rId1", "\(office)/officeDocument", "xl/workbook.xml")]),
      "xl/workbook.xml": """
      <workbook xmlns:r="\(office)">\(properties)<sheets>\(sheets.enumerated().map {
        "<sheet name=\"\($0.element.name)\" sheetId=\"\($0.offset + 1)\" r:id=\"s\($0.offset)\"/>"
      }.joined())</sheets></workbook>
      """,
      "xl/_rels/workbook.xml.rels": Self.relations(
        sheets.indices.map { ("s\($0)", "\(office)/worksheet", "worksheets/sheet\($0 + 1).xml") } + [
          ("t", "\(office)/sharedStrings", "sharedStrings.xml"), ("y", "\(office)/styles", "/xl/styles.xml"),
        ]),
      "xl/styles.xml": """
      <styleSheet><numFmts>\(formats)</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/>\(cellFormats)</cellXfs></styleSheet>
      """,
    ]
    for (index, sheet) in sheets.enumerated() {
      all["xl/worksheets/sheet\(index + 1).xml"] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet><sheetData>\(sheet.rows)</sheetData></worksheet>"
    }
    if let shared { all["xl/sharedStrings.xml"] = "<sst>\(shared.joined())</sst>" }
    all.merge(parts) { $1 }
    return try Archives.zip(all.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) })
  }

  private static func relations(_ all: [(String, String, String)]) -> String {
    let all = all.map { "<Relationship Id=\"\($0.0)\" Type=\"\($0.1)\" Target=\"\($0.2)\"/>" }
    return "<Relationships>\(all.joined())</Relationships>"
  }
}
