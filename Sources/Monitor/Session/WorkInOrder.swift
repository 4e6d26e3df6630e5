/// Work that is done piece by piece, in the order in which it was wanted.
@MainActor
struct WorkInOrder {
  /// The piece that was wanted last: once it is done, all are.
  private(set) var last: Task<Void, Never>?

  /// Does a piece once those before it are done.
  @discardableResult
  mutating func add(_ piece: @escaping @MainActor () async -> Void) -> Task<Void, Never> {
    let before = last
    let task = Task {
      await before?.value
      await piece()
    }
    last = task
    return task
  }
}
