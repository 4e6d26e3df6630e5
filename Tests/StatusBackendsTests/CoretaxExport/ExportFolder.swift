import Foundation
import QueueStore
import Synchronization
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import CoretaxFiles
@testable import StatusBackends

/// A real folder that exports are saved in, and the queue behind it; both are removed when nobody holds them.
final class ExportFolder: Sendable {
  let exports: String
  let time = HandTime()
  private let root: String

  init() throws {
    root = NSTemporaryDirectory() + "/pantau-\(UUID().uuidString)"
    exports = root + "/ekspor"
    try FileManager.default.createDirectory(atPath: exports, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func path(_ name: String) -> String { exports + "/" + name }

  var queue: LocalQueue { get throws { try LocalQueue.create(at: root + "/queue.sqlite") } }

  /// A backend over the folder; where the kernel does not tell of it, each poll sees all that is there.
  func backend(
    language: Language = .english, intake: FileIntake = FileIntake(owner: Sample.taxpayer),
    isToldByKernel: Bool = false, sleep: (@Sendable (Duration) async throws -> Void)? = nil
  ) throws -> CoretaxExportBackend {
    CoretaxExportBackend(
      WatchedFolder(
        exports, queue: try queue, intake: intake, language: language, isToldByKernel: isToldByKernel,
        now: { [time] in time.now }, sleep: sleep),
      queue: try queue, staleAfter: .hours(24), by: Operator(user: "petugas", host: "kantor"), language: language,
      now: { [time] in time.now })
  }

  /// Documents as a list answer of the portal.
  func answer(_ documents: [Document]) throws -> Data {
    let file = root + "/\(UUID().uuidString).json"
    try #require(FileManager.default.createFile(atPath: file, contents: nil))
    let handle = try #require(FileHandle(forWritingAtPath: file))
    _ = try DocumentExport.write(.json, to: handle.fileDescriptor, at: Sample.observedAt) { each in
      // The portal's lists say no time that is only known to be at least that.
      for document in documents {
        let time = document.statusTime ?? StatusTime(since: document.observedAt, source: .observed)
        try each(QueueRow(document: document, time: time))
      }
    }
    try handle.close()
    // Nor do they say of each document when it was read.
    let text = try String(contentsOfFile: file, encoding: .utf8)
    return Data(text.replacing(/,"PantauObservedAt":"[^"]*"/, with: "").utf8)
  }

  @discardableResult
  func save(_ documents: [Document], as name: String, modified: Timestamp? = nil) throws -> String {
    try write(answer(documents), as: name, modified: modified)
  }

  func write(_ text: String, as name: String, modified: Timestamp? = .wib("2026-11-17 08:00")) throws {
    try write(Data(text.utf8), as: name, modified: modified)
  }

  /// Saves an archive of one file, which bears a time of its own in it.
  func zip(_ text: String, from made: Timestamp, as name: String, modified: Timestamp) throws {
    let archive = try begin(name)
    let writer = try ZipWriter(archive.fileDescriptor, modified: made)
    try writer.begin("daftar.csv")
    try writer.write(Array(text.utf8))
    try writer.finish()
    try archive.close()
    try setTime(of: name, to: modified)
  }

  /// Begins a file, to be written piece by piece.
  func begin(_ name: String) throws -> FileHandle {
    try #require(FileManager.default.createFile(atPath: path(name), contents: nil))
    return try #require(FileHandle(forWritingAtPath: path(name)))
  }

  /// Every file with its content and time.
  func contents() throws -> [String: [FileAttributeKey: String]] {
    var contents: [String: [FileAttributeKey: String]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: exports) {
      let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
      contents[name] = attributes.mapValues { "\($0)" }
    }
    return contents
  }

  @discardableResult
  private func write(_ data: Data, as name: String, modified: Timestamp?) throws -> String {
    // As a careful program saves: elsewhere, then moved to its place with its time.
    let fresh = root + "/\(UUID().uuidString)"
    try data.write(to: URL(fileURLWithPath: fresh))
    if let modified { try setTime(ofFileAt: fresh, to: modified) }
    try #require(rename(fresh, path(name)) == 0)
    return path(name)
  }

  /// Gives a file another time, as some tools do once they have written it.
  func setTime(of name: String, to moment: Timestamp) throws {
    try setTime(ofFileAt: path(name), to: moment)
  }

  private func setTime(ofFileAt path: String, to moment: Timestamp) throws {
    let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
  }
}

/// A clock that goes only when a test turns it.
final class HandTime: Sendable {
  private let moment = Mutex(Timestamp.wib("2026-11-18 12:00"))

  var now: Timestamp { moment.withLock { $0 } }

  func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
}
