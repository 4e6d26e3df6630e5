import Foundation
import Glibc
import OwnFiles
import UploadQueue

/// What was learned of certificates when they were opened, kept for when nobody can be asked for a passphrase.
///
/// Nothing of it is secret: names, dates and fingerprints, as they stand in every signature.
public struct KnownCertificates: Sendable, Equatable {
  /// What is known of a file.
  public struct Entry: Sendable, Equatable, Codable {
    /// Where the file was.
    public var path: String
    /// SHA-256 of the file then.
    public var digest: String
    /// When it was opened, in milliseconds since 1970.
    public var openedAt: Int64
    /// What it said.
    public var facts: CertificateFacts

    /// What is known of a file.
    public init(path: String, digest: String, openedAt: Timestamp, facts: CertificateFacts) {
      self.path = path
      self.digest = digest
      self.openedAt = openedAt.milliseconds
      self.facts = facts
    }
  }

  /// What is known, a file each.
  public private(set) var entries: [Entry] = []

  private static let mostBytes = 1 << 20

  /// Nothing yet.
  public init() {}

  /// What is kept in a file; nothing, where there is none or it is no such file.
  public init(keptIn path: String) {
    guard let file = fopen(path, "re") else { return }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Self.mostBytes)
    let count = fread(&bytes, 1, bytes.count, file)
    for line in bytes[..<count].split(separator: UInt8(ascii: "\n")) {
      if let entry = try? JSONDecoder().decode(Entry.self, from: Data(line)) { entries.append(entry) }
    }
  }

  /// What is known of a file.
  public func entry(of path: String) -> Entry? { entries.first { $0.path == path } }

  /// Takes what was learned now in place of what was known of that file.
  public mutating func take(_ entry: Entry) {
    entries.removeAll { $0.path == entry.path }
    entries.append(entry)
  }

  /// Keeps it, for its owner alone.
  public func keep(in path: String) throws(SystemRefusal) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes: [UInt8] = []
    for entry in entries {
      guard let line = try? encoder.encode(entry) else { continue }
      bytes += line + [UInt8(ascii: "\n")]
    }
    try OwnFile.write(bytes, to: path)
  }
}
