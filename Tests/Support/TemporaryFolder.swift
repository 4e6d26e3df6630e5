import Foundation
import Glibc

/// A folder for one test; it and everything in it go when nobody holds it any longer.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let path: String

  /// A new, empty folder.
  public init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pantau-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where a file of that name in it is, or would be.
  public func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file for its owner alone, unless another mode is named; where it is.
  @discardableResult
  public func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let file = path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return file
  }

  /// Writes a program of the shell; where it is.
  ///
  /// A shell of its own writes it: a file that is open for writing cannot be started, and what this process has open its
  /// other children have as well until they are programs.
  public func writeProgram(_ name: String, _ script: String) throws -> String {
    let file = path + "/" + name
    let writing = "printf '%s' \"$1\" > \"$2\" && chmod 700 \"$2\""
    let (process, error) = Spawn.start(
      "/bin/sh", ["sh", "-c", writing, "sh", "#!/bin/sh\n" + script, file], environment: []
    ) { _ in }
    guard error == 0 else { throw CocoaError(.executableLoad) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    guard status == 0 else { throw CocoaError(.fileWriteUnknown) }
    return file
  }
}
