import TerminalKit
import UploadQueue
import Wording

extension QueueView {
  /// What the view is called.
  public var name: Phrase {
    switch self {
    case .all: Phrase(id: "Semua", en: "All")
    case .attention: Phrase(id: "Perhatian", en: "Attention")
    case .signing: Phrase(same: "Signing")
    case .stuck: Phrase(id: "MACET", en: "STUCK")
    case .savedInvalid: Phrase(same: "Saved Invalid")
    case .due: Phrase(id: "Tenggat", en: "Due")
    case .approved: Phrase(id: "Disetujui", en: "Approved")
    case .missing: Phrase(id: "Hilang", en: "Missing")
    case .marked: Phrase(id: "Ditandai", en: "Marked")
    }
  }

  /// The name where there is little room: the beginning of the whole one, so that a tab is known again at any width; of
  /// Saved Invalid its second word, which tells.
  var shortName: Phrase {
    switch self {
    case .attention: Phrase(id: "Perh", en: "Atten")
    case .signing: Phrase(same: "Sign")
    case .savedInvalid: Phrase(same: "Invalid")
    case .approved: Phrase(id: "Diset", en: "Appr")
    case .missing: Phrase(id: "Hilang", en: "Miss")
    case .marked: Phrase(id: "Ditand", en: "Mark")
    default: name
    }
  }
}

extension QueueView {
  /// The name where there is hardly any room.
  var shortestName: Phrase {
    switch self {
    case .savedInvalid: Phrase(same: "Inv")
    case .due: Phrase(id: "Teng", en: "Due")
    case .missing: Phrase(id: "Hil", en: "Miss")
    case .marked: Phrase(id: "Dit", en: "Mark")
    default: shortName
    }
  }
}

extension SortKey {
  /// What the order is called.
  var name: Phrase {
    switch self {
    case .urgency: Phrase(id: "kepentingan", en: "urgency")
    case .status: Phrase(same: "status")
    case .age: Phrase(id: "lama", en: "time in status")
    case .deadline: Phrase(id: "tenggat", en: "deadline")
    case .reference: Phrase(id: "referensi", en: "reference")
    case .partner: Phrase(id: "lawan transaksi", en: "other party")
    case .taxBase: Phrase(same: "DPP")
    case .vat: Phrase(same: "PPN")
    case .signer: Phrase(id: "penandatangan", en: "signer")
    case .date: Phrase(id: "tanggal faktur", en: "faktur date")
    case .nsfp: Phrase(same: "NSFP")
    case .note: Phrase(id: "catatan", en: "note")
    case .period: ColumnKind.period.title
    case .transactionCode: ColumnKind.transactionCode.title
    case .otherTaxBase: ColumnKind.otherTaxBase.title
    case .luxuryTax: ColumnKind.luxuryTax.title
    case .reason: ColumnKind.reason.title
    case .eSignStatus: ColumnKind.eSignStatus.title
    case .words: ColumnKind.words.title
    case .kind: ColumnKind.kind.title
    case .channel: ColumnKind.channel.title
    case .queue: ColumnKind.queue.title
    case .taxpayer: ColumnKind.taxpayer.title
    case .partnerIdentity: ColumnKind.partnerIdentity.title
    case .documentNumber: ColumnKind.documentNumber.title
    case .recordID: ColumnKind.recordID.title
    case .createdAt: ColumnKind.createdAt.title
    case .lastUpdatedAt: ColumnKind.lastUpdatedAt.title
    case .observedAt: ColumnKind.observedAt.title
    case .reported: ColumnKind.reported.title
    }
  }
}

extension DocumentKind {
  /// What the kind is called; the portal's own words in both languages.
  public var name: Phrase {
    switch self {
    case .outputInvoice: Phrase(same: "Faktur Keluaran")
    case .inputInvoice: Phrase(same: "Faktur Masukan")
    case .outputReturn: Phrase(same: "Retur Keluaran")
    case .inputReturn: Phrase(same: "Retur Masukan")
    case .specialOutputInvoice: Phrase(same: "Dokumen Lain Keluaran")
    case .specialInputInvoice: Phrase(same: "Dokumen Lain Masukan")
    case .specialOutputReturn: Phrase(same: "Retur Dokumen Lain Keluaran")
    case .specialInputReturn: Phrase(same: "Retur Dokumen Lain Masukan")
    }
  }
}

extension StatusReading {
  /// The status as it is shown: Coretax's word, or what the backend said where that is not known.
  public var shown: SafeText {
    if isNone { return "—" }
    if let credit { return SafeText(credit.word) }
    return status == .unknown ? "\(words)" : SafeText(status.word)
  }

  /// The status within a sentence: where none was given that is said, as a dash tells nothing to who is read to.
  public var inWords: Phrase {
    isNone ? Phrase(id: "belum terlihat di DJP", en: "not seen at DJP yet") : Phrase(same: shown)
  }

  /// The status in one word, where there is little room.
  var short: SafeText {
    switch status {
    case .signingInProgress: "Signing"
    case .savedInvalid: "Invalid"
    case .waitingForAmendment: "W.Amend."
    case .waitingForCancellation: "W.Cancel."
    case .draft, .approved, .amended, .canceled, .unknown: shown
    }
  }
}

extension Deadline.Standing {
  /// The days left, in few characters; marked where they are as few as count as near.
  func brief(_ language: Language, soon: Int) -> SafeText {
    let day = TimeUnit.day.short(language)
    return switch self {
    case .none: "–"
    case .open(0): language == .indonesian ? "hari ini!" : "today!"
    case .open(let days) where days <= soon: "\(days) \(day) !"
    case .open(let days): "\(days) \(day)"
    case .missed(let days): late(days, language)
    }
  }

  /// How many days it is late, in a shorter word, or without one, where the column could not hold all of it.
  private func late(_ days: Int, _ language: Language) -> SafeText {
    let (usual, short): (SafeText, SafeText) =
      language == .indonesian ? ("lewat \(days)‼", "lwt \(days)‼") : ("late \(days)‼", "-\(days) d ‼")
    return usual.cellWidth <= ColumnKind.deadline.width ? usual : short
  }
}

extension Phrase {
  /// That a key does nothing, and where those are that do something.
  static func unboundKey(_ key: Key, _ telling: Telling) -> Phrase {
    let (id, en) = (telling.key(.help, .indonesian), telling.key(.help, .english))
    return Phrase(
      id: "\(key.name) tidak berbuat apa-apa di sini; \(id) menyebut semua tombol.",
      en: "\(key.name) does nothing here; \(en) lists every key.")
  }

  /// That nothing can be sent at a desk that is over, and what leads on.
  static func overAlready(_ telling: Telling) -> Phrase {
    let (id, en) = (telling.key(.back, .indonesian), telling.key(.back, .english))
    return Phrase(
      id: "Percobaan ini sudah selesai. \(id) ke daftar; di sana dokumennya dapat dibuka lagi.",
      en: "This attempt is over. \(en) leads to the list, where its document can be opened again.")
  }

  /// That a key does nothing in a dialog in which the reference is typed.
  static func unboundWhileTyping(_ key: Key) -> Phrase {
    Phrase(
      id: "\(key.name) tidak berbuat apa-apa di dialog ini: ketik yang diminta; Esc tidak.",
      en: "\(key.name) does nothing in this dialog: type what is asked for; Esc no.")
  }

  /// That a key does nothing in the dialog of a desk, and which answer it.
  static func unboundInDialog(_ key: Key, _ telling: Telling) -> Phrase {
    func answers(_ language: Language) -> (SafeText, SafeText) {
      (telling.key(.confirm, language), telling.key(.decline, language))
    }
    let (id, en) = (answers(.indonesian), answers(.english))
    return Phrase(
      id: "\(key.name) tidak berbuat apa-apa di dialog ini: \(id.0) ya, \(id.1) tidak.",
      en: "\(key.name) does nothing in this dialog: \(en.0) yes, \(en.1) no.")
  }
}

extension Phrase {
  /// Why Ctrl-Z came to nothing.
  static func noShellToStopTo(_ telling: Telling) -> Phrase {
    let (id, en) = (telling.key(.quit, .indonesian), telling.key(.quit, .english))
    return Phrase(
      id: "Tidak dapat berhenti sementara: tidak ada shell yang dapat melanjutkan Pantau di sini. \(id) keluar.",
      en: "Cannot stop: there is no shell here that could continue Pantau. \(en) quits.")
  }
}

extension Phrase {
  /// That a key acted on nothing, because the rows of a newly chosen view were not there yet.
  static let rowsAwaited = Phrase(
    id: "Daftar tampilan ini tadi belum datang: tidak ada yang dilakukan. Tekan lagi.",
    en: "The list of this view had not come yet: nothing was done. Press again.")
}
