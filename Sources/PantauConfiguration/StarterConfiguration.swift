import Monitor
import TerminalKit
import UploadQueue
import Wording

/// The first configuration of a person: what they answered, and everything else as a comment.
public struct StarterConfiguration: Sendable, Equatable {
  /// The language of the screen, and of the comments.
  public var language: Language
  /// What the queue is called; the embedded one as it is, where it has no name.
  public var queueName: String?
  /// The folder that exports of the portal are saved in, where it is to be watched.
  public var exportFolder: String?
  /// Whether nothing may be changed at the backend.
  public var isReadOnly = false
  /// Signing for this long counts as stuck, as it was written.
  public var stuckAfter = "24h"
  /// With this many days left, a document counts as due.
  public var dueWithin = 3
  /// The time zone of what is shown, as it was written.
  public var zone = ShownZone.wib.name
  /// The colours.
  public var theme = Theme.Base.auto

  /// The configuration of somebody who leaves everything as it is.
  public init(language: Language) {
    self.language = language
  }

  /// The file.
  public var text: String {
    let themes = Theme.Base.allCases.map(\.rawValue).joined(separator: ", ")
    var lines = [
      say(
        "Konfigurasi Pantau. Perubahan dipakai begitu disimpan; periksa dengan: pantau config check",
        "The configuration of Pantau. A change is used as soon as it is saved; check it with: pantau config check"),
      "",
      "language = \"\(language.rawValue)\"",
      say(
        "Zona waktu yang ditampilkan: WIB, WITA, WIT, atau seperti Asia/Makassar; batas waktu DJP tetap WIB",
        "The time zone that is shown: WIB, WITA, WIT, or such as Asia/Makassar; DJP's deadlines stay in WIB"),
      "time-zone = \(quoted(zone))",
      say("Warna: \(themes)", "The colours: \(themes)"),
      "theme = \"\(theme.rawValue)\"",
      say(
        "Tetikus di layar; memilih teks lalu dengan Shift", "The mouse on the screen; text is then selected with Shift"),
      "#mouse = true",
      say(
        "Jam yang ditawarkan bila unggah ulang direncanakan untuk nanti",
        "The time that is offered where a re-upload is planned for later"),
      "#quieter-hour = \"\(TimeOfDay.usuallyQuiet.written)\"",
      say("Kolom sesudah status dan lama", "The columns after status and time"),
      "#columns = [\(ColumnKind.usual.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))]",
      "",
      "[thresholds]",
      say("Signing selama ini dihitung lambat, dan macet", "Signing for this long counts as slow, and as stuck"),
      "#slow-after = \"1h\"",
      "stuck-after = \(quoted(stuckAfter))",
      say(
        "Atau stuck-after = \"p95\": lebih lama dari 95 % persetujuan antrean itu sendiri, tidak lebih cepat dari stuck-floor",
        "Or stuck-after = \"p95\": longer than 95 % of the queue's own approvals took, never sooner than stuck-floor"),
      say("Sisa hari sebelum batas waktu", "The days left before the deadline"),
      "due-within = \(dueWithin)",
      "",
      say(
        "Jam kerja, untuk laju yang diminta tenggat; hari libur tidak dikenal",
        "Working hours, for the pace that a deadline asks for; no holidays are known"),
      "#[working-hours]",
      "#days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]",
      "#hours = \"08:00-17:00\"",
      "",
      say(
        "Warna per arti: \(Style.Role.allCases.map(\.name).joined(separator: ", "))",
        "Colours by meaning: \(Style.Role.allCases.map(\.name).joined(separator: ", "))"),
      "#[colours]",
      "#wrong = \"bold red\"",
      "",
      say(
        "Tombol lain untuk sebuah perintah; namanya sama dengan di baris perintah (:)",
        "Other keys for a command; its name is that of the command line (:)"),
      "#[keys]",
      "#page-up = [\"PgUp\", \"Ctrl-B\"]",
      "",
      say(
        "Saringan tersimpan, masing-masing satu tab", "Saved filters, each a tab of its own"),
      "#[[filter]]",
      "#name = \"Besar\"",
      "#filter = \"dpp:>1jt status:signing\"",
      "",
    ]
    lines += alertLines + certificateLines
    lines += [
      "",
      say(
        "Antrean, sebanyak yang diperlukan; yang pertama ditampilkan dahulu",
        "The queues, as many as are needed; the first is shown first"),
    ]
    let isNamed = queueName != nil || isReadOnly || exportFolder != nil
    let name = queueName ?? "PT CONTOH"
    let readOnly = isReadOnly
    if let exportFolder {
      lines += queue(name, folderLines(exportFolder, isChosen: true), readOnly, isChosen: true)
      lines += ["", say("Antrean lain: berkas milik Pantau", "Another queue: a file of Pantau's own")]
      lines += queue("PT CONTOH LAIN", localLines, false, isChosen: false)
    } else {
      lines += queue(name, localLines, readOnly, isChosen: isNamed)
      lines += [
        "", say("Antrean lain: folder ekspor dari Coretax", "Another queue: a folder of exports of Coretax"),
      ]
      lines += queue("PT CONTOH LAIN", folderLines("~/coretax", isChosen: false), false, isChosen: false)
    }
    lines += [
      "", say("Antrean lain: berkas impor e-Faktur Desktop", "Another queue: the import files of e-Faktur desktop"),
    ]
    lines += queue("PT CONTOH DESKTOP", desktopLines, false, isChosen: false)
    lines += [
      "",
      say("Antrean lain: portal Coretax, cara tak resmi", "Another queue: the Coretax portal, in an unofficial way"),
    ]
    lines += queue("PT CONTOH PORTAL", portalLines, false, isChosen: false)
    lines += ["", say("Antrean lain: layanan milik sendiri", "Another queue: a service of one's own")]
    lines += queue("PT CONTOH GATEWAY", gatewayLines, false, isChosen: false)
    lines += ["", say("Antrean lain: program milik sendiri", "Another queue: a program of one's own")]
    lines += queue("PT CONTOH PROGRAM", commandLines, false, isChosen: false)
    lines += ["", say("Antrean lain: Pajak.io", "Another queue: Pajak.io")]
    lines += queue("PT CONTOH PAJAK.IO", pajakioLines, false, isChosen: false)
    lines += ["", say("Antrean lain: Mekari Klikpajak", "Another queue: Mekari Klikpajak")]
    lines += queue("PT CONTOH KLIKPAJAK", klikpajakLines, false, isChosen: false)
    lines += ["", say("Antrean lain: PajakExpress", "Another queue: PajakExpress")]
    lines += queue("PT CONTOH PAJAKEXPRESS", pajakExpressLines, false, isChosen: false)
    return lines.joined(separator: "\n") + "\n"
  }

  private var alertLines: [String] {
    let kinds = AlertKind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    return [
      say(
        "Terminal memanggil saat tidak dilihat: bel, dan pemberitahuan desktop (osc9 atau osc777)",
        "The terminal calls while nobody looks: its bell, and a notification of the desktop (osc9 or osc777)"),
      "#[notify]",
      "#on = [\(kinds)]",
      "#bell = true",
      "#desktop = \"osc9\"",
      "",
      say(
        "Program yang dijalankan saat sesuatu terjadi; peristiwanya JSON di masukan standarnya",
        "A program that is run when something happens; what happened is JSON on its standard input"),
      "#[[hook]]",
      "#name = \"grup pajak\"",
      "#on = [\"stuck\", \"saved-invalid\", \"due\", \"reminder\"]",
      "#command = [\"~/bin/kirim-pesan\", \"--grup\", \"pajak\"]",
      say(
        "Paling sering sekian; yang terjadi sementara itu digabung",
        "At most this often; what happens meanwhile is put together"),
      "#at-most-every = \"15m\"",
      say("Jam tenang: ditunda, lalu digabung", "Quiet hours: kept, and put together afterwards"),
      "#quiet-hours = \"20:00-07:00\"",
      say("Hanya untuk antrean ini; bawaan: semua", "For these queues alone; all unless set"),
      "#queues = [\"PT CONTOH\"]",
      say("Dihentikan bila belum selesai selama ini", "Stopped where it has not ended by then"),
      "#timeout = \"1m\"",
    ]
  }

  private var certificateLines: [String] {
    [
      "",
      say(
        "Sertifikat yang diperiksa pantau doctor; passphrase-nya ditanyakan, dan tidak ditulis di mana pun",
        "A certificate that pantau doctor looks at; it asks for the passphrase, which is written nowhere"),
      "#[[certificate]]",
      "#file = \"~/sertel.p12\"",
      say("Milik siapa, dan untuk antrean mana", "Whose it is, and for which queue"),
      "#signer = \"BU CONTOH\"",
      "#queue = \"PT CONTOH LAIN\"",
      say("sertel (DJP) atau psre; bawaan: menurut penerbitnya", "sertel (DJP) or psre; by its issuer unless set"),
      "#kind = \"sertel\"",
    ]
  }

  /// A queue; one that was not asked for stands there as a comment.
  private func queue(_ name: String, _ backend: [String], _ isReadOnly: Bool, isChosen: Bool) -> [String] {
    let mark = isChosen ? "" : "#"
    return ["\(mark)[[queue]]", "\(mark)name = \(quoted(name))"] + backend + [
      say(
        "Hanya melihat; dibuka di layar dengan :hanya-baca tidak", "Only look; raised on the screen by :read-only off"),
      "\(mark)read-only = \(isReadOnly)",
      say("Macet di antrean ini saja", "Stuck in this queue alone"),
      "#stuck-after = \"p90\"",
      "#stuck-floor = \"24h\"",
    ]
  }

  private var localLines: [String] {
    [
      say("Bawaan: antrean di folder data Pantau", "Unless named: the queue in Pantau's data folder"),
      "#file = \"~/faktur/antrean.sqlite\"",
      say(
        "Unggah ulang lewat tabel outbox (outbox), atau oleh orang di portal (hand-off)",
        "Re-uploads go by the table outbox (outbox), or a person makes them in the portal (hand-off)"),
      "#reupload = \"hand-off\"",
    ]
  }

  private var desktopLines: [String] {
    [
      "#backend = \"efaktur-desktop\"", "#folder = \"~/efaktur/csv\"",
      say("Antrean yang melihat dokumennya di Coretax", "The queue that sees its documents in Coretax"),
      "#coretax-queue = \"PT CONTOH LAIN\"",
      say("Sekian hari belum ada di Coretax itu wajar", "For so many days its absence in Coretax is normal"),
      "#normal-days = 2",
    ]
  }

  private var portalLines: [String] {
    [
      "#backend = \"coretax-portal\"", "#taxpayer = \"0999999999999000\"",
      say("Daftar yang dibaca; bawaan: kedelapannya", "The lists to read; all eight unless set"),
      "#lists = [\"outputinvoice\", \"inputreturn\"]",
      say("Masa pajak ini dan yang sebelumnya; bawaan: semua", "This tax period and those before; all unless set"),
      "#periods = 3",
      say(
        "Token sesi browser (mode 600); bawaan: ditempel dengan :token",
        "The token of the browser's session (mode 600); unless set, pasted with :token"),
      "#token-file = \"~/coretax.token\"", "#poll-every = \"5m\"",
    ]
  }

  private var gatewayLines: [String] {
    [
      "#backend = \"gateway\"", "#url = \"https://gateway.contoh.id/pantau\"",
      say(
        "Token tidak ditulis di sini: sebut token-file, token-env, atau token-command",
        "The token is not written here: name token-file, token-env or token-command"),
      "#token-command = [\"pass\", \"show\", \"pantau/gateway\"]",
      say("Unggah ulang: call, hand-off, atau none", "Re-uploads: call, hand-off or none"),
      "#reupload = \"call\"", "#poll-every = \"30s\"", "#timeout = \"30s\"",
      say("CA sendiri, dan sertifikat klien (mutual TLS)", "A private CA, and a client certificate (mutual TLS)"),
      "#ca-file = \"~/ca.pem\"", "#client-certificate = \"~/klien.pem\"", "#client-key = \"~/klien.key\"",
    ]
  }

  private var commandLines: [String] {
    [
      "#backend = \"command\"", "#command = [\"python3\", \"~/pantau/backend.py\", \"~/faktur/antrean\"]",
      "#reupload = \"call\"", "#poll-every = \"30s\"", "#timeout = \"60s\"",
    ]
  }

  private func folderLines(_ folder: String, isChosen: Bool) -> [String] {
    let mark = isChosen ? "" : "#"
    return [
      say("Folder tempat ekspor dari Coretax disimpan", "The folder in which exports of Coretax are saved"),
      "\(mark)backend = \"coretax-export\"", "\(mark)folder = \(quoted(folder))",
      say(
        "Ekspor yang lebih lama dari ini tidak dipakai untuk bertindak", "Nothing is done on an export older than this"),
      "#stale-after = \"24h\"",
      say(
        "NPWP pemilik antrean; dokumen wajib pajak lain ditolak",
        "The NPWP of its owner; documents of others are refused"),
      "#taxpayer = \"0999999999999000\"",
      say(
        "Daftar mana yang disimpan, bila berkasnya tidak menyebutnya",
        "Which list is saved there, where the file does not say"),
      "#kind = \"outputinvoice\"",
    ]
  }

  func say(_ indonesian: String, _ english: String) -> String {
    "# " + (language == .indonesian ? indonesian : english)
  }

  /// A TOML string: what cannot stand in one is written by its number.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
