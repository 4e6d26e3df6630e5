import Glibc
import QueueStore
import Wording

extension LocalQueue {
  /// Why what lies at a path can be no queue, as it is now; `nil` where it is one, or one can be made.
  ///
  /// The file is left as it is. That others have it open just now is nothing to say of it.
  static func refusal(ofFileAt path: String) -> Phrase? {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if !isThere, errno == ENOTDIR { return throughFile(path) }
    // One without a byte is one whose making was cut short.
    if isThere, status.st_mode & S_IFMT == S_IFREG, status.st_size == 0 { return nil }
    do throws(StoreFailure) {
      _ = try LocalQueue(reading: path).identityAsItIs()
      return nil
    } catch {
      switch error {
      case .missing, .locked, .unclosed, .tooOld: return nil
      default: return error.phrase
      }
    }
  }

  private static func throughFile(_ path: String) -> Phrase {
    Phrase(
      id: "Di alamat \(path) ada bagian yang berkas, bukan folder. Periksa alamatnya.",
      en: "A part of the path \(path) is a file, not a folder. Check the path.")
  }
}
