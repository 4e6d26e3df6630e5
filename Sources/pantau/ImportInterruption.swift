import Glibc
import Synchronization
import UploadQueue
import Wording

/// A signal that is to end an import: the file under way is given up, and that nothing of it is kept is said.
final class ImportInterruption: Sendable {
  /// What ends an import for it.
  struct Interrupted: Error {
    /// The file under way, of which nothing is kept; `nil` between two files.
    let file: String?
    /// The signal.
    let signal: Int32

    /// What is said of it, of a dry run other than of an import.
    func phrase(isRehearsal: Bool) -> Phrase {
      guard !isRehearsal else { return phraseOfRehearsal }
      guard let file else {
        return Phrase(
          id: "Impor dihentikan; berkas yang tersisa tidak diimpor.",
          en: "The import was stopped; the files that are left were not imported.")
      }
      return Phrase(
        id: "Impor dihentikan: tidak ada isi \(file) yang masuk. Impor lagi berkas itu kapan saja.",
        en: "The import was stopped: nothing of \(file) was kept. Import it again whenever you like.")
    }

    private var phraseOfRehearsal: Phrase {
      guard let file else {
        return Phrase(
          id: "Uji coba impor dihentikan; berkas yang tersisa tidak dibaca, antrean tidak diubah.",
          en: "The dry run of the import was stopped; the files that are left were not read, the queue is not changed.")
      }
      return Phrase(
        id: "Uji coba impor dihentikan saat membaca \(file); antrean tidak diubah.",
        en: "The dry run of the import was stopped while it read \(file); the queue is not changed.")
    }
  }

  /// What is said where it could not be waited for how far the file under way is.
  static func unfinished(isRehearsal: Bool) -> Phrase {
    guard !isRehearsal else {
      return Phrase(
        id: "Uji coba impor dihentikan; antrean tidak diubah.",
        en: "The dry run of the import was stopped; the queue is not changed.")
    }
    return Phrase(
      id: "Impor dihentikan; berkas yang sedang dibaca masuk seluruhnya atau tidak sama sekali.",
      en: "The import was stopped; the file under way went in as a whole or not at all.")
  }

  private let signal = Atomic<Int32>(0)

  /// The signal that has come, where one has.
  var came: Int32? {
    let number = signal.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// A signal has come.
  func come(_ number: Int32) { signal.store(number, ordering: .relaxed) }

  /// Throws ``Interrupted`` once a signal has come.
  func check(_ file: String?) throws {
    if let came { throw Interrupted(file: file, signal: came) }
  }
}
