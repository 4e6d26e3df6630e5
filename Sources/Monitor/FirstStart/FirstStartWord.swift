import TerminalKit
import Wording

/// What can be said on the command line of the first start: what its keys do.
enum FirstStartWord: Sendable, CaseIterable {
  case importing, demo, configuration, open, doctor, help, back, redraw, suspend, quit

  /// The word of this name, in either language.
  init?(_ name: String) {
    let name = name.lowercased()
    switch name {
    // What the command of the shell is called.
    case "init": self = .configuration
    case PromptVerb.tour.name(.english), PromptVerb.tour.name(.indonesian): self = .demo
    default:
      let named = Self.allCases.first { word in Language.allCases.contains { word.name($0) == name } }
      guard let named else { return nil }
      self = named
    }
  }

  /// What it is called in a language: as on the command line of the program, where that has it.
  func name(_ language: Language) -> String {
    switch self {
    case .importing: PromptVerb.importing.name(language)
    case .configuration: PromptVerb.configuration.name(language)
    case .demo: "demo"
    case .open: name(of: .open, language)
    case .doctor: name(of: .doctor, language)
    case .help: name(of: .help, language)
    case .back: name(of: .back, language)
    case .redraw: name(of: .redraw, language)
    case .suspend: name(of: .suspend, language)
    case .quit: name(of: .quit, language)
    }
  }

  private func name(of command: Command, _ language: Language) -> String {
    language == .indonesian ? command.indonesianName : command.name
  }

  /// The keys that do the same on a page; empty where none does.
  func keys(on page: FirstStart.Page, hasQueue: Bool) -> SafeText {
    let isFirst = page == .choices
    return switch self {
    case .importing: "i"
    case .demo: isFirst ? "d" : .empty
    case .configuration: isFirst ? "c" : .empty
    case .open: isFirst ? "w Enter" : hasQueue ? "Enter" : .empty
    case .doctor: "D"
    case .help: "?"
    case .back: "Esc"
    case .redraw: "Ctrl-L"
    case .suspend: "Ctrl-Z"
    case .quit: "q"
    }
  }

  /// What it does, for the help.
  var help: Phrase {
    switch self {
    case .importing:
      Phrase(
        id: "impor berkas dan folder itu; tanpa nama, namanya ditanyakan",
        en: "import those files and folders; without a name you are asked for it")
    case .demo: Phrase(id: "demo dengan turnya; semua datanya rekaan", en: "the demo with its tour; all of it invented")
    case .configuration: Phrase(id: "tulis konfigurasi (pantau init)", en: "write a configuration (pantau init)")
    case .open: Phrase(id: "buka antrean", en: "open the queue")
    case .doctor:
      Phrase(
        id: "pemeriksaan: jaringan, jam, berkas, rahasia, terminal, sertifikat",
        en: "the doctor: network, clock, files, secrets, terminal, certificates")
    case .help: Phrase(id: "bantuan ini", en: "this help")
    case .back: Phrase(id: "kembali; dari halaman pertama, keluar", en: "back; from the first page, quit")
    case .redraw: Phrase(id: "gambar ulang layar", en: "draw the screen again")
    case .suspend:
      Phrase(id: "berhenti sementara ke shell (fg untuk kembali)", en: "stop to the shell (fg comes back)")
    case .quit: Phrase(id: "keluar", en: "quit")
    }
  }
}
