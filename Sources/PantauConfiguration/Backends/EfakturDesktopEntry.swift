import UploadQueue
import Wording

/// What is set of a folder of files of the e-Faktur desktop client.
public struct EfakturDesktopEntry: Sendable, Equatable {
  /// The folder.
  public var folder: String
  /// The name of the queue that sees the client's documents in Coretax.
  public var coretaxQueue: String
  /// Whose documents they must be.
  public var taxpayer: NPWP?
  /// For how many days after a document was made its absence in Coretax is normal.
  public var normalDays: Int

  /// Data of the client reaches Coretax within two days (DJP, FAQ e-Faktur Client Desktop, 12 February 2025).
  public static let usualNormalDays = 2

  /// A folder of the client's files; what is not named has its default.
  public init(folder: String, coretaxQueue: String, taxpayer: NPWP? = nil, normalDays: Int = usualNormalDays) {
    self.folder = folder
    self.coretaxQueue = coretaxQueue
    self.taxpayer = taxpayer
    self.normalDays = normalDays
  }
}

extension EfakturDesktopEntry {
  init(_ table: inout TableReader) {
    self.init(folder: table.folder("~/efaktur/csv"), coretaxQueue: table.coretaxQueue())
    taxpayer = table.taxpayer()
    normalDays = table.integer("normal-days", in: 0...30) ?? Self.usualNormalDays
  }
}

extension TableReader {
  /// The queue that sees Coretax, which has to be named.
  fileprivate mutating func coretaxQueue() -> String {
    let written = string("coretax-queue")
    if let written, !written.value.isEmpty { return written.value }
    log.add(
      ConfigurationFault(
        written?.place ?? place,
        Phrase(
          id: "antrean yang melihat dokumennya di Coretax belum disebut: coretax-queue = \"…\"",
          en: "the queue that sees its documents in Coretax is not named: coretax-queue = \"…\"")))
    return ""
  }
}
