import TerminalKit
import Wording

extension TerminalAbilities {
  /// What of the screens will be seen on it, and what will be less.
  public var probes: [Probe] {
    guard isThere else {
      return [
        Probe(.terminal, Phrase(same: "TERM=\(type)")) {
          Finding(.skipped, Phrase(id: "keluaran bukan terminal", en: "the output is no terminal"))
        }
      ]
    }
    return [
      Probe(.terminal, Phrase(same: "TERM=\(type)")) { typeFinding },
      Probe(.terminal, Phrase(id: "huruf", en: "characters")) { characterFinding },
      Probe(.terminal, Phrase(id: "warna", en: "colours")) { colourFinding },
      Probe(.terminal, Phrase(id: "ukuran", en: "size")) { sizeFinding },
    ]
  }

  var typeFinding: Finding {
    if type.isEmpty {
      return Finding(
        .wrong, Phrase(id: "jenis terminal tidak disebut", en: "the kind of terminal is not said"),
        because: Phrase(
          id: "TERM kosong, jadi layar tidak dapat dibuka", en: "TERM is empty, so no screen can be opened"),
        next: Self.choose)
    }
    guard isKnown else {
      return Finding(
        .wrong, Phrase(id: "jenis \(type) tidak dikenal di sini", en: "the kind \(type) is not known here"),
        because: Phrase(
          id: "keterangannya (terminfo) tidak terpasang", en: "its description (terminfo) is not installed"),
        next: Phrase(
          id: "Pasang paket ncurses-term, atau pilih jenis lain: export TERM=xterm-256color",
          en: "Install the package ncurses-term, or choose another kind: export TERM=xterm-256color"))
    }
    guard placesText else {
      return Finding(
        .warning, Phrase(id: "hanya baris demi baris", en: "only line by line"),
        because: Phrase(
          id: "TERM=\(type) tidak dapat menaruh teks di sembarang tempat, jadi layar tidak dapat dibuka",
          en: "TERM=\(type) cannot place text, so no screen can be opened"),
        next: Phrase(
          id: "Pakai pantau --plain, atau jenis terminal lain: export TERM=xterm-256color",
          en: "Use pantau --plain, or another kind of terminal: export TERM=xterm-256color"))
    }
    return Finding(.fine, Phrase(id: "layar dapat dibuka", en: "a screen can be opened"))
  }

  var characterFinding: Finding {
    guard !takesUnicode else {
      return Finding(.fine, Phrase(id: "semua huruf dan tanda tampil", en: "every character is shown"))
    }
    return Finding(
      .warning, Phrase(id: "hanya ASCII", en: "only ASCII"),
      because: Phrase(
        id: "LC_ALL, LC_CTYPE, dan LANG tidak menyebut UTF-8; garis dan tanda diganti yang mirip, huruf lain menjadi ?",
        en: "LC_ALL, LC_CTYPE and LANG do not ask for UTF-8; lines and signs become similar ones, other letters ?"),
      next: Phrase(id: "Jalankan: export LC_ALL=C.UTF-8", en: "Run: export LC_ALL=C.UTF-8"))
  }

  var colourFinding: Finding {
    let facts: [String: Finding.Fact] = ["colours": .number(Int64(colours))]
    if hasUnwantedColours {
      return Finding(
        .fine, Phrase(id: "tanpa warna, seperti diminta NO_COLOR", en: "none, as NO_COLOR wants it"), facts: facts)
    }
    switch colours {
    case 256...: return Finding(.fine, Phrase(id: "\(colours) warna", en: "\(colours) colours"), facts: facts)
    case 8...:
      return Finding(
        .fine, Phrase(id: "\(colours) warna", en: "\(colours) colours"),
        because: Phrase(
          id: "tema memakai delapan warna dasar", en: "themes make do with the eight basic ones"), facts: facts)
    default:
      return Finding(
        .fine, Phrase(id: "tanpa warna", en: "no colours"),
        because: Phrase(
          id: "arti dibawa oleh tanda, huruf besar, dan tebal", en: "signs, capitals and bold carry the meaning"),
        facts: facts)
    }
  }

  var sizeFinding: Finding {
    guard let size else {
      return Finding(.skipped, Phrase(id: "ukurannya tidak disebut", en: "it does not tell its size"))
    }
    let facts: [String: Finding.Fact] = ["columns": .number(Int64(size.columns)), "rows": .number(Int64(size.rows))]
    let written: SafeText = "\(size.columns)×\(size.rows)"
    if size.columns < 40 || size.rows < 10 {
      return Finding(
        .warning, Phrase(id: "terlalu kecil: \(written)", en: "too small: \(written)"),
        because: Phrase(
          id: "di bawah 40×10 daftar tidak muat; layar dinding hanya menampilkan angka besar",
          en: "below 40×10 no list fits; a wall screen shows the large digits alone"),
        next: Phrase(id: "Perbesar jendelanya.", en: "Make the window larger."), facts: facts)
    }
    if size.columns < 80 || size.rows < 24 {
      return Finding(
        .fine, Phrase(id: "sempit: \(written)", en: "narrow: \(written)"),
        because: Phrase(
          id: "di bawah 63 kolom kata-katanya disingkat, dan sebagian kolom dengan < >",
          en: "below 63 columns words are short, and some columns are reached by < >"), facts: facts)
    }
    return Finding(.fine, Phrase(id: "cukup: \(written)", en: "large enough: \(written)"), facts: facts)
  }

  private static let choose = Phrase(
    id: "Isi dahulu, misalnya: export TERM=xterm-256color", en: "Set it first, for example: export TERM=xterm-256color")
}
