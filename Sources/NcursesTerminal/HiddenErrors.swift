import Glibc
import OwnFiles
import Wording

/// What libraries write to standard error while the screen is taken: kept in a file, shown afterwards.
struct HiddenErrors {
  /// Where standard error pointed before.
  let shown: Int32
  /// The file it points to now; it has no name any more, and nobody else could ever read it.
  let file: Int32

  /// Points standard error to a file, where it would appear on the terminal; else leaves it alone.
  init?(folder: String?) {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    guard let file = try? TemporaryFile.unnamed(in: folder ?? "/tmp") else { return nil }
    _ = fcntl(file, F_SETFL, O_APPEND)
    let shown = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    guard shown >= 0, dup2(file, STDERR_FILENO) >= 0 else {
      Glibc.close(file)
      if shown >= 0 { Glibc.close(shown) }
      return nil
    }
    self.shown = shown
    self.file = file
  }

  /// Points standard error back and shows what was written, the end of it where it is long, as safe text.
  func replay() {
    dup2(shown, STDERR_FILENO)
    let length = lseek(file, 0, SEEK_END)
    let kept = min(length, 65_536)
    var bytes = [UInt8](repeating: 0, count: max(0, Int(kept)))
    let count = pread(file, &bytes, bytes.count, length - kept)
    Glibc.close(file)
    Glibc.close(shown)
    guard count > 0 else { return }
    let lines = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: "\n")
    let text = lines.map { SafeText(String($0)).string + "\n" }.joined()
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
