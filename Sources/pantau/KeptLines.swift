import Glibc
import Monitor
import OwnFiles

/// What a person left on the screen: of each kind a small file of their own, a line for each.
struct KeptLines: ScreenMemory {
  /// Where the file of a kind is.
  let path: @Sendable (Keepsake) -> String

  /// More than a hundred of the longest filters; what is larger is not ours.
  private static let mostBytes = 1 << 19

  func lines(of keepsake: Keepsake) throws(MemoryFailure) -> [String]? {
    let path = path(keepsake)
    guard let file = fopen(path, "re") else {
      if errno == ENOENT { return nil }
      throw MemoryFailure(keepsake, path: path, .unreadable(String(cString: strerror(errno))))
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Self.mostBytes + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    guard ferror(file) == 0 else {
      throw MemoryFailure(keepsake, path: path, .unreadable(String(cString: strerror(errno))))
    }
    guard count <= Self.mostBytes, let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
      throw damage(of: keepsake)
    }
    return text.split(separator: "\n").map(String.init)
  }

  /// The lines that others are added to; where they cannot be read, that is said of what is now not kept.
  private func linesToChange(of keepsake: Keepsake) throws(MemoryFailure) -> [String] {
    do throws(MemoryFailure) { return try lines(of: keepsake) ?? [] } catch {
      guard case .unreadable(let words) = error.reason else {
        throw MemoryFailure(keepsake, path: error.path, .inTheWay)
      }
      throw MemoryFailure(keepsake, path: error.path, .unwritable(words))
    }
  }

  func damage(of keepsake: Keepsake) -> MemoryFailure {
    MemoryFailure(keepsake, path: path(keepsake), .damaged)
  }

  /// Nothing that another Pantau keeps at the same instant is lost.
  func keep(_ keepsake: Keepsake, _ change: MemoryChange) throws(MemoryFailure) {
    let path = path(keepsake)
    func failure(_ words: String) -> MemoryFailure { MemoryFailure(keepsake, path: path, .unwritable(words)) }
    do throws(SystemRefusal) { try OwnFile.makeFolders(of: path) } catch { throw failure(error.words) }
    let turn = FolderLock(around: path)
    defer { turn.release() }
    let before: [String] = if case .replace = change { [] } else { try linesToChange(of: keepsake) }
    guard let lines = change.applied(to: before) else {
      guard unlink(path) == 0 || errno == ENOENT else { throw failure(String(cString: strerror(errno))) }
      return
    }
    do throws(SystemRefusal) {
      // Where somebody is changes with every key: it outlives the process, and need not outlive a machine without power.
      try OwnFile.write(
        Array(lines.map { $0 + "\n" }.joined().utf8), to: path, outlivesMachine: keepsake != .places)
    } catch { throw failure(error.words) }
  }
}
