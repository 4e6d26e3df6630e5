import QueueStore
import StatusBackends
import UploadQueue
import Wording

extension QueuePlace {
  /// The backend over the embedded queue of this place.
  func backend(over queue: LocalQueue, by person: Operator, language: Language) -> any StatusBackend {
    switch entry?.backend {
    case nil, .local, .gateway, .command: LocalQueueBackend(queue, by: person, language: language, now: Environment.now)
    case .coretaxExport(let export):
      CoretaxExportBackend(
        folder: watched ?? export.folder, queue: queue, intake: FileIntake(owner: export.taxpayer, kind: export.kind),
        staleAfter: export.staleAfter, by: person, language: language, now: Environment.now)
    }
  }

  /// What the kind of backend is called.
  var word: String {
    switch entry?.backend {
    case nil, .local: "local"
    case .coretaxExport: "coretax-export"
    case .gateway: "gateway"
    case .command: "command"
    }
  }

  /// How an empty queue of this kind is filled, where that is not by an import.
  var fillHint: Phrase? {
    if let service {
      return Phrase(
        id: "Belum ada dokumen dari  \(service.identity)", en: "There are no documents yet from  \(service.identity)")
    }
    return watched.map { folder in
      Phrase(
        id: "Simpan ekspor daftar dari Coretax (JSON, CSV, XLSX, atau zip) ke folder ini:  \(folder)",
        en: "Save an export of a list of Coretax (JSON, CSV, XLSX or zip) in this folder:  \(folder)")
    }
  }
}
