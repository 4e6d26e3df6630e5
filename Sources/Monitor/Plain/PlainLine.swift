import TerminalKit
import UploadQueue
import Wording

/// What a line means where it is typed.
struct PlainLine {
  enum Meaning: Equatable {
    /// Something is to be done.
    case steps([PlainStep])
    /// Something is only to be said.
    case say([Phrase])
    /// What the screen shows is to be said again.
    case repeatScreen
    /// The rows from a place on are to be read.
    case rows(from: Int)
    /// The entries of the journal after those read are to be read.
    case moreEntries
  }

  let meaning: Meaning

  /// - Parameter listing: The rows as they were read last.
  init(_ line: String, _ model: Model, listing: PlainListing) {
    let text = line.trimmed
    switch model.context {
    case .note: meaning = Self.note(text)
    case .noteRemoval: meaning = .steps([.command(Self.isYes(text) ? .removeNote : .decline)])
    case .deskConfirming: meaning = Self.answer(text, model)
    default: meaning = Self.command(text, model, listing)
    }
  }

  /// The whole word, as it is asked for: a single letter comes too easily for what cannot be taken back.
  static func isYes(_ text: String) -> Bool { ["ya", "yes"].contains(text.lowercased()) }

  /// An empty line leaves the note as it was, a hyphen takes it away.
  private static func note(_ text: String) -> Meaning {
    guard !text.isEmpty else { return .steps([.key(.escape)]) }
    let empty: [PlainStep] = [.key(.control("e")), .key(.control("u"))]
    return .steps(empty + [.type(text == "-" ? "" : text), .key(.enter)])
  }

  /// Only a yes sends; where the reference is asked, only the reference, and then a yes.
  private static func answer(_ text: String, _ model: Model) -> Meaning {
    guard let desk = model.openDesk else { return .steps([.command(.decline)]) }
    if desk.mustType, !desk.isTypedRight {
      return .steps(TypedName(desk.row.document).accepts(text) ? [.spell(text)] : [.key(.escape)])
    }
    if isYes(text) { return .steps([.key(.character("y"))]) }
    let command = PlainWord.command(text, in: model)
    if command == .later { return .steps([.key(model.key(for: .later) ?? .escape)]) }
    if !desk.mustType, command == .skip { return .steps([.command(.skip)]) }
    return .steps([.key(.escape)])
  }

  private static func command(_ text: String, _ model: Model, _ listing: PlainListing) -> Meaning {
    guard let first = text.first else { return .repeatScreen }
    if first == "/" { return filter(String(text.dropFirst()).trimmed, model) }
    if first == "#" { return jump(String(text.dropFirst()).trimmed) }
    let (word, argument) = text.cut
    if let number = Int(text) { return numbered(number, .open, model, listing) }
    // A letter is first of all the key that it is here, such as `s` at the desk.
    if let verb = PlainVerb(word), word.count > 1 || PlainWord.command(word, in: model) == nil {
      return say(verb, argument, model, listing)
    }
    // What is said on the command line of the screen can be said here.
    let said = first == ":" ? String(text.dropFirst()).trimmed : text
    // There is no other help here than that on what can be typed.
    if PlainVerb(said) == .help { return say(.help, "", model, listing) }
    if case .copy = model.screen, asksForCopy(said.cut.0, model) { return .say([.textsAreRead]) }
    if first == ":" || isPromptVerb(word) {
      return .steps([.command(.prompt), .spell(said), .key(.enter)])
    }
    // What is asked once more before it is done is a question as any other.
    if isYes(text), case .desk(let state) = model.screen, let asked = state.asked { return .steps([.command(asked)]) }
    // A yes may be written out, as in the prompts.
    guard let command = PlainWord.command(isYes(word) ? "y" : word, in: model) else {
      return .say([notHere(word, text, model) ?? unknown(word)])
    }
    if command == .quit { return quit }
    if command == .back, model.screen == .list, model.list.query.filter.isEverything, model.list.departed == nil,
      model.list.overviewBelow == nil
    {
      return .say([
        Phrase(
          id: "Ini sudah daftarnya. Ketik daftar untuk membacakannya.",
          en: "This is the list already. Type list to have it read.")
      ])
    }
    if let number = Int(argument) { return numbered(number, command, model, listing) }
    if command.wantsNumber(in: model.context) {
      return .say([
        Phrase(id: "Sebut nomornya, misalnya: \(word) 3", en: "Say its number, such as: \(word) 3")
      ])
    }
    return .steps([.command(command)])
  }

  /// Whether a word asks for a text of those to copy, each of which was read alone on its line.
  private static func asksForCopy(_ word: String, _ model: Model) -> Bool {
    let command: Command? = if case .command(let said)? = PromptWord(word) { said } else { nil }
    return [.open, .pick, .showPlain].contains(command ?? PlainWord.command(word, in: model))
  }

  private static func isPromptVerb(_ word: String) -> Bool {
    if case .verb? = PromptWord(word) { true } else { false }
  }

  private static func numbered(_ number: Int, _ command: Command, _ model: Model, _ listing: PlainListing) -> Meaning {
    if command == .open || command == .tick, case .desk = model.screen {
      guard (1...9).contains(number), model.key(for: .tick) != nil else { return .say([.notHere]) }
      return .steps([.key(.character(Character(String(number))))])
    }
    if command == .tick, case .detail = model.screen {
      guard (1...9).contains(number), model.key(for: .tick) != nil else { return .say([.notHere]) }
      return .steps([.key(.character(Character(String(number))))])
    }
    guard let place = numbered(model, listing) else {
      return .say([
        Phrase(
          id: "Di sini tidak ada yang bernomor. Ketik daftar untuk kembali ke daftar.",
          en: "Nothing has a number here. Type list to go back to the list.")
      ])
    }
    guard let choice = listing.choice(number, in: place) else {
      return .say([
        place == .list || place == .journal
          ? Phrase(
            id: "Nomor \(number) belum dibacakan. Ketik daftar, atau lagi.",
            en: "Number \(number) has not been read. Type list, or more.")
          : Phrase(id: "Nomor \(number) tidak ada di sini.", en: "There is no number \(number) here.")
      ])
    }
    switch (choice, command) {
    case (.document(let document), .open) where model.isOpen(document):
      return .say([
        Phrase(
          id: "Rincian itu sudah terbuka. Baris kosong membacakannya lagi.",
          en: "Those details are open already. An empty line has them read again.")
      ])
    case (.document, .columnUp), (.document, .columnDown): return .say([.notHere])
    case (.document, _): break
    case (.item, .open): return .steps([.back(to: place), .choose(choice)])
    case (.entry, .open), (.planned, .open), (.planned, .reupload), (.planned, .cancelPlanned), (.signer, .open),
      (.column, .columnUp), (.column, .columnDown):
      break
    case (.column, .open): return .steps([.back(to: place), .choose(choice), .act(.toggleColumn, on: choice)])
    default: return .say([.notHere])
    }
    return .steps([.back(to: place), .choose(choice), .act(command, on: choice)])
  }

  /// The screen whose numbers are meant: the one that is there, or what was read before a document or its desk was
  /// opened from it; `nil` where nothing has a number.
  private static func numbered(_ model: Model, _ listing: PlainListing) -> KeyContext? {
    switch model.context {
    case .journal, .overview, .columns, .plan, .signers: model.context
    case .detail where listing.place == .journal: .journal
    case .copy, .configuration, .importing, .checkup, .help, .figures: nil
    default: .list
    }
  }

  private static let quit = Meaning.steps([.key(.control("c"))])

  private static func say(_ verb: PlainVerb, _ argument: String, _ model: Model, _ listing: PlainListing) -> Meaning {
    switch verb {
    case .list: return .rows(from: 0)
    case .more:
      if model.context == .journal { return .moreEntries }
      let next = listing.first + listing.count
      guard next < model.list.total else {
        return .say([Phrase(id: "Itu baris terakhir.", en: "That was the last row.")])
      }
      return .rows(from: next)
    case .before:
      guard model.context != .journal else { return .say([.notHere]) }
      guard listing.first > 0 else { return .say([Phrase(id: "Itu baris pertama.", en: "That was the first row.")]) }
      return .rows(from: max(0, listing.first - PlainListing.length))
    case .view: return view(argument, model)
    case .filter: return filter(argument, model)
    case .sort: return sort(argument, model)
    case .jump: return jump(argument)
    case .help: return .say(PlainHelp.lines(model))
    case .quit: return quit
    }
  }

  private static func view(_ name: String, _ model: Model) -> Meaning {
    guard !name.isEmpty else { return .say(PlainHelp.views(model)) }
    let wanted = name.lowercased()
    let places = model.tabs.indices.filter { place in
      let names = Language.allCases.map { model.tabs[place].name($0).string.lowercased() }
      return Int(name) == place + 1 || names.contains { $0.hasPrefix(wanted) || $0.hasSuffix(" " + wanted) }
    }
    let exact = places.first { place in
      Language.allCases.contains { model.tabs[place].name($0).string.lowercased() == wanted }
    }
    guard let place = exact ?? (places.count == 1 ? places.first : nil) else {
      return .say(
        [Phrase(id: "Tampilan “\(name)” tidak ada:", en: "There is no view “\(name)”:")] + PlainHelp.views(model))
    }
    if place == model.tabPlace, model.screen == .list { return .rows(from: 0) }
    return .steps([.toList, .count(place + 1, .nextView), .command(.top)])
  }

  /// One column, or several, the first first; the only one that is in force already is turned round.
  private static func sort(_ text: String, _ model: Model) -> Meaning {
    let words =
      text.contains(",") || sortKey(text) != nil
      ? text.split(separator: ",").map { String($0).trimmed } : text.split(separator: " ").map(String.init)
    var order: [SortOrder] = []
    for word in words {
      guard let key = sortKey(word) else { return sorts }
      order.append(SortOrder(key, isReversed: word.hasPrefix("-")))
    }
    guard let first = order.first else { return sorts }
    if order.count == 1, !first.isReversed { order = model.list.query.sort.choosing(first.key) }
    let names = order.map { ($0.isReversed ? "-" : "") + $0.key.said(.english) }.joined(separator: " ")
    let said = PromptVerb.sort.name(.english) + " " + names
    return .steps([.toList, .command(.prompt), .spell(said), .key(.enter), .command(.top)])
  }

  /// The key that a word begins, or is called by on the command line.
  private static func sortKey(_ word: String) -> SortKey? {
    let wanted = (word.first == "-" ? String(word.dropFirst()) : word).trimmed.lowercased()
    let begun = SortKey.allCases.filter { key in
      !wanted.isEmpty && Language.allCases.contains { key.name.text($0).string.lowercased().hasPrefix(wanted) }
    }
    return SortKey(said: wanted) ?? (begun.count == 1 ? begun.first : nil)
  }

  private static var sorts: Meaning {
    let names = { (language: Language) in
      SortKey.allCases.map { $0.name.text(language) }.reduce(SafeText.empty) { $0.isEmpty ? $1 : "\($0), \($1)" }
    }
    return .say([
      Phrase(
        id: "Urut menurut salah satu, atau beberapa dengan koma: \(names(.indonesian)).",
        en: "Sort by one of these, or by several with commas: \(names(.english)).")
    ])
  }

  /// In the journal its filter, elsewhere the list's.
  private static func filter(_ text: String, _ model: Model) -> Meaning {
    do throws(FilterError) { _ = try Filter(parsing: text, in: model.language) } catch { return .say([error.phrase]) }
    let place: PlainStep = model.context == .journal ? .back(to: .journal) : .toList
    let empty: [PlainStep] = [.key(.control("e")), .key(.control("u"))]
    return .steps([place, .command(.search)] + empty + [.type(text), .key(.enter), .command(.top)])
  }

  private static func jump(_ text: String) -> Meaning {
    guard !text.isEmpty else { return .say([Phrase(id: "Sebut referensinya.", en: "Say its reference.")]) }
    return .steps([.toList, .command(.jump), .type(text), .key(.enter), .openFound])
  }

  /// That a word does something in the list, and nothing where it was typed; `nil` where it does nothing there either.
  private static func notHere(_ word: String, _ text: String, _ model: Model) -> Phrase? {
    var list = model
    list.screen = .list
    guard PlainWord.command(word, in: list) != nil else { return nil }
    let place = model.context.name
    return Phrase(
      id: "“\(word)” tidak berlaku di \(place.text(.indonesian)). Ketik daftar, lalu \(text).",
      en: "“\(word)” does nothing in \(place.text(.english)). Type list, then \(text).")
  }

  private static func unknown(_ word: String) -> Phrase {
    Phrase(
      id: "Perintah “\(word)” tidak dikenal di sini. Ketik bantuan.",
      en: "There is no command “\(word)” here. Type help.")
  }
}

extension Phrase {
  fileprivate static let textsAreRead = Phrase(
    id:
      "Setiap teks sudah dibacakan sendiri di barisnya: salin dari situ. Baris kosong membacakannya lagi, kembali menutup.",
    en: "Each text has been read alone on its line: copy it from there. An empty line reads them again, back leaves.")
}

extension Command {
  /// Whether it is of one of the lines that were read: which of them the cursor is on, nobody hears.
  fileprivate func wantsNumber(in place: KeyContext) -> Bool {
    switch place {
    case .list: self == .tick || actsOnDocument
    case .journal, .overview, .plan, .signers: self == .tick || self == .open
    default: [.tick, .columnUp, .columnDown].contains(self)
    }
  }
}

extension Model {
  /// Whether the details of a document are on the screen, be it by what the list over all calls it.
  fileprivate func isOpen(_ document: DocumentID) -> Bool {
    guard case .detail(let state) = screen else { return false }
    return visit.map(\.row) == document || state.row.id == document
  }
}

extension String {
  /// The text without the spaces around it.
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// The first word, and what follows it.
  fileprivate var cut: (String, String) {
    let word = prefix { !$0.isWhitespace }
    return (String(word), String(self[word.endIndex...]).trimmed)
  }
}
