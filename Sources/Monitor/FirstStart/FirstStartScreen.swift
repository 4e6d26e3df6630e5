import TerminalKit
import Wording

extension FirstStart {
  /// Draws the offer.
  public func frame() -> Frame {
    var frame = Frame(size: size)
    frame.put("pantau", column: 1, row: 0, style: .title)
    let lines = showsImport ? importLines : choiceLines
    Line.draw(lines, scroll: 0, from: 2, height: max(1, size.rows - 3), in: &frame)
    var column = 1
    for (key, label) in footer {
      let text = label.text(language)
      guard column + key.cellWidth + 1 + text.cellWidth < size.columns else { break }
      column = frame.put(key, column: column, row: size.rows - 1, style: .accent)
      column = frame.put(text, column: column + 1, row: size.rows - 1) + 2
    }
    return frame
  }

  private var choiceLines: [Line] {
    var lines = text(Self.welcome)
    for (key, title, meaning) in Self.choices {
      if size.rows >= 16 { lines.append(.blank) }
      lines.append(Line("\(key)   \(title.text(language))", .accent, indent: 3))
      lines += text(meaning, indent: 7)
    }
    return lines
  }

  private var importLines: [Line] {
    var lines = [Line(Self.choices[0].title.text(language), .title)]
    for (number, step) in Self.importSteps.enumerated() {
      if size.rows >= 16 { lines.append(.blank) }
      lines += text(
        Phrase(
          id: "\(number + 1)  \(step.text(.indonesian))", en: "\(number + 1)  \(step.text(.english))"), indent: 3)
    }
    return lines
  }

  private func text(_ phrase: Phrase, indent: Int = 1) -> [Line] {
    Line.wrapped(phrase.text(language), width: size.columns, indent: indent)
  }

  private var footer: [(SafeText, Phrase)] {
    guard !showsImport else {
      return [
        ("q", Phrase(id: "kembali", en: "back")),
        ("Enter", Phrase(id: "buka antrean yang masih kosong", en: "open the empty queue")),
      ]
    }
    return [
      ("i", Phrase(id: "impor", en: "import")), ("d", Phrase(same: "demo")),
      ("c", Phrase(id: "konfigurasi", en: "configure")), ("Enter", Phrase(id: "antrean kosong", en: "empty queue")),
      ("q", Phrase(id: "keluar", en: "quit")),
    ]
  }

  private static let welcome = Phrase(
    id: "Selamat datang. Pantau belum punya antrean di sini. Mau mulai dari mana?",
    en: "Welcome. Pantau has no queue here yet. Where would you like to begin?")

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
      id: "Di Coretax, simpan daftar Pajak Keluaran sebagai JSON atau CSV; berkas XML impor massal juga bisa.",
      en: "In Coretax, save the list of Pajak Keluaran as JSON or CSV; an XML file of a bulk import will do as well."),
    Phrase(
      id: "Keluar dari sini dengan q q, lalu ketik:   pantau import pajak-keluaran.csv",
      en: "Leave with q q and type:   pantau import pajak-keluaran.csv"),
    Phrase(
      id: "Buka layarnya dengan:   pantau", en: "Open the screen with:   pantau"),
    Phrase(
      id: "Impor lagi kapan saja, dengan berkas yang lebih baru: yang berubah dicatat, yang sama dibiarkan.",
      en: "Import again whenever you like, from a newer file: what has changed is recorded, what is the same is left "
        + "alone."),
  ]
}
