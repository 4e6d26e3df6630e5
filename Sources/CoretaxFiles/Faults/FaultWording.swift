import Wording

extension FileFault {
  /// Where it is, what stands there, what is wrong and what to do.
  public var phrase: Phrase {
    let what = kind.phrase
    return Phrase(
      id: place("baris", "dokumen ke-", "kolom") + what.text(.indonesian),
      en: place("line", "document ", "column") + what.text(.english))
  }

  private func place(_ lineWord: SafeText, _ rowWord: SafeText, _ columnWord: SafeText) -> SafeText {
    var text: SafeText = "\(file)"
    if let line { text = text + ", \(lineWord) \(line)" }
    if let row { text = text + " (\(rowWord)\(row))" }
    if let column { text = text + ", \(columnWord) “\(column)”" }
    if let value { text = text + ", “\(value)”" }
    return text + ": "
  }
}

extension FileFault.Kind: Explained {
  /// What is wrong and what to do, without the place.
  public var phrase: Phrase {
    ofTheFile ?? ofTheFormat ?? ofTheValue ?? ofTheDocument
  }

  private var ofTheFile: Phrase? {
    switch self {
    case .unreadable(let reason):
      Phrase(id: "berkas tidak dapat dibaca (\(reason)).", en: "the file cannot be read (\(reason)).")
    case .notAFile:
      Phrase(
        id: "ini bukan berkas biasa. Simpan datanya ke sebuah berkas, lalu impor berkas itu.",
        en: "this is not a regular file. Save the data to a file and import that.")
    case .empty:
      Phrase(
        id: "berkas kosong. Unduh atau ekspor ulang dari Coretax.",
        en: "the file is empty. Download or export it from Coretax again.")
    case .spreadsheet:
      Phrase(
        id:
          "ini buku kerja Excel, yang belum dapat dibaca di sini. Simpan sebagai “CSV UTF-8”, lalu impor berkas CSV itu.",
        en: "this is an Excel workbook, which cannot be read here yet. Save it as “CSV UTF-8” and import the CSV.")
    case .archive:
      Phrase(
        id: "ini arsip terkompresi, yang belum dapat dibaca di sini. Ekstrak dahulu, lalu impor isinya.",
        en: "this is a compressed archive, which cannot be read here yet. Unpack it and import what is in it.")
    case .pdf:
      Phrase(
        id: "ini PDF; tidak ada daftar yang dapat dibaca darinya. Ekspor daftarnya sebagai CSV atau JSON.",
        en: "this is a PDF; no list can be read from it. Export the list as CSV or JSON.")
    case .webPage:
      Phrase(
        id: "ini halaman web, mungkin halaman login yang ikut tersimpan. Masuk ke Coretax dan unduh ulang daftarnya.",
        en: "this is a web page, perhaps a saved login page. Log in to Coretax and download the list again.")
    case .utf16:
      Phrase(
        id: "berkas ini UTF-16. Simpan ulang sebagai UTF-8 (di Excel: “CSV UTF-8”).",
        en: "the file is UTF-16. Save it as UTF-8 (in Excel: “CSV UTF-8”).")
    case .notText:
      Phrase(
        id: "isinya bukan teks; berkas mungkin rusak. Berkas yang dapat dibaca: JSON, CSV, atau XML TaxInvoiceBulk.",
        en: "this is not text; the file may be damaged. Files that can be read: JSON, CSV, or TaxInvoiceBulk XML.")
    case .notUTF8:
      Phrase(
        id: "teks ini bukan UTF-8. Simpan ulang berkasnya sebagai UTF-8 (di Excel: “CSV UTF-8”).",
        en: "this text is not UTF-8. Save the file as UTF-8 (in Excel: “CSV UTF-8”).")
    case .unrecognized:
      Phrase(
        id:
          "isinya tidak dikenali. Berkas yang dapat dibaca: daftar Coretax sebagai JSON atau CSV, atau XML TaxInvoiceBulk.",
        en: "the content is not recognised. Files that can be read: Coretax lists as JSON or CSV, TaxInvoiceBulk XML.")
    default: nil
    }
  }

  private var ofTheDocument: Phrase {
    switch self {
    case .foreignTaxpayer(let expected):
      Phrase(
        id: "dokumen ini milik wajib pajak lain, bukan \(expected). Impor ke antrean yang benar.",
        en: "this document is another taxpayer's, not that of \(expected). Import it into the right queue.")
    case .unidentifiable:
      Phrase(
        id:
          "dokumen ini tidak punya RecordId, nomor faktur, nomor dokumen, maupun referensi, jadi tidak dapat dikenali.",
        en: "the document has no RecordId, faktur number, document number or reference to recognise it by.")
    case .statusConflict(let line, let row, let status):
      Phrase(
        id: """
          dokumen yang sama ada di baris \(line) (dokumen ke-\(row)) dengan status “\(status)”. \
          Ekspor ulang supaya hanya ada satu status.
          """,
        en: """
          the same document stands on line \(line) (document \(row)) with the status “\(status)”. \
          Export again, so that there is only one status.
          """)
    default:
      Phrase(
        id: "tidak jelas dari daftar mana dokumen ini. Sebutkan dengan --kind, atau NPWP antrean dengan --taxpayer.",
        en:
          "it is not clear which list this document is from. Name it with --kind, or the queue's NPWP with --taxpayer.")
    }
  }
}
