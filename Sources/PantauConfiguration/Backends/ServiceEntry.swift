import HTTPService
import UploadQueue
import Wording

/// What is set of a service on the network: the keys that every backend which calls one has.
public struct ServiceEntry: Sendable, Equatable {
  /// Where it is.
  public var address: ServiceAddress
  /// A private authority and our own certificate; paths as they were written.
  public var security: TransportSecurity
  /// How long one answer may take.
  public var timeout: Duration?
  /// How long to wait between polls.
  public var pollEvery: Duration?

  /// What one taxpayer's queue there is known by.
  func identity(of taxpayer: NPWP) -> String { "\(address.text) \(taxpayer.digits)" }

  /// Takes `url`, `ca-file`, `client-certificate`, `client-key`, `timeout` and `poll-every`.
  ///
  /// - Parameters:
  ///   - usual: The address where none is named; without one it has to be.
  ///   - shortest: It is not polled oftener; `words` tell why, before that time.
  init?(_ table: inout TableReader, usual: String? = nil, pollingWithin shortest: Duration, _ words: Phrase) {
    let written = table.string("url")
    let authority = table.path(
      "ca-file", for: Phrase(id: "otoritas sertifikat", en: "certificate authority"))
    security = TransportSecurity(authority: authority?.value)
    timeout = table.span("timeout")?.value
    pollEvery = table.span("poll-every")?.value
    table.forbid(polling: pollEvery, within: shortest, words)
    let certificate = table.path(
      "client-certificate", for: Phrase(id: "sertifikat klien", en: "client certificate"))
    let key = table.path("client-key", for: Phrase(id: "kunci klien", en: "client key"))
    if let certificate, let key {
      security.client = .init(certificates: certificate.value, key: key.value)
    } else if let certificate, !table.all.contains(where: { $0.key == "client-key" }) {
      table.log.add(.lacking("client-key", beside: "client-certificate", at: certificate.place))
    } else if let key, !table.all.contains(where: { $0.key == "client-certificate" }) {
      table.log.add(.lacking("client-certificate", beside: "client-key", at: key.place))
    }
    for (written, key) in [(authority, "ca-file"), (certificate, "client-certificate")] {
      written.map { table.log.name(NamedFile($0, of: key, isKey: false)) }
    }
    key.map { table.log.name(NamedFile($0, of: "client-key", isKey: true, with: certificate)) }
    guard let text = written?.value ?? usual else {
      table.log.add(
        ConfigurationFault(
          table.place,
          Phrase(
            id: "antrean ini belum beralamat: url = \"https://…\"", en: "this queue has no address: url = \"https://…\""
          )))
      return nil
    }
    do throws(ServiceFault) {
      address = try ServiceAddress(text)
    } catch {
      table.log.add(
        ConfigurationFault(
          written?.place ?? table.place,
          Phrase(id: "url: \(error.phrase.text(.indonesian))", en: "url: \(error.phrase.text(.english))")))
      return nil
    }
  }
}

extension TableReader {
  /// Refuses to poll oftener than is ever asked for; `words` tell why, before the shortest time.
  mutating func forbid(polling pollEvery: Duration?, within shortest: Duration, _ words: Phrase) {
    guard let pollEvery, pollEvery < shortest else { return }
    log.add(
      ConfigurationFault(
        place(of: "poll-every"),
        Phrase(
          id: "poll-every: \(words.text(.indonesian)) (\"\(shortest.components.seconds)s\")",
          en: "poll-every: \(words.text(.english)) (\"\(shortest.components.seconds)s\")")))
  }
}

extension ConfigurationFault {
  /// One key of two that are of use only together.
  fileprivate static func lacking(_ missing: String, beside named: String, at place: TextPlace) -> ConfigurationFault {
    ConfigurationFault(
      place,
      Phrase(
        id: "\(named) tanpa \(missing); tambahkan \(missing) = \"~/…\"",
        en: "\(named) without \(missing); add \(missing) = \"~/…\""))
  }
}
