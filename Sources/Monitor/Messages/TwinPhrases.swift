import TerminalKit
import UploadQueue
import Wording

/// That a document may be a second one of what is approved already, and what to check before it is sent.
enum TwinView {
  static func lines(_ row: QueueRow, _ model: Model) -> [Line] {
    guard let twin = row.approvedTwin else { return [] }
    let (width, language) = (model.size.columns, model.language)
    let standing = DeskScreen.standing(twin.status, twin.time, model)
    let what = Phrase(
      id:
        "‼ Mungkin ganda: \(twin.name(.indonesian)), \(standing), punya referensi, lawan transaksi, DPP, dan PPN yang sama.",
      en: "‼ Perhaps a double: \(twin.name(.english)), \(standing), has the same reference, other party, DPP and PPN.")
    return Line.wrapped(what.text(language), width: width, style: .warning)
      + Line.wrapped(advice(row.document.kind).text(language), width: width, indent: 2)
  }

  private static func advice(_ kind: DocumentKind) -> Phrase {
    let (id, en): (SafeText, SafeText) =
      kind == .outputInvoice
      ? ("faktur kedua atas penjualan yang sama", "a second faktur of one sale")
      : ("dokumen kedua atas transaksi yang sama", "a second document of one transaction")
    return Phrase(
      id: """
        Mengirimnya membuat \(id); bagaimana Coretax memperlakukannya tidak diketahui. Periksa dahulu: penggantinya, atau terbuat \
        dua kali? Yang terbuat dua kali dibiarkan, atau dibatalkan di portal bila bisa.
        """,
      en: """
        To send it makes \(en); how Coretax treats that is not known. Check first: is it a replacement, or was it made twice? \
        What was made twice is left, or cancelled in the portal where that can be done.
        """)
  }
}

extension ApprovedTwin {
  /// What it is called: its number, where it is known.
  fileprivate func name(_ language: Language) -> SafeText {
    if let nsfp { return "NSFP \(nsfp.digits)" }
    return Phrase(id: "dokumen \(document.rawValue)", en: "the document \(document.rawValue)").text(language)
  }
}

extension ReuploadDesk {
  /// Why the name of the document is to be typed; without a full stop.
  func typingReason(_ model: Model) -> Phrase {
    let double = row.approvedTwin.map {
      Phrase(
        id: "Mungkin ganda: \($0.name(.indonesian)) sudah \($0.status.shown)",
        en: "Perhaps a double: \($0.name(.english)) is \($0.status.shown) already")
    }
    return Phrase.joined([double, caution.phrase(model)])
  }
}

extension ReuploadDesk.Caution {
  /// What calls for care, without a full stop: as of when the data is, and when and by whom the last re-upload was begun.
  ///
  /// `nil` where nothing does.
  func phrase(_ model: Model) -> Phrase? {
    let old = oldDataAt.map {
      Phrase(
        id: "Data lama, per \(model.when($0, .indonesian))", en: "Old data, as of \(model.when($0, .english))")
    }
    let sent = sentLately.map { attempt in
      let (id, en): (SafeText, SafeText) =
        attempt.by == model.person ? ("Anda", "you") : ("\(attempt.by.shown)", "\(attempt.by.shown)")
      let number = attempt.number
      return Phrase(
        id: "Unggah ulang ke-\(number) baru saja: \(model.when(attempt.beganAt, .indonesian)) oleh \(id)",
        en: "Re-upload \(number) was just now: at \(model.when(attempt.beganAt, .english)) by \(en)")
    }
    return isEmpty ? nil : Phrase.joined([old, sent])
  }
}

extension Phrase {
  /// What there is of some sentences, one after the other; without a full stop at the end.
  fileprivate static func joined(_ sentences: [Phrase?]) -> Phrase {
    let told = sentences.compactMap(\.self)
    return told.dropFirst().reduce(told.first ?? Phrase(same: .empty)) { $0 + Phrase(same: ". ") + $1 }
  }
}
