import Glibc

/// Completes the names of files as they are typed.
enum PathCompletion {
  /// More than this nobody looks through.
  private static let most = 500

  /// What the beginning of a name may become, in the order of the alphabet; a folder ends in a slash.
  ///
  /// What begins with a dot is meant only where the dot is typed.
  static func names(beginning text: String) -> [String] {
    if text == "~" { return ["~/"] }
    let slash = text.lastIndex(of: "/")
    let folder = slash.map { String(text[...$0]) } ?? ""
    let begun = slash.map { String(text[text.index(after: $0)...]) } ?? text
    let place = folder.isEmpty ? "." : expanded(folder)
    let names = entries(of: place).filter { name in
      name.hasPrefix(begun) && (!name.hasPrefix(".") || begun.hasPrefix("."))
    }
    return names.sorted().prefix(most).map { folder + $0 + (isFolder(place + "/" + $0) ? "/" : "") }
  }

  /// A path as a person types it, where `~` is their own folder.
  static func expanded(_ path: String) -> String {
    path == "~" || path.hasPrefix("~/") ? Environment.home + path.dropFirst() : path
  }

  /// The paths of these words, as they were typed between blanks: words that together name a file are one.
  ///
  /// Only where a word alone leads to nothing it is taken for the beginning of a name with blanks.
  static func meant(by words: [String]) -> [String] {
    var rest = words[...]
    var paths: [String] = []
    while !rest.isEmpty {
      func path(_ count: Int) -> String { expanded(rest.prefix(count).joined(separator: " ")) }
      let count = (1...rest.count).first { access(path($0), F_OK) == 0 } ?? 1
      paths.append(path(count))
      rest = rest.dropFirst(count)
    }
    return paths
  }

  private static func entries(of folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      // Where it lies: an entry is as long as its name, and a copy of what its type says would reach beyond it.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
