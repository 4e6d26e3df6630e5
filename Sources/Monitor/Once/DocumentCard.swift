import TerminalKit
import UploadQueue
import Wording

/// One document with everything that is known of it, as text: what the details of the screen say, without what can be
/// done there.
public struct DocumentCard {
  /// The text, line by line.
  public let lines: [SafeText]

  /// The text of a document of a queue.
  ///
  /// - Parameters:
  ///   - history: What the journal has of it, oldest first.
  ///   - usual: How long signing usually takes in the queue; `nil` where nothing is to be said of it.
  ///   - width: The columns of the terminal; `nil` where lines may be as long as they are.
  ///   - now: The moment that ages and days are counted at.
  public init(
    _ row: QueueRow, of queue: QueueProfile, history: [JournalEntry], settings: Settings, usual: SigningTimes? = nil,
    width: Int?, at now: Timestamp
  ) {
    var model = Model(
      settings: settings, queue: queue, size: Size(columns: width ?? Self.unlimited, rows: Model.smallest.rows),
      now: now)
    model.queue.usual = usual
    let state = DetailState(row: row, history: history)
    lines = PlainDetail.standing(state, model, isFollowed: false) + PlainDetail.record(state, model)
  }

  /// Longer than any text of a document.
  private static let unlimited = 1 << 20
}
