/// What a row of `document` has to be besides what the constraints of its table say.
///
/// They came later, and a table keeps the constraints it was made with; so these are triggers. They look at what another
/// program writes, an UPDATE's new values alone: a row of before that breaks a rule stays and can be worked with.
enum RowRules {
  static let names = ["document_is_written_right", "document_is_changed_right"]

  static let triggers = """
    CREATE TRIGGER document_is_written_right AFTER INSERT ON document WHEN NEW.revision IS NULL
    BEGIN
      SELECT CASE
        \(rules.map { "WHEN \($0.isBroken) THEN RAISE(ABORT, '\($0.sentence)')" }.joined(separator: "\n    "))
      END;
    END;
    CREATE TRIGGER document_is_changed_right AFTER UPDATE ON document WHEN NEW.revision IS OLD.revision
    BEGIN
      SELECT CASE
        \(rules.map { "WHEN (\(changed($0.columns))) AND \($0.isBroken) THEN RAISE(ABORT, '\($0.sentence)')" }
          .joined(separator: "\n    "))
      END;
    END;

    """

  private struct Rule {
    let sentence: String
    let columns: [String]
    /// True where the columns of NEW break it.
    let isBroken: String
  }

  private static let identifiers = ["reference", "record_id", "nsfp", "document_number"]

  private static let texts =
    identifiers + [
      "taxpayer", "kind", "channel", "partner_identity", "partner_name", "transaction_code", "faktur_date", "status",
      "reason", "e_sign_status", "signer",
    ]

  /// A source's clock may be ahead of this machine's, and its zone mistaken; a day is neither.
  private static let latest = "\(QueueSchema.now) + 86400000"

  private static var rules: [Rule] {
    texts.map { text in
      Rule(
        sentence: "\(text) must be text", columns: [text],
        isBroken: "NEW.\(text) IS NOT NULL AND typeof(NEW.\(text)) <> 'text'")
    } + [
      Rule(
        sentence: "faktur_date must be YYYY-MM-DD, a day that there is", columns: ["faktur_date"],
        // Counted by days, or SQLite gives the 31st of February back as it is.
        isBroken: "NEW.faktur_date IS NOT NULL AND date(NEW.faktur_date, '+0 days') IS NOT NEW.faktur_date"),
      Rule(
        sentence: "status must be the words of the source, such as SAVED INVALID, and no number", columns: ["status"],
        isBroken: "NEW.status <> '' AND NEW.status NOT GLOB '*[^-0-9.+]*'"),
    ]
      + ["status_since", "observed_at", "created_at", "last_updated_at"].map { time in
        Rule(
          sentence: "\(time) must not lie in the future", columns: [time],
          isBroken: "typeof(NEW.\(time)) = 'integer' AND NEW.\(time) > \(latest)")
      } + [
        Rule(
          sentence: "give at least one of reference, record_id, nsfp and document_number: without, nothing tells which "
            + "document it is", columns: identifiers,
          isBroken: identifiers.map { "coalesce(trim(NEW.\($0)), '') = ''" }.joined(separator: " AND "))
      ]
  }

  private static func changed(_ columns: [String]) -> String {
    columns.map { "NEW.\($0) IS NOT OLD.\($0)" }.joined(separator: " OR ")
  }
}
