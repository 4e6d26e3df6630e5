extension UploadStatus {
  /// The status in a word for programs: `signing-in-progress`.
  public var token: String {
    self == .unknown ? "unknown" : word.lowercased().replacing(" ", with: "-")
  }
}

extension Settlement {
  /// The end in a word for programs: `invalid-again`.
  public var token: String {
    switch self {
    case .approved: "approved"
    case .signingAgain: "signing-again"
    case .invalidAgain: "invalid-again"
    case .moved: "moved"
    case .nothingChanged: "nothing-changed"
    case .notSent: "not-sent"
    }
  }
}
