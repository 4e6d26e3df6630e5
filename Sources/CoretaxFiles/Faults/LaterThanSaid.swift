import UploadQueue
import Wording

extension FileFault.Kind {
  /// That a document tells a later time of itself than the list was said to be true at, and what to say instead.
  static func later(
    _ field: DocumentField, at own: Timestamp, than said: Timestamp, in zone: ShownZone
  ) -> Phrase {
    let zoneName = zone.name(at: own)
    return Phrase(
      id: """
        --as-of menyebut \(said.dated(.indonesian, in: zone)), padahal dokumen ini bertuliskan \
        “\(field.name.text(.indonesian))” \(own.dated(.indonesian, in: zone)) \(zoneName): daftar tidak mungkin lebih lama \
        daripada isinya. Sebut waktu unduhnya, sesudah itu; tanpa --as-of, waktu berkasnya yang dipakai.
        """,
      en: """
        --as-of says \(said.dated(.english, in: zone)), yet this document bears \
        “\(field.name.text(.english))” \(own.dated(.english, in: zone)) \(zoneName): a list cannot be older than what is in \
        it. Give the time of its download, which is after that; without --as-of the file's own time counts.
        """)
  }
}
