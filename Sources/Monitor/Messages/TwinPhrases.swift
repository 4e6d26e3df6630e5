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
  var typingReason: Phrase {
    let old = Phrase(
      id: "Data lama atau baru saja diunggah ulang", en: "Old data, or uploaded again a short while ago")
    guard let twin = row.approvedTwin else { return old }
    let double = Phrase(
      id: "Mungkin ganda: \(twin.name(.indonesian)) sudah \(twin.status.shown)",
      en: "Perhaps a double: \(twin.name(.english)) is \(twin.status.shown) already")
    return isOldOrSentLately ? double + Phrase(same: ". ") + old : double
  }
}
