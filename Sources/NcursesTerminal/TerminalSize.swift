import Glibc
import TerminalKit

extension Size {
  /// The size of a terminal as the system knows it, which asks the terminal nothing; `nil` where it knows no columns.
  ///
  /// A line may have columns and no rows.
  public init?(ofTerminal descriptor: Int32) {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
    self.init(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }
}
