import CArchive
import Foundation
import UploadQueue

/// A zip archive: what is in it, and each of its files to be read as a stream.
///
/// Nothing is ever unpacked under the name it bears, so that a name can lead nowhere; and nothing is taken on trust of
/// what the archive says of its sizes: what really comes out is counted.
final class ZipArchive {
  /// One file of an archive.
  struct Entry {
    let index: Int
    /// Its name with its folders, as the archive has it; only ever shown.
    let name: String
    let modified: Timestamp?
    let size: Int64
    let isEncrypted: Bool
  }

  private let open: () throws(FileFault.Kind) -> OpenedFile
  private let totalBytes: Int64
  private let limits: ReadingLimits
  /// The files, folders left out, in the archive's order.
  private(set) var entries: [Entry] = []
  /// How many bytes came out of each entry.
  private var unpacked: [Int: Int64] = [:]
  private var unpackedTotal: Int64 = 0

  /// An archive that is opened anew for each reading, so that many of them can be known at once.
  init(
    limits: ReadingLimits, open: @escaping () throws(FileFault.Kind) -> OpenedFile
  ) throws(FileFault.Kind) {
    self.open = open
    self.limits = limits
    let file = try open()
    totalBytes = file.totalBytes
    // libarchive takes an archive of nothing for none.
    if try file.head(4) == [0x50, 0x4B, 0x05, 0x06] { throw .emptyArchive }
    let stream = try ZipStream(file, mostEntries: limits.archiveEntries)
    while let entry = try stream.nextHeader() {
      guard entry.index < limits.archiveEntries else { throw .tooManyEntries(limits.archiveEntries) }
      if !entry.name.hasSuffix("/") { entries.append(entry) }
    }
  }

  /// A file of the archive by its name; where a name stands twice, the first.
  func entry(named name: String) -> Entry? {
    entries.first { $0.name == name } ?? entries.first { $0.name.lowercased() == name.lowercased() }
  }

  /// A file of the archive, to be read as often as is needed.
  func origin(_ entry: Entry) -> any ByteOrigin { EntryOrigin(archive: self, entry: entry) }

  /// Counts what came out; throws where it is more than an honest archive holds.
  private func count(_ bytes: Int64, of entry: Entry) throws(FileFault.Kind) {
    let before = unpacked[entry.index] ?? 0
    // What is read a second time is nothing new.
    guard bytes > before else { return }
    unpacked[entry.index] = bytes
    unpackedTotal += bytes - before
    guard unpackedTotal <= limits.archiveBytes else { throw .archiveTooLarge }
    if unpackedTotal > limits.archiveFreeBytes, unpackedTotal / limits.archiveRatio > totalBytes {
      throw .archiveBomb
    }
  }

  private final class EntryOrigin: ByteOrigin {
    private let archive: ZipArchive
    private let entry: Entry
    var totalBytes: Int64 { entry.size }

    init(archive: ZipArchive, entry: Entry) {
      self.archive = archive
      self.entry = entry
    }

    func open() throws(FileFault.Kind) -> any ByteReader {
      guard !entry.isEncrypted else { throw .encryptedArchive }
      let stream = try ZipStream(archive.open(), mostEntries: archive.limits.archiveEntries)
      while let found = try stream.nextHeader() {
        if found.index == entry.index { return EntryReader(archive: archive, entry: entry, stream: stream) }
      }
      throw .damagedArchive
    }
  }

  private final class EntryReader: ByteReader {
    private let archive: ZipArchive
    private let entry: Entry
    private let stream: ZipStream
    private var total: Int64 = 0

    init(archive: ZipArchive, entry: Entry, stream: ZipStream) {
      self.archive = archive
      self.entry = entry
      self.stream = stream
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault.Kind) -> Int {
      var filled = 0
      while filled < buffer.count {
        let count = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        if count == 0 { break }
        filled += count
        total += Int64(count)
        try archive.count(total, of: entry)
      }
      return filled
    }
  }
}

/// One pass over a zip archive by libarchive, going by the directory at its end.
private final class ZipStream {
  private let handle: OpaquePointer
  private let source: Source
  /// libarchive writes names in the thread's locale, and loses those that it cannot write.
  private let unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
  private var count = 0
  private let mostEntries: Int

  /// Why it cannot be gone through.
  private var damage: FileFault.Kind {
    source.directoryBudget.map { $0 <= 0 } == true ? .tooManyEntries(mostEntries) : .damagedArchive
  }

  /// Where libarchive reads from.
  private final class Source {
    let file: OpenedFile
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
    var offset: Int64 = 0
    /// How much more may be read for the directory, which libarchive keeps whole; `nil` once it has it.
    var directoryBudget: Int?

    init(_ file: OpenedFile, directoryBudget: Int) {
      self.file = file
      self.directoryBudget = directoryBudget
    }

    func read() -> Int? {
      if let left = directoryBudget {
        guard left > 0 else { return nil }
        directoryBudget = left - buffer.count
      }
      guard let count = try? file.read(at: offset, into: buffer) else { return nil }
      offset += Int64(count)
      return count
    }

    deinit { buffer.deallocate() }

    static func at(_ context: UnsafeMutableRawPointer?) -> Source? {
      context.map { Unmanaged<Source>.fromOpaque($0).takeUnretainedValue() }
    }
  }

  /// No honest entry of a directory comes near, with its name.
  private static let longestEntry = 2048

  init(_ file: OpenedFile, mostEntries: Int) throws(FileFault.Kind) {
    guard let handle = archive_read_new() else { throw .unreadable("libarchive") }
    self.handle = handle
    self.mostEntries = mostEntries
    source = Source(file, directoryBudget: (mostEntries + 512) * Self.longestEntry)
    // Going by the directory only: a file that was cut off has none, and is found out at once.
    archive_read_support_format_zip_seekable(handle)
    archive_read_set_callback_data(handle, Unmanaged.passUnretained(source).toOpaque())
    archive_read_set_read_callback(handle) { _, context, found in
      guard let source = Source.at(context), let count = source.read() else { return -1 }
      found?.pointee = UnsafeRawPointer(source.buffer.baseAddress)
      return count
    }
    archive_read_set_seek_callback(handle) { _, context, offset, whence in
      guard let source = Source.at(context) else { return -1 }
      let base: Int64 = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? source.offset : source.file.totalBytes
      guard base + offset >= 0 else { return -1 }
      source.offset = base + offset
      return source.offset
    }
    archive_read_set_skip_callback(handle) { _, context, count in
      guard let source = Source.at(context), count > 0 else { return 0 }
      source.offset += count
      return count
    }
    guard archive_read_open1(handle) == ARCHIVE_OK else { throw damage }
  }

  deinit {
    archive_read_free(handle)
    if let unicode { freelocale(unicode) }
  }

  /// The next file or folder, or `nil` after the last one.
  func nextHeader() throws(FileFault.Kind) -> ZipArchive.Entry? {
    let before = unicode.flatMap { uselocale($0) }
    defer { _ = before.flatMap { uselocale($0) } }
    var entry: OpaquePointer?
    let result = archive_read_next_header(handle, &entry)
    if result == ARCHIVE_EOF { return nil }
    // A name that is no text is only a warning.
    guard result == ARCHIVE_OK || result == ARCHIVE_WARN, let entry else { throw damage }
    source.directoryBudget = nil
    defer { count += 1 }
    let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
    return ZipArchive.Entry(
      index: count, name: name.map { String(cString: $0) } ?? "#\(count + 1)",
      modified: archive_entry_mtime_is_set(entry) != 0
        ? Timestamp(seconds: Int64(archive_entry_mtime(entry))) : nil,
      size: archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : 0,
      isEncrypted: archive_entry_is_encrypted(entry) != 0)
  }

  /// Reads on in the file whose header came last.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault.Kind) -> Int {
    let count = archive_read_data(handle, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw .damagedArchive }
    return count
  }
}

extension ZipArchive {
  /// Whether it is a package of Microsoft's office programs, such as a workbook.
  var isOfficePackage: Bool { entry(named: "[Content_Types].xml") != nil }

  /// Whether it is a package of another office program, such as LibreOffice's own form.
  var isOtherOffice: Bool { entry(named: "mimetype") != nil && entry(named: "content.xml") != nil }
}
