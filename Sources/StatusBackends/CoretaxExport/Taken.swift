import CoretaxFiles
import QueueStore
import UploadQueue
import Wording

/// What came of one file of a folder, with all that is inside it where it is an archive.
struct Taken: Sendable {
  /// When the newest list in it was true.
  private(set) var newestList: Timestamp?
  private var importedCount = 0
  private var foreignCount = 0
  private var outlivedCount = 0
  /// Which files bear a time that is still to come, and as of when they count.
  private var futures: [Phrase] = []
  /// Why files were refused, each with the name of its file.
  private var refusals: [Phrase]

  init(refusals: [Phrase]) {
    self.refusals = refusals
  }

  mutating func add(_ outcome: FileIntake.Outcome, of file: CoretaxFile) {
    switch outcome {
    case .imported(let report, let summary):
      importedCount += 1
      outlivedCount += report.outlived
      let asOf = report.newestAsOf ?? file.modified
      if summary.format.isList { newestList = max(newestList ?? asOf, asOf) }
      if let time = file.futureTime { futures.append(Self.future(file, time)) }
    case .foreign: foreignCount += 1
    case .unreadable(let refused): refusals.append(refused.phrase)
    case .refused(let refused):
      let why = refused.phrase
      refusals.append(Phrase(id: "\(file.name): \(why.text(.indonesian))", en: "\(file.name): \(why.text(.english))"))
    }
  }

  var outcome: TakenFile.Outcome {
    if importedCount > 0 { return .taken }
    return refusals.isEmpty ? .foreign : .refused
  }

  /// What a person should know of it.
  func remarks(of name: String) -> [Phrase] {
    var remarks = refusals + futures
    if outlivedCount > 0 {
      let count = outlivedCount
      let documents: SafeText = count == 1 ? "a document approved since is" : "\(count) documents approved since are"
      remarks.append(
        Phrase(
          id: "\(name) adalah salinan daftar lama: \(count) dokumen yang sudah disetujui di dalamnya belum; dibiarkan.",
          en: "\(name) is a copy of an old list: \(documents) not in it yet; left alone."))
    }
    return remarks
  }

  /// That a file bears a time that is still to come, and as of when it counts then.
  private static func future(_ file: CoretaxFile, _ time: Timestamp) -> Phrase {
    let counted =
      file.isAsOldAsArchive
      ? Phrase(id: "waktu arsipnya", en: "its archive's time") : Phrase(id: "sekarang", en: "now")
    return Phrase(
      id: """
        \(file.name): waktu berkasnya masih akan datang (\(time.dated(.indonesian, in: .wib)) WIB), jadi isinya dihitung \
        per \(counted.text(.indonesian)). Simpan lagi dengan waktu yang benar; lalu dibaca ulang.
        """,
      en: """
        \(file.name): the file's time lies in the future (\(time.dated(.english, in: .wib)) WIB), so it counts as of \
        \(counted.text(.english)). Save it again with the right time, and it is read again.
        """)
  }
}

extension FileFormat {
  /// Whether it says how documents stand, and not only that they are expected.
  fileprivate var isList: Bool {
    switch self {
    case .coretaxJSON, .coretaxCSV, .coretaxWorkbook: true
    case .coretaxXML, .importTemplate, .desktopCSV: false
    }
  }
}

extension TakenFile {
  /// Whether it was looked at as it is.
  func isSame(as stamp: FileStamp) -> Bool { size == stamp.size && modified == stamp.modified }
}

extension FolderListing.Failure {
  func phrase(_ folder: String) -> Phrase {
    switch self {
    case .unreadable(let words):
      Phrase(
        id: "folder \(folder) tidak dapat dibaca (\(system: words)). Periksa letak folder itu dan izinnya",
        en: "the folder \(folder) cannot be read (\(words)). Check where the folder is and its permissions")
    case .tooMany(let most):
      Phrase(
        id: "folder \(folder) berisi lebih dari \(most) berkas. Pakai folder tersendiri untuk ekspor",
        en: "the folder \(folder) holds more than \(most) files. Use one for exports alone")
    }
  }
}
