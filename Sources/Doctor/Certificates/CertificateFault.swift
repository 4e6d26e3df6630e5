import Wording

/// Why a certificate's file cannot be opened.
public enum CertificateFault: Explained, Hashable {
  /// It cannot be read, in the system's words.
  case unreadable(String)
  /// It is larger than any, or no PKCS#12 at all.
  case otherKind
  /// The passphrase is another.
  case wrongPassphrase
  /// It is encrypted in a way that is not known here.
  case unknownSeal
  /// There is no private key in it: nothing can be signed with it.
  case noKey
  /// There is no certificate in it.
  case noCertificate
  /// What is in it cannot be taken apart.
  case damaged

  /// What is wrong.
  public var phrase: Phrase {
    switch self {
    case .unreadable(let words): Phrase(id: "tidak dapat dibaca: \(system: words)", en: "cannot be read: \(words)")
    case .otherKind:
      Phrase(id: "bukan berkas sertifikat (.p12 atau .pfx)", en: "no file of a certificate (.p12 or .pfx)")
    case .wrongPassphrase: Phrase(id: "passphrase-nya salah", en: "the passphrase is wrong")
    case .unknownSeal:
      Phrase(id: "dienkripsi dengan cara yang tidak dikenal di sini", en: "encrypted in a way that is not known here")
    case .noKey: Phrase(id: "tidak memuat kunci privat", en: "holds no private key")
    case .noCertificate: Phrase(id: "tidak memuat sertifikat", en: "holds no certificate")
    case .damaged: Phrase(id: "isinya rusak", en: "what is in it is damaged")
    }
  }

  /// What to do.
  public var nextStep: Phrase {
    switch self {
    case .unreadable:
      Phrase(id: "Periksa alamat berkasnya dan izinnya.", en: "Check where the file is and its permissions.")
    case .otherKind, .damaged:
      Phrase(
        id: "Unduh lagi berkas .p12-nya dari tempat asalnya.",
        en: "Download the .p12 file once more from where it came.")
    case .wrongPassphrase:
      Phrase(
        id: "Jalankan lagi dan ketik dengan teliti; passphrase sertel yang salah tidak memblokir (DDTCNews 1797149).",
        en: "Run it again and type with care; a wrong one does not lock a sertel (DDTCNews 1797149).")
    case .unknownSeal:
      Phrase(
        id: "Ekspor lagi berkasnya dengan enkripsi AES-256, RC2-40, atau 3DES.",
        en: "Export the file again with the encryption AES-256, RC2-40 or 3DES.")
    case .noKey, .noCertificate:
      Phrase(
        id: "Ekspor lagi sertifikat beserta kunci privatnya dari tempat asalnya.",
        en: "Export the certificate with its private key again from where it came.")
    }
  }
}
