extension ReuploadDesk {
  /// Where the desk stands.
  public enum Phase: Sendable, Hashable {
    /// The person looks at the document and the steps.
    case preparing
    /// The dialog is open; `typed` is what has been typed of the reference, where that is asked.
    case confirming(typed: String)
    /// The document is being read once more.
    case rereading
    /// The intent is being written down.
    case recording
    /// The backend is being called.
    case sending
    /// Nobody knows whether anything was sent; the backend is asked.
    case inDoubt
    /// Sent; the status has not moved yet.
    case waiting
    /// The portal's steps are before the person.
    case handOff
    /// The person says that it is done in the portal; the next readings verify it.
    case verifying
    /// It is over.
    case over(Ending)
  }

  /// How a desk ends.
  public enum Ending: Sendable, Hashable {
    /// A rule said no.
    case refused(Refusal)
    /// The document was not any more what the person saw: what it was and what it is now.
    case changed(from: StatusReading, to: StatusReading?)
    /// The backend said no, or could not be asked; nothing was sent.
    case failed(BackendError)
    /// The intent could not be written down; nothing was sent.
    case notJournaled(JournalError)
    /// The backend refused it, in its words.
    case rejected(String)
    /// It is known how the attempt ended.
    case settled(Settlement)
  }
}
