import Monitor
import TerminalKit
import UploadQueue
import Wording

/// Reads the tables `[[hook]]`: a command, and when it is run.
enum HookReader {
  /// - Parameter queues: The names of the queues, also of those that something else is wrong with.
  static func read(_ tables: [TableReader], queues: [String]) -> [Hook] {
    // Where none is named there is the embedded one, which is called as its file.
    let known = queues.isEmpty ? ["queue.sqlite"] : queues
    var names = NameReader(of: Phrase(id: "hook", en: "hook"))
    return tables.compactMap { table in
      var table = table
      let name = table.string("name")
      let faultsBefore = table.log.faults.count
      let command = table.command("command")
      if command == nil, table.log.faults.count == faultsBefore {
        table.log.add(
          ConfigurationFault(
            table.place,
            Phrase(
              id: "hook ini belum menyebut programnya: command = [\"…\"]",
              en: "this hook names no program: command = [\"…\"]")))
      }
      let rule = table.alertRule()
      let wanted = table.strings("queues") ?? []
      for queue in wanted where !known.contains(queue.value) {
        table.log.add(.unknownValue("queues", queue.value, at: queue.place, known: known))
      }
      let limit = table.span("timeout")?.value
      table.finish()
      guard let name = names.name(name, of: table) else { return nil }
      names.take(name, of: table)
      guard let command, let rule else { return nil }
      return Hook(
        name: name.value, rule: rule, queues: Set(wanted.map(\.value)), command: command.value,
        limit: limit ?? .seconds(30))
    }
  }
}

/// Reads the table `[notify]`: what the terminal tells while nobody looks.
enum TerminalAlertReader {
  static func read(_ table: TableReader) -> TerminalAlerts? {
    var table = table
    let rule = table.alertRule()
    let rings = table.boolean("bell")
    let way = table.choice("desktop", DesktopNotification.allCases.map { ($0.rawValue, $0) })
    table.finish()
    // Asked for without saying how: the bell, which nearly every terminal has.
    return rule.map { TerminalAlerts(rule: $0, rings: rings ?? (way == nil), notification: way) }
  }
}
