import TerminalKit
import UploadQueue
import Wording

extension QueueScreen {
  /// Nothing to show is never left unexplained: no answer yet, an empty queue and an empty view are three things.
  static func emptiness(_ model: Model) -> [Phrase] {
    func key(_ command: Command, _ language: Language) -> SafeText { model.telling.key(command, language) }
    func clear(_ language: Language) -> SafeText { model.telling.key(.back, in: .list, language) }
    var lines: [Phrase] = []
    let unanswered = model.unansweredOverAll
    let beforeAll = ReplayView.beforeAll(model)
    // What was is not added to.
    let next = Phrase(
      id: "\(key(.nextChange, .indonesian)) ke perubahan berikutnya, \(key(.help, .indonesian)) bantuan.",
      en: "\(key(.nextChange, .english)) goes to the next change, \(key(.help, .english)) is the help.")
    if model.summary.count(.all) == 0, !beforeAll.isEmpty {
      lines = beforeAll + [next]
    } else if model.summary.count(.all) == 0, !unanswered.isEmpty {
      lines = unanswered
    } else if !model.list.isLoaded || model.isAnswerOnItsWay {
      if case .unreachable(let error, _, _, _) = model.connection {
        let never = Phrase(
          id: "Belum pernah ada jawaban dari sumber data.", en: "The data source has not answered yet.")
        lines = [error.isSilence ? never : error.headline, error.phrase(model.telling)]
      } else {
        lines = [Phrase(id: "Menunggu jawaban pertama…", en: "Waiting for the first answer…")]
      }
    } else if model.summary.count(.all) == 0, let hint = model.profile.fillHint {
      let state =
        model.isArriving
        ? [
          Phrase(
            id: "Ada berkas yang sedang masuk; dibaca begitu selesai disimpan.",
            en: "A file is still arriving; it is read as soon as it has been saved.")
        ] : [Phrase(id: "Belum ada dokumen di sini.", en: "There are no documents here yet."), hint]
      let filling = Phrase(
        id: "Layar ini terisi sendiri. \(key(.quit, .indonesian)) keluar, \(key(.help, .indonesian)) bantuan.",
        en: "This screen fills by itself. \(key(.quit, .english)) leaves, \(key(.help, .english)) is the help.")
      lines = state + [model.replay == nil ? filling : next]
    } else if model.summary.count(.all) == 0 {
      lines = waysToBegin(model)
    } else if !model.list.query.filter.isEverything {
      let text = model.list.query.filter.text
      let isListed = model.list.overviewBelow != nil
      let (id, en): (SafeText, SafeText) =
        isListed ? ("kembali ke ikhtisar", "leads back to the overview") : ("menghapus saringan", "clears the filter")
      lines = [
        Phrase(
          id: "Tidak ada yang cocok dengan “\(text)” di tampilan ini. \(clear(.indonesian)) \(id).",
          en: "Nothing in this view matches “\(text)”. \(clear(.english)) \(en).")
      ]
      if let elsewhere = model.foundElsewhere { lines.insert(elsewhere, at: 1) }
      if let meant = model.meantStatus { lines.append(meant) }
      if model.list.query.filter.asksForAge { lines += unknownAge(model) }
    } else {
      lines = [Phrase(id: "Tidak ada dokumen di tampilan ini.", en: "There are no documents in this view.")]
      if model.list.query.view == .stuck { lines += unknownAge(model) }
    }
    return lines
  }

  /// That nothing known to be stuck is not the same as nothing stuck, and what would tell.
  private static func unknownAge(_ model: Model) -> [Phrase] {
    let count = model.summary.unknownAgeCount
    guard count > 0 else { return [] }
    let span = model.policy.stuck.stuck
    func words(_ language: Language) -> SafeText { span.words(language) }
    let known = Phrase(
      id:
        "\(count.written(.indonesian)) dokumen sedang Signing, tetapi sejak kapan belum diketahui: bisa saja sudah macet.",
      en: "Documents signing, nobody knows since when: \(count.written(.english)). They may be stuck already.")
    let later = Phrase(
      id: "Yang masih Signing \(words(.indonesian)) sesudah pertama terlihat masuk ke sini dengan sendirinya.",
      en: "Those still signing \(words(.english)) after they were first seen come here by themselves.")
    guard model.profile.takesFiles else { return [known, later] }
    let colon = model.telling.colon
    let day = SafeText((model.now - .days(3)).date(in: model.zone).description)
    let older = Phrase(
      id: "Punya daftar yang lebih lama? Impor dengan waktunya sendiri:  \(colon)impor --as-of \(day) BERKAS",
      en: "Is there an older list? Import it with its own time:  \(colon)import --as-of \(day) FILE")
    return [known, older, later]
  }

  /// Where queues get their names: in the configuration that is there, or in one that is to be written.
  private static func wayToConfigure(_ model: Model) -> Phrase {
    guard let path = model.configuration.path else {
      return Phrase(
        id: "3. Beri nama antrean dan atur kapan dokumen dihitung macet, di terminal:  pantau init",
        en: "3. Name your queues and say when a document counts as stuck, in a terminal:  pantau init")
    }
    return Phrase(
      id: "3. Atur nama antrean, sumbernya, dan kapan dokumen dihitung macet, di konfigurasi ini:  \(path)",
      en: "3. Set names of queues, their sources and when a document counts as stuck, in this configuration:  \(path)")
  }

  /// What an empty queue can begin with, as at the first start.
  private static func waysToBegin(_ model: Model) -> [Phrase] {
    func key(_ command: Command, _ language: Language) -> SafeText { model.telling.key(command, language) }
    let isImporting = model.profile.takesFiles && !model.profile.isReadOnly
    let (id, en): (SafeText, SafeText) =
      if isImporting, model.isLineByLine {
        ("ketik  impor BERKAS", "type  import FILE")
      } else if isImporting {
        (
          "tekan \(key(.askForFile, .indonesian)) dan sebut berkasnya  (:impor BERKAS)",
          "press \(key(.askForFile, .english)) and name the file  (:import FILE)"
        )
      } else {
        (
          "di terminal lain ketik:  \(model.profile.importHint) BERKAS",
          "type in another terminal:  \(model.profile.importHint) FILE"
        )
      }
    return [
      Phrase(
        id: "Antrean ini masih kosong. Mulailah dengan salah satu dari ini:",
        en: "This queue is still empty. Begin with one of these:"),
      Phrase(
        id: "1. Simpan daftar Pajak Keluaran dari Coretax (JSON, CSV, atau XLSX), lalu \(id)",
        en: "1. Save the list of Pajak Keluaran from Coretax (JSON, CSV or XLSX), then \(en)"),
      model.isLineByLine
        ? Phrase(
          id: "2. Kenali Pantau dengan data rekaan, di terminal:  pantau demo --plain",
          en: "2. Get to know Pantau on invented data, in a terminal:  pantau demo --plain")
        : Phrase(
          id: "2. Kenali Pantau dengan data rekaan, dalam lima langkah, di terminal:  pantau demo --tour",
          en: "2. Get to know Pantau on invented data, in five steps, in a terminal:  pantau demo --tour"),
      wayToConfigure(model),
      model.isLineByLine
        ? Phrase(
          id:
            "Antrean ini terisi sendiri begitu impor selesai. Ketik bantuan untuk yang lain, keluar untuk mengakhiri.",
          en: "This queue fills by itself once the import is done. Type help for what else there is, quit to end.")
        : Phrase(
          id:
            "Layar ini terisi sendiri begitu impor selesai. \(key(.quit, .indonesian)) keluar, \(key(.help, .indonesian)) bantuan.",
          en:
            "This screen fills by itself once the import is done. \(key(.quit, .english)) leaves, \(key(.help, .english)) is the help."
        ),
    ]
  }
}
