import ArgumentParser
import Monitor
import QueueStore
import UploadQueue
import Wording

/// The language, before or after the command's name.
struct LanguageOption: ParsableArguments {
  // Read by `Language.spoken` before anything is parsed; here it is checked and appears in the help.
  @Option(name: .customLong("lang"), help: Phrase(id: "Bahasa.", en: "The language.").help)
  var language: Language = .spoken
}

/// Which embedded queue.
struct QueueOption: ParsableArguments {
  @Option(
    name: .customLong("queue"),
    help: ArgumentHelp(
      Phrase(
        id: "Berkas antrean; dibuat bila belum ada.", en: "The queue's file; made where there is none."
      ).spoken.string,
      valueName: "file"))
  var path: String = Paths.queue

  /// Whether it is the one that is used when none is named.
  var isUsual: Bool { path == Paths.queue }
}

/// Which journal.
struct JournalOption: ParsableArguments {
  @Option(
    name: .customLong("journal"),
    help: ArgumentHelp(
      Phrase(id: "Berkas jurnal.", en: "The journal's file.").spoken.string, valueName: "file"))
  var path: String = Paths.journal
}

/// What counts as slow, stuck and due.
struct PolicyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Phrase(
        id: "Signing In Progress selama ini dihitung macet: angka dengan m (menit), h (jam), atau d (hari).",
        en: "Signing In Progress for this long counts as stuck: a number with m (minutes), h (hours) or d (days)."
      ).spoken.string, valueName: "span"))
  var stuckAfter = Span(hours: 24)

  @Option(
    help: ArgumentHelp(
      Phrase(
        id: "Signing In Progress selama ini dihitung lambat.", en: "Signing In Progress for this long counts as slow."
      ).spoken.string, valueName: "span"))
  var slowAfter = Span(hours: 1)

  @Option(
    help: ArgumentHelp(
      Phrase(
        id: "Dengan sisa hari sebanyak ini, dokumen dihitung jatuh tempo.",
        en: "With this many days left, a document counts as due."
      ).spoken.string, valueName: "days"))
  var dueWithin = 3

  func validate() throws {
    guard (0...366).contains(dueWithin) else {
      throw Phrase(id: "--due-within: dari 0 sampai 366 hari.", en: "--due-within: from 0 to 366 days.").refusal
    }
    guard slowAfter.duration <= stuckAfter.duration else {
      throw Phrase(
        id: "--slow-after tidak boleh lebih lama dari --stuck-after.",
        en: "--slow-after may not be longer than --stuck-after."
      ).refusal
    }
  }

  var policy: QueuePolicy {
    QueuePolicy(stuck: StuckPolicy(slow: slowAfter.duration, stuck: stuckAfter.duration), dueSoonDays: dueWithin)
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

/// A span of time as it is written in an argument: `90m`, `24h`, `2d`.
struct Span: ExpressibleByArgument, CustomStringConvertible {
  /// How long it is.
  let duration: Duration
  /// As it was written.
  let description: String

  init(hours: Int) {
    duration = .hours(hours)
    description = "\(hours)h"
  }

  init?(argument: String) {
    guard let count = Int(argument.dropLast()), (1...10_000).contains(count) else { return nil }
    switch argument.last {
    case "m": duration = .minutes(count)
    case "h": duration = .hours(count)
    case "d": duration = .days(count)
    default: return nil
    }
    description = argument
  }

  var defaultValueDescription: String { description }
}

extension LocalQueue.ReuploadMode: ExpressibleByArgument {}
