import Wording

/// What the codes of the e-Faktur desktop client mean.
///
/// The lists that are known are old (2015, 2017, 2024): a meaning is what the code stood for then.
enum DesktopCodes {
  /// One code.
  struct Entry {
    let meaning: Phrase
    let cure: DesktopCure
  }

  /// What a code means and what to do about it; `nil` where it is in no list.
  ///
  /// - Parameter code: In capitals.
  static func remedy(of code: String) -> Remedy? {
    guard let entry = entries[code] else { return nil }
    let sources = (entry.cure == .coretax ? [] : [list(of: code)]) + [entry.cure.source, "Pantau"].compactMap(\.self)
    return Remedy(
      entry.meaning, plan: DesktopCure.plan(entry.cure.steps), avoid: entry.cure.avoid,
      source: sources.dropFirst().reduce(sources[0]) { "\($0); \($1)" }, isNoFailure: entry.cure.isNoFailure)
  }

  /// The list that explains a code, and its section.
  static func list(of code: String) -> SafeText {
    let old: SafeText = "Kode Error eFaktur, 2017; literaturpajak.blogspot.com, 2015"
    if code.hasPrefix("ETAX-API-") { return "visitama-karaniya-konsultindo.com, 2024: ETAX-API" }
    if code.hasPrefix("ETAXSERVICE-") { return "\(old): ETAXSERVICE" }
    guard code.hasPrefix("ETAX-") else { return old }
    return "\(old): \(String(code.prefix(6)))xxxx"
  }

  /// Every code that is known, in capitals.
  static let entries: [String: Entry] = [
    "ETAX-10001": Entry(
      meaning: Phrase(
        id: "Kesalahan basis data e-Faktur.",
        en: "An error of e-Faktur's database."), cure: .database),
    "ETAX-10002": Entry(
      meaning: Phrase(
        id: "Basis data e-Faktur tidak terbaca, biasanya pada basis data jaringan.",
        en: "e-Faktur's database cannot be read, mostly one on the network."), cure: .database),
    "ETAX-10003": Entry(
      meaning: Phrase(
        id: "Data tidak dapat disimpan: basis data jaringan terputus, atau sebuah isian lebih dari 255 karakter.",
        en: "The data cannot be stored: the network database is away, or a field has more than 255 characters."),
      cure: .database),
    "ETAX-10005": Entry(
      meaning: Phrase(
        id: "Basis data e-Faktur tidak ditemukan.",
        en: "e-Faktur's database is not found."), cure: .database),
    "ETAX-10006": Entry(
      meaning: Phrase(
        id: "Server basis data jaringan tidak dapat dijalankan; port-nya mungkin terpakai.",
        en: "The server of the network database cannot start; its port may be taken."), cure: .database),
    "ETAX-20001": Entry(
      meaning: Phrase(
        id: "NPWP tidak lengkap.",
        en: "The NPWP is incomplete."), cure: .data),
    "ETAX-20002": Entry(
      meaning: Phrase(
        id: "Nomor faktur sudah ada.",
        en: "The faktur number is there already."), cure: .data),
    "ETAX-20003": Entry(
      meaning: Phrase(
        id: "Nomor faktur tidak ditemukan.",
        en: "The faktur number is not found."), cure: .data),
    "ETAX-20004": Entry(
      meaning: Phrase(
        id: "Format nomor faktur salah.",
        en: "The faktur number is written wrongly."), cure: .data),
    "ETAX-20005": Entry(
      meaning: Phrase(
        id: "Format NPWP salah.",
        en: "The NPWP is written wrongly."), cure: .data),
    "ETAX-20006": Entry(
      meaning: Phrase(
        id: "Format tanggal salah.",
        en: "The date is written wrongly."), cure: .data),
    "ETAX-20007": Entry(
      meaning: Phrase(
        id: "Nomor faktur tidak lengkap.",
        en: "The faktur number is incomplete."), cure: .data),
    "ETAX-20008": Entry(
      meaning: Phrase(
        id: "Isian tidak lolos validasi.",
        en: "The data failed validation."), cure: .data),
    "ETAX-20011": Entry(
      meaning: Phrase(
        id: "Faktur tidak dapat diunggah.",
        en: "The faktur cannot be uploaded."), cure: .uploader),
    "ETAX-20013": Entry(
      meaning: Phrase(
        id: "Baris LT (lawan transaksi) tidak lengkap.",
        en: "The LT row (the other party) is incomplete."), cure: .data),
    "ETAX-20014": Entry(
      meaning: Phrase(
        id: "Baris LT (lawan transaksi) kosong.",
        en: "The LT row (the other party) is empty."), cure: .data),
    "ETAX-20017": Entry(
      meaning: Phrase(
        id: "Nomor di luar rentang NSFP.",
        en: "The number is outside of the NSFP range."), cure: .data),
    "ETAX-20018": Entry(
      meaning: Phrase(
        id: "Nomor di luar rentang NSFP.",
        en: "The number is outside of the NSFP range."), cure: .data),
    "ETAX-20022": Entry(
      meaning: Phrase(
        id: "Baris OF (barang atau jasa) tidak lengkap.",
        en: "The OF row (goods or services) is incomplete."), cure: .data),
    "ETAX-20023": Entry(
      meaning: Phrase(
        id: "Format atau pemisah kolom berkas impor salah.",
        en: "The import file's format or delimiter is wrong."), cure: .data),
    "ETAX-20024": Entry(
      meaning: Phrase(
        id: "Masa pajak tidak sesuai.",
        en: "The tax period does not fit."), cure: .data),
    "ETAX-20025": Entry(
      meaning: Phrase(
        id: "Masa pajak tidak sesuai.",
        en: "The tax period does not fit."), cure: .data),
    "ETAX-20026": Entry(
      meaning: Phrase(
        id: "FG_PENGGANTI tidak sesuai.",
        en: "FG_PENGGANTI does not fit."), cure: .data),
    "ETAX-20027": Entry(
      meaning: Phrase(
        id: "Tanggal faktur pengganti tidak sesuai.",
        en: "The date of the replacement does not fit."), cure: .data),
    "ETAX-20028": Entry(
      meaning: Phrase(
        id: "Jumlah-jumlahnya tidak cocok.",
        en: "The sums do not match."), cure: .data),
    "ETAX-20039": Entry(
      meaning: Phrase(
        id: "Faktur yang diganti tidak ditemukan.",
        en: "The faktur to be replaced is not found."), cure: .data),
    "ETAX-20040": Entry(
      meaning: Phrase(
        id: "Keterangan tambahan kode 07 tidak sesuai.",
        en: "The remark for code 07 does not fit."), cure: .data),
    "ETAX-30001": Entry(
      meaning: Phrase(
        id: "Kesalahan enkripsi.",
        en: "An error of encryption."), cure: .certificate),
    "ETAX-30002": Entry(
      meaning: Phrase(
        id: "Kesalahan hashing; berkas sertifikat mungkin dipindahkan.",
        en: "An error of hashing; the certificate's file may have been moved."), cure: .certificate),
    "ETAX-30004": Entry(
      meaning: Phrase(
        id: "Kesalahan saat mengunggah faktur.",
        en: "An error while the faktur was uploaded."), cure: .uploader),
    "ETAX-30005": Entry(
      meaning: Phrase(
        id: "Kesalahan pemetaan data.",
        en: "An error of data mapping."), cure: .data),
    "ETAX-30006": Entry(
      meaning: Phrase(
        id: "Berkasnya tidak ditemukan.",
        en: "Its file is not found."), cure: .data),
    "ETAX-30011": Entry(
      meaning: Phrase(
        id: "Profil PKP belum terdaftar di aplikasi.",
        en: "The PKP's profile is not registered in the client."), cure: .registration),
    "ETAX-30022": Entry(
      meaning: Phrase(
        id: "Sertifikat elektronik belum diatur.",
        en: "The electronic certificate is not set."), cure: .certificate),
    "ETAX-30023": Entry(
      meaning: Phrase(
        id: "Sertifikat elektronik tidak dapat dipakai.",
        en: "The electronic certificate cannot be used."), cure: .certificate),
    "ETAX-30025": Entry(
      meaning: Phrase(
        id: "Sedang diunggah ke DJP; bukan kegagalan.",
        en: "Being uploaded to DJP; not a failure."), cure: .underWay),
    "ETAX-30026": Entry(
      meaning: Phrase(
        id: "Sudah disetujui; bukan kegagalan.",
        en: "Approved already; not a failure."), cure: .done),
    "ETAX-40001": Entry(
      meaning: Phrase(
        id: "Server DJP tidak terhubung: internet, atau sertifikat kedaluwarsa, dicabut, atau diblokir.",
        en: "DJP's server cannot be reached: the internet, or the certificate has expired, been revoked or blocked."),
      cure: .uploader),
    "ETAX-40002": Entry(
      meaning: Phrase(
        id: "Layanan gagal: firewall, antivirus, proxy, atau jam komputer.",
        en: "The service failed: a firewall, antivirus, proxy, or the computer's clock."), cure: .uploader),
    "ETAX-40004": Entry(
      meaning: Phrase(
        id: "Captcha, kata sandi, atau passphrase salah.",
        en: "A wrong captcha, password or passphrase."), cure: .passphrase),
    "ETAX-40005": Entry(
      meaning: Phrase(
        id: "Registrasi aplikasi gagal.",
        en: "The registration of the client failed."), cure: .registration),
    "ETAX-40006": Entry(
      meaning: Phrase(
        id: "Pembaruan aplikasi gagal.",
        en: "The update of the client failed."), cure: .version),
    "ETAX-40008": Entry(
      meaning: Phrase(
        id: "Versi aplikasi terlalu lama.",
        en: "The client's version is too old."), cure: .version),
    "ETAX-40010": Entry(
      meaning: Phrase(
        id: "Terhalang UAC Windows.",
        en: "Held back by Windows' UAC."), cure: .version),
    "ETAXSERVICE-20001": Entry(
      meaning: Phrase(
        id: "Nomor faktur tidak ditemukan di DJP.",
        en: "The faktur number is not found at DJP."), cure: .data),
    "ETAXSERVICE-20008": Entry(
      meaning: Phrase(
        id: "Nomor faktur sudah dipakai.",
        en: "The faktur number is used already."), cure: .data),
    "ETAXSERVICE-20015": Entry(
      meaning: Phrase(
        id: "NPWP tidak ditemukan.",
        en: "The NPWP is not found."), cure: .data),
    "ETAXSERVICE-20017": Entry(
      meaning: Phrase(
        id: "Aplikasi belum terdaftar di DJP.",
        en: "The client is not registered at DJP."), cure: .registration),
    "ETAXSERVICE-20019": Entry(
      meaning: Phrase(
        id: "Aplikasi sudah diaktivasi.",
        en: "The client is activated already."), cure: .registration),
    "ETAXSERVICE-20020": Entry(
      meaning: Phrase(
        id: "NSFP itu tidak dijatahkan kepada Anda.",
        en: "That NSFP was not allotted to you."), cure: .data),
    "ETAXSERVICE-20021": Entry(
      meaning: Phrase(
        id: "Unggahan rusak: ada karakter di luar UTF-8.",
        en: "The upload is corrupt: a character is not UTF-8."), cure: .cleaning),
    "ETAXSERVICE-20025": Entry(
      meaning: Phrase(
        id: "Tanggal faktur lebih awal daripada tanggal pemberian NSFP.",
        en: "The faktur's date is before the day the NSFP was given."), cure: .data),
    "ETAX-API-00001": Entry(
      meaning: Phrase(
        id: "Data induk DJP sedang sibuk.",
        en: "DJP's master file is busy."), cure: .later),
    "ETAX-API-10001": Entry(
      meaning: Phrase(
        id: "Tanda tangannya tidak valid, atau unggahannya rusak.",
        en: "The signature is not valid, or the upload is corrupt."), cure: .again),
    "ETAX-API-10002": Entry(
      meaning: Phrase(
        id: "Kode transaksi tidak sesuai.",
        en: "The kode transaksi does not fit."), cure: .data),
    "ETAX-API-10003": Entry(
      meaning: Phrase(
        id: "Jenis faktur harus 0 atau 1.",
        en: "The kind of faktur must be 0 or 1."), cure: .data),
    "ETAX-API-10004": Entry(
      meaning: Phrase(
        id: "Nomor sudah dipakai, atau faktur yang diganti tidak ada.",
        en: "The number is used, or the faktur to be replaced is not there."), cure: .data),
    "ETAX-API-10005": Entry(
      meaning: Phrase(
        id: "Tanggal faktur tidak sesuai.",
        en: "The faktur's date does not fit."), cure: .data),
    "ETAX-API-10006": Entry(
      meaning: Phrase(
        id: "Masa pajak tidak sesuai.",
        en: "The tax period does not fit."), cure: .data),
    "ETAX-API-10056": Entry(
      meaning: Phrase(
        id: "Faktur pengganti harus dibuat di Coretax, sejak 8 November 2025.",
        en: "Since 8 November 2025 a replacement has to be made in Coretax."), cure: .coretax),
    "BADPADDINGEXCEPTION": Entry(
      meaning: Phrase(
        id: "Passphrase sertifikat salah.",
        en: "The certificate's passphrase is wrong."), cure: .passphrase),
    "FAILED PKCS12 INTEGRITY": Entry(
      meaning: Phrase(
        id: "Sertifikatnya bukan yang benar.",
        en: "It is the wrong certificate."), cure: .certificate),
  ]
}
