import PantauConfiguration

/// A queue that this run can use: one of the configuration, or a file.
struct QueuePlace {
  /// What it is called.
  let name: String
  /// Its file.
  let file: String
  /// The folder that it is filled from, where there is one.
  private(set) var watched: String?
  /// What the configuration says of it; `nil` where it is not from there.
  let entry: QueueEntry?

  /// A queue that is named by its file.
  init(file: String) {
    name = Paths.name(file)
    self.file = file
    entry = nil
  }

  private init(_ entry: QueueEntry, folder: String) {
    name = entry.name
    self.entry = entry
    switch entry.backend {
    case .local(let local): file = local.file.map { Paths.expanded($0, from: folder) } ?? Paths.queue
    case .coretaxExport(let export):
      file = Paths.filled(entry.name)
      watched = Paths.expanded(export.folder, from: folder)
    }
  }

  /// The queues of a configuration, in their order; the embedded one where it names none.
  static func all(of configuration: Configuration) -> [QueuePlace] {
    let folder = Paths.folder(of: Paths.absolute(ConfigurationFile.path))
    let places = configuration.queues.map { QueuePlace($0, folder: folder) }
    return places.isEmpty ? [QueuePlace(file: Paths.queue)] : places
  }

  /// Whether the configuration lets it be looked at only.
  var isReadOnly: Bool { entry?.isReadOnly ?? false }

  /// What the embedded queue is asked for.
  var local: LocalEntry? {
    guard case .local(let local)? = entry?.backend else { return nil }
    return local
  }
}
