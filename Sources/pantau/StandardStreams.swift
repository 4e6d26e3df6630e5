import Glibc
import Wording

/// Standard input, output and error.
enum StandardStreams {
  /// Holds the places of those that are closed (`>&-`), so that no file that is opened later is written to in their stead.
  ///
  /// What stands there can be used in the wrong direction only: to read or write as ever fails as on a closed one (EBADF).
  static func hold() {
    for (stream, wrongWay) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    where fcntl(stream, F_GETFD) < 0 && errno == EBADF {
      // The lowest free number is taken, which is that of the stream: those before it are open.
      _ = open("/dev/null", wrongWay)
    }
  }

  /// Throws that the output is closed, where it is.
  static func checkOutput() throws {
    if fcntl(STDOUT_FILENO, F_GETFL) & O_ACCMODE == O_RDONLY { throw LineOutput.Unwritable(code: EBADF) }
  }

  /// Why there is no result.
  static let outputIsClosed = Phrase(
    id: "Keluaran standar tertutup, jadi tidak ada tempat menulis hasilnya. Arahkan ke berkas, pipa, atau /dev/null.",
    en:
      "The standard output is closed, so there is nowhere to write the result. Lead it to a file, a pipe or /dev/null.")
}
