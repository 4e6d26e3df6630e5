import UploadQueue
import Wording

extension FileFault {
  /// Where it is, what stands there, what is wrong and what to do.
  public var phrase: Phrase { phrase(after: "\(file)") }

  /// The same without the file.
  var phraseInFile: Phrase { phrase(after: .empty) }

  private func phrase(after file: SafeText) -> Phrase {
    let what = kind.phrase
    return Phrase(
      id: place(file, "baris", "dokumen ke-", "kolom") + what.text(.indonesian),
      en: place(file, "line", "document ", "column") + what.text(.english))
  }

  private func place(
    _ file: SafeText, _ lineWord: SafeText, _ rowWord: SafeText, _ columnWord: SafeText
  ) -> SafeText {
    var parts = file.isEmpty ? [] : [file]
    if let line { parts.append("\(lineWord) \(line)") }
    if let row { parts = parts.dropLast() + [(parts.last.map { $0 + " " } ?? .empty) + "(\(rowWord)\(row))"] }
    if let column { parts.append("\(columnWord) “\(column)”") }
    if let value { parts.append("“\(value)”") }
    let place = parts.reduce(SafeText.empty) { $0.isEmpty ? $1 : $0 + ", " + $1 }
    return place.isEmpty ? place : place + ": "
  }
}

extension FileFault.Kind: Explained {
  private func broken(_ place: Phrase) -> Phrase {
    Phrase(
      id: "JSON rusak: \(place.text(.indonesian)). Simpan ulang jawaban daftarnya.",
      en: "the JSON is broken: \(place.text(.english)). Save the list answer again.")
  }

  /// What is wrong and what to do, without the place.
  public var phrase: Phrase {
    switch self {
    // The file as a whole.
    case .unreadable(let reason):
      Phrase(id: "berkas tidak dapat dibaca (\(system: reason)).", en: "the file cannot be read (\(reason)).")
    case .notKept(let folder, let reason):
      Phrase(
        id: """
          selama dibaca, isinya disimpan di folder sementara \(folder), dan folder itu tidak dapat ditulisi \
          (\(system: reason)). Lapangkan ruang di sana, atau sebut folder lain dengan variabel TMPDIR.
          """,
        en: """
          while it is read it is kept in the temporary folder \(folder), which cannot be written to (\(reason)). Make room \
          there, or name another folder with the variable TMPDIR.
          """)
    case .notAFile:
      Phrase(
        id: "ini bukan berkas biasa. Simpan datanya ke sebuah berkas, lalu impor berkas itu.",
        en: "this is not a regular file. Save the data to a file and import that.")
    case .typedInput:
      Phrase(
        id: """
          ini masukan standar, yang di sini membawa apa yang diketik. Hanya perintah pantau import - yang membacanya; \
          sebut berkas atau folder.
          """,
        en: """
          this is the standard input, which brings what is typed here. Only the command pantau import - reads it; name a \
          file or a folder.
          """)
    case .empty:
      Phrase(
        id: "berkas kosong. Unduh atau ekspor ulang dari Coretax.",
        en: "the file is empty. Download or export it from Coretax again.")
    case .spreadsheet:
      Phrase(
        id: """
          ini buku kerja Excel yang lama (.xls, .xlsb), dari program lain, atau dilindungi kata sandi. Simpan \
          sebagai “Excel Workbook (.xlsx)” tanpa kata sandi.
          """,
        en: """
          this is a workbook of an old Excel (.xls, .xlsb), of another program, or protected by a password. Save it as \
          “Excel Workbook (.xlsx)” without a password.
          """)
    case .archive:
      Phrase(
        id: "ini arsip di dalam arsip, atau bukan zip. Ekstrak dahulu, lalu impor isinya.",
        en: "this is an archive inside an archive, or no zip. Unpack it and import what is in it.")
    case .damagedArchive:
      Phrase(
        id: "arsip atau buku kerja ini rusak atau terpotong. Unduh ulang.",
        en: "this archive or workbook is damaged or cut off. Download it again.")
    case .encryptedArchive:
      Phrase(
        id: "isinya dilindungi kata sandi, yang tidak pernah diminta di sini. Ekstrak dahulu, lalu impor isinya.",
        en: "it is protected by a password, which is never asked for here. Unpack it and import what is in it.")
    case .tooManyFiles(let most):
      Phrase(
        id: "folder ini beserta isinya memuat lebih dari \(most) berkas. Sebutkan folder ekspornya saja.",
        en: "this folder with all in it holds more than \(most) files. Name only the folder of the exports.")
    case .tooManyEntries(let most):
      Phrase(
        id: "arsip ini berisi lebih dari \(most) berkas. Ekstrak dahulu, lalu impor berkas yang diperlukan.",
        en: "this archive holds more than \(most) files. Unpack it and import those that are needed.")
    case .tooManyRows(let most):
      Phrase(
        id: "tabel ini lebih dari \(most.written(.indonesian)) baris. Bila memang berkas ini, bagi menjadi beberapa.",
        en: "this table has more than \(most.written(.english)) rows. If it is the right file, split it into several.")
    case .archiveTooLarge:
      Phrase(
        id: "isi arsip ini jauh lebih besar daripada daftar mana pun; tidak dibongkar lebih lanjut.",
        en: "what is in this archive is far larger than any list; it was not unpacked further.")
    case .archiveBomb:
      Phrase(
        id: "isi arsip ini membengkak tidak wajar, seperti yang dibuat untuk merusak; tidak dibongkar lebih lanjut.",
        en: "what is in this archive swells as if it was made to do harm; it was not unpacked further.")
    case .emptyArchive:
      Phrase(
        id: "tidak ada berkas di dalam arsip ini. Unduh ulang.",
        en: "there is no file in this archive. Download it again.")
    case .tooLarge:
      Phrase(
        id: "terlalu besar untuk disimpan sementara. Simpan ke berkas, lalu impor berkas itu.",
        en: "this is too large to be kept meanwhile. Save it to a file and import that.")
    case .otherOffice:
      Phrase(
        id: "ini dokumen Office, tetapi bukan buku kerja Excel (.xlsx). Ekspor daftarnya sebagai XLSX, CSV, atau JSON.",
        en: "this is an Office document, but no Excel workbook (.xlsx). Export the list as XLSX, CSV or JSON.")
    case .brokenWorkbook(let place):
      Phrase(
        id: "buku kerja ini rusak (“\(place)”). Buka dan simpan ulang di Excel, atau unduh ulang.",
        en: "this workbook is broken (“\(place)”). Open it in Excel and save it again, or download it again.")
    case .workbookTooLarge:
      Phrase(
        id: "buku kerja ini memuat lebih banyak teks daripada daftar mana pun. Ekspor sebagai CSV.",
        en: "this workbook holds more text than any list. Export it as CSV.")
    case .cellError:
      Phrase(
        id: "sel ini berisi kesalahan Excel. Perbaiki rumusnya, atau ganti dengan nilainya.",
        en: "this cell holds an error of Excel. Mend its formula, or put the value there.")
    case .uncomputedFormula:
      Phrase(
        id: """
          sel ini berisi rumus yang belum dihitung, jadi tanpa nilai. Buka dan simpan berkasnya di Excel atau \
          LibreOffice, atau ganti rumusnya dengan nilainya.
          """,
        en: """
          this cell holds a formula that was never computed, so it has no value. Open the file in Excel or LibreOffice \
          and save it, or put the value in place of the formula.
          """)
    case .pdf:
      Phrase(
        id: "ini PDF; tidak ada daftar yang dapat dibaca darinya. Ekspor daftarnya sebagai XLSX, CSV, atau JSON.",
        en: "this is a PDF; no list can be read from it. Export the list as XLSX, CSV or JSON.")
    case .webPage:
      Phrase(
        id: "ini halaman web, mungkin halaman login yang ikut tersimpan. Masuk ke Coretax dan unduh ulang daftarnya.",
        en: "this is a web page, perhaps a saved login page. Log in to Coretax and download the list again.")
    case .notText:
      Phrase(
        id: "isinya bukan teks; berkas mungkin rusak. Yang dapat dibaca: JSON, CSV, XLSX, zip, XML TaxInvoiceBulk.",
        en: "this is not text; the file may be damaged. What can be read: JSON, CSV, XLSX, zip, TaxInvoiceBulk XML.")
    case .notUTF8:
      Phrase(
        id: "teks ini bukan UTF-8. Simpan ulang berkasnya sebagai UTF-8 (di Excel: “CSV UTF-8”).",
        en: "this text is not UTF-8. Save the file as UTF-8 (in Excel: “CSV UTF-8”).")
    // JSON, CSV and XML as such.
    case .malformedJSON(let words):
      broken(ParserWords.phrase(of: words))
    case .truncatedJSON:
      Phrase(
        id: "JSON terpotong: berakhir di tengah. Unduh atau simpan ulang seluruhnya.",
        en: "the JSON is cut off: it ends in the middle. Download or save all of it again.")
    case .tooDeep:
      Phrase(
        id: "isinya bersarang terlalu dalam untuk sebuah daftar.",
        en: "the content is nested too deeply for a list.")
    case .valueTooLong:
      Phrase(
        id: "ada nilai yang lebih dari satu megabita; mungkin tanda kutip penutupnya hilang.",
        en: "a value is longer than a megabyte; perhaps its closing quotation mark is missing.")
    case .endlessText:
      Phrase(
        id: "ada teks atau tag yang jauh lebih panjang daripada isian faktur mana pun. Ambil ulang berkasnya.",
        en: "a text or a tag is far longer than any field of an invoice. Get the file again.")
    case .notAList:
      Phrase(
        id: "JSON ini bukan daftar dokumen Coretax. Simpan jawaban daftarnya (dengan “Payload” dan “Data”).",
        en: "this JSON is no Coretax document list. Save the list answer (with “Payload” and “Data”).")
    case .notADocument:
      Phrase(
        id: "di sini tidak ada dokumen: tidak satu pun isiannya dikenal. Hapus bagian ini, atau ambil ulang daftarnya.",
        en: "there is no document here: not one field of it is known. Remove this part, or fetch the list again.")
    case .unsuccessfulAnswer(let words):
      Phrase(
        id: "Coretax menolak permintaan daftar ini: “\(words)”. Ambil ulang daftarnya.",
        en: "Coretax refused this list request: “\(words)”. Fetch the list again.")
    case .duplicateKey:
      Phrase(id: "kunci ini muncul dua kali dalam satu dokumen.", en: "this key occurs twice in one document.")
    case .unknownHeadings:
      Phrase(
        id: """
          tidak ada judul kolom yang dikenal. Baris pertama harus berisi judul kolom, mis. “Nomor Faktur Pajak” \
          atau “TaxInvoiceNumber”.
          """,
        en: """
          no column heading is known. The first line must hold the headings, such as “Nomor Faktur Pajak” or \
          “TaxInvoiceNumber”.
          """)
    case .duplicateHeading:
      Phrase(
        id: "dua kolom berarti sama. Hapus salah satunya.", en: "two columns mean the same. Delete one of them.")
    case .missingStatusColumn:
      Phrase(
        id: "tidak ada kolom status (“Status Faktur” atau “TaxInvoiceStatus”). Ekspor ulang dengan kolom itu.",
        en: "there is no status column (“Status Faktur” or “TaxInvoiceStatus”). Export again with that column.")
    case .raggedRow(let expected, let found):
      Phrase(
        id: "baris ini punya \(found) sel, judulnya \(expected). Mungkin ada pemisah di dalam sel tanpa tanda kutip.",
        en: "this row has \(found) cells, the heading \(expected). Perhaps a cell holds a separator without quotes.")
    case .cutOffRow(let expected, let found):
      Phrase(
        id:
          "CSV terpotong: berakhir di tengah baris ini (\(found) dari \(expected) sel). Unduh atau ekspor ulang seluruhnya.",
        en:
          "the CSV is cut off: it ends within this row (\(found) of \(expected) cells). Download or export all of it again."
      )
    case .tooManyCells(let most):
      Phrase(
        id: "baris ini punya lebih dari \(most) sel, jadi ini bukan daftar. Ekspor ulang dari Coretax.",
        en: "this row has more than \(most) cells, so this is no list. Export it from Coretax again.")
    case .strayQuote:
      Phrase(
        id: "tanda kutip di dalam sel harus ditulis dua kali (\"\"). Pembacaan berhenti di sini.",
        en: "a quotation mark inside a cell must be written twice (\"\"). Reading stopped here.")
    case .unclosedQuote:
      Phrase(
        id: "tanda kutip dibuka dan tidak pernah ditutup; berkas mungkin terpotong.",
        en: "a quotation mark is opened and never closed; the file may be cut off.")
    case .doctype:
      Phrase(
        id:
          "XML ini memuat DOCTYPE atau entitas, yang tidak dipakai Coretax dan tidak akan dibuka. Ekspor tanpa itu.",
        en: "this XML has a DOCTYPE or entities, which Coretax does not use and which are never opened. Export without."
      )
    case .malformedXML(let words):
      words.isEmpty
        ? Phrase(id: "XML rusak. Buat ulang berkasnya.", en: "the XML is broken. Make it again.")
        : Phrase(id: "XML rusak (\(words)). Buat ulang berkasnya.", en: "the XML is broken (\(words)). Make it again.")
    case .truncatedXML:
      Phrase(
        id: "XML terpotong: berakhir di tengah. Unduh atau buat ulang seluruhnya.",
        en: "the XML is cut off: it ends in the middle. Download or make all of it again.")
    case .otherEncoding(let name):
      Phrase(
        id: "XML ini menyatakan diri sebagai “\(name)”, bukan UTF-8. Buat ulang sebagai UTF-8.",
        en: "this XML says of itself that it is “\(name)” and not UTF-8. Make it again as UTF-8.")
    case .otherXML:
      Phrase(
        id: "XML ini bukan TaxInvoiceBulk, format impor faktur keluaran Coretax.",
        en: "this XML is no TaxInvoiceBulk, Coretax's import format of faktur keluaran.")
    case .missingTIN:
      Phrase(
        id: "NPWP penjual tidak ada sebelum faktur pertama (XML: <TIN>; template Excel: sel C1 di sheet Faktur).",
        en: "the seller's NPWP is missing before the first invoice (XML: <TIN>; Excel template: cell C1 of Faktur).")
    case .lineWithoutInvoice:
      Phrase(
        id: "baris barang ini tidak punya faktur dengan nomor “Baris” yang sama di sheet Faktur.",
        en: "this line of goods has no invoice with the same “Baris” on the sheet Faktur.")
    case .notALineNumber:
      Phrase(
        id: "“Baris” harus berisi nomor, dan di sheet Faktur setiap nomor hanya sekali.",
        en: "“Baris” must hold a number, and on the sheet Faktur each number only once.")
    case .missingSheet(let sheet):
      Phrase(
        id: "sheet \(sheet) tidak ada. Isi template impor DJP dengan kedua sheetnya, Faktur dan DetailFaktur.",
        en: "the sheet \(sheet) is missing. Fill in DJP's import template with both sheets, Faktur and DetailFaktur.")
    case .missingColumn(let sheet):
      Phrase(
        id: "kolom ini tidak ada di sheet \(sheet). Pakai template impor DJP yang utuh.",
        en: "this column is missing from the sheet \(sheet). Use DJP's import template as it is.")
    // One value.
    case .notAnAmount: Phrase(id: "bukan jumlah uang.", en: "this is not an amount.")
    case .fractionOfSen:
      Phrase(
        id: "lebih halus dari satu sen, jadi tidak dapat disimpan tepat. Bulatkan di sumbernya.",
        en: "finer than a sen, so it cannot be kept exactly. Round it at its source.")
    case .amountOutOfRange: Phrase(id: "jumlah ini terlalu besar.", en: "this amount is too large.")
    case .ambiguousAmount:
      Phrase(
        id: """
          dapat dibaca dua cara, dan berkas ini memakai titik maupun koma sebagai tanda desimal. \
          Ekspor ulang dengan satu bentuk angka.
          """,
        en: """
          this can be read in two ways, and the file uses both dot and comma as decimal point. \
          Export again with one form of numbers.
          """)
    case .digitsLost:
      Phrase(
        id: "Excel telah membulatkan angka ini; sebagian digitnya hilang. Ekspor ulang dengan kolom berformat Teks.",
        en:
          "Excel has rounded this number; some of its digits are lost. Export again with the column formatted as Text.")
    case .notADate:
      Phrase(
        id: "bukan tanggal. Tulis seperti 17/11/2026 (hari dahulu) atau 2026-11-17.",
        en: "this is not a date. Write it like 17/11/2026 (day first) or 2026-11-17.")
    case .notATransactionCode:
      Phrase(
        id: "kode transaksi ini tidak ada; yang ada 01, 02, 03, 04, 05, 06, 07, 08, 09 dan 10.",
        en: "there is no such kode transaksi; there are 01, 02, 03, 04, 05, 06, 07, 08, 09 and 10.")
    case .codesDiffer:
      Phrase(
        id: "nomor fakturnya diawali kode transaksi lain.", en: "the number of the faktur begins with another kode.")
    case .notAReplacementDigit:
      Phrase(
        id: "harus 0 (faktur normal) atau 1 (faktur pengganti).",
        en: "this has to be 0 (a normal faktur) or 1 (a replacement).")
    case .replacementDiffers:
      Phrase(
        id: "digit ketiga nomor fakturnya mengatakan lain: 0 normal, 1 pengganti.",
        en: "the third digit of the faktur's number says otherwise: 0 is normal, 1 a replacement.")
    case .notAMonth:
      Phrase(
        id: "bukan masa pajak. Tulis seperti 11, November, atau TD.00711.",
        en: "this is not a masa pajak. Write it like 11, November or TD.00711.")
    case .notAYear: Phrase(id: "bukan tahun pajak.", en: "this is not a tahun pajak.")
    case .yearsDiffer:
      Phrase(
        id: "masa pajak menyebut tahun lain daripada kolom tahun.", en: "the masa names another year than the year.")
    case .notABoolean: Phrase(id: "bukan ya atau tidak.", en: "this is neither yes nor no.")
    case .notAnNPWP:
      Phrase(id: "bukan NPWP (16 digit, atau 15 yang lama).", en: "this is not an NPWP (16 digits, or the old 15).")
    case .notAnNSFP:
      Phrase(
        id: """
          bukan nomor seri faktur pajak (17 digit, di e-Faktur desktop 16, dengan kode transaksi 01–10; nol di depan \
          mungkin hilang).
          """,
        en: """
          this is not a faktur number (17 digits, 16 in e-Faktur desktop, with kode transaksi 01–10; a leading zero may \
          be lost).
          """)
    case .nulCharacter: Phrase(id: "teks ini memuat karakter NUL.", en: "this text holds a NUL character.")
    case .textTooLong:
      Phrase(
        id: """
          teks ini lebih dari \(KeptText.mostCharacters) karakter; mungkin tanda kutip hilang dan sel-sel sesudahnya \
          ikut terbaca. Perbaiki di sumbernya.
          """,
        en: """
          this text has more than \(KeptText.mostCharacters) characters; perhaps a quotation mark is missing and the \
          cells after it are in it. Correct it at its source.
          """)
    case .notAText:
      Phrase(
        id: "di sini seharusnya teks, bukan true atau false.", en: "there should be a text here, and not true or false."
      )
    case .notAValue:
      Phrase(id: "seharusnya satu nilai, bukan susunan.", en: "there should be one value here, no structure.")
    // One document.
    case .otherSide(let kind, let party, let isByName): Self.otherSide(of: kind, party: party, isByName: isByName)
    case .taxpayerOnOtherSide(let kind, let taxpayer): Self.otherSide(of: kind, taxpayer: taxpayer)
    case .otherTitles(let kind, let titles): Self.otherTitles(than: kind, titles: titles)
    case .noReturns(let kind, let titles): Self.noReturns(kind, titles: titles)
    case .returns(let kind, let titles): Self.returns(kind, titles: titles)
    case .laterThanSaid(let field, let own, let said, let zone): Self.later(field, at: own, than: said, in: zone)
    case .foreignTaxpayer(let expected):
      Phrase(
        id: "dokumen ini milik wajib pajak lain, bukan \(expected). Impor ke antrean yang benar.",
        en: "this document is another taxpayer's, not that of \(expected). Import it into the right queue.")
    case .unidentifiable:
      Phrase(
        id: """
          dokumen ini tidak punya RecordId, nomor faktur, nomor dokumen, maupun referensi, jadi tidak dapat dikenali. \
          Isi Referensinya di Coretax (atau di tempat asalnya) lalu ekspor lagi, atau hapus barisnya dari berkas ini.
          """,
        en: """
          the document has no RecordId, faktur number, document number or reference to recognise it by. Give it a \
          reference in Coretax (or where it comes from) and export again, or delete it from this file.
          """)
    case .repeatedHeading:
      Phrase(
        id: """
          judul kolom berulang di sini, jadi berkas ini tampaknya dua unduhan yang digabung; sesudahnya tidak dibaca. \
          Simpan masing-masing sebagai berkas sendiri dengan waktu unduhnya, lalu impor keduanya; bila memang satu unduhan, \
          hapus baris ini.
          """,
        en: """
          the heading stands here again, so this seems to be two downloads in one file; what follows was not read. Save \
          each as a file of its own, with the time of its download, and import both; where it is one download, delete this \
          row.
          """)
    case .totalsRow:
      Phrase(
        id: "ini baris jumlah, bukan dokumen. Hapus baris ini dari berkas, lalu impor lagi.",
        en: "this is a row of totals and no document. Delete it from the file, and import it again.")
    case .amountsAlone:
      Phrase(
        id: """
          hanya ada jumlah uang di baris ini, jadi tampaknya baris jumlah, bukan dokumen. Hapus baris ini dari berkas, \
          lalu impor lagi.
          """,
        en: """
          only amounts stand in this row, so it seems to be one of totals and no document. Delete it from the file, and \
          import it again.
          """)
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
    case .kindUnknown(let tellsByTaxpayer, let unknown): Self.kindUnknown(tellsByTaxpayer, unknown)
    }
  }
}
