import Wording

/// Why a service cannot even be asked: something in its settings, with what to do.
public enum ServiceFault: Explained, Hashable {
  /// No address of a service.
  case badAddress(String)
  /// Plain HTTP to another machine.
  case notSecure(String)
  /// A certificate cannot be read.
  case badCertificate(String)
  /// A private key cannot be read.
  case badKey(String)
  /// A private key that others can read.
  case exposedKey(String)
  /// A private key that is not the one of its certificate.
  case otherKey(String, certificate: String)
  /// The proxy that the environment names is no proxy.
  case badProxy(variable: String)

  /// What is wrong, and what to do.
  public var phrase: Phrase {
    switch self {
    case .badAddress(let text):
      Phrase(
        id: "“\(text)” bukan alamat layanan; tulis seperti https://host/jalur, tanpa nama pengguna dan sandi.",
        en: "“\(text)” is no address of a service; write it like https://host/path, without a user or password.")
    case .notSecure(let host):
      Phrase(
        id: "http:// hanya untuk komputer ini sendiri; untuk \(host) pakai https://.",
        en: "http:// is only for this machine itself; use https:// for \(host).")
    case .badCertificate(let path):
      Phrase(
        id: "\(path) bukan sertifikat dalam bentuk PEM, atau tidak dapat dibaca.",
        en: "\(path) is no certificate in the PEM form, or cannot be read.")
    case .badKey(let path):
      Phrase(
        id: "\(path) bukan kunci privat dalam bentuk PEM tanpa sandi, atau tidak dapat dibaca.",
        en: "\(path) is no private key in the PEM form without a password, or cannot be read.")
    case .exposedKey(let path):
      Phrase(
        id: "\(path) dapat dibaca pengguna lain, jadi tidak dipakai. Jalankan: chmod 600 \(path)",
        en: "\(path) can be read by others, so it is not used. Run: chmod 600 \(path)")
    case .otherKey(let path, let certificate):
      Phrase(
        id: "\(path) bukan kunci dari sertifikat \(certificate); sebut kunci yang dibuat bersama sertifikat itu.",
        en: "\(path) is not the key of the certificate \(certificate); name the key that was made with it.")
    case .badProxy(let variable):
      Phrase(
        id: "\(variable) bukan alamat proxy; tulis seperti http://host:3128.",
        en: "\(variable) is no address of a proxy; write it like http://host:3128.")
    }
  }
}
