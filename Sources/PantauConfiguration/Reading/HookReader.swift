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
      let wanted = table.choices("queues", known: known, empty: .noQueue) { known.contains($0) ? $0 : nil } ?? []
      let limit = table.span("timeout")?.value
      table.finish()
      guard let name = names.name(name, of: table) else { return nil }
      names.take(name, of: table)
      guard let command, let rule else { return nil }
      return Hook(
        name: name.value, rule: rule, queues: Set(wanted), command: command.value,
        limit: limit ?? .seconds(30))
    }
  }
}

extension Phrase {
  fileprivate static let noQueue = Phrase(
    id: "tidak menyebut antrean; sebut antreannya, atau hapus baris ini untuk semuanya",
    en: "names no queue; name those meant, or take the line away for all of them")
}

/// Reads the table `[notify]`: what the terminal tells while nobody looks.
enum TerminalAlertReader {
  static func read(_ table: TableReader) -> TerminalAlerts? {
    var table = table
    let rule = table.alertRule()
    let rings = table.boolean("bell")
    let way = table.choice("desktop", DesktopNotification.allCases.map { ($0.rawValue, $0) })
    table.finish()
    if rings == false, way == nil, !table.says("desktop"), let place = table.place(of: "bell") {
      table.log.add(
        .badValue(
          "bell", "false", at: place,
          Phrase(
            id: "tanpa desktop berarti tidak memberi tahu apa pun; tambahkan desktop = \"osc9\", atau hapus [notify]",
            en: "without desktop tells nothing at all; add desktop = \"osc9\", or take [notify] away")))
    }
    // Asked for without saying how: the bell, which nearly every terminal has.
    return rule.map { TerminalAlerts(rule: $0, rings: rings ?? (way == nil), notification: way) }
  }
}
