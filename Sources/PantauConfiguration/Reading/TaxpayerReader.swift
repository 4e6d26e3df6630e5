import UploadQueue
import Wording

extension TableReader {
  /// The number of the taxpayer whose documents are meant.
  mutating func taxpayer() -> NPWP? {
    guard let written = string("taxpayer") else { return nil }
    let taxpayer = NPWP(written.value)
    if let taxpayer, !taxpayer.isPlaceholder { return taxpayer }
    guard taxpayer == nil else {
      log.add(
        .badValue(
          "taxpayer", written.value, at: written.place,
          Phrase(id: "bukan NPWP siapa pun: angkanya nol semua", en: "is nobody's NPWP: it is all zeros")))
      return nil
    }
    log.add(
      .badValue(
        "taxpayer", written.value, at: written.place,
        Phrase(id: "bukan NPWP, yang berisi 15 atau 16 angka", en: "is no NPWP, which has 15 or 16 digits")))
    return nil
  }

  /// The same, for a queue that cannot do without.
  mutating func owner() -> NPWP? {
    let hadFaults = log.faults.count
    if let taxpayer = taxpayer() { return taxpayer }
    if log.faults.count == hadFaults {
      log.add(
        ConfigurationFault(
          place,
          Phrase(
            id: "antrean ini belum menyebut NPWP pemiliknya: taxpayer = \"…\"",
            en: "this queue does not name its owner's NPWP: taxpayer = \"…\"")))
    }
    return nil
  }
}
