/// A kind of entry of the journal that has a name on screens, by which it can be searched for in either language.
public enum EntryKind: Sendable, Hashable, CaseIterable {
  case firstSeen, gone, reupload, planned, halted, cancelled, noted, noteRemoved, marked, unmarked

  /// Its names in Indonesian and English.
  public var words: String {
    switch self {
    case .firstSeen: "pertama terlihat / first seen"
    case .gone: "tidak ada dalam daftar / no longer listed"
    case .reupload: "unggah ulang / re-upload"
    case .planned: "direncanakan / planned"
    case .halted: "ditahan / held"
    case .cancelled: "rencana dibatalkan / plan cancelled"
    case .noted: "catatan / note"
    case .noteRemoved: "catatan dihapus / note removed"
    case .marked: "ditandai / marked"
    case .unmarked: "tanda dilepas / mark taken away"
    }
  }
}

extension JournalEntry {
  /// Its kind; `nil` for a change of one status to another, which is called by the statuses.
  public var kind: EntryKind? {
    switch self {
    case .change(let change): change.to == nil ? .gone : change.from == nil ? .firstSeen : nil
    case .began, .event: .reupload
    case .planned(let record):
      switch record.event {
      case .planned: .planned
      case .halted: .halted
      case .cancelled: .cancelled
      }
    case .annotated(let record):
      switch record.event {
      case .noted: .noted
      case .noteRemoved: .noteRemoved
      case .marked: .marked
      case .unmarked: .unmarked
      }
    }
  }
}
