/// Something about a queue that somebody may want to be told, although they do not look.
public enum QueueEvent: Sendable, Hashable {
  /// A document's status changed, it appeared, or it is no longer listed.
  case changed(StatusChange)
  /// A document has been signing for so long now that it counts as stuck.
  case stuck(QueueRow)
  /// A document that is not approved has come near its last day, or past it: the days left, negative where it is late.
  case due(QueueRow, daysLeft: Int)
  /// Documents that are not approved fall due soon: once for all of a day, 7, 3 and 1 days before.
  case reminder(Reminder)
  /// A re-upload has come to its end.
  case settled(Subject, Settlement)
  /// The backend does not answer any more, and when it is asked again.
  case backendLost(BackendError, nextTry: Timestamp)
  /// The backend answers again; since when it had not.
  case backendBack(lostAt: Timestamp)
}
