import PantauConfiguration
import Glibc
import QueueStore
import Wording

/// The configuration's file, and what was read from it.
struct ConfigurationFile {
  /// Where it is.
  let path: String
  /// What was read; `nil` where there is no file.
  let reading: (configuration: Configuration, faults: [ConfigurationFault])?
  /// Why it cannot be read, where it is there but cannot.
  let failure: FileUnreadable?
  private var text: [UInt8] = []

  /// The one that this run was asked to use, read once; before the arguments are parsed, as the language stands in it.
  static let current = ConfigurationFile(path: path)

  /// Where the configuration of this run is.
  static let path = asked(for: CommandLine.arguments.dropFirst()) ?? Paths.configuration

  /// The same, if there is a file.
  static var existing: String? { access(path, F_OK) == 0 ? path : nil }

  /// Whether this run names a file, which then must be there.
  private static let isAsked = asked(for: CommandLine.arguments.dropFirst()) != nil

  /// The file at a path; what this run has read already is not read again, as a pipe is empty then.
  static func read(at path: String) -> ConfigurationFile {
    path == Self.path ? current : ConfigurationFile(path: path)
  }

  init(path: String) {
    self.path = path
    // Without waiting for whoever would write into a pipe.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0, let file = fdopen(descriptor, "r") else {
      reading = nil
      failure = errno == ENOENT ? nil : FileUnreadable(path: path, reason: String(cString: strerror(errno)))
      return
    }
    defer { fclose(file) }
    guard Self.isRead(descriptor, at: path) else {
      reading = nil
      failure = FileUnreadable(path: path, why: Self.otherThanFile)
      return
    }
    var bytes = [UInt8](repeating: 0, count: Configuration.mostBytes + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    guard ferror(file) == 0 else {
      reading = nil
      failure = FileUnreadable(path: path, reason: String(cString: strerror(errno)))
      return
    }
    guard count <= Configuration.mostBytes else {
      reading = nil
      failure = FileUnreadable(path: path, why: Self.tooLong)
      return
    }
    let folder = Paths.folder(of: Paths.absolute(path))
    text = Array(bytes.prefix(count))
    reading = Configuration.read(text) { written in
      Paths.settled(written.map { Paths.expanded($0, from: folder) } ?? Paths.queue)
    }
    failure = nil
  }

  /// Whether a configuration can be read from what was opened.
  ///
  /// That is a file, what a shell pipes into this program, which is waited for then, or `/dev/null`. Into a pipe with a
  /// name nobody may ever write.
  private static func isRead(_ descriptor: Int32, at path: String) -> Bool {
    var (opened, nothing) = (stat(), stat())
    guard fstat(descriptor, &opened) == 0 else { return false }
    switch opened.st_mode & S_IFMT {
    case S_IFREG: return true
    case S_IFIFO:
      if let name = realpath(path, nil) {
        free(name)
        return false
      }
      return fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK) == 0
    case S_IFCHR: return stat("/dev/null", &nothing) == 0 && nothing.st_rdev == opened.st_rdev
    default: return false
    }
  }

  private static let otherThanFile = Phrase(
    id: "itu bukan berkas biasa, jadi bukan konfigurasi Pantau",
    en: "it is no regular file, so it is no configuration of Pantau")

  private static let tooLong = Phrase(
    id: "lebih panjang dari \(Configuration.mostBytes / 1024) KiB, jadi bukan konfigurasi Pantau",
    en: "it is longer than \(Configuration.mostBytes / 1024) KiB, so it is no configuration of Pantau")

  /// What is set; nothing, where there is no file.
  ///
  /// - Throws: ``ConfigurationRefused`` where anything is wrong with it.
  func configuration() throws -> Configuration {
    if let failure { throw failure }
    guard let reading else {
      if Self.isAsked { throw FileUnreadable(path: path, reason: String(cString: strerror(ENOENT))) }
      return Configuration()
    }
    guard reading.faults.isEmpty else { throw ConfigurationRefused(path: path, faults: reading.faults) }
    return reading.configuration
  }

  /// The certificates that it says sign; none, where there is no file.
  var certificates: [CertificateEntry] { reading?.configuration.certificates ?? [] }

  /// What is wrong with the certificates, keys, programs, folders and queues that it names, as they are now.
  func faultsOfFiles() -> [ConfigurationFault] {
    let folder = Paths.folder(of: Paths.absolute(path))
    return Configuration.faultsOfFiles(
      namedIn: text, path: Environment.value("PATH") ?? "", queue: LocalQueue.refusal(ofFileAt:)
    ) { Paths.expanded($0, from: folder) }
  }

  /// The language of what it is used for: what the command line asks for, else its own, else the locale's.
  var language: Language { .asked ?? reading?.configuration.language ?? .ofLocale }

  /// The last `--config` of the arguments.
  private static func asked(for arguments: some Sequence<String>) -> String? {
    var path: String?
    var isValue = false
    for argument in arguments.prefix(while: { $0 != "--" }) {
      if isValue {
        path = argument
      } else if argument.hasPrefix("--config=") {
        path = String(argument.dropFirst("--config=".count))
      }
      isValue = argument == "--config"
    }
    return path
  }
}

/// A file that cannot be read.
struct FileUnreadable: Explained {
  let path: String
  let why: Phrase

  init(path: String, why: Phrase) {
    self.path = path
    self.why = why
  }

  /// - Parameter reason: Why, in the system's words.
  init(path: String, reason: String) {
    self.init(path: path, why: Phrase(id: "\(system: reason)", en: "\(reason)"))
  }

  var phrase: Phrase {
    Phrase(
      id: "\(path) tidak dapat dibaca: \(why.text(.indonesian))", en: "\(path) cannot be read: \(why.text(.english))")
  }
}

/// A configuration that something is wrong with; every fault is told on a line of its own.
struct ConfigurationRefused: Error {
  let path: String
  let faults: [ConfigurationFault]

  var lines: [Phrase] {
    faults.map { $0.told(in: path) } + [
      Phrase(
        id: "Konfigurasi ini belum dipakai: \(faults.count) kesalahan. Perbaiki, lalu periksa dengan "
          + "pantau config check.",
        en: "This configuration is not used: \(faults.count) \(faults.count == 1 ? "fault" : "faults"). Mend it, then "
          + "check it with pantau config check.")
    ]
  }
}
