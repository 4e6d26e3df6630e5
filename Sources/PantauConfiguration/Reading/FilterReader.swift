import Monitor
import UploadQueue
import Wording

/// Reads the tables `[[filter]]`: a name and what it holds, in the filter language.
enum FilterReader {
  static func read(_ tables: [TableReader]) -> [SavedFilter] {
    var names = NameReader(of: Phrase(id: "saringan", en: "filter"))
    return tables.compactMap { table in
      var table = table
      let faultsBefore = table.log.faults.count
      let name = table.string("name")
      let written = table.string("filter")
      let isOfOtherKind = table.log.faults.count > faultsBefore
      table.finish()
      guard let name, let written, !name.value.isEmpty else {
        // One of another kind is told of already.
        guard !isOfOtherKind else { return nil }
        table.log.add(
          ConfigurationFault(
            table.place,
            Phrase(
              id: "saringan ini perlu name = \"…\" dan filter = \"…\"",
              en: "this filter needs name = \"…\" and filter = \"…\"")))
        return nil
      }
      if QueueView(called: name.value) != nil {
        table.log.add(
          ConfigurationFault(
            name.place,
            Phrase(
              id: "“\(name.value)” adalah nama tampilan bawaan; beri nama lain, misalnya “\(name.value) saya”",
              en: "“\(name.value)” is the name of a view; choose another name, such as “my \(name.value)”")))
      }
      names.take(name, of: table)
      do throws(FilterError) {
        return SavedFilter(name: name.value, filter: try Filter(parsing: written.value))
      } catch {
        table.log.add(ConfigurationFault(written.place, error.phrase))
        return nil
      }
    }
  }
}
