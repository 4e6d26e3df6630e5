/// The last status seen of each document.
extension JournalSchema {
  static let sightings = """
    CREATE TABLE sighting (
      queue TEXT NOT NULL,
      document TEXT NOT NULL,
      name TEXT NOT NULL,
      record_id TEXT,
      reference TEXT,
      nsfp TEXT,
      status TEXT,
      words TEXT,
      since INTEGER NOT NULL,
      since_source TEXT NOT NULL,
      PRIMARY KEY (queue, document)
    ) WITHOUT ROWID;
    """

  /// An older Pantau counted from the portal's date of the last change; what it saw itself is all that is known.
  static let sightingsOnlySeen = """
    UPDATE sighting SET since_source = 'at least', since = coalesce(
      (SELECT seen_at FROM status_change WHERE (queue, document) = (sighting.queue, sighting.document)
        ORDER BY entry DESC LIMIT 1), since)
    WHERE since_source = 'last updated';
    """

  static let sightingsWithOutline = """
    ALTER TABLE sighting ADD COLUMN kind TEXT;
    ALTER TABLE sighting ADD COLUMN channel TEXT;
    ALTER TABLE sighting ADD COLUMN last_status TEXT;
    ALTER TABLE sighting ADD COLUMN last_words TEXT;
    ALTER TABLE sighting ADD COLUMN partner_name TEXT;
    ALTER TABLE sighting ADD COLUMN faktur_date TEXT;
    ALTER TABLE sighting ADD COLUMN tax_base_sen INTEGER;
    UPDATE sighting SET last_status = status, last_words = words WHERE status IS NOT NULL;
    UPDATE sighting SET (last_status, last_words) = (
      SELECT from_status, from_words FROM status_change
      WHERE (queue, document) = (sighting.queue, sighting.document) AND from_status IS NOT NULL
      ORDER BY entry DESC LIMIT 1)
    WHERE status IS NULL;
    """

  static let sightingsWithTaxpayer = "ALTER TABLE sighting ADD COLUMN taxpayer TEXT;"
}
