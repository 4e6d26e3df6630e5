import UploadQueue
import Wording

/// The company of the demo and the people and firms around it: all invented, and visibly so.
public enum InventedCompany {
  /// Its name.
  public static let name = "PT CONTOH MAJU"
  /// Its NPWP.
  public static let npwp = NPWP("0999000000000001")
  /// Those who may sign for it.
  public static let signers = ["BUDI CONTOH", "SITI CONTOH", "AGUS CONTOH", "DEWI CONTOH"]

  /// The same as the desk offers them: whoever's passphrase is wrong stands last.
  static let signersOffered =
    signers.filter { $0 != signers[Int(wrongSigner)] } + [signers[Int(wrongSigner)]]

  /// The signer whose passphrase is wrong, as an index into ``signers``.
  static let wrongSigner: UInt8 = 0
  /// Since when it is: 17:00 on the first day.
  static let wrongSince = SimulatedClock.start - .minutes(220)

  /// What helps at the desk of the demo, where nobody can put right the data or a passphrase.
  public static let deskAdvice = Phrase(
    id:
      "Di demo ini passphrase \(signers[Int(wrongSigner)]) salah: pilih penandatangan lain. Isian yang salah dianggap "
      + "sudah diperbaiki, dan hampir selalu lolos.",
    en:
      "In this demo the passphrase of \(signers[Int(wrongSigner)]) is wrong: choose another signer. Data that was wrong "
      + "counts as put right, and nearly always passes.")

  /// Another firm: its name and identity, the same for the same number.
  static func partner(_ number: Int) -> (name: String, identity: String) {
    let word = words[number % words.count]
    let place = places[number / words.count % places.count]
    let form = number / 7 % 3 == 0 ? "CV" : "PT"
    let name = place.isEmpty ? "\(form) CONTOH \(word)" : "\(form) CONTOH \(word) \(place)"
    return (name, "0999" + digits(number + 1, width: 12))
  }

  /// How many other firms there are.
  static let partnerCount = words.count * places.count

  private static let words = [
    "SEJAHTERA", "ABADI", "NUSANTARA", "JAYA", "MAKMUR", "SENTOSA", "BERSAMA", "LESTARI", "MANDIRI", "GEMILANG",
    "SUMBER REJEKI", "KARYA UTAMA", "BAHARI", "CAKRAWALA", "TIRTA KENCANA", "SINAR PAGI", "MITRA USAHA",
    "ANEKA PANGAN", "GRAHA MEDIKA", "PERDAGANGAN UMUM DAN LOGISTIK KEPULAUAN RAYA", "RASA", "TEKNIK",
  ]
  private static let places = ["", "", "BANDUNG", "", "SURABAYA", "MEDAN", "", "MAKASSAR", "SEMARANG"]

  /// Why a document fails validation, in the words that the company's uploader writes down.
  static let validationFaults = [
    "Invoices have errors! NITKU pembeli tidak valid", "Kolom wajib belum diisi: alamat pembeli",
    "Invoices have errors! NPWP pembeli tidak ditemukan", "Jumlah DPP baris tidak sama dengan DPP faktur",
  ]
  /// What it writes down of a failed signature, where it writes anything.
  static let signatureFault = "DJP-SIGN-MASTER: Incorrect Signer Passphrase"
  /// What the desktop client says instead, code first.
  static let desktopFault = "ETAX-API-10001 Upload Faktur Corrupt, Lakukan Upload Ulang"
  /// Status words that no Coretax page names.
  static let strangeWords = ["Ditangguhkan Sistem", "QUEUED FOR REVIEW"]
}

/// A number with zeros before it.
func digits(_ number: Int, width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
