import Wording

/// What a filter can ask for by name, such as `status:` or `lama:`.
public enum FilterKey: Int, Sendable, Hashable, CaseIterable {
  case status, age, since, due, partner, npwp, reference, nsfp, number, signer, reason, note, mark, queue
  case taxBase, vat, otherTaxBase, luxuryTax, date, period, channel, kind, code

  /// What stands after the colon.
  enum Value: Sendable {
    case state, channel, kind, text, digits, code, amount, age, moment, day, daysLeft, month, mark
  }

  struct Entry: Sendable {
    let key: FilterKey
    let english: String
    let indonesian: String
    let others: OtherNames
    let value: Value
    let example: Phrase
    let help: Phrase
  }

  /// The one table of keys: what is understood, what Tab completes, and what the help and the README list.
  static let table: [Entry] = texts + measures

  private static let texts: [Entry] = [
    Entry(
      key: .status, english: "status", indonesian: "status", others: OtherNames(both: ["is", "st"]), value: .state,
      example: Phrase(id: "status:macet", en: "status:stuck,invalid"),
      help: Phrase(
        id: """
          macet, lambat, signing, invalid, disetujui, perhatian, hilang, konsep, batal, …; kata asli sumber dalam \
          tanda kutip
          """,
        en: """
          stuck, slow, signing, invalid, approved, attention, missing, draft, canceled, …; the source's own \
          words in quotes
          """)),
    Entry(
      key: .partner, english: "buyer", indonesian: "pembeli",
      others: OtherNames(en: ["seller", "partner", "name"], id: ["penjual", "lawan", "nama"]), value: .text,
      example: Phrase(id: "pembeli:maju", en: "buyer:\"maju jaya\""),
      help: Phrase(id: "nama lawan transaksi", en: "the other party's name")),
    Entry(
      key: .npwp, english: "npwp", indonesian: "npwp",
      others: OtherNames(en: ["identity"], id: ["identitas"], both: ["nik"]), value: .digits,
      example: Phrase(same: "npwp:0999"),
      help: Phrase(id: "NPWP atau NIK lawan transaksi", en: "the other party's NPWP or NIK")),
    Entry(
      key: .reference, english: "ref", indonesian: "ref", others: OtherNames(en: ["reference"], id: ["referensi"]),
      value: .text,
      example: Phrase(same: "ref:INV-00"), help: Phrase(id: "referensi", en: "the reference")),
    Entry(
      key: .nsfp, english: "nsfp", indonesian: "nsfp", others: OtherNames(en: ["serial"], id: ["seri"]), value: .digits,
      example: Phrase(same: "nsfp:0400"),
      help: Phrase(id: "nomor seri; titik dan garis diabaikan", en: "the serial number; dots and dashes are ignored")),
    Entry(
      key: .number, english: "number", indonesian: "nomor", others: OtherNames(id: ["no"]), value: .text,
      example: Phrase(id: "nomor:RET-1", en: "number:RET-1"),
      help: Phrase(id: "nomor dokumen retur atau dokumen lain", en: "the number of a return or other document")),
    Entry(
      key: .signer, english: "signer", indonesian: "penandatangan", others: OtherNames(id: ["ttd"]), value: .text,
      example: Phrase(id: "ttd:contoh", en: "signer:contoh"), help: Phrase(id: "penandatangan", en: "the signer")),
    Entry(
      key: .reason, english: "reason", indonesian: "alasan", others: OtherNames(id: ["sebab"]), value: .text,
      example: Phrase(id: "alasan:npwp", en: "reason:npwp"),
      help: Phrase(id: "alasan gagal dari sumber", en: "why it failed, in the source's words")),
    Entry(
      key: .note, english: "note", indonesian: "catatan", others: OtherNames(), value: .text,
      example: Phrase(id: "catatan:ada", en: "note:any"), help: Phrase(id: "catatan Anda", en: "your note")),
    Entry(
      key: .mark, english: "mark", indonesian: "tanda", others: OtherNames(en: ["marked"], id: ["ditandai"]),
      value: .mark,
      example: Phrase(id: "tanda:ya", en: "mark:yes"), help: Phrase(id: "sudah ditandai", en: "whether it is marked")),
    Entry(
      key: .channel, english: "channel", indonesian: "kanal", others: OtherNames(id: ["saluran"], both: ["via"]),
      value: .channel,
      example: Phrase(id: "kanal:pjap", en: "channel:pjap"), help: Phrase(id: "jalur ke DJP", en: "the way to DJP")),
    Entry(
      key: .queue, english: "queue", indonesian: "antrean", others: OtherNames(), value: .text,
      example: Phrase(id: "antrean:satu", en: "queue:satu"),
      help: Phrase(id: "nama antrean", en: "the queue's name")),
    Entry(
      key: .kind, english: "kind", indonesian: "jenis", others: OtherNames(en: ["type"]), value: .kind,
      example: Phrase(id: "jenis:retur", en: "kind:return"), help: Phrase(id: "jenis dokumen", en: "the kind")),
    Entry(
      key: .code, english: "code", indonesian: "kode", others: OtherNames(both: ["trx"]), value: .code,
      example: Phrase(id: "kode:04", en: "code:04,07"),
      help: Phrase(id: "kode transaksi, 01 sampai 10", en: "the transaction code, 01 to 10")),
  ]

  private static let measures: [Entry] = [
    Entry(
      key: .age, english: "age", indonesian: "lama", others: OtherNames(id: ["umur", "usia"]), value: .age,
      example: Phrase(id: "lama:>2hari", en: "age:>2d"),
      help: Phrase(
        id: "lama dalam status: hr atau hari, j atau jam, mnt, mg; 5 hr 3 j",
        en: "the time in its status: d or days, h or hours, min, w; 5 d 3 h")),
    Entry(
      key: .since, english: "since", indonesian: "sejak", others: OtherNames(), value: .moment,
      example: Phrase(id: "sejak:2026-11-20T21", en: "since:2026-11-20T21"),
      help: Phrase(
        id: "sejak kapan dalam status (WIB): hari, jam (T21), atau menit (T21:04); hariini, -2hari",
        en: "since when in its status (WIB): a day, an hour (T21) or a minute (T21:04); today, -2d")),
    Entry(
      key: .due, english: "due", indonesian: "tenggat", others: OtherNames(en: ["deadline"], id: ["jatuhtempo"]),
      value: .daysLeft,
      example: Phrase(id: "tenggat:<3hari", en: "due:<3d"),
      help: Phrase(
        id: "sisa hari (yang lewat termasuk <), tanggal terakhir, lewat, dekat, hariini",
        en: "the days left (late ones are < too), the last day, late, soon, today")),
    Entry(
      key: .date, english: "date", indonesian: "tanggal", others: OtherNames(id: ["tgl"]), value: .day,
      example: Phrase(id: "tgl:1/11/2026..20/11/2026", en: "date:2026-11-01..2026-11-20"),
      help: Phrase(
        id: "tanggal faktur: hari, bulan (2026-11), tahun, hariini, kemarin, -7hari",
        en: "the faktur date: a day, a month (2026-11), a year, today, yesterday, -7d")),
    Entry(
      key: .period, english: "period", indonesian: "masa", others: OtherNames(id: ["masapajak"]), value: .month,
      example: Phrase(id: "masa:11/2026", en: "period:2026-11"),
      help: Phrase(id: "masa pajak: 2026-11, tahun, ini, lalu", en: "the tax period: 2026-11, a year, this, last")),
    Entry(
      key: .taxBase, english: "dpp", indonesian: "dpp", others: OtherNames(en: ["base"]), value: .amount,
      example: Phrase(same: "dpp:>1,5jt"),
      help: Phrase(
        id: "DPP: angka, atau dengan rb, jt, M (miliar), T", en: "DPP: digits, or with k, mn (jt), bn (M), tn (T)")),
    Entry(
      key: .vat, english: "ppn", indonesian: "ppn", others: OtherNames(en: ["vat"]), value: .amount,
      example: Phrase(same: "ppn:100rb..1jt"), help: Phrase(same: "PPN")),
    Entry(
      key: .otherTaxBase, english: "otherdpp", indonesian: "dpplain", others: OtherNames(id: ["dppnilailain"]),
      value: .amount,
      example: Phrase(id: "dpplain:0", en: "otherdpp:0"), help: Phrase(id: "DPP nilai lain", en: "DPP nilai lain")),
    Entry(
      key: .luxuryTax, english: "ppnbm", indonesian: "ppnbm", others: OtherNames(en: ["luxury"]), value: .amount,
      example: Phrase(same: "ppnbm:>0"), help: Phrase(same: "PPnBM")),
  ]

  private static let byName: [String: FilterKey] = table.reduce(into: [:]) { names, entry in
    for name in [entry.english, entry.indonesian] + entry.others.all { names[name] = entry.key }
  }

  private static let entries: [FilterKey: Entry] = table.reduce(into: [:]) { $0[$1.key] = $1 }

  /// The key of this name, in any case.
  init?(name: String) {
    guard let key = Self.byName[name.lowercased()] else { return nil }
    self = key
  }

  /// Every name of every key.
  static var names: [String] { Array(byName.keys) }

  var value: Value { Self.entries[self]?.value ?? .text }

  /// What the key is called in a language.
  public func name(_ language: Language) -> String {
    guard let entry = Self.entries[self] else { return "" }
    return language == .indonesian ? entry.indonesian : entry.english
  }

  /// Every name that is understood: the English one, the Indonesian one, and others.
  public var names: [String] {
    guard let entry = Self.entries[self] else { return [] }
    let names = entry.english == entry.indonesian ? [entry.english] : [entry.english, entry.indonesian]
    return names + entry.others.all
  }

  /// The names in a language, the one that is shown first.
  func names(_ language: Language) -> [String] {
    guard let entry = Self.entries[self] else { return [] }
    return [name(language)] + entry.others.names(language)
  }

  /// What it asks for.
  public var help: Phrase { Self.entries[self]?.help ?? Phrase(same: "") }

  /// How it is written.
  public var example: Phrase { Self.entries[self]?.example ?? Phrase(same: "") }

  /// How terms are put together, for the help and the README.
  public static let grammar = Phrase(
    id: """
      Kata dicari di semua kolom teks, "frasa" dalam tanda kutip. Semua syarat harus terpenuhi; atau, bukan (atau - di \
      depan), dan kurung mengubahnya. Nilai: beberapa dengan koma, rentang dengan .., perbandingan dengan < <= > >=, = \
      untuk sama persis; ada dan kosong.
      """,
    en: """
      Words are looked for in every text field, a "phrase" in quotes. All terms must hold; or, not (or a - before it) \
      and parentheses change that. Values: several with commas, ranges with .., comparisons with < <= > >=, = for \
      exactly; any and none.
      """)

  /// Every key, in the order of the help.
  public static var listed: [FilterKey] { table.map(\.key) }
}
