import UploadQueue

/// Which documents are called by a reference or an NSFP: by what stands behind their ids in a list, or in the journal.
struct DocumentNames {
  private var documents: [String: [DocumentID]] = [:]

  /// What a list and the documents that were seen before tell.
  init(_ lines: [DocumentList.Line], _ seen: [Sighting]) {
    for line in lines { if let id = line.id { call(id, line.words) } }
    for sighting in seen {
      for name in [sighting.subject.reference, sighting.subject.nsfp] { call(sighting.subject.document, name ?? "") }
    }
  }

  /// Minds what a document is called.
  mutating func call(_ id: DocumentID, _ name: String) {
    let name = DocumentList.words(name)
    guard !name.isEmpty, documents[name]?.contains(id) != true else { return }
    documents[name, default: []].append(id)
  }

  /// The documents that are called so.
  func ids(of name: String) -> [DocumentID] { documents[DocumentList.words(name)] ?? [] }

  /// The documents that a line may mean by what they are called.
  func ids(of line: DocumentList.Line) -> [DocumentID] { line.names.flatMap { ids(of: $0) } }
}
