/// How it comes to be known here how documents stand.
public enum StatusFeed: Sendable, Hashable {
  /// Pantau asks a service, or looks at what the program writes that uploads.
  case polled
  /// A program writes it into the queue, or a person imports lists; which of the two nobody has said.
  case written
  /// Exports are saved in a folder that Pantau watches.
  case exported
}
