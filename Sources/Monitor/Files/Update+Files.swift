import TerminalKit
import UploadQueue
import Wording

extension Model {
  /// Imports files into the shown queue; without a name, shows what the last import said.
  mutating func importFiles(_ argument: String) -> [Effect] {
    guard !isOverAll else { return sayEachItsOwn() }
    let request: ImportRequest
    do throws(ImportWordRefused) { request = try ImportRequest(saying: argument, in: zone, now: now) } catch {
      return refuse(error.phrase)
    }
    guard !request.paths.isEmpty else {
      guard queue.imported != nil, request == ImportRequest([]) else {
        return refuse(.namesNoFile(telling.colon))
      }
      return showImport()
    }
    if profile.isReadOnly { return refuse(.importIsReadOnly(profile.access, telling.colon)) }
    guard profile.takesFiles else { return refuse(profile.noImport) }
    guard !queue.isImporting else {
      return showImport() + refuse(Phrase(id: "Impor masih berjalan.", en: "An import is still going on."))
    }
    queue.imported = ImportState()
    isEndAsked = false
    return showImport() + [.importFiles(request, language)]
  }

  /// Opens the command line where only the name of a file is left to say.
  mutating func askForFile() -> [Effect] {
    guard !isOverAll else { return sayEachItsOwn() }
    if profile.isReadOnly { return refuse(.importIsReadOnly(profile.access, telling.colon)) }
    guard profile.takesFiles else { return refuse(profile.noImport) }
    screen = .prompt(PromptState(line: LineEditor("\(PromptVerb.importing.name(language)) ")), over: screen)
    return []
  }

  private mutating func showImport() -> [Effect] {
    queue.importsShown += 1
    // Asked for where it is shown, it is shown from its beginning.
    if case .importing(_, let below) = screen {
      screen = .importing(scroll: 0, over: below)
    } else {
      screen = .importing(scroll: 0, over: screen)
    }
    return []
  }

  /// The import has said something; once it is over, what it brought is asked for.
  mutating func hear(_ news: ImportNews) -> [Effect] {
    queue.imported?.hear(news)
    guard case .ended(let hasImported) = news else { return [] }
    isEndAsked = false
    if case .importing = screen {
    } else {
      let colon = telling.colon
      notice = Notice(
        hasImported
          ? Phrase(
            id: "Impor selesai; \(colon)impor menunjukkan hasilnya.",
            en: "The import is over; \(colon)import shows the result.")
          : Phrase(
            id: "Tidak ada yang terimpor; \(colon)impor menunjukkan sebabnya.",
            en: "Nothing was imported; \(colon)import shows why."), hasImported ? .good : .warning)
    }
    return hasImported ? [.poll] : []
  }

  /// Ends the program; while an import goes on, only when that is asked for again.
  ///
  /// Nothing is lost either way: a file goes in as a whole or not at all.
  mutating func end() -> [Effect] {
    guard !isEndAsked, let importing = queues.first(where: \.isImporting) else { return [.quit] }
    isEndAsked = true
    let queue = queues.count > 1 ? " (\(importing.profile.name))" : ""
    return refuse(
      Phrase(
        id: "Impor masih berjalan\(queue); berkas yang belum selesai tidak akan masuk. Ulangi untuk tetap keluar.",
        en: "An import is still going on\(queue); what is not finished does not go in. Ask again to end all the same."))
  }

  mutating func pressInImport(_ command: Command, scroll: Int, over below: Screen) -> [Effect] {
    switch command {
    case .back:
      screen = below
      return [.load(request(isLive: true))]
    default:
      let lines = ImportScreen.lines(self).count
      screen = .importing(scroll: scrolled(scroll, by: command, lines: lines), over: below)
      return []
    }
  }

  /// Writes the documents that are shown to a file, or those of the whole queue that a filter wants.
  mutating func exportFile(_ argument: String) -> [Effect] {
    guard !isOverAll else { return sayEachItsOwn() }
    let (name, rest) = SpokenWords.first(of: argument[...])
    guard !name.isEmpty else {
      return refuse(
        Phrase(
          id: "Sebut berkasnya: \(telling.colon)ekspor sisa.xlsx, dan bila perlu saringan sesudahnya.",
          en: "Name the file: \(telling.colon)export rest.xlsx, and a filter after it where it is not what is shown."))
    }
    if let name = Self.unquotedName(argument) {
      let quoted = SpokenWords.written(name)
      return refuse(
        Phrase(
          id: "Nama dengan spasi ditulis dalam tanda kutip: \(telling.colon)ekspor \(quoted)",
          en: "A name with blanks stands in quotes: \(telling.colon)export \(quoted)"))
    }
    var query = list.query
    if rest.contains(where: { $0 != " " }) {
      do throws(FilterError) {
        query = QueueQuery(filter: try Filter(parsing: String(rest.drop { $0 == " " }), in: language), sort: query.sort)
      } catch { return refuse(error.phrase) }
    }
    return [.export(name, query)]
  }

  /// What became of an export of what a query finds.
  mutating func hear(_ news: ExportNews, of query: QueueQuery) {
    switch news {
    case .written(let path, let count):
      let (id, en) = (exported(query, .indonesian), exported(query, .english))
      notice = Notice(
        Phrase(
          id: "\(path): \(count.written(.indonesian)) dokumen ditulis, \(id). Hanya Anda yang dapat membacanya.",
          en: "\(path): documents written: \(count.written(.english)), \(en). Only you can read it."), .good)
    case .failed(let phrase): notice = Notice(phrase, .wrong)
    }
  }

  /// What of the queue an export holds.
  private func exported(_ query: QueueQuery, _ language: Language) -> SafeText {
    let filter: SafeText = query.filter.isEverything ? .empty : "“\(query.filter.text)”"
    guard query.view != .all || !query.saved.isEverything else {
      return filter.isEmpty
        ? Phrase(id: "seluruh antrean", en: "all of the queue").text(language)
        : Phrase(id: "hanya yang cocok dengan \(filter)", en: "only what \(filter) finds").text(language)
    }
    let view: SafeText =
      query.saved.isEverything
      ? query.view.name.text(language)
      : "\(ownTabs.first { $0.filter == query.saved }?.name ?? query.saved.text)"
    let shown = Phrase(id: "hanya tampilan \(view)", en: "only the view \(view)").text(language)
    return filter.isEmpty ? shown : "\(shown), \(Phrase(id: "saringan", en: "filter").text(language)) \(filter)"
  }

  /// The name of a file that was written with blanks and without quotes; `nil` where there is none such.
  private static func unquotedName(_ argument: String) -> String? {
    let words = SpokenWords(argument).words
    let forms = [".csv", ".xlsx", ".json"]
    guard let last = words.firstIndex(where: { word in forms.contains { word.lowercased().hasSuffix($0) } }), last > 0
    else { return nil }
    return words[...last].joined(separator: " ")
  }
}

extension QueueProfile {
  /// Why nothing can be imported here, and how documents come instead.
  fileprivate var noImport: Phrase {
    if let fillHint { return fillHint }
    return Phrase(
      id: "Dokumen antrean \(name) datang dari \(backend); tidak ada yang diimpor ke sini.",
      en: "The documents of \(name) come from \(backend); nothing is imported here.")
  }
}

extension Phrase {
  /// Why nothing is imported into a queue that is only looked at.
  ///
  /// - Parameter colon: What a command begins with where it is typed.
  fileprivate static func importIsReadOnly(_ access: QueueProfile.Access, _ colon: SafeText) -> Phrase {
    let (id, en): (SafeText, SafeText) =
      access == .alwaysReadOnly
      ? ("Program ini dibuka dengan --read-only.", "This program was opened with --read-only.")
      : (
        "\(ReadOnlyWish.off.typed(.indonesian, colon)) membukanya.",
        "\(ReadOnlyWish.off.typed(.english, colon)) raises that."
      )
    return Phrase(
      id: "Antrean ini hanya-baca, dan impor mengubah isinya. \(id)",
      en: "This queue is read-only, and an import changes what is in it. \(en)")
  }
}

extension Phrase {
  /// That an import is asked for of nothing.
  ///
  /// - Parameter colon: What a command begins with where it is typed.
  static func namesNoFile(_ colon: SafeText = ":") -> Phrase {
    Phrase(
      id: "Sebut berkas atau foldernya: \(colon)impor BERKAS…", en: "Name the files or folders: \(colon)import FILE…")
  }
}
