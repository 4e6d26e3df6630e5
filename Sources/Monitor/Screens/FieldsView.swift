import TerminalKit
import UploadQueue
import Wording

/// Every field of a document as lines, two to a line where there is room.
enum FieldsView {
  static func lines(_ document: Document, _ model: Model, width: Int) -> [Line] {
    let fields = fields(document, in: model.zone, model.language)
    let isPaired = width >= 100
    let columnWidth = (width - 2) / 2
    return stride(from: 0, to: fields.count, by: isPaired ? 2 : 1).flatMap { start in
      let entries = fields[start..<min(start + (isPaired ? 2 : 1), fields.count)].map { label, value in
        "\(padded(label, 23))\(value)" as SafeText
      }
      // Of what has no room beside the other, nothing is cut off: each has a line then.
      guard entries.count == 2, entries.allSatisfy({ $0.cellWidth < columnWidth }) else {
        return entries.map { Line($0) }
      }
      return [Line(padded(entries[0], columnWidth) + entries[1])]
    }
  }

  private static func padded(_ text: SafeText, _ width: Int) -> SafeText {
    text + SafeText.repeating(" ", count: max(1, width - text.cellWidth))
  }

  static func fields(_ document: Document, in zone: ShownZone, _ language: Language) -> [(SafeText, SafeText)] {
    func yesNo(_ value: Bool?) -> SafeText {
      value.map { $0 ? (language == .indonesian ? "Ya" : "Yes") : (language == .indonesian ? "Tidak" : "No") } ?? "–"
    }
    func money(_ amount: Rupiah?) -> SafeText { amount.map { "Rp \($0.written(language))" } ?? "–" }
    func text(_ value: String?) -> SafeText { SafeText(value ?? "–") }
    func moment(_ value: Timestamp?) -> SafeText {
      value.map { "\($0.dated(language, in: zone)) \(zone.name(at: $0))" } ?? "–"
    }
    func label(_ id: SafeText, _ en: SafeText) -> SafeText { language == .indonesian ? id : en }
    func code(_ value: String?) -> SafeText {
      guard let value, !TransactionCode.isKnown(value) else { return text(value) }
      return "\(value) (\(label("tidak dikenal; yang ada 01–10", "not known; there are 01–10")))"
    }
    return [
      (label("Status asli", "Status, raw"), document.status.isNone ? "–" : text(document.status.words)),
      ("ESignStatus", text(document.eSignStatus)),
      (label("Referensi", "Reference"), text(document.reference)),
      ("NSFP", text(document.nsfp?.digits)),
      (label("Nomor dokumen", "Document number"), text(document.documentNumber)),
      (label("Kode transaksi", "Kode transaksi"), code(document.transactionCode)),
      (label("Identitas lawan", "Other party's identity"), text(document.partnerIdentity)),
      (label("Nama lawan transaksi", "Other party"), text(document.partnerName)),
      (label("Tanggal faktur", "Faktur date"), document.date?.written(language) ?? "–"),
      (label("Masa pajak", "Tax period"), document.period?.written(language) ?? "–"),
      ("DPP", money(document.taxBase)), (label("DPP nilai lain", "DPP nilai lain"), money(document.otherTaxBase)),
      ("PPN", money(document.vat)), ("PPnBM", money(document.luxuryTax)),
      (label("Penandatangan", "Signer"), text(document.signer)),
      (label("Saluran", "Channel"), text(document.channel.word)),
      (label("Dilaporkan penjual", "Reported by seller"), yesNo(document.reportedBySeller)),
      (label("Dilaporkan pembeli", "Reported by buyer"), yesNo(document.reportedByBuyer)),
      (label("Dilaporkan pemungut", "Reported by collector"), yesNo(document.reportedByVATCollector)),
      (label("NPWP antrean", "Queue's NPWP"), text(document.taxpayer?.digits)),
      (label("Dibuat", "Created"), moment(document.createdAt)),
      (label("Diperbarui", "Last updated"), moment(document.lastUpdatedAt)),
      (label("Benar pada", "True as of"), moment(document.observedAt)), ("RecordId", text(document.recordID)),
    ]
  }
}
