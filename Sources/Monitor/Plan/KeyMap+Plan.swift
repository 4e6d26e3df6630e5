import TerminalKit
import Wording

extension KeyMap {
  /// The keys for what is planned for a quieter hour.
  static let planning: [KeyBinding] = [
    key(
      .later, [.character("l")], [.deskConfirming], label: Phrase(id: "nanti…", en: "later…"),
      Phrase(
        id: "dialog: rencanakan dokumen yang disebut itu untuk jam lain; Pantau mengirimnya bila sedang berjalan",
        en: "dialog: plan the document it names for another hour; Pantau sends it then, if it is running")),
    key(
      .plan, [.character("L")],
      [
        .list, .detail, .overview, .deskPreparing, .deskInDoubt, .deskWaiting, .deskVerifying, .deskHandOff,
        .deskElsewhere, .deskOver,
      ],
      Phrase(
        id: "rencana: yang akan dikirim nanti, kapan, dan apa jadinya",
        en: "the plan: what is to be sent later, when, and what became of it")),
    key(
      .open, [.enter], [.plan], label: Phrase(id: "dokumennya", en: "its document"),
      Phrase(id: "rencana: rincian dokumen baris itu", en: "plan: the document of that line")),
    key(
      .reupload, [.character("r")], [.plan], label: Phrase(id: "ke meja", en: "to its desk"),
      Phrase(
        id: "rencana: meja unggah ulang dokumen itu, untuk dikirim sekarang atau direncanakan lagi",
        en: "plan: the desk of that document, to send it now or plan it anew")),
    key(
      .cancelPlanned, [.character("x")], [.plan], label: Phrase(id: "batalkan", en: "cancel"),
      Phrase(id: "rencana: batalkan yang dipilih", en: "plan: cancel the selected one")),
    key(
      .cancelAllPlanned, [.character("X")], [.plan], label: Phrase(id: "batalkan semua", en: "cancel all"),
      Phrase(id: "rencana: batalkan semuanya", en: "plan: cancel all of it")),
  ]
}
