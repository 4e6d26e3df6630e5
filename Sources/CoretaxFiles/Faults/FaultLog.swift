import UploadQueue

/// Collects the faults of one file; keeps the first ones, hands on the others and counts all.
final class FaultLog {
  private let name: String
  /// Takes those that there is no room for.
  private let beyond: ((FileFault) -> Void)?
  /// Which sheet of a workbook is being read, where it has several.
  var sheet: String?
  private(set) var faults: [FileFault] = []
  private(set) var count = 0
  /// The first documents of which it is not known which list they are from.
  private var unplaced: [UnplacedDocument] = []

  init(file: String, beyond: ((FileFault) -> Void)? = nil) {
    name = file
    self.beyond = beyond
  }

  /// What a message calls the place.
  private var file: String { sheet.map { "\(name) [\($0)]" } ?? name }

  /// Notes a fault.
  func note(
    _ kind: FileFault.Kind, line: Int? = nil, row: Int? = nil, column: String? = nil, value: String? = nil
  ) {
    count += 1
    let hasRoom = faults.count < FileRefused.mostFaults
    guard hasRoom || beyond != nil else { return }
    let fault = FileFault(file: file, line: line, row: row, column: column, value: value.map(Self.cut), kind: kind)
    if hasRoom { faults.append(fault) } else { beyond?(fault) }
  }

  /// Takes back faults of a kind, of which something else is the cause.
  func takeBack(_ kind: FileFault.Kind) {
    let before = faults.count
    faults.removeAll { $0.kind == kind }
    count -= before - faults.count
  }

  /// Notes a document of which it is not known which list it is from.
  func noteUnplaced(_ document: UnplacedDocument) {
    if unplaced.count < FileRefused.mostFaults { unplaced.append(document) }
  }

  /// A value as far as a message shows it.
  private static func cut(_ value: String) -> String {
    value.utf8.count > 80 && value.count > 81 ? value.prefix(80) + "…" : value
  }

  /// Refuses the file where it has faults.
  func settle() throws(FileRefused) {
    guard count > 0 else { return }
    // The parts of a row are not always read in the order they stand in.
    let ordered = faults.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
    throw FileRefused(faults: ordered.map(\.element), faultCount: count, unplaced: unplaced)
  }
}
