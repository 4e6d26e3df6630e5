import TerminalKit
import UploadQueue
import Wording

/// A display that stands still.
public struct Pause: Sendable, Equatable {
  /// Since when.
  public var since: Timestamp
  /// Changes of status seen since then, which are not shown yet.
  public var waiting = 0

  /// A display that stands still from a moment on.
  public init(since: Timestamp) {
    self.since = since
  }
}

extension Model {
  /// The moment that the rows of the list are shown at.
  var listNow: Timestamp { list.pause?.since ?? now }

  /// The rows stand still, or move again.
  mutating func togglePause() -> [Effect] {
    guard let pause = list.pause else {
      list.isFollowing = false
      list.pause = Pause(since: now)
      return [.load(request(isLive: true))]
    }
    list.pause = nil
    let count = pause.waiting.written(language)
    notice = Notice(
      Phrase(
        id: "Tampilan jalan lagi; \(count) perubahan selama jeda.",
        en: "The display goes on; \(count) \(pause.waiting == 1 ? "change" : "changes") during the pause."))
    return [.load(request(isLive: true))]
  }

  /// The selection goes to the newest change by itself, or stays with its document again.
  mutating func toggleFollow() -> [Effect] {
    guard !isLineByLine else {
      notice = Notice(
        Phrase(id: "Di sini setiap perubahan disebut; tidak perlu diikuti.", en: "Here every change is told anyway."))
      return []
    }
    guard list.pause == nil else {
      notice = Notice(
        Phrase(
          id: "Tampilan sedang dijeda; lanjutkan dulu.", en: "The display is paused; let it go on first."), .warning)
      return []
    }
    list.isFollowing.toggle()
    (list.followedAt, list.toldElsewhere) = (nil, nil)
    notice = Notice(
      list.isFollowing
        ? Phrase(
          id: "Mengikuti perubahan terbaru; tombol gerak apa pun mengakhirinya.",
          en: "Following the newest change; any key that moves ends it.")
        : Phrase(id: "Tidak lagi mengikuti perubahan.", en: "No longer following changes."))
    return [.load(request(isLive: true))]
  }

  /// Says once where the newest change is that the selection cannot go to.
  mutating func tell(_ change: ChangeElsewhere?) {
    guard let change, change != list.toldElsewhere else { return }
    list.toldElsewhere = change
    notice = Notice(
      Phrase(
        id: "\(change.name) berubah; adanya di \(change.view.name.text(.indonesian)), bukan di daftar ini.",
        en: "\(change.name) has changed; it is in \(change.view.name.text(.english)), not in this list."))
  }

  /// The selection has gone to another document by itself: for so long, no key acts on it.
  static let settling: Duration = .seconds(1)

  /// A key pressed while changes are followed: whether it is spent on ending that.
  ///
  /// What moves or acts is meant for a document; where the selection has just gone to another one by itself, the key was
  /// meant for the one before.
  mutating func endFollowing(for command: Command) -> Bool {
    guard list.isFollowing else { return false }
    switch command {
    case .up, .down, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .top, .bottom:
      list.isFollowing = false
      return false
    case .open, .reupload, .mark, .note, .copy:
      list.isFollowing = false
      guard let moved = list.followedAt, now - moved < Self.settling, let row = list.selectedRow else { return false }
      notice = Notice(
        Phrase(
          id: "Berhenti mengikuti di \(row.document.name), yang baru saja berubah. Tekan sekali lagi untuk itu.",
          en: "Following stopped at \(row.document.name), which has just changed. Press again for that one."), .warning)
      return true
    default: return false
    }
  }
}
