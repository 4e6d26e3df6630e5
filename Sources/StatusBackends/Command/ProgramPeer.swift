import Foundation
import Glibc
import Subprocess
import UploadQueue
import Wording

/// A program that answers questions, started when it is first asked and again when it has ended.
///
/// It is asked one thing at a time. Where no answer comes in time it is ended, so that the next question meets a program
/// that listens.
actor ProgramPeer {
  typealias Line = Result<String, BackendError>

  private let launch: ProgramLaunch
  private let language: Language
  private var input: AsyncStream<[UInt8]>.Continuation?
  private var running: Task<Void, Never>?
  /// Counts the starts, so that what an earlier one left behind does not speak for the present one.
  private var start = 0
  private var nextID = 0
  private var waiting: [Int: CheckedContinuation<Line, Never>] = [:]

  init(_ launch: ProgramLaunch, language: Language) {
    self.launch = launch
    self.language = language
    // A program that ends while it is being written to must not end this one.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Asks a question and waits for the line that answers it.
  func ask(within limit: Duration, _ question: (_ id: Int) throws -> [UInt8]) async throws(BackendError) -> String {
    guard !Task.isCancelled else { throw failure(.cancelled) }
    nextID += 1
    let id = nextID
    guard let line = try? question(id) else { throw failure(.unwritable) }
    if input == nil { begin() } else { launch.boundLog() }
    let watch = Task {
      try await Task.sleep(for: limit)
      self.expire(id, limit)
    }
    defer { watch.cancel() }
    let answer = await withTaskCancellationHandler {
      await withCheckedContinuation { waiting in
        self.waiting[id] = waiting
        input?.yield(line + [UInt8(ascii: "\n")])
      }
    } onCancel: {
      Task { await self.settle(id, .failure(self.failure(.cancelled))) }
    }
    return try answer.get()
  }

  /// Ends the program, and returns when neither it nor anything that it has started is left.
  func end() async {
    let running = running
    input?.finish()
    input = nil
    self.running = nil
    fail(.ended(launch.name))
    guard let running else { return }
    // Whoever reads to the end of its input ends by itself; nobody is waited for longer than this.
    let watch = Task {
      try await Task.sleep(for: .milliseconds(500))
      running.cancel()
    }
    await running.value
    watch.cancel()
  }

  private func begin() {
    start += 1
    let (number, launch) = (start, launch)
    let (lines, input) = AsyncStream<[UInt8]>.makeStream()
    self.input = input
    running = Task {
      do {
        try await launch.run(input: lines) { await self.hear($0, from: number) }
        self.ended(number, .ended(launch.name))
      } catch let error as SubprocessError where error.code == .outputLimitExceeded {
        self.ended(number, .tooLong)
      } catch {
        self.ended(number, self.hasStarted(error) ? .ended(launch.name) : .notStarted(launch.name))
      }
    }
  }

  private nonisolated func hasStarted(_ error: any Error) -> Bool {
    guard let error = error as? SubprocessError else { return error is CancellationError }
    return ![.spawnFailed, .executableNotFound, .failedToChangeWorkingDirectory].contains(error.code)
  }

  private func hear(_ line: String, from number: Int) {
    guard number == start else { return }
    // An answer that nobody waits for any longer is passed over; a line that is none is the answer to what was asked.
    if let answer = try? JSONDecoder().decode(ProgramAnswerID.self, from: Data(line.utf8)) {
      settle(answer.id, .success(line))
    } else {
      fail(Self.beginsMessage(line) ? .unended : .noAnswer)
    }
  }

  /// Whether a line looks like the first of a message over several; what begins like a line of a log does not.
  private static func beginsMessage(_ line: String) -> Bool {
    let text = line.filter { !$0.isWhitespace }
    guard let first = text.first, "{[".contains(first), unclosed(in: text) > 0 else { return false }
    return text.dropFirst().first.map { "\"{".contains($0) } ?? true
  }

  /// How many objects and arrays a line opens more than it closes.
  private static func unclosed(in line: String) -> Int {
    var (count, isInString, isEscaped) = (0, false, false)
    for sign in line.unicodeScalars {
      switch sign {
      case _ where isEscaped: isEscaped = false
      case "\\" where isInString: isEscaped = true
      case "\"": isInString.toggle()
      case "{" where !isInString, "[" where !isInString: count += 1
      case "}" where !isInString, "]" where !isInString: count -= 1
      default: break
      }
    }
    return count
  }

  private func expire(_ id: Int, _ limit: Duration) {
    guard waiting[id] != nil else { return }
    settle(id, .failure(failure(.late(launch.name, limit))))
    let running = running
    input?.finish()
    input = nil
    self.running = nil
    start += 1
    running?.cancel()
  }

  private func ended(_ number: Int, _ why: Trouble) {
    guard number == start else { return }
    input = nil
    running = nil
    fail(why)
  }

  private func fail(_ why: Trouble) {
    for id in waiting.keys { settle(id, .failure(failure(why))) }
  }

  private func settle(_ id: Int, _ line: Line) {
    waiting.removeValue(forKey: id)?.resume(returning: line)
  }
}

extension ProgramPeer {
  /// Why a program gave no answer.
  private enum Trouble {
    case cancelled
    case unwritable
    case notStarted(String)
    case ended(String)
    case late(String, Duration)
    case noAnswer
    case unended
    case tooLong
  }

  private nonisolated func failure(_ trouble: Trouble) -> BackendError {
    let text = FailureWords.own(phrase(trouble), in: language)
    switch trouble {
    case .noAnswer, .unended, .tooLong: return .protocolBroken(what: text, at: launch.name)
    case .unwritable: return .rejected(text)
    case .cancelled, .notStarted, .ended, .late: return .unavailable(text)
    }
  }

  private nonisolated func phrase(_ trouble: Trouble) -> Phrase {
    switch trouble {
    case .cancelled: Phrase(id: "Dibatalkan.", en: "Cancelled.")
    case .unwritable: Phrase(id: "pertanyaan tidak dapat ditulis", en: "the question cannot be written")
    case .notStarted(let name):
      Phrase(
        id: "program \(name) tidak dapat dijalankan; periksa command di konfigurasi",
        en: "the program \(name) cannot be started; check command in the configuration")
    case .ended(let name):
      Phrase(
        id: "program \(name) berakhir sebelum menjawab; lihat \(launch.log)",
        en: "the program \(name) ended before it answered; see \(launch.log)")
    case .late(let name, let limit):
      Phrase(
        id: "program \(name) tidak menjawab dalam \(limit.inSeconds), jadi diakhiri",
        en: "the program \(name) gave no answer within \(limit.inSeconds), so it was ended")
    case .noAnswer: Phrase(id: "baris yang bukan jawaban JSON-RPC", en: "a line that is no answer of JSON-RPC")
    case .unended:
      Phrase(
        id: "JSON yang tidak utuh dalam satu baris; tulis setiap jawaban dalam satu baris saja",
        en: "JSON that does not end in its line; write each answer in one line")
    case .tooLong: Phrase(id: "baris yang terlalu panjang", en: "a line that is too long")
    }
  }
}
