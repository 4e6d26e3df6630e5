import GRDB
import GRDBSQLite
import Glibc
import Wording

/// Why a file of Pantau's could not be used.
public enum StoreFailure: Explained, Hashable {
  /// There is no such file, or no longer.
  case missing(path: String)
  /// The file, or its folder, may not be opened or written.
  case denied(path: String)
  /// The file is something else: not SQLite, or another program's.
  case notOurs(path: String)
  /// What is there is a folder.
  case folder(path: String)
  /// What is there is no file that can be read from anywhere, such as a pipe or a device.
  case irregular(path: String)
  /// Another queue was put in the place of the one that was opened.
  case replaced(path: String)
  /// The file is damaged: SQLite's words.
  case damaged(path: String, words: String)
  /// Another program held the file for too long.
  case locked(path: String)
  /// The disk is full, or the user's share of it.
  case diskFull(path: String)
  /// The file was written by a newer Pantau.
  case tooNew(path: String)
  /// The file is only read, and was written by an older Pantau whose tables say too little.
  case tooOld(path: String)
  /// The file is only read, and its last entries lie in a log that cannot be read without writing.
  case unclosed(path: String)
  /// A rule of the file itself forbids it: the words of the rule.
  case forbidden(path: String, rule: String)
  /// Anything else: the system's words.
  case other(path: String, words: String)

  /// What was wrong, where, and what to do.
  public var phrase: Phrase {
    switch self {
    case .missing(let path):
      Phrase(
        id: "Berkas \(path) tidak ada (lagi). Kembalikan berkasnya, atau periksa alamatnya.",
        en: "The file \(path) is not there (any more). Put it back, or check the path.")
    case .denied(let path):
      Phrase(
        id: "Berkas \(path) tidak boleh dibuka atau ditulis. Periksa izin berkas dan foldernya.",
        en: "The file \(path) may not be opened or written. Check the permissions of the file and its folder.")
    case .notOurs(let path):
      Phrase(
        id: "Berkas \(path) bukan berkas Pantau dari jenis ini. Periksa alamatnya.",
        en: "The file \(path) is not a Pantau file of this kind. Check the path.")
    case .folder(let path):
      Phrase(
        id: "\(path) adalah folder. Sebut berkas di dalamnya.", en: "\(path) is a folder. Name a file in it.")
    case .irregular(let path):
      Phrase(
        id: "\(path) bukan berkas biasa (pipa atau perangkat). Sebut sebuah berkas.",
        en: "\(path) is no ordinary file (a pipe or a device). Name a file.")
    case .replaced(let path):
      Phrase(
        id: """
          Antrean lain ada di tempatnya. Jalankan Pantau lagi untuk memantau yang itu, atau kembalikan yang tadi: \(path)
          """,
        en: """
          Another queue is in its place. Start Pantau again to watch that one, or put the earlier one back: \(path)
          """)
    case .damaged(let path, let words):
      Phrase(
        id: "Berkas \(path) rusak (\(system: words)). Pindahkan berkas itu dan kembalikan cadangannya.",
        en: "The file \(path) is damaged (\(words)). Move it away and restore a backup.")
    case .locked(let path):
      Phrase(
        id: "Berkas \(path) terlalu lama dikunci program lain. Coba lagi setelah program itu selesai.",
        en: "The file \(path) was locked by another program for too long. Try again when that program is done.")
    case .diskFull(let path):
      Phrase(
        id: "Penyimpanan penuh: \(path) tidak dapat ditulis. Kosongkan ruang, lalu coba lagi.",
        en: "The disk is full: \(path) cannot be written. Free some space, then try again.")
    case .tooNew(let path):
      Phrase(
        id: "Berkas \(path) ditulis oleh Pantau yang lebih baru. Perbarui Pantau di mesin ini.",
        en: "The file \(path) was written by a newer Pantau. Update Pantau on this machine.")
    case .tooOld(let path): Self.tooOldPhrase(path)
    case .unclosed(let path): Self.unclosedPhrase(path)
    case .forbidden(let path, let rule):
      Phrase(
        id: "Berkas \(path) menolak penulisan ini: \(rule). Perbaiki di sumbernya.",
        en: "The file \(path) refuses this: \(rule). Correct it at its source.")
    case .other(let path, let words):
      Phrase(
        id: "Berkas \(path) tidak dapat dipakai: \(system: words). Periksa penyimpanannya, lalu coba lagi.",
        en: "The file \(path) cannot be used: \(words). Check the disk it is on, then try again.")
    }
  }
}

extension StoreFailure {
  private static func tooOldPhrase(_ path: String) -> Phrase {
    Phrase(
      id: "Berkas \(path) ditulis Pantau yang lebih lama, dan di sini hanya dibaca. Jalankan pantau sekali dengannya.",
      en: "The file \(path) was written by an older Pantau, and is only read here. Start pantau on it once.")
  }

  private static func unclosedPhrase(_ path: String) -> Phrase {
    Phrase(
      id: """
        Isi terakhir \(path) masih di \(path)-wal, dan tidak terbaca tanpa menulis. Jalankan pantau sekali dengannya, \
        atau kembalikan \(path)-shm ke sampingnya.
        """,
      en: """
        What came last into \(path) is still in \(path)-wal, and cannot be read without writing. Start pantau on it \
        once, or put \(path)-shm back beside it.
        """)
  }

  /// What an error of SQLite, or of anything met while using the file, means for the file.
  init(_ error: any Error, path: String) {
    switch error {
    case let failure as StoreFailure: self = failure
    case let error as DatabaseError: self = Self.meaning(of: error, path: path)
    default: self = .other(path: path, words: "\(error)")
    }
  }

  private static func meaning(of error: DatabaseError, path: String) -> StoreFailure {
    let words = error.message ?? "SQLite \(error.extendedResultCode.rawValue)"
    switch error.extendedResultCode {
    case .SQLITE_READONLY_DBMOVED: return .missing(path: path)
    case .SQLITE_IOERR_SHMSIZE: return .diskFull(path: path)
    default: break
    }
    return switch error.resultCode {
    case .SQLITE_FULL: .diskFull(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .denied(path: path)
    case .SQLITE_CANTOPEN: access(path, F_OK) == 0 ? .denied(path: path) : .missing(path: path)
    case .SQLITE_NOTADB: .notOurs(path: path)
    case .SQLITE_CORRUPT: .damaged(path: path, words: words)
    case .SQLITE_CONSTRAINT: .forbidden(path: path, rule: Self.rule(in: words))
    default: .other(path: path, words: words)
    }
  }

  /// SQLite puts a fixed beginning before the name of a broken rule; the names are sentences.
  private static func rule(in words: String) -> String {
    let beginning = "CHECK constraint failed: "
    return words.hasPrefix(beginning) ? String(words.dropFirst(beginning.count)) : words
  }

  /// Refuses what is there and no file: opening it might wait for somebody for ever.
  static func expectFile(at path: String) throws(StoreFailure) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw .folder(path: path)
    default: throw .irregular(path: path)
    }
  }

  /// A failed call of the system.
  static func system(_ code: CInt, path: String) -> StoreFailure {
    switch code {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EACCES, EPERM, EROFS: .denied(path: path)
    case ENOSPC, EDQUOT: .diskFull(path: path)
    default: .other(path: path, words: String(cString: strerror(code)))
    }
  }
}
