import QueueStore
import StatusBackends
import UploadQueue
import Wording

extension QueuePlace {
  /// The backend over the embedded queue of this place; `counterpart` sees in Coretax what is expected here.
  func backend(
    over queue: LocalQueue, by person: Operator, language: Language, counterpart: (any Counterpart)?
  ) -> any StatusBackend {
    switch entry?.backend {
    case nil, .local, .coretaxPortal, .gateway, .command, .pajakio, .klikpajak, .pajakExpress:
      return LocalQueueBackend(queue, by: person, language: language, now: Environment.now)
    case .coretaxExport(let export):
      return CoretaxExportBackend(
        folder: watched ?? export.folder, queue: queue, intake: FileIntake(owner: export.taxpayer, kind: export.kind),
        staleAfter: export.staleAfter, by: person, language: language, now: Environment.now)
    case .efakturDesktop(let desktop):
      guard let counterpart else {
        return UnopenedBackend(reason: .own(Self.noCounterpart(desktop.coretaxQueue), in: language))
      }
      return DesktopBackend(
        folder: watched ?? desktop.folder, queue: queue, owner: desktop.taxpayer, counterpart: counterpart,
        counterpartName: desktop.coretaxQueue, normalDays: desktop.normalDays, language: language, now: Environment.now)
    }
  }

  private static func noCounterpart(_ name: String) -> Phrase {
    Phrase(
      id: "antrean “\(name)”, yang melihat dokumennya di Coretax, tidak terbuka",
      en: "the queue “\(name)”, which sees its documents in Coretax, is not open")
  }

  /// What the kind of backend is called.
  var word: String {
    switch entry?.backend {
    case nil, .local: "local"
    case .coretaxExport: "coretax-export"
    case .efakturDesktop: "efaktur-desktop"
    case .coretaxPortal: "coretax-portal"
    case .gateway: "gateway"
    case .command: "command"
    case .pajakio: "pajakio"
    case .klikpajak: "klikpajak"
    case .pajakExpress: "pajakexpress"
    }
  }

  /// How an empty queue of this kind is filled, where that is not by an import.
  var fillHint: Phrase? {
    if case .klikpajak(let klikpajak)? = entry?.backend {
      let list = Paths.expanded(klikpajak.documents, from: folder)
      return Phrase(
        id: """
          pantau import --queue '\(name)' BERKAS menambahkan dokumen di Klikpajak; atau tulis id-nya, satu per baris, di  \
          \(list)
          """,
        en: """
          pantau import --queue '\(name)' FILE adds documents at Klikpajak; or put their ids, one a line, in  \(list)
          """)
    }
    if let service {
      return Phrase(
        id: "Belum ada dokumen dari  \(service.identity)", en: "There are no documents yet from  \(service.identity)")
    }
    if let watched, coretaxQueue != nil {
      return Phrase(
        id: "Simpan CSV impor e-Faktur Desktop (FK, FM, RK, RM) ke folder ini:  \(watched)",
        en: "Save the import CSVs of the e-Faktur desktop client (FK, FM, RK, RM) in this folder:  \(watched)")
    }
    return watched.map { folder in
      Phrase(
        id: "Simpan ekspor daftar dari Coretax (JSON, CSV, XLSX, atau zip) ke folder ini:  \(folder)",
        en: "Save an export of a list of Coretax (JSON, CSV, XLSX or zip) in this folder:  \(folder)")
    }
  }
}
