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
      do throws(FilterError) {
        return SavedFilter(name: name.value, filter: try Filter(parsing: written.value))
      } catch {
        table.log.add(ConfigurationFault(written.place, error.phrase))
        return nil
      }
    }
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
    if SafeText(self).string != self {
      return Phrase(id: "berisi karakter yang tidak dapat ditampilkan", en: "has characters that cannot be shown")
    }
    return allSatisfy(\.isWhitespace) ? Phrase(id: "kosong", en: "is empty") : nil
  }
}
