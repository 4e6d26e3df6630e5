import Wording

/// Why the simulation cannot begin or go on.
public enum SimulationFailure: Explained, Hashable {
  /// Another program writes documents into the demo's queue: where it is.
  case notAlone(String)
  /// No folder can be made for the demo: where it should be, and the system's words.
  case noFolder(String, reason: String)

  /// What was wrong, where, and what to do.
  public var phrase: Phrase {
    switch self {
    case .notAlone(let path):
      Phrase(
        id: "Antrean demo \(path) juga diisi program lain. Mulai lagi demonya, dan jangan mengimpor ke sana.",
        en: "The demo's queue \(path) is filled by another program too. Start the demo again and import elsewhere.")
    case .noFolder(let path, let reason):
      Phrase(
        id: "Folder sementara untuk demo tidak dapat dibuat di \(path): \(system: reason). Periksa TMPDIR.",
        en: "No temporary folder for the demo can be made in \(path): \(reason). Check TMPDIR.")
    }
  }
}
