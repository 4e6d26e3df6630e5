/// What people keep beside a document for themselves: a note and a mark.
///
/// Nothing of it ever reaches a backend.
public struct Annotation: Sendable, Hashable {
  /// The note, where there is one.
  public var note: Note?
  /// The mark, where it is marked.
  public var mark: Mark?

  /// A note and a mark, or neither.
  public init(note: Note? = nil, mark: Mark? = nil) {
    self.note = note
    self.mark = mark
  }

  /// Neither note nor mark.
  public static let none = Annotation()

  /// Whether there is nothing.
  public var isEmpty: Bool { note == nil && mark == nil }

  /// Takes what somebody did.
  public mutating func apply(_ record: AnnotationRecord) {
    switch record.event {
    case .noted(let text): note = Note(text: text, by: record.by, at: record.at)
    case .noteRemoved: note = nil
    case .marked: mark = Mark(by: record.by, at: record.at)
    case .unmarked: mark = nil
    }
  }
}

/// One line that somebody wrote about a document.
public struct Note: Sendable, Hashable {
  /// The words, as written; from outside, where they are shown.
  public var text: String
  /// Who wrote it.
  public var by: Operator
  /// When.
  public var at: Timestamp

  /// One line about a document.
  public init(text: String, by: Operator, at: Timestamp) {
    self.text = text
    self.by = by
    self.at = at
  }

  /// The most characters a note has.
  public static let longest = 500

  /// What was written as one line: without blanks around it, and without control characters, which nobody means.
  public static func line(of written: String) -> String {
    let seen = String(String.UnicodeScalarView(written.unicodeScalars.filter { !isUnmeant($0) }))
    return seen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether something of what was written is left out of its line, besides blanks.
  public static func leavesOut(of written: String) -> Bool { written.unicodeScalars.contains(where: isUnmeant) }

  private static func isUnmeant(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && !scalar.properties.isWhitespace
  }

  /// What is kept of what was written: as much of its line as a note holds; `nil` where nothing is left.
  public static func kept(_ written: String) -> String? {
    let line = line(of: written)
    return line.isEmpty ? nil : String(line.prefix(longest))
  }
}

/// That somebody marked a document, to find it again.
public struct Mark: Sendable, Hashable {
  /// Who marked it.
  public var by: Operator
  /// When.
  public var at: Timestamp

  /// That somebody marked a document.
  public init(by: Operator, at: Timestamp) {
    self.by = by
    self.at = at
  }
}

/// What is done to a note or a mark.
public enum AnnotationEvent: Sendable, Hashable {
  /// The note now reads so, whatever it was before.
  case noted(String)
  /// There is no note any longer.
  case noteRemoved
  /// It is marked.
  case marked
  /// It is not marked any longer.
  case unmarked
}

/// What somebody did to a note or a mark: an entry of the journal.
public struct AnnotationRecord: Sendable, Hashable {
  /// The document, as it was called then.
  public var subject: Subject
  /// What was done.
  public var event: AnnotationEvent
  /// Who did it.
  public var by: Operator
  /// When.
  public var at: Timestamp

  /// What somebody did to a note or a mark.
  public init(subject: Subject, event: AnnotationEvent, by: Operator, at: Timestamp) {
    self.subject = subject
    self.event = event
    self.by = by
    self.at = at
  }
}

extension [DocumentID: Annotation] {
  /// Takes what was done, oldest first; documents that are left with nothing are left out.
  public mutating func apply(_ records: [AnnotationRecord]) {
    for record in records {
      let document = record.subject.document
      var annotation = self[document] ?? .none
      annotation.apply(record)
      self[document] = annotation.isEmpty ? nil : annotation
    }
  }
}
