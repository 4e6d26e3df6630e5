import TestSupport
import Testing
import UploadQueue
import Wording

/// What filters mean, one example a line, in both languages.
@Suite("The filter language")
struct FilterMeaningTests {
  /// The English wording, the Indonesian one, and what they find.
  static let examples: [(String, String, [String])] = [
    ("status:stuck", "status:macet", ["stuck"]),
    ("is:slow", "status:lambat", ["slow"]),
    ("status:signing", "status:signing-in-progress", ["slow", "stuck"]),
    ("status:invalid", "status:saved-invalid", ["invalid"]),
    ("status:invalid,approved", "status:gagal,disetujui", ["approved", "invalid", "return"]),
    ("status:inv,app", "status:gag,disetu", ["approved", "invalid", "return"]),
    ("status:missing", "status:hilang", ["gone"]),
    ("status:unknown", "status:asing", ["strange"]),
    ("status:\"baru sekali\"", "STATUS:\"Baru\"", ["strange"]),
    ("status:expected", "status:belum-terlihat", ["noted"]),
    ("status:draft", "status:konsep", ["late"]),
    ("status:late", "tenggat:lewat", ["late"]),
    ("status:marked", "tanda:ya", ["noted"]),
    ("age:>2d", "lama:>2hari", ["late", "return", "stuck"]),
    ("age:>=2d", "lama:>=48j", ["invalid", "late", "return", "stuck"]),
    ("age:2d", "lama:2d", ["invalid"]),
    ("age:<30m", "lama:<30mnt", ["approved", "noted"]),
    ("age:1d..3d", "umur:24j..3d", ["gone", "invalid", "stuck"]),
    ("age:1d12j..", "lama:1,5d..", ["invalid", "late", "return", "stuck"]),
    ("due:<4d status:stuck,invalid", "tenggat:<4d status:macet,invalid", ["invalid", "stuck"]),
    ("due:3d", "tenggat:3", ["invalid", "stuck"]),
    ("due:late", "tenggat:lewat", ["late"]),
    ("due:soon", "tenggat:dekat", ["invalid", "stuck"]),
    ("due:2026-11-20", "tenggat:20/11/2026", ["invalid", "stuck"]),
    ("due:none", "tenggat:kosong", ["approved", "gone", "return"]),
    ("buyer:maju", "pembeli:MAJU", ["stuck"]),
    ("buyer:\"maju jaya\"", "pembeli:\"maju jaya\"", ["stuck"]),
    ("buyer:étoile", "pembeli:ÉTOILE", ["invalid"]),
    ("buyer:straße", "pembeli:STRASSE", ["slow"]),
    ("signer:ünal", "ttd:ÜNAL", ["slow"]),
    ("buyer:=\"pt contoh lunas\"", "pembeli:=\"PT CONTOH LUNAS\"", ["approved"]),
    ("buyer:=\"pt contoh\"", "pembeli:=\"PT CONTOH\"", []),
    ("signer:none", "penandatangan:kosong", ["late"]),
    ("npwp:0999999999", "nik:09.999.999.99", ["invalid"]),
    ("ref:inv-st", "referensi:INV-ST", ["strange", "stuck"]),
    ("nsfp:040025", "nsfp:0400.25", ["approved"]),
    ("nsfp:any", "nsfp:ada", ["approved"]),
    ("number:ret", "nomor:RET-7", ["return"]),
    ("reason:npwp", "alasan:NPWP", ["invalid"]),
    ("note:telepon", "catatan:\"bu contoh\"", ["noted"]),
    ("note:any", "catatan:ada", ["noted"]),
    ("channel:pjap", "kanal:pjap", ["slow"]),
    ("channel:pj", "kanal:pj", ["slow"]),
    ("channel:pjap,desktop", "via:pjap,desktop", ["return", "slow"]),
    ("kind:return", "jenis:retur", ["return"]),
    ("kind:input-return", "jenis:rm", ["return"]),
    ("code:7", "kode:07", ["invalid"]),
    ("dpp:>1jt status:signing", "dpp:>1.000.000 status:signing", ["slow", "stuck"]),
    ("dpp:1.5jt", "dpp:1,5jt", ["stuck"]),
    ("dpp:=500k", "dpp:500rb", ["invalid"]),
    ("dpp:>=2M", "dpp:>=2miliar", ["slow"]),
    ("dpp:<=500k", "dpp:..500rb", ["invalid"]),
    ("dpp:1000000..1500000", "dpp:1jt..1,5jt", ["stuck"]),
    ("dpp:none", "dpp:kosong", ["late"]),
    ("ppn:165000", "ppn:Rp165.000,00", ["stuck"]),
    ("date:2026-10-31", "tgl:31/10/2026", ["stuck"]),
    ("date:2026-10-01..2026-10-31", "tanggal:1/10/2026..31/10/2026", ["invalid", "stuck"]),
    ("date:2026-10", "tgl:10/2026", ["invalid", "stuck"]),
    ("date:<2026-10", "tgl:<10/2026", ["late"]),
    ("date:today", "tgl:hariini", ["approved"]),
    ("date:yesterday..", "tgl:-1d..", ["approved", "strange"]),
    ("date:none", "tgl:kosong", ["return"]),
    ("period:2026-09", "masa:9/2026", ["late"]),
    ("period:last", "masa:lalu", ["invalid", "stuck"]),
    ("period:<=2026-10", "masa:..10/2026", ["invalid", "late", "stuck"]),
    ("maju jaya", "jaya MAJU", ["stuck"]),
    ("pjap", "PJAP", ["slow"]),
    ("0999999999999111", "09.999.999.9-999.9111", ["slow"]),
    ("999.911", "999911", []),
    ("\"maju jaya\"", "\"MAJU JAYA\"", ["stuck"]),
    ("\"jaya maju\"", "\"jaya maju\"", []),
    ("telepon", "\"Telepon Bu\"", ["noted"]),
    ("lunas or hilang", "lunas atau hilang", ["approved", "gone"]),
    ("-contoh -is:slow", "bukan contoh dan bukan status:lambat", ["invalid"]),
    ("contoh -(lunas or hilang or retur)", "contoh -lunas -hilang -retur", ["late", "noted", "strange", "stuck"]),
    ("is:invalid or age:>2d channel:desktop", "(status:invalid) atau (lama:>2d kanal:desktop)", ["invalid", "return"]),
    ("(is:invalid or age:>2d) channel:desktop", "(status:invalid atau lama:>2d) kanal:desktop", ["return"]),
    ("not not maju", "bukan -maju", ["stuck"]),
    ("\"(persero)\"", "(persero)", ["invalid"]),
    ("status=stuck", "dpp=1,5jt", ["stuck"]),
  ]

  @Test("An example means the same in both languages", arguments: examples)
  func example(english: String, indonesian: String, found: [String]) throws {
    #expect(FilterRows.matches(try Filter(parsing: english)) == found, "\(english)")
    #expect(FilterRows.matches(try Filter(parsing: indonesian)) == found, "\(indonesian)")
  }

  @Test("Nothing, and blanks, want everything")
  func everything() throws {
    #expect(try Filter(parsing: "").isEverything)
    #expect(FilterRows.matches(try Filter(parsing: " \t ")).count == FilterRows.all.count)
  }

  @Test("A document is found by the name of its queue where that is told, and by none where it is not")
  func queue() throws {
    let row = try #require(FilterRows.all["stuck"])
    let filter = try Filter(parsing: "queue:satu")
    #expect(filter.matches(row, at: FilterRows.now, inQueue: "PT CONTOH SATU"))
    #expect(!filter.matches(row, at: FilterRows.now, inQueue: "PT CONTOH DUA"))
    #expect(!filter.matches(row, at: FilterRows.now))
  }

  @Test("Every key finds what has it, and `none` what has it not; no document is in both")
  func presence() throws {
    for key in FilterKey.allCases {
      for name in key.names where ![.status, .age, .since, .channel, .kind].contains(key) {
        let some = FilterRows.matches(try Filter(parsing: "\(name):any"))
        let none = FilterRows.matches(try Filter(parsing: "\(name):none"))
        #expect((some + none).sorted() == FilterRows.all.keys.sorted(), "\(name)")
      }
    }
  }

  @Test("Every key has an example that is understood, in both languages, and a line of help")
  func keysAreExplained() throws {
    #expect(Set(FilterKey.listed) == Set(FilterKey.allCases))
    for key in FilterKey.allCases {
      for language in [Language.indonesian, .english] {
        _ = try Filter(parsing: key.example.text(language).string)
        #expect(
          key.example.text(language).string.hasPrefix(
            key.names.first { name in
              key.example.text(language).string.hasPrefix("\(name):")
            } ?? "?"))
        #expect(!key.help.text(language).isEmpty)
      }
    }
    let names = FilterKey.allCases.flatMap(\.names)
    #expect(Set(names).count == names.count)
  }

  @Test("A term with a dash before it can be an argument of a command")
  func arguments() throws {
    let options: Set<Character> = ["o", "h"]
    for text in [
      "-maju", "-0400", "-otherdpp:>1", "-status:stuck", "-lama:>2hari", "-dpp>1jt", "-(lunas or hilang)",
      "-\"maju jaya\"",
    ] {
      let argument = try #require(Filter.argument(text, besides: options))
      #expect(!argument.hasPrefix("-"))
      #expect(try Filter(parsing: argument).canonical == Filter(parsing: text).canonical)
    }
    for text in ["-o", "-ofile.csv", "--force", "--output=x:y", "-", "-h", "status:stuck", ""] {
      #expect(Filter.argument(text, besides: options) == nil)
    }
  }

  @Test("Two filters together want what both want")
  func together() throws {
    let both = try Filter(parsing: "lunas or hilang").and(Filter(parsing: "is:approved or is:stuck"))
    #expect(FilterRows.matches(both) == ["approved"])
    #expect(try Filter(parsing: both.text) == both)
    #expect(Filter.everything.and(both) == both)
    #expect(both.and(.everything) == both)
  }

  @Test("A filter made from a text is the one that its own text says")
  func naming() throws {
    for text in ["maju", "PT X, Y", "none", "-a", "a:b", "or", "say \"x\"", "", "(a)"] where !text.isEmpty {
      for filter in [
        Filter.naming(text), .naming(text, in: .partner), .naming(text, in: .signer, isWhole: true), .lacking(.signer),
      ] {
        #expect(try Filter(parsing: filter.text) == filter)
      }
    }
  }

  @Test("A document found in a queue is the one found by itself, notes and words of every script included")
  func sameInTheIndex() async throws {
    let index = QueueIndex()
    let ticket = await index.beginPoll(at: FilterRows.now)
    let rows = FilterRows.all.values.filter { $0.missingSince == nil }
    _ = await index.apply(
      rows.map { row in
        var document = row.document
        document.statusTime = row.time
        return document
      }, of: ticket, seenAt: FilterRows.now)
    let noted = try #require(FilterRows.all["noted"])
    let clerk = Operator(user: "petugas", host: "kantor")
    await index.apply([
      AnnotationRecord(
        subject: Subject(noted.document), event: .noted("telepon Bu CONTOH"), by: clerk, at: FilterRows.now),
      AnnotationRecord(subject: Subject(noted.document), event: .marked, by: clerk, at: FilterRows.now),
    ])
    for (english, _, found) in Self.examples {
      let query = QueueQuery(filter: try Filter(parsing: english))
      let window = await index.window(query, following: nil, line: 0, top: 0, height: 50, at: FilterRows.now)
      #expect(window.rows.map(\.id.rawValue).sorted() == found.filter { $0 != "gone" }, "\(english)")
    }
  }
}
