import UploadQueue
import Wording

/// What was read of the signers.
struct SignersTold: Equatable {
  /// Everything that is known of them.
  let book: SignerBook
  /// Whom each number stands for: who was read keeps it, whatever order they have by now.
  let names: [String]

  /// What is known now, after what was read before.
  init(_ book: SignerBook, after last: SignersTold?) {
    self.book = book
    let known = last?.names ?? []
    names = known + book.entries.map(\.name).filter { !known.contains($0) }
  }
}

/// The signers, line by line.
enum PlainSigners {
  /// All that is known of each, with its number, and what can be typed.
  static func lines(_ book: SignerBook, _ model: Model) -> [SafeText] {
    SignersScreen.plainLines(book, model, isNumbered: true) + end(book, model)
  }

  /// What has become known since they were read: of everybody the facts that are new, and in a line who is offered.
  static func news(_ now: SignersTold, since last: SignersTold, _ model: Model) -> [SafeText] {
    let phrases = SignerPhrases(model: model)
    var lines: [SafeText] = []
    var offered: [Int] = []
    var refused: [Int] = []
    for (place, name) in now.names.enumerated() {
      guard var entry = now.book.entry(of: name) else { continue }
      var facts: [Phrase] = []
      if let old = last.book.entry(of: name) {
        if let isOffered = entry.isOffered, isOffered != old.isOffered {
          if isOffered { offered.append(place + 1) } else { refused.append(place + 1) }
        }
        entry.isOffered = old.isOffered
        facts = phrases.facts(of: old)
      }
      let new = phrases.facts(of: entry).filter { !facts.contains($0) }.map { $0.text(model.language) }
      if !new.isEmpty { lines += ["\(place + 1). \(name)"] + new }
    }
    if !offered.isEmpty { lines.append(offers(offered).text(model.language)) }
    if !refused.isEmpty { lines.append(refuses(refused).text(model.language)) }
    return lines
  }

  private static func offers(_ numbers: [Int]) -> Phrase {
    let list = numbers.map(String.init).joined(separator: ", ")
    return Phrase(
      id: "Ditawarkan sumber data untuk unggah ulang: nomor \(list).",
      en: "Offered by the data source for re-uploads: \(numbers.count == 1 ? "number" : "numbers") \(list).")
  }

  private static func refuses(_ numbers: [Int]) -> Phrase {
    let list = numbers.map(String.init).joined(separator: ", ")
    return Phrase(
      id: "Tidak ditawarkan sumber data untuk unggah ulang: nomor \(list).",
      en: "Not offered by the data source for re-uploads: \(numbers.count == 1 ? "number" : "numbers") \(list).")
  }

  /// What a number does, where there is one, and what else can be typed.
  private static func end(_ book: SignerBook, _ model: Model) -> [SafeText] {
    let line = PlainChoices.line(model)
    guard !book.entries.isEmpty else { return [line] }
    let number: Phrase =
      if case .signers(_, over: .desk) = model.screen {
        Phrase(
          id: "Ketik nomornya untuk memilihnya sebagai penandatangan unggah ulang ini.",
          en: "Type a number to choose that signer for this re-upload.")
      } else {
        Phrase(id: "Ketik nomornya untuk mendaftar dokumennya.", en: "Type a number to list that signer's documents.")
      }
    return [number.text(model.language), line]
  }
}
