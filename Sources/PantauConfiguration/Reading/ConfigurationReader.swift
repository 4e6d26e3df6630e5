import Monitor
import TerminalKit
import UploadQueue
import Wording

extension Configuration {
  /// Larger than any configuration that a person writes.
  public static let mostBytes = 262_144

  /// Reads a configuration, and everything that is wrong with it, in the order of the text.
  ///
  /// Where anything is wrong, the configuration holds the rest, but is not to be used.
  ///
  /// - Parameter location: Where a path leads that the file names, however it is written; and where the embedded queue
  ///   is of which it names none.
  public static func read(
    _ text: [UInt8], location: (String?) -> String = { $0 ?? "" }
  ) -> (configuration: Configuration, faults: [ConfigurationFault]) {
    read(text, into: FaultLog(), location: location)
  }

  static func read(
    _ text: [UInt8], into log: FaultLog, location: (String?) -> String = { $0 ?? "" }
  ) -> (Configuration, [ConfigurationFault]) {
    let (entries, syntax) = TomlParser.parse(text)
    syntax.forEach { log.add($0.fault) }
    var configuration = Configuration()
    configuration.take(TableReader(entries, log: log), location)
    return (configuration, log.faults.inOrder)
  }

  private mutating func take(_ root: TableReader, _ location: (String?) -> String) {
    var root = root
    language = root.choice("language", Language.allCases.map { ($0.rawValue, $0) })
    zone = ShownZone.read(&root)
    theme.base = root.choice("theme", Theme.Base.allCases.map { ($0.rawValue, $0) }) ?? .auto
    usesMouse = root.boolean("mouse") ?? false
    quieterHour = root.timeOfDay("quieter-hour")
    columns = root.choices("columns", known: ColumnKind.allCases.map(\.rawValue), isOneEnough: false) {
      ColumnKind(rawValue: $0)
    }
    if let table = root.table("thresholds") { takeThresholds(table) }
    if let table = root.table("colours") { theme.looks = LookReader.read(table) }
    if let table = root.table("keys") { keys = KeyReader.read(table) }
    filters = FilterReader.read(root.tables("filter"))
    let queueTables = root.tables("queue")
    let queueNames = QueueReader.names(queueTables)
    queues = QueueReader.read(
      queueTables, location, thresholds: (stuck: stuck, slow: slowAfter ?? StuckPolicy().slow))
    if let table = root.table("working-hours") {
      workingHours = WorkingHoursReader.read(table, zone: zone ?? .wib)
    }
    hooks = HookReader.read(root.tables("hook"), queues: queueNames)
    certificates = CertificateReader.read(root.tables("certificate"), queues: queueNames)
    terminalAlerts = root.table("notify").flatMap { TerminalAlertReader.read($0) }
    root.finish()
  }

  private mutating func takeThresholds(_ table: TableReader) {
    var table = table
    let slow = table.span("slow-after")
    slowAfter = slow?.value
    let usual = StuckPolicy()
    // What is wrong between the two is told once, below.
    stuck = table.stuckSetting(slow: .zero)
    // A floor that is none decides nothing.
    let floor = stuck.floor == nil ? nil : table.place(of: "stuck-floor")
    let stuckPlace = floor ?? table.place(of: "stuck-after")
    dueWithin = table.integer("due-within", in: 0...366)
    table.finish()
    guard !stuck.hasIdleFloor, (slowAfter ?? usual.slow) > stuck.threshold.least else { return }
    table.log.add(
      ConfigurationFault(
        slow?.place ?? stuckPlace,
        Phrase(
          id: "slow-after tidak boleh lebih lama dari stuck-after (bawaan 1 jam dan 24 jam), atau stuck-floor-nya",
          en: "slow-after may not be longer than stuck-after (1 hour and 24 hours unless set), or its stuck-floor")))
  }
}

extension [ConfigurationFault] {
  /// The faults in the order of the text.
  public var inOrder: [ConfigurationFault] {
    enumerated().sorted { left, right in
      let (first, second) = (left.element.place ?? .start, right.element.place ?? .start)
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }
}

extension TextPlace {
  static let start = TextPlace(line: 1, column: 1)
}

extension TableReader {
  /// A time of day: `21:00`.
  fileprivate mutating func timeOfDay(_ key: String) -> TimeOfDay? {
    guard let written = string(key) else { return nil }
    guard let time = TimeOfDay(written.value) else {
      log.add(
        .badValue(
          key, written.value, at: written.place,
          Phrase(id: "bukan jam; tulis seperti “21:00”", en: "is no time of day; write it as “21:00”")))
      return nil
    }
    return time
  }

  mutating func span(_ key: String) -> Placed<Duration>? {
    guard let written = string(key, wanted: WrittenSpan.kind) else { return nil }
    guard let span = WrittenSpan.read(written.value), span > .zero else {
      log.add(.badValue(key, written.value, at: written.place, WrittenSpan.wanted))
      return nil
    }
    return Placed(value: span, place: written.place)
  }
}
