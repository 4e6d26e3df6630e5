import Dispatch
import Glibc

/// What happens in one folder, as the kernel tells it (inotify).
///
/// Only for folders that this machine writes: of what another one writes into a share, the kernel here knows nothing.
final class FolderEvents: Sendable {
  /// Something that happened.
  enum Event: Sendable, Equatable {
    /// A file was written to its end, or moved here.
    case complete(String)
    /// A file came, by a link perhaps, and may never be written.
    case came(String)
    /// A file is being written; when its writer closes it, it is complete.
    case written(String)
    /// A file has other permissions, another time, or something else about it changed.
    case attributesChanged(String)
    /// More happened than could be told: the whole folder is to be looked at.
    case missed
    /// The folder itself was moved or removed; nothing more is told.
    case gone

    /// The file that it happened to, where it was one.
    var name: String? {
      switch self {
      case .complete(let name), .came(let name), .written(let name), .attributesChanged(let name): name
      case .missed, .gone: nil
      }
    }
  }

  /// The events, as they come.
  let events: AsyncStream<Event>

  private static let wanted = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_MODIFY | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)

  /// Watches a folder; `nil` where the kernel cannot tell of it.
  init?(_ folder: String) {
    guard !MountedFolder(folder).isWrittenElsewhere else { return nil }
    let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else { return nil }
    guard inotify_add_watch(descriptor, folder, Self.wanted) >= 0 else {
      close(descriptor)
      return nil
    }
    let (events, feed) = AsyncStream<Event>.makeStream()
    self.events = events
    // An object of libdispatch, whose calls may come from any thread; nothing of it is changed once it is active.
    nonisolated(unsafe) let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
    source.setEventHandler { @Sendable in
      for event in Self.read(descriptor) { feed.yield(event) }
    }
    source.setCancelHandler { @Sendable in close(descriptor) }
    feed.onTermination = { _ in source.cancel() }
    source.activate()
  }

  /// Everything that waits to be read.
  private static func read(_ descriptor: Int32) -> [Event] {
    var events: [Event] = []
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
      while true {
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        events += parsed(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
    return events
  }

  private static func parsed(_ bytes: UnsafeRawBufferPointer) -> [Event] {
    let head = MemoryLayout<inotify_event>.size
    var events: [Event] = []
    var place = 0
    while place + head <= bytes.count {
      let event = bytes.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
      let end = min(bytes.count, place + head + Int(event.len))
      let name = String(decoding: bytes[(place + head)..<end].prefix { $0 != 0 }, as: UTF8.self)
      place = end
      if let event = Self.event(event.mask, name) { events.append(event) }
    }
    return events
  }

  private static func event(_ mask: UInt32, _ name: String) -> Event? {
    func has(_ flag: Int32) -> Bool { mask & UInt32(flag) != 0 }
    if has(IN_Q_OVERFLOW) { return .missed }
    if has(IN_DELETE_SELF) || has(IN_MOVE_SELF) || has(IN_UNMOUNT) || has(IN_IGNORED) { return .gone }
    if has(IN_CLOSE_WRITE) || has(IN_MOVED_TO) { return .complete(name) }
    if name.isEmpty { return nil }
    if has(IN_ATTRIB) { return .attributesChanged(name) }
    return has(IN_CREATE) ? .came(name) : .written(name)
  }
}

/// The file system that a folder lies on.
private struct MountedFolder {
  private let kind: Substring

  init(_ folder: String) {
    var status = stat()
    guard stat(folder, &status) == 0 else {
      kind = ""
      return
    }
    let device = UInt64(status.st_dev)
    let major = (device >> 8 & 0xFFF) | (device >> 32 & ~0xFFF)
    let minor = (device & 0xFF) | (device >> 12 & ~0xFF)
    let number = "\(major):\(minor)"
    // 36 35 98:0 /root /mount options - type source options
    let mounts = Self.mounts.split(separator: "\n").map { $0.split(separator: " ") }
    let mount = mounts.first { $0.count > 2 && $0[2] == number }
    kind = mount.flatMap { parts in parts.drop { $0 != "-" }.dropFirst().first } ?? ""
  }

  /// Whether other machines, or a host system, write there as well.
  var isWrittenElsewhere: Bool {
    ["nfs", "nfs4", "cifs", "smb3", "9p", "drvfs", "vboxsf", "vmhgfs", "afs", "ceph", "virtiofs"].contains(kind)
      || kind.hasPrefix("fuse")
  }

  private static var mounts: String {
    guard let file = fopen("/proc/self/mountinfo", "re") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += piece[..<count]
    }
  }
}
