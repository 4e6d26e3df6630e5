import Wording

/// Reads the tables `[[certificate]]`: files of certificates that sign, each named once.
enum CertificateReader {
  /// - Parameter queues: The names of the queues, also of those that something else is wrong with.
  static func read(_ tables: [TableReader], queues: [String]) -> [CertificateEntry] {
    var places: [String: TextPlace] = [:]
    return tables.compactMap { table in
      var table = table
      let file = table.path("file", for: Phrase(id: "sertifikat", en: "certificate"))
      let signer = table.filled("signer")?.value
      let kind = table.choice("kind", CertificateEntry.Kind.allCases.map { ($0.rawValue, $0) })
      let queue = table.string("queue")
      if let queue, !queues.contains(queue.value) {
        table.log.add(.unknownValue("queue", queue.value, at: queue.place, known: queues))
      }
      if let passphrase = table.value("passphrase") {
        table.log.add(
          ConfigurationFault(
            passphrase.place,
            Phrase(
              id: "passphrase tidak ditulis di konfigurasi; pantau doctor menanyakannya dan langsung melupakannya",
              en: "a passphrase is not written here; pantau doctor asks for it and forgets it at once")))
      }
      table.finish()
      guard let file else {
        if !table.says("file") {
          table.log.add(
            ConfigurationFault(
              table.place,
              Phrase(
                id: "sertifikat ini belum menyebut berkasnya: file = \"~/…p12\"",
                en: "this certificate names no file: file = \"~/…p12\"")))
        }
        return nil
      }
      table.log.name(NamedPlace(.certificate, at: file, of: "file"))
      if let first = places.updateValue(file.place, forKey: file.value) {
        table.log.add(
          ConfigurationFault(
            file.place,
            Phrase(
              id: "berkas “\(file.value)” sudah disebut di baris \(first.line)",
              en: "the file “\(file.value)” is named on line \(first.line) already")))
      }
      return CertificateEntry(file: file.value, signer: signer, kind: kind, queue: queue?.value)
    }
  }
}
