import TerminalKit
import Wording

extension KeyMap {
  /// The keys of the re-upload desk.
  static let desk: [KeyBinding] = [
    key(
      .send, [.character("y")], [.deskPreparing, .deskOver], label: Phrase(id: "dialog…", en: "dialog…"),
      Phrase(id: "meja: buka dialog", en: "desk: open the dialog")),
    key(
      .confirm, [.character("y")], [.deskConfirming], label: Phrase(id: "ya", en: "yes"),
      Phrase(
        id: "dialog: ya, unggah ulang dokumen yang disebut itu; Enter tidak",
        en: "dialog: yes, upload the document it names again; Enter does not")),
    key(
      .decline, [.character("n"), .escape, .enter], [.deskConfirming],
      label: Phrase(id: "tidak", en: "no"), Phrase(id: "dialog: tidak (bawaan)", en: "dialog: no (default)")),
    key(
      .skip, [.character("s")], [.deskPreparing, .deskConfirming, .deskHandOff],
      label: Phrase(id: "lewati", en: "skip"),
      Phrase(id: "meja: lewati ke Saved Invalid berikutnya", en: "desk: skip to the next Saved Invalid")),
    key(
      .signer, [.tab], [.deskPreparing], label: Phrase(id: "penandatangan", en: "signer"),
      Phrase(id: "meja: pilih penandatangan lain", en: "desk: choose another signer")),
    key(
      .tick, (1...9).map { .character(Character(String($0))) }, [.deskPreparing, .deskHandOff],
      label: Phrase(id: "centang", en: "tick"),
      Phrase(id: "meja: centang langkah dengan nomor itu", en: "desk: tick the step with that number")),
    key(
      .tick, (1...9).map { .character(Character(String($0))) }, [.detail],
      Phrase(id: "rincian: centang langkah dengan nomor itu", en: "details: tick the step with that number")),
    key(
      .claimDone, [.character("d")], [.deskHandOff], label: Phrase(id: "sudah di portal", en: "done in the portal"),
      Phrase(
        id: "unggah sendiri di portal: sudah; Pantau memeriksanya",
        en: "hand-off: it is uploaded in the portal; Pantau verifies")),
    key(
      .withdraw, [.character("w")], [.deskHandOff], label: Phrase(id: "tidak jadi", en: "not done"),
      Phrase(id: "unggah sendiri di portal: tidak jadi", en: "hand-off: it was not uploaded after all")),
    key(
      .askAgain, [.character("a")], [.deskInDoubt, .deskWaiting, .deskVerifying],
      label: Phrase(id: "tanya lagi", en: "ask again"),
      Phrase(
        id: "tanya sumber data apa yang terjadi, atau adakah daftar baru; tidak mengirim apa pun",
        en: "ask the data source what happened, or for a newer list; sends nothing")),
    key(
      .stopWaiting, [.character("x")], [.deskWaiting, .deskVerifying, .deskInDoubt],
      label: Phrase(id: "berhenti menunggu", en: "stop waiting"),
      Phrase(
        id: "catat bahwa statusnya tidak berubah, dan lepaskan antrean",
        en: "record that nothing changed and free the queue")),
    key(
      .takeOver, [.character("t")], [.deskElsewhere], label: Phrase(id: "ambil alih", en: "take over"),
      Phrase(
        id: "meja Pantau lain, atau yang sudah berakhir: lanjutkan di sini",
        en: "the desk of another Pantau, or of one that has ended: go on with it here")),
    key(
      .next, [.character("n")], [.deskOver, .deskVerifying, .deskElsewhere],
      label: Phrase(id: "berikutnya", en: "next"),
      Phrase(id: "meja: dokumen Saved Invalid berikutnya", en: "desk: the next Saved Invalid document")),
  ]
}
