import Synchronization
import UploadQueue

/// What is to be replayed: which time, from where on, and how fast.
public struct Replay: Sendable {
  /// The moment that is shown, which is the time of everything on the screen.
  public let moment: ReplayedMoment
  /// How far it goes back and on.
  public let span: ClosedRange<Timestamp>
  /// Seconds of the journal in a second; 0 where it stands still.
  public let speed: Double
  /// When something was recorded of each queue, in their order.
  let moments: [RecordedMoments]

  /// A replay of queues that stands at a moment.
  public init(_ moment: ReplayedMoment, span: ClosedRange<Timestamp>, speed: Double, moments: [RecordedMoments]) {
    self.moment = moment
    self.span = span
    self.speed = speed
    self.moments = moments
  }

  /// As fast as it goes unless something else is said: a day in less than two and a half minutes.
  public static let usualSpeed = 600.0
}

/// The moment that a replay shows.
public final class ReplayedMoment: Sendable {
  private let moment: Mutex<Timestamp>

  /// Begins at a moment.
  public init(_ moment: Timestamp) {
    self.moment = Mutex(moment)
  }

  /// The moment that is shown now.
  public var now: Timestamp {
    get { moment.withLock { $0 } }
    set { moment.withLock { $0 = newValue } }
  }
}

/// Where a replay goes.
public enum ReplayMove: Sendable, Equatable {
  /// To a moment.
  case to(Timestamp)
  /// On by a span, or back where it is negative.
  case by(Duration)
  /// To when something was recorded next.
  case nextChange
  /// To when something was recorded before.
  case previousChange
  /// Goes on by itself, so many seconds in a second.
  case play(Double)
  /// Stands still.
  case stop
}

/// How a replay stands after a move.
public struct ReplayStanding: Sendable, Equatable {
  /// Whether it goes on by itself.
  public var isPlaying: Bool
  /// Whether the queue is different.
  public var isChanged: Bool
  /// The silence of the journal in which the moment lies.
  public var silence: Silence?
  /// The re-uploads that were under way at the moment.
  public var desks: [ReuploadDesk] = []
}

/// A replay as the screen shows it.
public struct ReplayState: Sendable, Equatable {
  /// How far it goes back and on.
  public var span: ClosedRange<Timestamp>
  /// Seconds of the journal in a second.
  public var speed: Double
  /// Whether it goes on by itself.
  public var isPlaying: Bool
  /// The silence of each queue's journal in which the moment lies, by the queue's number.
  public var silences: [Int: Silence] = [:]

  /// A replay that begins.
  public init(span: ClosedRange<Timestamp>, speed: Double) {
    self.span = span
    self.speed = speed > 0 ? speed : Replay.usualSpeed
    isPlaying = speed > 0
  }

  /// The slowest and the fastest.
  static let speeds = 1.0...86_400
}
