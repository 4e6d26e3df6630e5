import CustomDump
import Foundation
import TerminalKit
import Testing

/// Whether golden files are being written instead of compared: `RECORD_SNAPSHOTS=1` in the environment.
public let isRecordingGoldens = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

/// Expects a frame to be the one kept in `Screens/NAME.txt` beside the calling test.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the file is written anew and the test fails, so that a recording is
/// never taken for a pass.
public func expectGolden(
  _ frame: Frame, _ name: String, filePath: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectGolden(text: FrameText(frame).description, name, filePath: filePath, sourceLocation: sourceLocation)
}

/// Expects a text to be the one kept in `Screens/NAME.txt` beside the calling test.
public func expectGolden(
  text: String, _ name: String, filePath: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: filePath).deletingLastPathComponent().appendingPathComponent("Screens")
  let file = folder.appendingPathComponent("\(name).txt")
  if isRecordingGoldens {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("Recorded \(name).txt. Read it, then run without RECORD_SNAPSHOTS.", sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, "Could not record \(name).txt", sourceLocation: sourceLocation)
    }
    return
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record("There is no \(name).txt yet: record it with RECORD_SNAPSHOTS=1.", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  guard text != expected else { return }
  let difference = diff(expected, text) ?? ""
  Issue.record("The screen differs from \(name).txt (− kept, + drawn):\n\(difference)", sourceLocation: sourceLocation)
}
