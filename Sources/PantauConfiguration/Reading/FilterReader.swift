import Monitor
import UploadQueue
import Wording

/// Reads the tables `[[filter]]`: a name and what it holds, in the filter language.
enum FilterReader {
  static func read(_ tables: [TableReader]) -> [SavedFilter] {
    var names = NameReader(of: Phrase(id: "saringan", en: "filter"))
    return tables.compactMap { table in
      var table = table
      let name = table.string("name")
      let filter = table.string("filter").flatMap { self.filter($0, of: table) }
      table.finish()
      // One of another kind is told of already.
      if !table.says("name") || name?.value.isEmpty == true || !table.says("filter") {
        table.log.add(
          ConfigurationFault(
            table.place,
            Phrase(
              id: "saringan ini perlu name = \"…\" dan filter = \"…\"",
              en: "this filter needs name = \"…\" and filter = \"…\"")))
      }
      guard let name, !name.value.isEmpty else { return nil }
      if let why = name.value.whyNoTab {
        table.log.add(.badValue("name", name.value, at: name.place, why))
      } else if QueueView(called: name.value) != nil {
        table.log.add(
          ConfigurationFault(
            name.place,
            Phrase(
              id: "“\(name.value)” adalah nama tampilan bawaan; beri nama lain, misalnya “\(name.value) saya”",
              en: "“\(name.value)” is the name of a view; choose another name, such as “my \(name.value)”")))
      }
      names.take(name, of: table)
      return filter.map { SavedFilter(name: name.value, filter: $0) }
    }
  }

  /// What a tab holds; `nil` where that is not said rightly, or would be everything.
  private static func filter(_ written: Placed<String>, of table: TableReader) -> Filter? {
    do throws(FilterError) {
      let filter = try Filter(parsing: written.value)
      guard filter.isEverything else { return filter }
      table.log.add(
        .badValue(
          "filter", written.value, at: written.place,
          Phrase(
            id: "kosong, jadi tab ini sama dengan Semua; tulis isinya, seperti \"status:macet\"",
            en: "is empty, so this tab would be the same as All; write what it holds, such as \"status:stuck\"")))
    } catch {
      table.log.add(ConfigurationFault(written.place, error.phrase))
    }
    return nil
  }
}

extension String {
  /// The most characters of a name that a tab has room for.
  private static let longestTab = 40

  /// Why it cannot be the name of a tab; `nil` where it can.
  fileprivate var whyNoTab: Phrase? {
    if count > Self.longestTab {
      let (count, most) = (count, Self.longestTab)
      return Phrase(
        id: "terlalu panjang untuk sebuah tab: \(count) huruf, paling banyak \(most)",
        en: "is too long for a tab: \(count) characters, at most \(most)")
    }
    return isBlank ? Phrase(id: "kosong", en: "is empty") : nil
  }
}
