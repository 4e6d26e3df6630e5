import UploadQueue
import Wording

/// What of a document can be copied.
public enum CopyChoice: Int, Sendable, Hashable, CaseIterable {
  /// What people call it.
  case reference
  /// Its number.
  case nsfp
  /// The other party's NPWP or other identity.
  case identity
  /// The document on one line, as a row for a spreadsheet.
  case row

  /// What it is called.
  var name: Phrase {
    switch self {
    case .reference: Phrase(id: "Referensi", en: "Reference")
    case .nsfp: Phrase(same: "NSFP")
    case .identity: Phrase(id: "Identitas lawan", en: "Other party's identity")
    case .row: Phrase(id: "Seluruh baris", en: "The whole row")
    }
  }

  /// The fields that are copied; none where the document has nothing of the kind.
  func fields(of row: QueueRow, in zone: ShownZone, _ language: Language) -> [SafeText] {
    let document = row.document
    func text(_ value: String?) -> SafeText { SafeText(value ?? "") }
    switch self {
    case .reference: return [text(document.name)]
    case .nsfp: return document.nsfp.map { [text($0.digits)] } ?? []
    case .identity: return document.partnerIdentity.map { [text($0)] } ?? []
    case .row:
      let (since, bound): (Timestamp, SafeText) = (row.time.since, row.time.source == .atLeast ? "≥ " : "")
      return [
        text(document.name), text(document.nsfp?.digits), document.status.shown,
        "\(bound)\(since.dated(language, in: zone)) \(zone.name(at: since))", text(document.partnerIdentity),
        text(document.partnerName), document.taxBase?.written(language) ?? "", document.vat?.written(language) ?? "",
        text(document.signer), text(row.annotation.note?.text),
      ]
    }
  }

  /// The text that goes to the clipboard: fields apart by tabs, none of which a spreadsheet takes for a formula.
  func text(of row: QueueRow, in zone: ShownZone, _ language: Language) -> String {
    let fields = fields(of: row, in: zone, language).map(\.string)
    guard fields.count > 1 else { return fields.first ?? "" }
    return fields.map { field in
      field.first.map { "=+-@".contains($0) } == true ? "'" + field : field
    }.joined(separator: "\t")
  }
}

/// The choice of what to copy, or the text itself, alone on the screen.
public struct CopyState: Sendable, Equatable {
  /// The document.
  public var row: QueueRow
  /// The choice under the cursor.
  public var choice = CopyChoice.reference
  /// The text, where it is shown alone.
  public var plain: SafeText?

  /// The choice of what to copy of a document.
  public init(row: QueueRow) {
    self.row = row
  }
}
