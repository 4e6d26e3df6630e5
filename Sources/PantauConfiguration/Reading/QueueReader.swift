import UploadQueue
import Wording

/// Reads the tables `[[queue]]`.
///
/// A queue has a name, a backend, and what its backend asks for; each backend takes its own keys out of the table.
enum QueueReader {
  /// The backends that are known, each with what takes its keys.
  static let backends: [(name: String, value: @Sendable (inout TableReader) -> QueueEntry.Backend?)] = [
    ("local", { .local(LocalEntry(&$0)) }),
    ("coretax-export", { .coretaxExport(CoretaxExportEntry(&$0)) }),
    ("coretax-portal", { CoretaxPortalEntry(&$0).map { .coretaxPortal($0) } }),
    ("efaktur-desktop", { .efakturDesktop(EfakturDesktopEntry(&$0)) }),
    ("gateway", { GatewayEntry(&$0).map { .gateway($0) } }),
    ("command", { CommandEntry(&$0).map { .command($0) } }),
    ("pajakio", { PajakioEntry(&$0).map { .pajakio($0) } }),
    ("klikpajak", { KlikpajakEntry(&$0).map { .klikpajak($0) } }),
    ("pajakexpress", { PajakExpressEntry(&$0).map { .pajakExpress($0) } }),
  ]

  /// The keys that any backend takes.
  private static let keysOfBackends = backends.flatMap { backend in
    var table = TableReader([], log: FaultLog())
    _ = backend.value(&table)
    return table.offered
  }

  /// - Parameters:
  ///   - location: Where a path leads, however it is written.
  ///   - thresholds: What holds for a queue that says nothing of its own of it.
  static func read(
    _ tables: [TableReader], _ location: (String?) -> String,
    thresholds: (stuck: StuckSetting, slow: Duration) = (StuckSetting(), StuckPolicy().slow)
  ) -> [QueueEntry] {
    var names = NameReader(of: Phrase(id: "antrean", en: "queue"))
    var sources: [String: TextPlace] = [:]
    let read = tables.compactMap { table -> QueueEntry? in
      var table = table
      let name = table.string("name")
      let isReadOnly = table.boolean("read-only") ?? false
      let stuck = table.stuckSetting(over: thresholds.stuck, slow: thresholds.slow)
      // Without a known backend it is not known which keys of the others belong there.
      let hadFaults = table.log.faults.count
      let backend = table.choice("backend", backends) ?? backends[0].value
      let isKnown = table.log.faults.count == hadFaults
      let entry = backend(&table)
      table.finish(besides: isKnown ? [] : keysOfBackends)
      guard let name = names.name(name, of: table) else { return nil }
      names.take(name, of: table, refusing: QueueEntry.whyNoName)
      guard let entry else { return nil }
      // Two queues of one source would be one queue twice; without a known backend no source is known.
      if isKnown, let source = entry.source(location),
        let first = sources.updateValue(table.place, forKey: source.key + source.value)
      {
        table.log.add(
          ConfigurationFault(
            table.place,
            Phrase(
              id: """
                antrean “\(name.value)” memakai \(source.key) yang sama dengan antrean di baris \(first.line); beri \
                \(source.key) = "…" lain
                """,
              en: """
                the queue “\(name.value)” has the same \(source.key) as the one on line \(first.line); give it another \
                \(source.key) = "…"
                """)))
      }
      return QueueEntry(name: name.value, isReadOnly: isReadOnly, stuck: stuck, backend: entry, files: table.paths)
    }
    checkCoretaxQueues(tables)
    return read
  }

  /// The names of queues, also of those that something else is wrong with.
  static func names(_ tables: [TableReader]) -> [String] {
    tables.compactMap { $0.text("name")?.value }.filter { !$0.isEmpty }
  }

  /// A queue of the desktop client looks at another one, which has to be there and to see more than it does itself.
  private static func checkCoretaxQueues(_ tables: [TableReader]) {
    func isDesktop(_ table: TableReader) -> Bool { table.text("backend")?.value == "efaktur-desktop" }
    let others = names(tables.filter { !isDesktop($0) })
    for table in tables where isDesktop(table) {
      guard let wanted = table.text("coretax-queue"), !wanted.value.isEmpty, !others.contains(wanted.value) else {
        continue
      }
      guard !others.isEmpty else {
        table.log.add(
          .badValue(
            "coretax-queue", wanted.value, at: wanted.place,
            Phrase(
              id: "tidak ada: tambahkan [[queue]] lain yang melihat dokumennya di Coretax",
              en: "is not there: add another [[queue]], which sees its documents in Coretax")))
        continue
      }
      table.log.add(.unknownValue("coretax-queue", wanted.value, at: wanted.place, known: others))
    }
  }
}

extension QueueEntry {
  /// Why a queue cannot be called so, to be said after the name; `nil` where it can.
  ///
  /// Nobody could type again what cannot be shown, and none is called what stands for all of them.
  public static func whyNoName(_ name: String) -> Phrase? {
    guard ["all", "semua"].contains(name.lowercased()) else { return name.whyNoName }
    return Phrase(
      id: "berarti semua antrean (:antrean semua); beri nama lain",
      en: "means all the queues (:queue all); choose another name")
  }
}

extension TableReader {
  /// A text, looked at before the table is read or afterwards.
  fileprivate func text(_ key: String) -> Placed<String>? {
    guard let value = all.first(where: { $0.key == key })?.value, case .string(let text) = value.content else {
      return nil
    }
    return Placed(value: text, place: value.place)
  }
}

extension QueueEntry.Backend {
  /// The key that says where the documents come from, and its value: no two queues share it.
  fileprivate func source(_ location: (String?) -> String) -> (key: String, value: String)? {
    switch self {
    case .local(let local): ("file", location(local.file))
    case .command(let program): ("command", program.command.joined(separator: "\0"))
    case .gateway(let gateway): ("url", gateway.service.address.text)
    case .coretaxPortal(let portal): ("taxpayer", portal.taxpayer.digits)
    case .coretaxExport(let export): export.folder.isEmpty ? nil : ("folder", location(export.folder))
    case .efakturDesktop(let desktop): desktop.folder.isEmpty ? nil : ("folder", location(desktop.folder))
    case .pajakio(let entry): ("taxpayer", entry.pjap.identity)
    case .klikpajak(let entry): ("taxpayer", entry.pjap.identity)
    case .pajakExpress(let entry): ("taxpayer", entry.pjap.identity)
    }
  }
}

extension LocalEntry {
  fileprivate init(_ table: inout TableReader) {
    let written = table.string("file")
    // What is no path is a fault; it stays a file of its own, so that it is not told as the usual one as well.
    if let written, table.isPath(written, of: "file") { table.log.name(NamedPlace(.queue, at: written, of: "file")) }
    file = written?.value
    reupload = table.choice("reupload", Reupload.allCases.map { ($0.rawValue, $0) })
  }
}
