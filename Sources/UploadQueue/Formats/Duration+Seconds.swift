extension Duration {
  /// In whole seconds, or in milliseconds where it is shorter than one: `30 s`, `60 ms`; for limits that people set.
  public var inSeconds: String {
    self < .seconds(1) ? "\(wholeMilliseconds) ms" : "\(wholeMilliseconds / 1000) s"
  }
}
