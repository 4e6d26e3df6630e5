import PantauConfiguration
import Secrets
import Wording

/// A queue that this run can use: one of the configuration, or a file.
struct QueuePlace {
  /// What it is called.
  let name: String
  /// The file of its embedded queue; `nil` where its documents come from a service.
  private let embedded: String?
  /// The folder that it is filled from, where there is one.
  private(set) var watched: String?
  /// The folder that relative paths of the configuration are meant from.
  let folder: String
  /// What the configuration says of it; `nil` where it is not from there.
  let entry: QueueEntry?
  /// Whether the configuration lets it be looked at only, by whatever name it was asked for.
  let isReadOnly: Bool
  /// The variables that any queue of the same configuration takes a secret from.
  let secretVariables: Set<String>
  /// A token that came through the standard input, for this queue.
  var givenToken: Secret?

  /// A queue that is named by its file.
  ///
  /// - Parameter known: The queues of the configuration, of which one that has the same file may be read-only.
  init(file: String, among known: [QueuePlace] = []) {
    name = Paths.name(file)
    folder = "."
    embedded = file
    entry = nil
    secretVariables = []
    let settled = Paths.settled(file)
    isReadOnly = known.contains { $0.isReadOnly && $0.embedded.map(Paths.settled) == settled }
  }

  private init(_ entry: QueueEntry, folder: String, secretVariables: Set<String>) {
    name = entry.name
    self.folder = folder
    self.secretVariables = secretVariables
    self.entry = entry
    isReadOnly = entry.isReadOnly
    switch entry.backend {
    case .local(let local): embedded = local.file.map { Paths.expanded($0, from: folder) } ?? Paths.queue
    case .coretaxExport(let export):
      embedded = Paths.filled(entry.name)
      watched = Paths.expanded(export.folder, from: folder)
    case .efakturDesktop(let desktop):
      embedded = Paths.filled(entry.name)
      watched = Paths.expanded(desktop.folder, from: folder)
    case .coretaxPortal, .gateway, .command, .pajakio, .klikpajak, .pajakExpress: embedded = nil
    }
  }

  /// The queues of a configuration, in their order; the embedded one where it names none.
  static func all(of configuration: Configuration) -> [QueuePlace] {
    let folder = Paths.folder(of: Paths.absolute(ConfigurationFile.path))
    let secrets = Set(configuration.queues.flatMap(\.backend.secretVariables))
    let places = configuration.queues.map { QueuePlace($0, folder: folder, secretVariables: secrets) }
    return places.isEmpty ? [QueuePlace(file: Paths.queue)] : places
  }

  /// The file of its embedded queue.
  ///
  /// - Throws: `CommandRefusal` where it has none.
  var file: String {
    get throws(CommandRefusal) {
      if let embedded { return embedded }
      throw CommandRefusal(
        phrase: Phrase(
          id: "Dokumen antrean \(name) datang dari \(word); perintah ini untuk antrean yang berkasnya ada di sini.",
          en: "The documents of the queue \(name) come from \(word); this command is for queues with a file here."))
    }
  }

  /// The file that a person imports into; `nil` where documents come by themselves.
  var importsInto: String? {
    switch entry?.backend {
    case nil, .local: embedded
    default: nil
    }
  }

  /// Where it is, for people: its file, or the address of its service.
  var whereabouts: String { embedded ?? service?.identity ?? name }

  /// Lets an import go on.
  ///
  /// - Throws: `CommandRefusal` where it is only looked at: an import changes what an uploader finds there.
  func allowImport() throws(CommandRefusal) {
    guard isReadOnly else { return }
    throw CommandRefusal(
      phrase: Phrase(
        id: """
          Antrean \(name) hanya-baca (read-only = true di konfigurasi), dan impor mengubah isinya. --dry-run menunjukkan \
          apa yang akan berubah.
          """,
        en: """
          The queue \(name) is read-only (read-only = true in the configuration), and an import changes what is in it. \
          --dry-run shows what would change.
          """))
  }

  /// The file that its program's messages go to; `nil` where its documents come from no program.
  var log: String? {
    guard case .command? = entry?.backend else { return nil }
    return Paths.log(of: name)
  }

  /// The name of the queue that sees in Coretax what is expected here, where there is one.
  var coretaxQueue: String? { entry?.backend.coretaxQueue }

  /// What the embedded queue is asked for.
  var local: LocalEntry? {
    guard case .local(let local)? = entry?.backend else { return nil }
    return local
  }
}
