import Wording

/// A part of the table of keys, as the help and the README tell it.
public enum KeyChapter: Sendable, Hashable, CaseIterable {
  case moving, finding, views, documents, order, keeping, columns, desk, tour, program, replay

  /// What it is called.
  public var name: Phrase {
    switch self {
    case .moving: Phrase(id: "Bergerak", en: "Moving about")
    case .finding: Phrase(id: "Mencari dan mengurutkan", en: "Finding and sorting")
    case .views: Phrase(id: "Tampilan dan tab", en: "Views and tabs")
    case .documents: Phrase(id: "Dokumen", en: "Documents")
    case .order: Phrase(id: "Memilih urutan", en: "Choosing the order")
    case .keeping: Phrase(id: "Mencatat dan mengikuti", en: "Keeping track")
    case .columns: Phrase(id: "Kolom", en: "Columns")
    case .desk: Phrase(id: "Meja unggah ulang", en: "The re-upload desk")
    case .tour: Phrase(id: "Tur", en: "The tour")
    case .program: Phrase(id: "Program", en: "The program")
    case .replay: Phrase(id: "Putar ulang", en: "The replay")
    }
  }

  /// Its keys as they are where nobody chose others.
  var bindings: [KeyBinding] {
    let bindings =
      switch self {
      case .moving: KeyMap.movement
      case .finding: KeyMap.finding
      case .views: KeyMap.views
      case .documents: KeyMap.documents
      case .order: KeyMap.sorting
      case .keeping: KeyMap.keeping
      case .columns: KeyMap.columns
      case .desk: KeyMap.desk + KeyMap.planning
      case .tour: KeyMap.tour
      case .program: KeyMap.program
      case .replay: KeyMap.replay
      }
    return bindings.map { binding in
      var binding = binding
      binding.chapter = self
      return binding
    }
  }
}
