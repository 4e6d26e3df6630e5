import CTermGuard
import Glibc
import Wording

/// Asks a person for a passphrase on their terminal, where what they type is not shown.
///
/// The terminal shows again what is typed whatever ends the question: an answer, Ctrl-C, a signal, a crash.
public enum HiddenQuestion {
  /// Whether there is a terminal to ask on.
  public static var canBeAsked: Bool { isatty(STDIN_FILENO) == 1 }

  /// Asks, and takes a line; `nil` where the person gives none (Ctrl-D, or Enter alone).
  ///
  /// What was typed before the question is dropped, and what comes after the line as well: it would go to the shell.
  public static func ask(_ question: SafeText) throws(PassphraseFault) -> HeldPassphrase? {
    guard canBeAsked else { throw .noTerminal }
    var found = termios()
    guard tcgetattr(STDIN_FILENO, &found) == 0 else { throw .noTerminal }
    var hidden = found
    hidden.c_lflag |= tcflag_t(ICANON | ISIG)
    hidden.c_lflag &= ~tcflag_t(ECHO | ECHOE | ECHOK | ECHONL)
    // Ctrl-Z would leave the shell with a terminal that shows nothing.
    withUnsafeMutableBytes(of: &hidden.c_cc) { $0[Int(VSUSP)] = 0 }
    var stop = sigaction()
    var ignored = sigaction()
    ignored.__sigaction_handler.sa_handler = SIG_IGN
    sigaction(SIGTSTP, &ignored, &stop)
    cterm_guard_arm(STDIN_FILENO, &found, -1, -1)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &found)
      cterm_guard_disarm()
      sigaction(SIGTSTP, &stop, nil)
      say("\n")
    }
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0 else { throw .noTerminal }
    say(question.string + " ")
    var passphrase = HeldPassphrase()
    guard try passphrase.readLine(from: STDIN_FILENO), passphrase.reveal({ !$0.isEmpty }) else { return nil }
    return passphrase
  }

  /// Takes the first line of a standard input that is no terminal; `nil` where there is nothing in it.
  public static func piped() throws(PassphraseFault) -> HeldPassphrase? {
    var passphrase = HeldPassphrase()
    guard try passphrase.readLine(from: STDIN_FILENO), passphrase.reveal({ !$0.isEmpty }) else { return nil }
    return passphrase
  }

  /// On standard error, as standard output may be for a program.
  private static func say(_ text: String) {
    let bytes = Array(text.utf8)
    write(STDERR_FILENO, bytes, bytes.count)
  }
}

/// Why a passphrase cannot be taken.
public enum PassphraseFault: Explained, Hashable {
  /// There is no terminal on which it could be typed unseen.
  case noTerminal
  /// It is longer than any.
  case tooLong
  /// Nothing was typed.
  case notGiven

  /// What is wrong, and what to do.
  public var phrase: Phrase {
    switch self {
    case .noTerminal:
      Phrase(
        id:
          "Masukan bukan terminal, jadi passphrase tidak dapat diketik tanpa terlihat. Jalankan langsung di terminal.",
        en: "The input is no terminal, so a passphrase cannot be typed unseen. Run it directly in a terminal.")
    case .tooLong:
      Phrase(
        id: "Terlalu panjang untuk sebuah passphrase (lebih dari \(HeldPassphrase.mostBytes) byte).",
        en: "Too long for a passphrase (more than \(HeldPassphrase.mostBytes) bytes).")
    case .notGiven:
      Phrase(id: "Tidak ada passphrase yang diketik.", en: "No passphrase was typed.")
    }
  }
}
