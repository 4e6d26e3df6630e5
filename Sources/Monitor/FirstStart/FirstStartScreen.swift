import TerminalKit
import Wording

extension FirstStart {
  /// Draws the offer.
  public func frame() -> Frame {
    var frame = Frame(size: size)
    frame.put("pantau", column: 1, row: 0, style: .title)
    switch page {
    case .path: drawPath(in: &frame)
    case .importing: Line.draw(reportLines, scroll: .max, from: 2, height: height, in: &frame)
    case .choices, .report, .help, .checkup: Line.draw(textLines, scroll: scroll, from: 2, height: height, in: &frame)
    }
    if let prompt {
      PromptView.draw(prompt, known: candidates(for: prompt), in: &frame)
      return frame
    }
    var column = 1
    for (key, label) in footer {
      let text = label.text(language)
      guard column + key.cellWidth + 1 + text.cellWidth < size.columns else { break }
      column = frame.put(key, column: column, row: size.rows - 1, style: .accent)
      column = frame.put(text, column: column + 1, row: size.rows - 1) + 2
    }
    drawRefusal(in: &frame)
    return frame
  }

  /// Why a line led nowhere, over the footer.
  private func drawRefusal(in frame: inout Frame) {
    guard let refusal else { return }
    let lines = Line.wrapped(refusal.text(language), width: size.columns, style: .warning).suffix(height)
    let top = size.rows - 1 - lines.count
    for (offset, line) in lines.enumerated() {
      frame.fill(columns: 0..<size.columns, row: top + offset)
      frame.put(line.text, column: line.indent, row: top + offset, style: line.style)
    }
  }

  var height: Int { max(1, size.rows - 3) }

  private var hasRoom: Bool { size.rows >= 16 }

  // MARK: What there is to choose

  private var choiceLines: [Line] {
    var lines = text(isConfigured ? Self.welcomeBack : Self.welcome)
    for (key, title, meaning) in Self.choices where !(isConfigured && key == "c") {
      if hasRoom { lines.append(.blank) }
      // What does not fit beside the key goes on under itself.
      let titles = Line.wrapped(title.text(language), width: size.columns, style: .accent, indent: 7)
      lines += titles.prefix(1).map { Line("\(key)   " + $0.text, .accent, indent: 3) } + titles.dropFirst()
      lines += text(meaning, indent: 7)
    }
    return lines
  }

  // MARK: The name of a file

  private func drawPath(in frame: inout Frame) {
    var lines = [Line(Self.choices[0].title.text(language), .title)]
    if hasRoom { lines.append(.blank) }
    for step in hasRoom ? Self.importSteps : Array(Self.importSteps.suffix(1)) { lines += text(step, indent: 3) }
    if hasRoom { lines.append(.blank) }
    let row = min(2 + lines.count, size.rows - 2)
    Line.draw(Array(lines.prefix(row - 2)), scroll: 0, from: 2, height: row - 2, in: &frame)
    let prompt = Phrase(id: "Berkas: ", en: "File: ").text(language)
    NoteView.drawLine(line, after: prompt, row: row, in: &frame)
    drawCandidates(from: row + 2, in: &frame)
  }

  /// What the name may go on with, side by side as far as there is room.
  private func drawCandidates(from top: Int, in frame: inout Frame) {
    let names = candidates.map { SafeText(Self.lastPart(of: $0)) }
    let width = min(size.columns - 4, (names.map(\.cellWidth).max() ?? 0) + 2)
    let rows = size.rows - 1 - top
    guard rows > 0, width > 0 else { return }
    let columns = max(1, (size.columns - 4) / width)
    let shown = names.count > rows * columns ? rows * columns - 1 : names.count
    for (place, name) in names.prefix(max(0, shown)).enumerated() {
      frame.put(name, column: 3 + place % columns * width, row: top + place / columns, width: width - 1)
    }
    guard shown < names.count else { return }
    let rest = names.count - shown
    let more = Phrase(id: "… dan \(rest) lagi", en: "… and \(rest) more").text(language)
    frame.put(more, column: 3 + shown % columns * width, row: top + shown / columns, style: .dim, width: width - 1)
  }

  /// The last part of a path; of a folder with the slash behind it.
  private static func lastPart(of path: String) -> String {
    guard let slash = path.dropLast().lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }

  // MARK: The import

  var reportLines: [Line] {
    let lines = imported.lines(width: size.columns, hasRoom: hasRoom, language)
    guard page == .report, hasQueue else { return lines }
    let again = Phrase(
      id: "Impor lagi kapan saja: i di daftar, atau pantau import BERKAS. Yang berubah dicatat, yang sama dibiarkan.",
      en:
        "Import again whenever you like: i in the list, or pantau import FILE. What has changed is recorded, the rest "
        + "is left alone.")
    return lines + (hasRoom ? [.blank] : []) + text(again)
  }

  // MARK: Help and examination

  /// The text that is read, on the pages that have one.
  var textLines: [Line] {
    switch page {
    case .help: helpLines
    case .checkup: CheckupScreen.lines(checkup, width: size.columns, language)
    case .choices: choiceLines
    case .path, .importing, .report: reportLines
    }
  }

  private var helpLines: [Line] {
    let chapter = HelpChapter(
      title: Phrase(id: "Perintah dan tombol", en: "Commands and keys").text(language),
      introduction: Phrase(
        id: "Setelah : ketik perintahnya; Tab melengkapi, ↑ mengulang.",
        en: "After : type the command; Tab completes it, ↑ recalls the one before."
      ).text(language),
      entries: sayable.map { word in
        let (name, keys) = (word.name(language), word.keys(on: origin, hasQueue: hasQueue))
        return HelpChapter.Entry(
          sign: keys.isEmpty ? ":\(name)" : ":\(name)  \(keys)", text: word.help.text(language))
      },
      width: 26)
    return chapter.lines(columns: size.columns)
  }

  private func text(_ phrase: Phrase, indent: Int = 1) -> [Line] {
    Line.wrapped(phrase.text(language), width: size.columns, indent: indent)
  }

  // MARK: Words

  private typealias Way = (key: SafeText, meaning: Phrase)

  private var footer: [Way] {
    var ways: [Way] = []
    switch page {
    case .choices:
      ways = [("i", Phrase(id: "impor", en: "import")), ("d", Phrase(same: "demo"))]
      if !isConfigured { ways.append(("c", Phrase(id: "konfigurasi", en: "configure"))) }
      ways.append(("Enter", Phrase(id: "antrean kosong", en: "empty queue")))
      if choiceLines.count > height { ways.append(Self.scrolling) }
    case .path:
      return [
        ("Tab", Phrase(id: "lengkapi", en: "complete")), ("Enter", Phrase(id: "impor", en: "import")),
        ("Esc", Phrase(id: "kembali", en: "back")),
      ]
    case .importing: return [("q", Phrase(id: "batalkan dan keluar", en: "stop and quit"))]
    case .report:
      if hasQueue { ways.append(("Enter", Phrase(id: "buka antrean", en: "open the queue"))) }
      ways.append(("i", Phrase(id: "impor lagi", en: "import another")))
      if reportLines.count > height { ways.append(Self.scrolling) }
    case .help, .checkup:
      ways = [("Esc", Phrase(id: "kembali", en: "back"))]
      return textLines.count > height ? ways + [Self.scrolling] : ways
    }
    ways.append(("q", Phrase(id: "keluar", en: "quit")))
    ways.append(("?", Phrase(id: "bantuan", en: "help")))
    ways.append((":", Phrase(id: "perintah", en: "commands")))
    return ways
  }

  private static let scrolling: Way = ("↑ ↓ PgDn", Phrase(id: "gulir", en: "scroll"))

  private static let welcome = Phrase(
    id: "Selamat datang. Pantau belum punya antrean di sini. Mau mulai dari mana?",
    en: "Welcome. Pantau has no queue here yet. Where would you like to begin?")

  private static let welcomeBack = Phrase(
    id: "Konfigurasi sudah ditulis. Antreannya masih kosong; mau diisi dari mana?",
    en: "The configuration is written. The queue is still empty; what shall it be filled with?")

  private static let choices: [(key: SafeText, title: Phrase, meaning: Phrase)] = [
    (
      "i", Phrase(id: "Impor data dari Coretax", en: "Import what Coretax gives you"),
      Phrase(
        id: "Daftar Pajak Keluaran yang disimpan dari Coretax menjadi antrean Anda.",
        en: "A list of Pajak Keluaran saved from Coretax becomes your queue.")
    ),
    (
      "d", Phrase(id: "Coba demo, dengan tur lima langkah", en: "Try the demo, with a tour of five steps"),
      Phrase(
        id: "Semua datanya rekaan; tidak ada yang keluar dari komputer ini.",
        en: "All its data is invented; nothing leaves this machine.")
    ),
    (
      "c", Phrase(id: "Tulis konfigurasi (pantau init)", en: "Write a configuration (pantau init)"),
      Phrase(
        id: "Beberapa pertanyaan: bahasa, nama antrean, kapan dihitung macet.",
        en: "A few questions: the language, the queue's name, when a document counts as stuck.")
    ),
    (
      "w", Phrase(id: "Langsung buka antrean yang masih kosong", en: "Open the queue, empty as it is"),
      Phrase(id: "Enter juga.", en: "Enter does so too.")
    ),
  ]

  private static let importSteps = [
    Phrase(
      id: "Di Coretax, simpan daftar Pajak Keluaran sebagai JSON, CSV, atau XLSX; berkas XML impor massal juga bisa.",
      en: "In Coretax, save the list of Pajak Keluaran as JSON, CSV or XLSX; an XML file of a bulk import will do as "
        + "well."),
    Phrase(
      id: "Ketik nama berkas atau foldernya; Tab melengkapi.",
      en: "Type the name of the file, or of a folder of such files; Tab completes it."),
  ]
}
