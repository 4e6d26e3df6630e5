import TerminalKit
import UploadQueue
import Wording

/// A note being written.
public struct NoteState: Sendable, Equatable {
  /// The document, as it is called.
  public var subject: Subject
  /// What is typed so far.
  public var line: LineEditor
  /// The note as it was; `nil` where there was none.
  public var old: String?
  /// Whether the note is to be removed, and the person is asked.
  public var isAskingToRemove = false
}

/// What a person wants with a note or a mark.
public enum AnnotationWish: Sendable, Equatable {
  /// Mark the document, or take the mark away, whichever it is not.
  case toggleMark
  /// Mark the document, unless it is.
  case mark
  /// Take the mark away, where there is one.
  case removeMark
  /// The note is to read so.
  case note(String)
  /// The note is to go.
  case removeNote
}

extension Model {
  /// Opens the line for a document's note.
  mutating func writeNote(on row: QueueRow) -> [Effect] {
    let old = row.annotation.note?.text
    let line = LineEditor(old ?? "", longest: Note.longest)
    screen = .note(NoteState(subject: Subject(row.document), line: line, old: old), over: screen)
    return []
  }

  /// A key in the line of a note; `nil` where it is not for it.
  mutating func typeNote(_ key: Key) -> [Effect]? {
    guard case .note(var state, let below) = screen, !state.isAskingToRemove else { return nil }
    switch key {
    case .escape: screen = below
    case .enter: return keepNote(state, over: below)
    default:
      guard state.line.type(key) else { return nil }
      screen = .note(state, over: below)
    }
    return []
  }

  private mutating func keepNote(_ state: NoteState, over below: Screen) -> [Effect] {
    guard let text = Note.kept(state.line.text) else {
      var state = state
      state.isAskingToRemove = state.old != nil
      screen = state.isAskingToRemove ? .note(state, over: below) : below
      return []
    }
    screen = below
    return text == state.old ? [] : [.annotate(state.subject, .note(text))]
  }

  /// An answer to whether the note is to go.
  mutating func pressInNote(_ command: Command, _ state: NoteState, over below: Screen) -> [Effect] {
    switch command {
    case .removeNote:
      screen = below
      return [.annotate(state.subject, .removeNote)]
    case .decline: screen = below
    default: break
    }
    return []
  }

  /// The journal has it.
  mutating func annotated(_ record: AnnotationRecord) -> [Effect] {
    notice = Notice(record.phrase)
    return [.load(request(isLive: true))] + refreshDetail(of: record.subject.document)
  }

  /// The journal could not take it: what was typed is not lost.
  mutating func annotationFailed(_ subject: Subject, _ wish: AnnotationWish, _ error: JournalError) {
    notice = Notice(error.phrase, .wrong)
    guard case .note(let text) = wish else { return }
    switch screen {
    case .list, .detail:
      screen = .note(
        NoteState(subject: subject, line: LineEditor(text, longest: Note.longest), old: nil), over: screen)
    default: break
    }
  }

  /// What the detail of a document is shown from is brought again.
  func refreshDetail(of document: DocumentID) -> [Effect] {
    guard case .detail(let state) = screen, state.row.id == document else { return [] }
    return [.loadRow(document), .loadHistory(document)]
  }

  /// Text that was pasted is text, wherever a line is being written, and nothing anywhere else: never keys.
  mutating func paste(_ text: String) -> [Effect] {
    notice = nil
    if pasteLater(text) { return [] }
    switch screen {
    case .note(var state, let below) where !state.isAskingToRemove:
      state.line.insert(text)
      screen = .note(state, over: below)
      return []
    case .token(var line, let below):
      line.insert(text)
      screen = .token(line, over: below)
      return []
    case .jump(var state) where !state.isEntered:
      state.line.insert(text)
      return look(for: state)
    case .search(let state): return pasteFilter(text, into: state)
    case .journal(let state) where state.line != nil: return pasteJournalFilter(text)
    case .help(let state, _) where state.line != nil:
      pasteIntoHelp(text)
      return []
    case .prompt(var state, let below):
      state.line.insert(text)
      (state.candidates, state.chosen, state.back) = ([], nil, 0)
      screen = .prompt(state, over: below)
      return []
    case .namingTab(var state):
      state.line.insert(text)
      screen = .namingTab(state)
      return []
    default:
      notice = Notice(
        Phrase(
          id: "Yang ditempelkan diabaikan: di sini tidak ada tempat untuk teks.",
          en: "What was pasted is ignored: there is no place for text here."), .warning)
      return []
    }
  }
}
