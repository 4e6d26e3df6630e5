import Wording

/// Reads the tables `[[queue]]`.
///
/// A queue has a name, a backend, and what its backend asks for; each backend takes its own keys out of the table.
enum QueueReader {
  /// The backends that are known, each with what takes its keys.
  private static let backends: [(name: String, value: @Sendable (inout TableReader) -> QueueEntry.Backend)] = [
    ("local", { .local(LocalEntry(&$0)) })
  ]

  static func read(_ tables: [TableReader]) -> [QueueEntry] {
    var places: [String: TextPlace] = [:]
    var files: [String: TextPlace] = [:]
    return tables.compactMap { table in
      var table = table
      let name = table.string("name")
      let isReadOnly = table.boolean("read-only") ?? false
      // Without a known backend it is not known which other keys there are.
      let hadFaults = table.log.faults.count
      let backend = table.choice("backend", backends) ?? backends[0].value
      let isKnown = table.log.faults.count == hadFaults
      let entry = backend(&table)
      if isKnown { table.finish() }
      guard let name, !name.value.isEmpty else {
        table.log.add(
          ConfigurationFault(
            name?.place ?? table.place,
            Phrase(id: "antrean ini belum bernama: name = \"…\"", en: "this queue has no name: name = \"…\"")))
        return nil
      }
      if let first = places.updateValue(name.place, forKey: name.value.lowercased()) {
        table.log.add(
          ConfigurationFault(
            name.place,
            Phrase(
              id: "antrean “\(name.value)” sudah ada di baris \(first.line); beri nama lain",
              en: "there is a queue “\(name.value)” on line \(first.line) already; choose another name")))
      }
      // Two queues of one file would be one queue twice.
      if case .local(let local) = entry, let first = files.updateValue(table.place, forKey: local.file ?? "") {
        table.log.add(
          ConfigurationFault(
            table.place,
            Phrase(
              id:
                "antrean “\(name.value)” memakai berkas yang sama dengan antrean di baris \(first.line); beri file = \"…\" lain",
              en:
                "the queue “\(name.value)” has the same file as the one on line \(first.line); give it another file = \"…\""
            )))
      }
      return QueueEntry(name: name.value, isReadOnly: isReadOnly, backend: entry)
    }
  }
}

extension LocalEntry {
  fileprivate init(_ table: inout TableReader) {
    let written = table.string("file")
    if let written, written.value.isEmpty {
      table.log.add(
        .badValue("file", written.value, at: written.place, Phrase(id: "kosong", en: "is empty")))
    }
    file = written?.value
    reupload = table.choice("reupload", Reupload.allCases.map { ($0.rawValue, $0) })
  }
}
