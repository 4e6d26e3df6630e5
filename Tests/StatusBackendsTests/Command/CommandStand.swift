import Foundation
import Subprocess
import TestSupport
import UploadQueue
import Wording

@testable import StatusBackends

/// A program as a backend, with a folder of its own.
struct CommandStand {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Sources/StatusBackends/Command").standardized.path

  let files: TemporaryFolder
  let launch: ProgramLaunch
  let backend: CommandBackend
  let time = HandCallClock()

  /// A program; `FILES` in its words stands for the folder.
  init(
    _ words: [String], mode: BackendCapabilities.Reupload = .call, deadline: Duration = .seconds(100),
    failuresToOpen: Int = 1000, language: Language = .english
  ) throws {
    let files = try TemporaryFolder()
    self.files = files
    launch = ProgramLaunch(
      words: words.map { $0.replacing("FILES", with: files.path) }, environment: ["PATH": "/usr/bin:/bin"],
      folder: files.path, log: files.file("log"))
    backend = CommandBackend(
      launch, settings: ProtocolSettings(reupload: mode), deadline: deadline,
      limits: CallLimits(failuresToOpen: failuresToOpen), clock: time.clock, language: language)
  }

  /// What the program said besides its answers.
  var log: String { (try? String(contentsOfFile: files.file("log"), encoding: .utf8)) ?? "" }

  func pollError() async -> BackendError? {
    do throws(BackendError) {
      _ = try await backend.poll(.start(since: nil))
      return nil
    } catch { return error }
  }
}

extension CommandStand {
  /// The example in Python, over a folder.
  static func python() throws -> (CommandStand, BackendUnderTest) {
    let stand = try CommandStand(["python3", folder + "/Examples/backend.py", "FILES/antrean"])
    try FileManager.default.createDirectory(atPath: stand.files.file("antrean"), withIntermediateDirectories: true)
    let write: @Sendable (Document) throws -> Void = { [files = stand.files] document in
      try files.write("antrean/\(document.id).json", JSONValue(document).text)
    }
    return (
      stand,
      BackendUnderTest(
        backend: stand.backend, pageSize: nil,
        add: { documents in
          try documents.forEach(write)
          return documents.map(\.id)
        }, change: write,
        remove: { [files = stand.files] id in
          try FileManager.default.removeItem(atPath: files.file("antrean/\(id).json"))
        })
    )
  }

  /// The example in shell, over a table of SQLite.
  static func shell() async throws -> (CommandStand, BackendUnderTest) {
    let stand = try CommandStand(["sh", folder + "/Examples/backend.sh", "FILES/antrean.sqlite"])
    let file = stand.files.file("antrean.sqlite")
    let sql: @Sendable (String) async throws -> Void = { statement in
      let result = try await Subprocess.run(
        .name("sqlite3"), arguments: [file, ".timeout 5000", statement], output: .discarded)
      guard result.terminationStatus.isSuccess else { throw BrokenPromise("sqlite3: \(result.terminationStatus)") }
    }
    let script = try String(contentsOfFile: folder + "/Examples/backend.sh", encoding: .utf8)
    for line in script.split(separator: "\n") {
      if let start = line.firstRange(of: "CREATE TABLE") { try await sql(String(line[start.lowerBound...])) }
    }
    let write: @Sendable (Document) async throws -> Void = { document in
      func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
      try await sql(
        """
        INSERT OR REPLACE INTO document (id, status, body) VALUES (\(quoted(document.id.rawValue)), \
        \(quoted(document.status.words)), \(quoted(JSONValue(document).text)))
        """)
    }
    return (
      stand,
      BackendUnderTest(
        backend: stand.backend, pageSize: nil,
        add: { documents in
          for document in documents { try await write(document) }
          return documents.map(\.id)
        }, change: write,
        remove: { id in
          try await sql("INSERT OR REPLACE INTO document (id, status, body) VALUES ('\(id)', '', NULL)")
        })
    )
  }
}
