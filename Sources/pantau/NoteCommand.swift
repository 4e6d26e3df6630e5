import ArgumentParser
import CoretaxFiles
import Foundation
import Monitor
import UploadQueue
import Wording

/// `pantau note`: the note on a document, read, written or removed; or the notes of a file.
struct NoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: Phrase(
      id: "Baca, tulis, atau hapus catatan dokumen.", en: "Read, write or remove notes on documents."
    ).spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "pantau note INV-0001"), Phrase(id: "catatannya", en: "the note")),
      (
        Phrase(id: "pantau note INV-0001 tanya Bu Contoh", en: "pantau note INV-0001 ask Bu Contoh"),
        Phrase(id: "tulis, sebagai ganti yang lama", en: "write it, in place of the old one")
      ),
      (
        Phrase(same: "echo … | pantau note INV-0001 -"),
        Phrase(id: "dari masukan standar", en: "from the standard input")
      ),
      (Phrase(same: "pantau note INV-0001 --remove"), Phrase(id: "hapus", en: "remove it")),
      (
        Phrase(id: "pantau note --import kode.csv", en: "pantau note --import codes.csv"),
        Phrase(
          id: "banyak sekaligus, sebaris satu: INV-0001;ETAX-40001", en: "many at once, one a line: INV-0001;ETAX-40001"
        )
      )
    ).spoken(
      after: Phrase(
        id: "Catatan milik Pantau sendiri: jurnal menyimpannya dengan nama dan waktunya, dan backend tidak diubah.",
        en: "A note is Pantau's own: the journal keeps it with who and when, and nothing is changed at a backend.")))

  @Argument(help: DocumentArgument.help)
  var document: String?

  @Argument(
    help: Phrase(
      id: "Isi catatan, satu baris; - membacanya dari masukan standar. Tanpa isi, catatannya dicetak.",
      en: "What the note says, one line; - reads it from the standard input. Without it, the note is printed."
    ).help(value: Phrase(id: "isi", en: "text")))
  var text: [String] = []

  @Flag(help: Phrase(id: "Hapus catatannya.", en: "Remove the note.").help)
  var remove = false

  @Option(
    name: .customLong("import"),
    help: Phrase(
      id: """
        Tulis catatan sebuah berkas: tiap baris dokumen dan isinya, dipisahkan tab, ; atau , (seperti CSV); - membacanya \
        dari masukan standar. Semua ditulis, atau tidak satu pun.
        """,
      en: """
        Write the notes of a file: a document and its text a line, parted by a tab, ; or , (as CSV); - reads it from the \
        standard input. All are written, or none.
        """
    ).help(value: Phrase(id: "berkas", en: "file")), completion: .file())
  var file: String?

  @OptionGroup var journal: JournalOption
  @OptionGroup var queue: QueueOption
  @OptionGroup var token: TokenOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard (document == nil) != (file == nil), file == nil || !remove else {
      throw Phrase(
        id: "Sebut satu dokumen, atau --import dan sebuah berkas.", en: "Name one document, or --import and a file."
      ).refusal
    }
    guard !remove || text.isEmpty else {
      throw Phrase(
        id: "--remove menghapus catatan, jadi tidak memakai isi.", en: "--remove removes the note, so it takes no text."
      ).refusal
    }
    guard !isPiped || !token.isPiped else {
      throw Phrase(
        id: "Token dan catatan tidak dapat keduanya datang lewat masukan standar.",
        en: "The token and the note cannot both come through the standard input."
      ).refusal
    }
  }

  func run() async throws {
    if let file {
      let notes = try NoteImport(path: file)
      return try await notes.write(in: try QueueLook(queue, journal, token, .spoken))
    }
    guard let document else { return }
    let wish = try wish()
    let found = try await QueueLook(queue, journal, token, .spoken).only(called: document)
    if let wish { return try await found.glance.annotate(found.row, as: wish) }
    guard let note = found.row.annotation.note else {
      throw NothingFound(phrase: AnnotationWish.removeNote.nothingToDo(on: found.row))
    }
    Speech.say(SafeText(note.text))
  }

  private var isPiped: Bool { text == ["-"] || file == FoundFiles.standardInput }

  /// What is to become of the note; `nil` where it is only read.
  private func wish() throws -> AnnotationWish? {
    if remove { return .removeNote }
    guard !text.isEmpty else { return nil }
    let written = isPiped ? try Self.standardInput() : text.joined(separator: " ")
    guard let note = Note.kept(written) else {
      throw Phrase(
        id: "Catatannya kosong; --remove menghapus yang ada.",
        en: "The note is empty; --remove removes the one there is."
      ).refusal
    }
    // On the screen one sees where it ends; here its end would be gone unseen.
    guard Note.line(of: written).count <= Note.longest else {
      throw Phrase(
        id: "Catatannya terlalu panjang: paling banyak \(Note.longest) huruf.",
        en: "The note is too long: \(Note.longest) characters at most."
      ).refusal
    }
    if Note.leavesOut(of: written) {
      Speech.warn(
        Phrase(
          id: "Karakter kendali tidak ikut disimpan dalam catatan.",
          en: "Control characters are left out of the note."
        ).spoken)
    }
    return .note(note)
  }

  /// More than a note can hold is enough to be refused.
  private static func standardInput() throws -> String {
    String(decoding: try FileHandle.standardInput.read(upToCount: 65_536) ?? Data(), as: UTF8.self)
  }
}
