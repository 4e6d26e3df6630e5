import HTTPService
import PantauConfiguration
import StatusBackends
import UploadQueue

// Where a PJAP of the configuration becomes a backend.
extension QueuePlace {
  func pajakio(_ entry: PajakioEntry) -> PlacedService {
    PlacedService(identity: entry.pjap.identity) { language in
      PajakioBackend(
        try http(entry.pjap.service, language), token: supply(entry.token), settings: .init(entry.pjap),
        listBody: entry.listBody, clock: CallClock(now: Environment.now), language: language)
    }
  }

  func klikpajak(_ entry: KlikpajakEntry) -> PlacedService {
    PlacedService(identity: entry.pjap.identity) { language, journal in
      KlikpajakBackend(
        try http(entry.pjap.service, language), clientID: entry.clientID, secret: supply(entry.clientSecret),
        list: documentList(entry), journal: journal,
        settings: .init(entry.pjap), clock: CallClock(now: Environment.now), language: language)
    }
  }

  /// What adds documents to a queue at Klikpajak, of which some were seen before.
  func importIntoKlikpajak(_ entry: KlikpajakEntry, seen: [Sighting]) throws(DocumentListFault) -> KlikpajakImport {
    try KlikpajakImport(into: documentList(entry), settings: .init(entry.pjap), seen: seen)
  }

  private func documentList(_ entry: KlikpajakEntry) -> DocumentList {
    DocumentList(path: Paths.expanded(entry.documents, from: folder))
  }

  func pajakExpress(_ entry: PajakExpressEntry) -> PlacedService {
    PlacedService(identity: entry.pjap.identity) { language in
      PajakExpressBackend(
        try http(entry.pjap.service, language), email: entry.email, password: supply(entry.password),
        signing: entry.signing, settings: .init(entry.pjap), clock: CallClock(now: Environment.now),
        language: language)
    }
  }
}

extension PajakExpressEntry {
  /// What an upload has to say; nothing where it is not all named.
  fileprivate var signing: PajakExpressBackend.Signing? {
    guard let signingPlace, let signer else { return nil }
    return .init(place: signingPlace, identity: signer)
  }
}

extension PjapSettings {
  fileprivate init(_ entry: PjapEntry) {
    self.init(
      taxpayer: entry.taxpayer, fields: entry.fields, statuses: entry.statuses,
      reupload: entry.uploads ? .call : .none,
      pollInterval: entry.service.pollEvery ?? PjapSettings.usualPollInterval)
  }
}
