import Glibc
import UploadQueue
import Wording

/// A file of Pantau's own, and what is wanted of it.
public struct OwnPlace: Sendable, Hashable {
  /// What it is to Pantau.
  public enum Use: Sendable, Hashable {
    /// Pantau writes it, and nobody else may read it.
    case written
    /// The person writes it; nobody else may change it.
    case configuration
    /// The person keeps it, and nobody else may read it.
    case kept
  }

  /// What it is called.
  public let name: Phrase
  /// Where it is.
  public let path: String
  /// What it is to Pantau.
  public let use: Use

  /// A file of Pantau's own.
  public init(_ name: Phrase, at path: String, use: Use = .written) {
    self.name = name
    self.path = path
    self.use = use
  }
}

extension OwnPlace {
  /// Whether its disk and its permissions are as they have to be.
  public func probe(on files: FileSystem = .own) -> Probe {
    let subject = Phrase(id: "\(name.text(.indonesian)): \(path)", en: "\(name.text(.english)): \(path)")
    return Probe(.file, subject, limit: .seconds(10)) { finding(on: files) }
  }

  /// Below this there may not be room for another poll.
  static let leastFree: UInt64 = 16 << 20
  /// Below this it is time to make room.
  static let fewFree: UInt64 = 256 << 20

  func finding(on files: FileSystem) -> Finding {
    let standing = files.standing(path)
    guard standing != nil || use == .written else {
      return Finding(.fine, Phrase(id: "belum ada; yang bawaan dipakai", en: "not there; what is usual is used"))
    }
    // Where it is yet to be made, the folder that is there already counts.
    let place = standing == nil ? nearestFolder(on: files) : path
    let finding = use == .written ? writable(place, exists: standing != nil, on: files) : readable
    // What keeps Pantau from working comes before who else could read along.
    if finding.level == .wrong { return finding }
    return standing.flatMap { exposure($0, on: files) } ?? folderExposure(on: files) ?? finding
  }

  private var readable: Finding {
    use == .kept
      ? Finding(.fine, Phrase(id: "hanya Anda yang dapat membacanya", en: "only you can read it"))
      : Finding(
        .fine, Phrase(id: "ada, dan hanya Anda yang dapat mengubahnya", en: "there, and only you can change it"))
  }

  private func writable(_ place: String, exists: Bool, on files: FileSystem) -> Finding {
    let disk = files.disk(place)
    var facts: [String: Finding.Fact] = ["exists": .truth(exists)]
    if let disk { facts["free_bytes"] = .number(Int64(clamping: disk.free)) }
    let isFolder = files.standing(place)?.isFolder == true
    if disk?.isReadOnly == true || files.objection(place) == EROFS {
      facts["read_only"] = .truth(true)
      return Finding(
        .wrong, Phrase(id: "disk ini hanya dapat dibaca", en: "this disk can only be read"),
        because: Phrase(
          id: "\(place) berada di penyimpanan yang dipasang read-only, jadi tidak ada yang dapat dicatat",
          en: "\(place) is on a file system that is mounted read-only, so nothing can be kept there"),
        next: Phrase(
          id: "Pasang ulang disknya agar dapat ditulis, atau pindahkan berkasnya: --journal, atau XDG_STATE_HOME dan "
            + "XDG_DATA_HOME.",
          en: "Mount the disk so that it can be written, or move the file: --journal, or XDG_STATE_HOME and "
            + "XDG_DATA_HOME."),
        facts: facts)
    }
    // Beside a file of SQLite's others are made.
    if let objection = files.objection(place) ?? (isFolder ? nil : files.objection(Self.folder(of: place))) {
      let words = String(cString: strerror(objection))
      return Finding(
        .wrong, Phrase(id: "tidak dapat ditulis", en: "cannot be written"),
        because: Phrase(id: "\(place): \(system: words)", en: "\(place): \(words)"),
        next: Phrase(
          id: "Beri izin tulis kepada Anda sendiri (chmod u+w), atau pindahkan berkasnya.",
          en: "Give yourself permission to write (chmod u+w), or move the file."), facts: facts)
    }
    let free = disk?.free ?? .max
    let megabytes = free >> 20
    guard free >= Self.fewFree else {
      return Finding(
        free < Self.leastFree ? .wrong : .warning,
        Phrase(id: "disk hampir penuh: sisa \(megabytes) MB", en: "the disk is nearly full: \(megabytes) MB left"),
        because: Phrase(
          id: "jurnal dan antrean tidak dapat dicatat di disk yang penuh",
          en: "neither journal nor queue can be kept on a full disk"),
        next: Phrase(id: "Kosongkan ruang di disk itu.", en: "Make room on that disk."), facts: facts)
    }
    return Finding(
      .fine,
      exists
        ? Phrase(id: "dapat ditulis, sisa \(megabytes) MB", en: "can be written, \(megabytes) MB left")
        : Phrase(id: "belum ada, dapat dibuat", en: "not there yet, can be made"), facts: facts)
  }

  /// What is wrong with who may read or change it.
  private func exposure(_ standing: FileSystem.Standing, on files: FileSystem) -> Finding? {
    guard standing.owner == files.user || files.user == 0 || use == .configuration && standing.owner == 0 else {
      return Finding(
        .warning, Phrase(id: "milik pengguna lain", en: "belongs to somebody else"),
        because: Phrase(
          id: "pemiliknya dapat membaca dan mengubah isinya", en: "whoever owns it can read and change what is in it"),
        next: Phrase(id: "Periksa siapa pemiliknya: ls -l \(path)", en: "See who owns it: ls -l \(path)"))
    }
    let bits: UInt32 = use == .configuration ? 0o022 : 0o077
    guard standing.mode & bits != 0 else { return nil }
    let mode = String(standing.mode, radix: 8)
    let wanted: SafeText = standing.isFolder ? "go-rwx" : use == .configuration ? "go-w" : "600"
    return Finding(
      use == .configuration ? .wrong : .warning,
      use == .configuration
        ? Phrase(id: "orang lain dapat mengubahnya", en: "others can change it")
        : standing.mode & 0o022 != 0
          ? Phrase(id: "orang lain dapat membaca dan mengubahnya", en: "others can read and change it")
          : Phrase(id: "orang lain dapat membacanya", en: "others can read it"),
      because: Phrase(id: "izinnya \(mode)", en: "its permissions are \(mode)"),
      next: Phrase(id: "Jalankan: chmod \(wanted) \(path)", en: "Run: chmod \(wanted) \(path)"),
      facts: ["mode": .text(mode)])
  }

  /// Who may write the folder of a file that Pantau writes can put another in its place, or beside it.
  private func folderExposure(on files: FileSystem) -> Finding? {
    let folder = Self.folder(of: path)
    guard use == .written, let standing = files.standing(folder), standing.mode & 0o022 != 0 else { return nil }
    let mode = String(standing.mode, radix: 8)
    return Finding(
      .warning,
      Phrase(id: "orang lain dapat menggantinya di foldernya", en: "others can replace it in its folder"),
      because: Phrase(id: "izin \(folder) \(mode)", en: "the permissions of \(folder) are \(mode)"),
      next: Phrase(id: "Jalankan: chmod go-w \(folder)", en: "Run: chmod go-w \(folder)"),
      facts: ["folder_mode": .text(mode)])
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func nearestFolder(on files: FileSystem) -> String {
    var folder = Substring(path)
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if folder.isEmpty { return "/" }
      if files.standing(String(folder)) != nil { return String(folder) }
    }
    return "."
  }
}
