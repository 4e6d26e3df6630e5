/// The view `timeline`: everything in words, in WIB.
extension JournalSchema {
  static func timeline(ofRows rows: String) -> String {
    "CREATE VIEW timeline AS\n\(rows)\nORDER BY entry;"
  }

  /// The timeline, with the place of each queue in the stead of its key.
  static func timelineWithPlaces(ofRows rows: String) -> String {
    """
    CREATE VIEW timeline AS
    SELECT entry, coalesce(place, queue) AS queue, document, name, reference, record_id, nsfp, wib, what, detail, words,
      user, host
    FROM (\(rows)) LEFT JOIN queue AS known ON known.key = queue
    ORDER BY entry;
    """
  }

  static let statusRows = """
    SELECT entry, queue, document, name, reference, record_id, nsfp,
      datetime(seen_at / 1000, 'unixepoch', '+7 hours') AS wib,
      'status' AS what,
      coalesce(from_words, '') || ' -> ' || coalesce(to_words, '(gone)') AS detail,
      reason AS words, user, host
    FROM status_change
    """

  static let attemptRows = """

    UNION ALL
    SELECT entry, queue, document, name, reference, record_id, nsfp,
      datetime(began_at / 1000, 'unixepoch', '+7 hours'),
      CASE hand_off WHEN 1 THEN 'hand-off began' ELSE 're-upload intended' END,
      idempotency_key, signer, user, host
    FROM attempt
    UNION ALL
    SELECT attempt_event.entry, queue, document, name, reference, record_id, nsfp,
      datetime(at / 1000, 'unixepoch', '+7 hours'),
      event || coalesce(': ' || settlement, ''),
      idempotency_key, words, attempt_event.user, attempt_event.host
    FROM attempt_event JOIN attempt USING (idempotency_key)
    """

  static let annotationRows = """

    UNION ALL
    SELECT entry, queue, document, name, reference, record_id, nsfp,
      datetime(at / 1000, 'unixepoch', '+7 hours'),
      event, note, NULL, user, host
    FROM annotation
    """

  static let planRows = """

    UNION ALL
    SELECT entry, queue, document, name, reference, record_id, nsfp,
      datetime(at / 1000, 'unixepoch', '+7 hours'),
      CASE event WHEN 'planned' THEN 're-upload planned' ELSE 'plan ' || event || coalesce(': ' || halt, '') END,
      coalesce('for ' || datetime(due_at / 1000, 'unixepoch', '+7 hours'), idempotency_key), coalesce(signer, words),
      user, host
    FROM planned_upload
    """
}
