import UploadQueue
import Wording

/// Reads the names of tables of one kind, each of which stands there once.
struct NameReader {
  /// What such a table is called.
  let kind: Phrase
  private var places: [String: TextPlace] = [:]

  init(of kind: Phrase) {
    self.kind = kind
  }

  /// The name of a table; `nil` where it has none, which is said.
  func name(_ written: Placed<String>?, of table: TableReader) -> Placed<String>? {
    if let written, !written.value.isBlank { return written }
    let (id, en) = (kind.text(.indonesian), kind.text(.english))
    table.log.add(
      ConfigurationFault(
        written?.place ?? table.place,
        Phrase(id: "\(id) ini belum bernama: name = \"…\"", en: "this \(en) has no name: name = \"…\"")))
    return nil
  }

  /// Takes a name; one that stands there already, in whatever letters, is said with the line of the first.
  ///
  /// - Parameter why: Why nothing of the kind can be called so; `nil` where it can.
  mutating func take(
    _ name: Placed<String>, of table: TableReader, refusing why: (String) -> Phrase? = { $0.whyNoName }
  ) {
    if let why = why(name.value) { table.log.add(.badValue("name", name.value, at: name.place, why)) }
    guard let first = places.updateValue(name.place, forKey: name.value.lowercased()) else { return }
    let (id, en) = (kind.text(.indonesian), kind.text(.english))
    table.log.add(
      ConfigurationFault(
        name.place,
        Phrase(
          id: "\(id) “\(name.value)” sudah ada di baris \(first.line); beri nama lain",
          en: "there is a \(en) “\(name.value)” on line \(first.line) already; choose another name")))
  }
}

extension String {
  /// Whether nothing stands in it that is seen.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// Why nobody could name again what is called so; `nil` where they can.
  var whyNoName: Phrase? {
    if SafeText(self).string != self {
      return Phrase(id: "berisi karakter yang tidak dapat ditampilkan", en: "has characters that cannot be shown")
    }
    guard first?.isWhitespace == true || last?.isWhitespace == true, !isBlank else { return nil }
    return Phrase(id: "diawali atau diakhiri spasi; hapus spasinya", en: "begins or ends with a blank; take it away")
  }
}
