import BackendContract

/// A promise of a contract that was not kept.
public typealias BrokenPromise = BackendContract.BrokenPromise

/// Holds where a condition does.
func promise(_ condition: Bool, _ what: @autoclosure () -> String) throws {
  guard condition else { throw BrokenPromise(what()) }
}

/// Holds where two values are the same.
func promise<Value: Equatable>(_ value: Value, is expected: Value, _ what: String) throws {
  guard value == expected else { throw BrokenPromise("\(what): expected \(expected), got \(value)") }
}
