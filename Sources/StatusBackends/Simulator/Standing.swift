import UploadQueue

/// What changes of an invented document; sixteen bytes, since there may be millions.
struct Standing {
  /// Why it was rejected the last time.
  enum Fault: UInt8 {
    case none
    /// The signer's passphrase is wrong.
    case passphrase
    /// It signed for days, and the signing failed.
    case lapsed
    /// A field of it is wrong.
    case validation
  }

  /// Since when it stands so.
  var since: Timestamp
  var date: CalendarDate
  var status: UploadStatus
  /// An index into ``InventedCompany/signers``.
  var signer: UInt8
  /// How often it was uploaded.
  var uploads: UInt8
  var fault: Fault
}
