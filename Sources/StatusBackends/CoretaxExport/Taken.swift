import CoretaxFiles
import QueueStore
import UploadQueue
import Wording

/// What came of one file of a folder, with all that is inside it where it is an archive.
struct Taken: Sendable {
  /// When the newest list in it was true.
  private(set) var newestList: Timestamp?
  /// Whether that is by a time that a file bears, and not by one that its documents tell.
  private(set) var countsAsOfItsTime = false
  private var importedCount = 0
  private var foreignCount = 0
  /// Which files bear a time that is still to come, and as of when they count.
  private var futures: [Phrase] = []
  /// Which files bear a time that is before what is in them.
  private var tooOld: [Phrase] = []
  /// Which files are older than their time.
  private var oldCopies: [Phrase] = []
  /// Which files say otherwise than newer ones, and were left alone there.
  private var leftAlone: [Phrase] = []
  /// Why files were refused, each with the name of its file.
  private var refusals: [Phrase]

  /// What was looked at before; `nil` where somebody has just given the file its time.
  private let others: [TakenFile]?

  init(refusals: [Phrase], others: [TakenFile]?) {
    self.refusals = refusals
    self.others = others
  }

  mutating func add(_ outcome: FileIntake.Outcome, of file: CoretaxFile) {
    switch outcome {
    case .imported(let report, let summary):
      importedCount += 1
      if let time = file.futureTime { futures.append(Self.future(file, time)) }
      if let own = report.toldLater { tooOld.append(Self.tooOld(file, own)) }
      if let before = report.backwards.knownAt {
        oldCopies.append(Self.oldCopy(file, report.backwards, before))
      } else {
        if let others, let known = report.newerKnownAt, !report.isShownToBeOlder {
          let newer = others.first { $0.outcome == .taken && $0.asOf == known }?.name
          leftAlone.append(
            Self.leftAlone(file, report.newerKnownCount, newer: newer.map { "\($0)" }, as: known))
        }
        if summary.format.isList {
          let asOf = report.newestAsOf ?? file.modified
          if newestList.map({ $0 <= asOf }) ?? true {
            (newestList, countsAsOfItsTime) = (asOf, report.toldTheirTime == 0)
          }
        }
      }
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
  var remarks: [Phrase] { refusals + futures + tooOld + oldCopies + leftAlone }

  /// That a file is older than its time says, by what, and how its time is put right; `before` is when it was true at the
  /// latest.
  private static func oldCopy(_ file: CoretaxFile, _ backwards: BackwardDocuments, _ before: Timestamp) -> Phrase {
    Phrase(
      id: """
        \(file.name) adalah salinan daftar lama, walau waktu berkasnya mengatakan lain; \(backwards.shown.text(.indonesian)). Yang \
        sudah diketahui tidak diubah; hanya dokumen yang belum ada yang ditambahkan. Hapus berkas itu, atau beri waktu \
        ekspornya, yaitu sebelum \(before.dated(.indonesian, in: .wib)) WIB \
        (touch -d 'YYYY-MM-DD HH:MM +0700' BERKAS); lalu dibaca ulang.
        """,
      en: """
        \(file.name) is a copy of an old list, though the file's time says otherwise; \(backwards.shown.text(.english)). Nothing \
        that is known was changed; only documents that were not there yet were added. Remove the file, or give it the \
        time of its export, which is before \(before.dated(.english, in: .wib)) WIB \
        (touch -d 'YYYY-MM-DD HH:MM +0700' FILE), and it is read again.
        """)
  }

  /// That a file bears a time that is before what a document in it tells of itself, and how that is put right.
  private static func tooOld(_ file: CoretaxFile, _ own: Timestamp) -> Phrase {
    let (id, en) = (own.dated(.indonesian, in: .wib), own.dated(.english, in: .wib))
    return Phrase(
      id: """
        \(file.name): waktu berkasnya meragukan; ada dokumen di dalamnya yang dibuat atau diubah sesudah itu (\(id) WIB). \
        Beri waktu ekspornya, sesudah itu (touch -d 'YYYY-MM-DD HH:MM +0700' BERKAS); lalu dibaca ulang.
        """,
      en: """
        \(file.name): the file's time is doubtful; a document in it was created or changed after it (\(en) WIB). Give it \
        the time of its export, which is after that (touch -d 'YYYY-MM-DD HH:MM +0700' FILE), and it is read again.
        """)
  }

  /// That a file says otherwise of some documents than a newer one, and was left alone there; and what to do should that one be
  /// the old one.
  private static func leftAlone(_ file: CoretaxFile, _ count: Int, newer: SafeText?, as known: Timestamp) -> Phrase {
    func at(_ moment: Timestamp, _ language: Language) -> SafeText { "\(moment.dated(language, in: .wib)) WIB" }
    guard let newer else {
      return Phrase(
        id: """
          \(file.name), per \(at(file.modified, .indonesian)), lebih lama daripada yang sudah diketahui per \
          \(at(known, .indonesian)), jadi yang berbeda dibiarkan seperti yang diketahui itu; dokumennya: \(count). Bila \
          justru berkas ini yang lebih baru, beri waktu ekspornya (touch -d 'YYYY-MM-DD HH:MM +0700' BERKAS); lalu dibaca \
          ulang.
          """,
        en: """
          \(file.name), as of \(at(file.modified, .english)), is older than what is known as of \
          \(at(known, .english)), so what differs was left as that has it; documents: \(count). Where this file is the \
          newer one all the same, give it the time of its export (touch -d 'YYYY-MM-DD HH:MM +0700' FILE), and it is read \
          again.
          """)
    }
    return Phrase(
      id: """
        \(file.name), per \(at(file.modified, .indonesian)), lebih lama daripada \(newer), per \
        \(at(known, .indonesian)), jadi yang berbeda dibiarkan seperti di \(newer); dokumennya: \(count). Bila justru \
        \(newer) yang lama (misalnya salinan), beri \(newer) waktu ekspornya, yaitu sebelum \
        \(at(file.modified, .indonesian)) (touch -d 'YYYY-MM-DD HH:MM +0700' BERKAS); lalu keduanya dibaca ulang.
        """,
      en: """
        \(file.name), as of \(at(file.modified, .english)), is older than \(newer), as of \(at(known, .english)), so \
        what differs was left as \(newer) has it; documents: \(count). Where \(newer) is the old one (a copy, perhaps), \
        give \(newer) the time of its export, which is before \(at(file.modified, .english)) \
        (touch -d 'YYYY-MM-DD HH:MM +0700' FILE), and both are read again.
        """)
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
