import GRDB
import UploadQueue

extension JournalStore {
  /// What those queues are known by, in order, of which the journal at a path has recorded a document or a note, and which
  /// bear no identity in a file of their own: by their address or command, that is.
  ///
  /// The journal is only read, and left as it is.
  ///
  /// - Throws: ``JournalError``, also where there is no journal.
  public static func unfiledQueues(recordedIn path: String) throws(JournalError) -> [String] {
    do throws(StoreFailure) {
      return try StoreFile(path: path, layout: JournalSchema.layout, isOnlyRead: true).use { db in
        // From key to key through the index: there are few queues, and very many rows of each.
        try String.fetchAll(
          db,
          sql: """
            WITH RECURSIVE
              seen(name) AS (
                SELECT min(queue) FROM sighting
                UNION ALL SELECT (SELECT min(queue) FROM sighting WHERE queue > seen.name) FROM seen
                WHERE seen.name IS NOT NULL),
              noted(name) AS (
                SELECT min(queue) FROM annotation
                UNION ALL SELECT (SELECT min(queue) FROM annotation WHERE queue > noted.name) FROM noted
                WHERE noted.name IS NOT NULL)
            SELECT name FROM (SELECT name FROM seen UNION SELECT name FROM noted)
            WHERE name IS NOT NULL AND name NOT IN (SELECT key FROM queue) ORDER BY name
            """)
      }
    } catch { throw JournalError(error) }
  }
}
