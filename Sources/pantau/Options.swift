import ArgumentParser
import Glibc
import PantauConfiguration
import Monitor
import QueueStore
import UploadQueue
import Wording

/// The language, before or after the command's name.
struct LanguageOption: ParsableArguments {
  // Read by `Language.spoken` before anything is parsed; here it is checked and appears in the help.
  @Option(
    name: .customLong("lang"),
    help: Phrase(id: "Bahasa.", en: "The language.").help(value: Phrase(id: "bahasa", en: "language")))
  var language: Language = .spoken
}

/// Which configuration.
struct ConfigurationOption: ParsableArguments {
  // Read by `ConfigurationFile.current` before anything is parsed, as the language may stand in it.
  @Option(
    name: .customLong("config"),
    help: Phrase(id: "Berkas konfigurasi.", en: "The configuration's file.").help(
      value: Phrase(id: "berkas", en: "file")), completion: .file())
  var path: String = ConfigurationFile.path
}

/// Which embedded queue.
struct QueueOption: ParsableArguments {
  @Option(
    name: .customLong("queue"),
    help: Phrase(
      id: "Nama antrean di konfigurasi, atau berkas antrean (yang ber-/ atau .sqlite dibuat bila belum ada).",
      en: "The name of a queue of the configuration, or a queue's file (with / or .sqlite, made where there is none)."
    ).help(value: Phrase(id: "antrean", en: "queue")), completion: .queues)
  var named: String?

  @OptionGroup var configuration: ConfigurationOption

  /// The queue that is meant: the named one, else the first of the configuration, else the embedded one.
  func place() throws -> QueuePlace {
    let places = try QueuePlace.all(of: ConfigurationFile.current.configuration())
    guard let named else { return places[0] }
    let known = places.filter { $0.entry != nil }
    if let place = known.first(where: { $0.name.lowercased() == named.lowercased() }) { return place }
    // A name that is misspelt must not become a queue of its own, in which there is nothing.
    guard Self.isPath(named) || access(named, F_OK) == 0 else { throw Self.unknown(named, known.map(\.name)).refusal }
    return QueuePlace(file: named, among: known)
  }

  /// The queue that is meant, where only one can be: of several that are in the configuration, the named one.
  func onePlace() throws -> QueuePlace {
    let known = try QueuePlace.all(of: ConfigurationFile.current.configuration()).filter { $0.entry != nil }
    guard named != nil || known.count < 2 else { throw Self.several(known.map(\.name)).refusal }
    return try place()
  }

  private static func several(_ names: [String]) -> Phrase {
    let all = names.map { "“\($0)”" }.joined(separator: ", ")
    return Phrase(
      id: "Konfigurasi menyebut beberapa antrean: \(all). Sebut yang dimaksud, misalnya --queue '\(names[0])'.",
      en: "The configuration names several queues: \(all). Say which one, such as --queue '\(names[0])'.")
  }

  /// Whether it can only be meant as a file.
  private static func isPath(_ name: String) -> Bool {
    name.contains("/") || [".sqlite", ".db"].contains { name.lowercased().hasSuffix($0) }
  }

  private static func unknown(_ name: String, _ known: [String]) -> Phrase {
    let names = known.map { "“\($0)”" }.joined(separator: ", ")
    return known.isEmpty
      ? Phrase(
        id: """
          --queue: “\(name)” bukan berkas yang ada, dan konfigurasi tidak menyebut antrean. Untuk berkas antrean baru, \
          tulis jalurnya: ./\(name).sqlite
          """,
        en: """
          --queue: “\(name)” is no file that is there, and the configuration names no queue. For a new queue's file, \
          write its path: ./\(name).sqlite
          """)
      : Phrase(
        id: """
          --queue: tidak ada antrean “\(name)” di konfigurasi, dan tidak ada berkas itu. Yang ada: \(names). Untuk berkas \
          antrean baru, tulis jalurnya: ./\(name).sqlite
          """,
        en: """
          --queue: the configuration has no queue “\(name)”, and there is no such file. There are: \(names). For a new \
          queue's file, write its path: ./\(name).sqlite
          """)
  }

  /// The queue that is named, with the one that it looks at; else every queue of the configuration.
  func places(in file: ConfigurationFile) throws -> [QueuePlace] {
    let all = QueuePlace.all(of: try file.configuration())
    guard named != nil else { return all }
    let place = try place()
    return [place] + all.filter { $0.entry != nil && $0.name == place.coretaxQueue }
  }
}

extension QueueOption {
  /// The queues of the configuration that are none of these, for who acts in these: what is under way or shown in any
  /// queue counts in each.
  func others(in file: ConfigurationFile, besides places: [QueuePlace]) throws -> [QueuePlace] {
    try QueuePlace.all(of: file.configuration()).filter { other in
      other.entry != nil && !places.contains { $0.name == other.name || $0.whereabouts == other.whereabouts }
    }
  }
}

extension QueueOption {
  /// The same, of a screen that does not watch them: what their journals have under way.
  ///
  /// A configuration that cannot be read is told of by who watches it, and a queue that was never opened has nothing
  /// under way.
  func neighbours(of places: [QueuePlace], _ journal: JournalOption) -> [NeighbouringQueue] {
    let others = (try? others(in: .current, besides: places)) ?? []
    return others.compactMap { place in
      (try? journal.opened(for: place)).map { NeighbouringQueue(name: place.name, journal: $0) }
    }
  }
}

/// Which journal.
struct JournalOption: ParsableArguments {
  @Option(
    name: .customLong("journal"),
    help: Phrase(id: "Berkas jurnal.", en: "The journal's file.").help(value: Phrase(id: "berkas", en: "file")),
    completion: .file())
  var path: String = Paths.journal
}

/// What counts as slow, stuck and due: what is said here wins over the configuration.
struct PolicyOptions: ParsableArguments {
  @Option(
    help: Phrase(
      id: """
        Signing In Progress selama ini dihitung macet, seperti 90m, 24h, atau p95: lebih lama dari 95 % persetujuan \
        antrean (bawaan 24h).
        """,
      en: """
        Signing In Progress for this long counts as stuck, such as 90m, 24h, or p95: longer than 95 % of the queue's \
        approvals took (24h unless set).
        """
    ).help(value: Phrase(id: "lama", en: "span")), transform: stuckSpan)
  var stuckAfter: StuckSetting.After?

  @Option(
    help: Phrase(
      id: "Dengan persentil, tidak macet lebih cepat dari ini (bawaan 24h).",
      en: "With a percentile, nothing is stuck sooner than this (24h unless set)."
    ).help(value: Phrase(id: "lama", en: "span")), transform: span)
  var stuckFloor: Duration?

  @Option(
    help: Phrase(
      id: "Signing In Progress selama ini dihitung lambat (bawaan 1h).",
      en: "Signing In Progress for this long counts as slow (1h unless set)."
    ).help(value: Phrase(id: "lama", en: "span")), transform: span)
  var slowAfter: Duration?

  @Option(
    help: Phrase(
      id: "Dengan sisa hari sebanyak ini, dokumen dihitung jatuh tempo (bawaan 3).",
      en: "With this many days left, a document counts as due (3 unless set)."
    ).help(value: Phrase(id: "hari", en: "days")))
  var dueWithin: Int?

  func validate() throws {
    guard dueWithin.map((0...366).contains) ?? true else {
      throw Phrase(id: "--due-within: dari 0 sampai 366 hari.", en: "--due-within: from 0 to 366 days.").refusal
    }
    // One of them alone is held against the configuration later.
    if let slowAfter, case .span(let span)? = stuckAfter, slowAfter > span { throw Self.slowerThanStuck.refusal }
    if stuckAfter != nil, stuck.hasIdleFloor { throw Self.idleFloor.refusal }
  }

  private var stuck: StuckSetting { StuckSetting(after: stuckAfter, floor: stuckFloor) }

  /// What counts, with these options over a configuration.
  func policy(over configuration: Configuration) throws -> QueuePolicy {
    let usual = QueuePolicy()
    let setting = stuck.over(configuration.stuck)
    let isForQueues = configuration.queues.contains { !stuck.over($0.stuck).over(configuration.stuck).hasIdleFloor }
    if stuckFloor != nil, setting.hasIdleFloor, !isForQueues { throw Self.idleFloor.refusal }
    return QueuePolicy(
      stuck: try policy(of: setting, over: configuration),
      dueSoonDays: dueWithin ?? configuration.dueWithin ?? usual.dueSoonDays,
      workingHours: configuration.workingHours ?? WorkingHours(zone: configuration.zone ?? .wib))
  }

  /// What counts as stuck in queues that the configuration says it of apart, by their names.
  func stuckOfQueues(over configuration: Configuration) throws -> [String: StuckPolicy] {
    var policies: [String: StuckPolicy] = [:]
    for queue in configuration.queues where queue.stuck != StuckSetting() {
      policies[queue.name] = try policy(of: stuck.over(queue.stuck).over(configuration.stuck), over: configuration)
    }
    return policies
  }

  private func policy(of setting: StuckSetting, over configuration: Configuration) throws -> StuckPolicy {
    let slow = slowAfter ?? configuration.slowAfter ?? StuckPolicy().slow
    guard slow <= setting.threshold.least else { throw Self.slowerThanStuck.refusal }
    return StuckPolicy(slow: slow, threshold: setting.threshold)
  }

  private static let idleFloor = Phrase(
    id: "--stuck-floor hanya berlaku dengan persentil, misalnya --stuck-after p95 --stuck-floor 24h.",
    en: "--stuck-floor holds only with a percentile, such as --stuck-after p95 --stuck-floor 24h.")

  /// A span of time, or a percentile.
  static func stuckSpan(_ text: String) throws -> StuckSetting.After {
    guard let after = StuckSetting.After.read(text) else {
      throw Phrase(
        id: "tulis lama waktu seperti 24h atau 3d, atau persentil dari p50 sampai p99.",
        en: "write a span of time such as 24h or 3d, or a percentile from p50 to p99."
      ).refusal
    }
    return after
  }

  private static let slowerThanStuck = Phrase(
    id: """
      --slow-after tidak boleh lebih lama dari --stuck-after: sebut keduanya, misalnya --slow-after 15m --stuck-after 30m. \
      Yang tidak disebut diambil dari konfigurasi, atau 1h dan 24h.
      """,
    en: """
      --slow-after may not be longer than --stuck-after: name both, such as --slow-after 15m --stuck-after 30m. What is not \
      named is as the configuration says, or 1h and 24h.
      """)

  /// A span of time as people write it.
  static func span(_ text: String) throws -> Duration {
    guard let span = WrittenSpan.read(text), span > .zero else {
      throw Phrase(
        id: "tulis lama waktu seperti 90m, 24h, atau 3d.", en: "write a span of time such as 90m, 24h or 3d."
      ).refusal
    }
    return span
  }
}

/// Whether anything may be changed at the backend.
struct ReadOnlyOption: ParsableArguments {
  @Flag(
    name: .customLong("read-only"),
    help: Phrase(
      id: "Hanya melihat: tidak ada unggah ulang.", en: "Only look: nothing can be uploaded again."
    ).help)
  var isSet = false

  /// What is asked for on the command line cannot be raised while the program runs.
  var access: QueueProfile.Access { isSet ? .alwaysReadOnly : .full }
}

/// Whether the screen is said line by line.
struct PlainOption: ParsableArguments {
  @Flag(
    name: .customLong("plain"),
    help: Phrase(
      id: "Baris demi baris, untuk pembaca layar dan terminal sederhana.",
      en: "Line by line, for screen readers and simple terminals."
    ).help)
  var isSet = false
}

/// Whether the mouse does anything; what is said here wins over the configuration.
struct MouseOption: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: Phrase(
      id: "Tetikus: klik memilih, klik lagi membuka, roda menggulir; memilih teks lalu lewat Shift.",
      en: "The mouse: a click selects, another opens, the wheel scrolls; text is then selected with Shift."
    ).help)
  var mouse: Bool?
}

extension LocalQueue.ReuploadMode: ExpressibleByArgument {}

extension Filter {
  /// A filter as it was written among the arguments; how it was read is said where that is not plain, and what is wrong
  /// with it is shown where it stands.
  static func asked(_ written: String) throws -> Filter {
    do {
      let filter = try Filter(parsing: written, in: .spoken)
      if filter.text != written {
        Speech.warn(Phrase(id: "Saringan dibaca: \(filter.text)", en: "The filter is read as: \(filter.text)").spoken)
      }
      return filter
    } catch {
      for line in error.pointing(.spoken) { Speech.warn(line) }
      throw ExitCode.misused
    }
  }
}
