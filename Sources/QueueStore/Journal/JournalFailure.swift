import UploadQueue

extension JournalError {
  /// What a failure of the file means for the journal.
  init(_ failure: StoreFailure) {
    self =
      switch failure {
      case .missing(let path): .missing(path: path)
      case .denied(let path): .denied(path: path)
      case .notOurs(let path): .notOurs(path: path)
      case .folder(let path): .folder(path: path)
      case .irregular(let path): .irregular(path: path)
      case .replaced(let path): .missing(path: path)
      case .damaged(let path, let words): .damaged(path: path, words: words)
      case .locked(let path): .locked(path: path)
      case .diskFull(let path): .diskFull(path: path)
      case .tooNew(let path): .tooNew(path: path)
      case .tooOld(let path): .tooOld(path: path)
      case .unclosed(let path): .unclosed(path: path)
      case .forbidden(let path, let rule): .unusable(path: path, reason: rule)
      case .other(let path, let words): .unusable(path: path, reason: words)
      }
  }
}
