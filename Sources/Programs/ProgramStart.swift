import Subprocess

/// Does something for no longer than a limit; `nil` where it has not ended by then, and is cancelled.
public func outcome<Value: Sendable>(
  within limit: Duration, of work: @escaping @Sendable () async -> Value
) async -> Value? {
  await withTaskGroup(of: Value?.self) { group in
    group.addTask { await work() }
    group.addTask {
      try? await Task.sleep(for: limit)
      return nil
    }
    let first = await group.next() ?? nil
    group.cancelAll()
    return first
  }
}

extension Executable {
  /// A program as it is written: looked for in `PATH`, unless it is a path itself.
  public static func called(_ name: String) -> Executable {
    name.contains("/") ? .path(.init(name)) : .name(name)
  }
}

extension Environment {
  /// These variables and no other.
  public static func only(_ values: [String: String]) -> Environment {
    .custom(Dictionary(uniqueKeysWithValues: values.map { (.init(stringLiteral: $0), $1) }))
  }
}

extension PlatformOptions {
  /// A session of its own, so that it never meets the person's terminal; where it is cancelled, it is killed with all that
  /// it has started.
  public static var onItsOwn: PlatformOptions {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    return options
  }
}

extension TerminationStatus {
  /// How it ended: `exit 7`, `signal 9`.
  public var words: String {
    switch self {
    case .exited(let code): "exit \(code)"
    case .signaled(let number): "signal \(number)"
    }
  }
}
