import Glibc
import Monitor

/// Where Pantau's files are unless it is told otherwise, after the XDG Base Directory Specification.
enum Paths {
  /// The embedded queue.
  static var queue: String { folder("XDG_DATA_HOME", else: ".local/share") + "/queue.sqlite" }

  /// The queue that is filled from a watched folder, by its name.
  static func filled(_ name: String) -> String {
    folder("XDG_DATA_HOME", else: ".local/share") + "/filled/" + plain(name) + ".sqlite"
  }

  /// What the program behind a queue says besides its answers, by the queue's name.
  static func log(of name: String) -> String {
    folder("XDG_STATE_HOME", else: ".local/state") + "/" + plain(name) + ".log"
  }

  /// When a service was asked last that is not to be asked often, by what the journal knows its queue by.
  static func lastAsked(_ identity: String) -> String {
    folder("XDG_STATE_HOME", else: ".local/state") + "/" + plain(identity) + ".asked"
  }

  /// A name of a queue, which may hold any letter, as that of a file.
  static func plain(_ name: String) -> String {
    name.lowercased().utf8.map { byte -> String in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        String(UnicodeScalar(byte))
      case UInt8(ascii: " "): "_"
      default: "%" + String(byte, radix: 16)
      }
    }.joined()
  }

  /// The configuration.
  static var configuration: String { folder("XDG_CONFIG_HOME", else: ".config") + "/config.toml" }

  /// The journal.
  static var journal: String { folder("XDG_STATE_HOME", else: ".local/state") + "/journal.sqlite" }

  /// What certificates said when they were opened.
  static var certificates: String { folder("XDG_STATE_HOME", else: ".local/state") + "/certificates" }

  /// What a person left on the screen, a file for each kind.
  static func kept(_ keepsake: Keepsake) -> String {
    folder("XDG_STATE_HOME", else: ".local/state") + "/" + keepsake.rawValue
  }

  /// A folder for files that live no longer than this run.
  static var temporary: String {
    guard let folder = Environment.value("TMPDIR"), folder.hasPrefix("/") else { return "/tmp" }
    return folder
  }

  /// A path that is the same whichever folder it is said from, with links followed where the file is there.
  ///
  /// The journal tells people by it where a queue is.
  static func absolute(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }

  /// An absolute path as it is the same however it was written, also where there is nothing yet: links are followed as
  /// far as they lead.
  static func settled(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard path.contains(where: { $0 != "/" }) else { return "/" }
    let trimmed = String(path.reversed().drop { $0 == "/" }.reversed())
    let (parent, last) = (settled(folder(of: trimmed)), name(trimmed))
    switch last {
    case ".": return parent
    case "..": return folder(of: parent)
    default: return parent == "/" ? "/" + last : parent + "/" + last
    }
  }

  /// A path as a person writes it, where `~` is their own folder and what is relative is meant from a folder.
  static func expanded(_ path: String, from folder: String) -> String {
    if path == "~" || path.hasPrefix("~/") { return Environment.home + path.dropFirst() }
    return path.hasPrefix("/") ? path : folder + "/" + path
  }

  /// A program and its arguments, of which those that begin in the own folder or that of the configuration are paths; no
  /// shell would make them so.
  static func expanded(words: [String], from folder: String) -> [String] {
    words.map { word in ["~/", "./", "../"].contains { word.hasPrefix($0) } ? expanded(word, from: folder) : word }
  }

  /// The folder that a path is in.
  static func folder(of path: String) -> String {
    guard let end = path.lastIndex(of: "/") else { return "." }
    return end == path.startIndex ? "/" : String(path[..<end])
  }

  /// A whole path as people read it, where `~` is their own folder.
  static func shown(_ path: String) -> String {
    let path = settled(absolute(path))
    let home = settled(Environment.home)
    return path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }

  /// The last part of a path.
  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The specification says that a folder that is not absolute is to be ignored.
  private static func folder(_ variable: String, else fallback: String) -> String {
    if let folder = Environment.value(variable), folder.hasPrefix("/") { return folder + "/pantau" }
    return Environment.home + "/" + fallback + "/pantau"
  }
}
