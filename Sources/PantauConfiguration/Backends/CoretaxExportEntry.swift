import UploadQueue
import Wording

/// What is set of a folder that exports of the portal are saved in.
public struct CoretaxExportEntry: Sendable, Equatable {
  /// The folder.
  public var folder: String
  /// Whose documents they must be.
  public var taxpayer: NPWP?
  /// Which of the portal's lists they are, where they do not say.
  public var kind: DocumentKind?
  /// How old the newest export may be before nothing more is done on it.
  public var staleAfter: Duration

  /// The age of the newest export from which nothing more is done on it, unless set.
  public static let usualStaleAfter = Duration.hours(24)

  /// A folder of exports; what is not named has its default.
  public init(
    folder: String, taxpayer: NPWP? = nil, kind: DocumentKind? = nil, staleAfter: Duration = usualStaleAfter
  ) {
    self.folder = folder
    self.taxpayer = taxpayer
    self.kind = kind
    self.staleAfter = staleAfter
  }
}

extension CoretaxExportEntry {
  init(_ table: inout TableReader) {
    self.init(folder: table.folder("~/coretax"))
    taxpayer = table.taxpayer()
    kind = table.choice("kind", DocumentKind.allCases.map { ($0.controller, $0) })
    staleAfter = table.span("stale-after")?.value ?? Self.usualStaleAfter
  }
}

extension TableReader {
  /// The folder that is to be watched, which has to be named.
  mutating func folder(_ example: String) -> String {
    let faultsBefore = log.faults.count
    let written = string("folder")
    guard log.faults.count == faultsBefore else { return "" }
    if let written, !written.value.isEmpty {
      guard isPath(written, of: "folder", to: Phrase(id: "sebuah folder", en: "a folder")) else { return "" }
      log.name(NamedPlace(.folder, at: written, of: "folder"))
      return written.value
    }
    log.add(
      ConfigurationFault(
        written?.place ?? place,
        Phrase(
          id: "folder yang dipantau belum disebut: folder = \"\(example)\"",
          en: "the folder to watch is not named: folder = \"\(example)\"")))
    return ""
  }
}
