import Dispatch
import Synchronization

/// Hands values from a thread that reads them to the one that takes them, in order, a few hundred at a time.
///
/// Reading a file and writing a queue each take half of an import: side by side they take half the time. The reader waits
/// while the taker is some pieces behind, so that memory stays bounded whatever the file holds.
final class Handover<Value: Sendable>: Sendable {
  /// Reading goes on for nothing: the taker wants no more.
  struct Refused: Error {}

  private struct State {
    var pieces: [[Value]] = []
    var isRefused = false
    var end: Result<Void, any Error>?
  }

  private let state = Mutex(State())
  private let filled = DispatchSemaphore(value: 0)
  private let room = DispatchSemaphore(value: 4)
  private static var pieceSize: Int { 256 }

  /// Reads on a thread of its own and takes on the caller's; returns once both have come to their end.
  ///
  /// Throws what the taker throws, which ends the reading; else what the reader throws.
  static func run(
    reading source: @escaping (_ each: (Value) throws -> Void) throws -> Void, take: (Value) throws -> Void
  ) throws {
    let handover = Handover()
    // Sent to the reading thread whole: what the closure holds is used there alone until the end of reading is told,
    // for which this thread waits, through a lock, before it returns to whoever made the closure.
    nonisolated(unsafe) let source = source
    DispatchQueue(label: "pantau.reading", qos: .userInitiated).async { handover.read(source) }
    var failure: (any Error)?
    while let piece = handover.next() {
      guard failure == nil else { continue }
      do { for value in piece { try take(value) } } catch {
        failure = error
        handover.state.withLock { $0.isRefused = true }
      }
    }
    if let failure { throw failure }
    try handover.state.withLock { $0.end }?.get()
  }

  private func read(_ source: (_ each: (Value) throws -> Void) throws -> Void) {
    var piece: [Value] = []
    let end = Result {
      try source { value in
        piece.append(value)
        if piece.count == Self.pieceSize {
          try hand(on: piece)
          piece.removeAll(keepingCapacity: true)
        }
      }
      try hand(on: piece)
    }
    state.withLock { $0.end = end }
    filled.signal()
  }

  private func hand(on piece: [Value]) throws {
    room.wait()
    guard !state.withLock({ $0.isRefused }) else {
      room.signal()
      throw Refused()
    }
    state.withLock { $0.pieces.append(piece) }
    filled.signal()
  }

  /// The next piece; `nil` where reading has ended and all has been taken.
  private func next() -> [Value]? {
    filled.wait()
    let piece = state.withLock { $0.pieces.isEmpty ? nil : $0.pieces.removeFirst() }
    if piece != nil { room.signal() }
    return piece
  }
}
