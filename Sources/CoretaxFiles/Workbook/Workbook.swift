/// Excel's workbook: which sheets it has, and what their cells refer to.
///
/// Macros are not run, links are not followed, formulas are not computed: a cell is what was last computed in it.
final class Workbook {
  /// A sheet, in the order people see them.
  struct Sheet {
    let name: String
    let origin: any ByteOrigin
  }

  let sheets: [Sheet]
  let texts: SharedTexts
  let styles = CellStyles()
  /// Whether the days are counted from 1904, as the first Excels of the Macintosh did.
  let is1904: Bool

  init(_ archive: ZipArchive, limits: ReadingLimits) throws(FileFault.Kind) {
    func part(_ path: String) -> (any ByteOrigin)? { archive.entry(named: path).map(archive.origin) }
    func read(_ path: String, root: String, _ taker: some XMLTaker) throws(FileFault.Kind) {
      guard let origin = part(path) else { return }
      do throws(FileFault.Kind) {
        try XMLWalk.read(origin, root: root, taker)
      } catch {
        throw error == .otherXML ? .brokenWorkbook(path) : error
      }
    }

    let package = Relations()
    try read("_rels/.rels", root: "Relationships", package)
    let main = package.targets(of: "officeDocument", from: "").first ?? "xl/workbook.xml"
    guard main.hasSuffix(".xml"), let origin = part(main) else { throw .otherOffice }
    let content = WorkbookContent()
    do throws(FileFault.Kind) {
      try XMLWalk.read(origin, root: "workbook", content)
    } catch {
      throw error == .otherXML ? .otherOffice : error
    }
    is1904 = content.is1904

    let folder = main.split(separator: "/").dropLast().joined(separator: "/")
    let file = main.split(separator: "/").last ?? ""
    let relations = Relations()
    try read(Relations.path(folder, "_rels/\(file).rels"), root: "Relationships", relations)
    texts = SharedTexts(limits: limits)
    if let path = relations.targets(of: "sharedStrings", from: folder).first { try read(path, root: "sst", texts) }
    if let path = relations.targets(of: "styles", from: folder).first { try read(path, root: "styleSheet", styles) }
    var sheets: [Sheet] = []
    for (name, relation) in content.sheets {
      // A sheet of charts or macros has another type, and nothing to read.
      guard let target = relations.target(id: relation, type: "worksheet", from: folder) else { continue }
      guard let origin = part(target) else { throw .brokenWorkbook(target) }
      sheets.append(Sheet(name: name, origin: origin))
    }
    self.sheets = sheets
  }

  /// A sheet by its name, as Excel compares names.
  func sheet(named name: String) -> Sheet? {
    sheets.first { $0.name.lowercased() == name.lowercased() }
  }
}

/// The sheets that a workbook names, those that people cannot see left out.
private final class WorkbookContent: XMLTaker {
  private(set) var sheets: [(name: String, relation: String)] = []
  private(set) var is1904 = false

  func begin(_ element: String, _ attributes: [String: String]) throws(FileFault.Kind) {
    switch element {
    case "workbookPr":
      is1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    case "sheet":
      guard sheets.count < 1000 else { throw .workbookTooLarge }
      let relation = attributes.first { $0.key == "r:id" || $0.key.hasSuffix(":id") }?.value
      if (attributes["state"] ?? "visible") == "visible", let relation {
        sheets.append((attributes["name"] ?? "", relation))
      }
    default: break
    }
  }

  func end(_ element: String) throws(FileFault.Kind) {}
  func text(_ text: String) throws(FileFault.Kind) {}
}

/// What a part of a package refers to; a target is looked up in the package, and nowhere else.
private final class Relations: XMLTaker {
  private var all: [(id: String, type: String, target: String)] = []

  /// The targets of a type.
  func targets(of type: String, from folder: String) -> [String] {
    all.filter { $0.type == type }.map { Self.path(folder, $0.target) }
  }

  /// The target of one relation, where it is of this type.
  func target(id: String, type: String, from folder: String) -> String? {
    all.first { $0.id == id && $0.type == type }.map { Self.path(folder, $0.target) }
  }

  func begin(_ element: String, _ attributes: [String: String]) throws(FileFault.Kind) {
    guard element == "Relationship", attributes["TargetMode"] != "External", let id = attributes["Id"],
      let type = attributes["Type"]?.split(separator: "/").last, let target = attributes["Target"]
    else { return }
    guard all.count < 10_000 else { throw .workbookTooLarge }
    all.append((id, String(type), target))
  }

  func end(_ element: String) throws(FileFault.Kind) {}
  func text(_ text: String) throws(FileFault.Kind) {}

  /// A target seen from a folder of the package.
  static func path(_ folder: String, _ target: String) -> String {
    var parts: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in target.split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
