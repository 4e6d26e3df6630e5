import GRDB

extension Database {
  /// One transaction that waits for the file's write lock at its beginning, so that what it reads stays true.
  func inImmediateTransaction<Value>(_ body: () throws -> Value) throws -> Value {
    var value: Value?
    try inTransaction(.immediate) {
      value = try body()
      return .commit
    }
    guard let value else { throw DatabaseError(message: "the transaction gave no value") }
    return value
  }
}
