import Foundation
import UploadQueue
import Wording

/// The files that a path leads to: a file itself, those inside an archive, or all of a folder.
public struct FoundFiles {
  /// The files, in the order they are to be read: as named, those of one folder from the oldest to the newest.
  public private(set) var files: [Found] = []
  /// What could not be looked into, with the reason.
  public private(set) var refused: [FileRefused] = []
  /// The folders in which there is no file at all, as they were named.
  public private(set) var emptyFolders: [String] = []

  /// A file, and whether a person named it or it was only met.
  public struct Found {
    /// The file.
    public let file: CoretaxFile
    /// Whether it was met in a folder or an archive, where much may lie that is no list.
    public let isMet: Bool
  }

  private let limits: ReadingLimits
  private static let deepest = 32

  /// What the standard input is called where a path is asked for.
  public static let standardInput = "-"

  /// Finds the files of paths.
  ///
  /// - Parameters:
  ///   - now: The time of what has no time of its own.
  ///   - readsInput: Whether `-` is the standard input; else it is refused, as a person types there.
  public init(paths: [String], now: Timestamp, readsInput: Bool = true) {
    self.init(paths: paths, now: now, limits: ReadingLimits(), input: readsInput ? STDIN_FILENO : nil)
  }

  /// Finds the file of a path that was met in a folder, or those inside it; `now` is the latest time it can have.
  public init(met path: String, now: Timestamp) {
    limits = ReadingLimits()
    take(path, name: Self.lastPart(path), now: now, isMet: true)
  }

  init(paths: [String], now: Timestamp, limits: ReadingLimits, input: Int32? = STDIN_FILENO) {
    self.limits = limits
    for path in paths {
      if path == Self.standardInput {
        takeInput(input, now: now)
      } else if Self.isFolder(path) {
        takeFolder(path, now: now)
      } else {
        take(path, name: Self.lastPart(path), now: now, isMet: false)
      }
    }
  }

  private static func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// When a file was written.
  private static func modified(_ path: String, now: Timestamp) -> Timestamp {
    var status = stat()
    guard stat(path, &status) == 0 else { return now }
    let time = status.st_mtim
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  private mutating func takeInput(_ descriptor: Int32?, now: Timestamp) {
    guard let descriptor else { return refuse(Self.standardInput, .typedInput) }
    do throws(FileFault.Kind) {
      let spooled = try SpooledFile.copy(StreamReader(descriptor), limit: limits.spooledBytes)
      try take(spooled, name: "stdin", modified: now, now: now, isMet: false)
    } catch {
      refuse("stdin", error)
    }
  }

  private mutating func take(_ path: String, name: String, now: Timestamp, isMet: Bool) {
    do throws(FileFault.Kind) {
      try take(try PathOrigin(path), name: name, modified: Self.modified(path, now: now), now: now, isMet: isMet)
    } catch {
      refuse(name, error)
    }
  }

  /// Takes a file, or where it is an archive but no workbook, what is in it.
  ///
  /// One from the future would stand against every later one, so it counts as of now.
  private mutating func take(
    _ origin: any ByteOrigin, name: String, modified written: Timestamp, now: Timestamp, isMet: Bool
  ) throws(FileFault.Kind) {
    let (modified, future) = (min(now, written), written > now ? written : nil)
    let file = Found(
      file: CoretaxFile(name: name, modified: modified, futureTime: future, foundAt: now, origin: origin), isMet: isMet)
    guard try origin.head(4).withUnsafeBufferPointer(FileContent.isZip) else {
      files.append(file)
      return
    }
    let archive = try ZipArchive(limits: limits, open: origin.reopening(spoolingUpTo: limits))
    if archive.isOfficePackage || archive.isOtherOffice {
      files.append(file)
      return
    }
    let entries = archive.entries.filter { !Self.isHidden($0.name) }
    guard !entries.isEmpty else { throw .emptyArchive }
    let inside = entries.map { entry -> CoretaxFile in
      // As if it had been unpacked; it cannot be younger than the archive it is in.
      let own = entry.modified ?? written
      return CoretaxFile(
        name: "\(name) › \(entry.name)", modified: min(modified, own), futureTime: own > now ? own : nil,
        isAsOldAsArchive: own > now && written <= now, foundAt: now, origin: archive.origin(entry))
    }
    files += Self.ordered(inside).map { Found(file: $0, isMet: isMet || inside.count > 1) }
  }

  private mutating func takeFolder(_ folder: String, now: Timestamp) {
    var paths: [String] = []
    let refusedBefore = refused.count
    list(folder, "", depth: 0, into: &paths)
    // Somebody's whole disk, perhaps: nothing of it is looked into.
    guard paths.count <= limits.folderFiles else { return refuse(folder, .tooManyFiles(limits.folderFiles)) }
    if paths.isEmpty, refused.count == refusedBefore { emptyFolders.append(folder) }
    let before = files
    files = []
    for path in paths { take(folder + "/" + path, name: path, now: now, isMet: true) }
    let found = files.sorted { ($0.file.modified, $0.file.name) < ($1.file.modified, $1.file.name) }
    files = before + found
  }

  /// Lists a folder with its folders; links to folders are not followed, so that none is gone through twice.
  private mutating func list(_ root: String, _ path: String, depth: Int, into paths: inout [String]) {
    let folder = path.isEmpty ? root : root + "/" + path
    guard depth < Self.deepest else { return refuse(path, .tooDeep) }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      return refuse(path.isEmpty ? Self.lastPart(root) : path, .unreadable(OpenedFile.reason(errno)))
    }
    for name in names.sorted() where !Self.isHidden(name) && paths.count <= limits.folderFiles {
      let inner = path.isEmpty ? name : path + "/" + name
      var status = stat()
      guard lstat(root + "/" + inner, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: list(root, inner, depth: depth + 1, into: &paths)
      case S_IFREG, S_IFLNK:
        paths.append(inner)
      default: break
      }
    }
  }

  private static func ordered(_ files: [CoretaxFile]) -> [CoretaxFile] {
    files.sorted { ($0.modified, $0.name) < ($1.modified, $1.name) }
  }

  /// Whether it is something that a system put there: `.DS_Store`, `__MACOSX/…`, the lock file of an open workbook.
  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { part in
      part.hasPrefix(".") && part != "." && part != ".." || part == "__MACOSX" || part.hasPrefix("~$")
    }
  }

  private mutating func refuse(_ name: String, _ kind: FileFault.Kind) {
    let fault = FileFault(file: name, line: nil, row: nil, column: nil, value: nil, kind: kind)
    refused.append(FileRefused(faults: [fault], faultCount: 1))
  }
}
