import Wording

extension SyntaxFault {
  /// What is wrong, as far as toml++ says.
  var fault: ConfigurationFault { ConfigurationFault(place, phrase) }

  private var phrase: Phrase {
    let quoted = message.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    if message.contains("cannot redefine"), quoted.count > 2 {
      let name = quoted[1]
      return Phrase(
        id: "“\(name)” sudah ditulis di atas; hapus salah satu", en: "“\(name)” is written above already; keep one")
    }
    if isCutShort {
      if message.contains("string") {
        return Phrase(id: "tanda kutip penutup tidak ada", en: "the closing quote is missing")
      }
      if message.contains("array") || message.contains("table") {
        return Phrase(id: "kurung penutup tidak ada", en: "the closing bracket is missing")
      }
      return Phrase(id: "nilainya belum ditulis: kunci = nilai", en: "the value is missing: key = value")
    }
    if message.contains("utf-8") {
      return Phrase(id: "bukan UTF-8; simpan berkas sebagai UTF-8", en: "not UTF-8; save the file as UTF-8")
    }
    if message.contains("parsing string") || message.contains("literal string") {
      return Phrase(
        id: "teks ini tidak dapat dibaca: tulis di antara tanda kutip dan tutup di baris yang sama, \\ sebagai \\\\",
        en: "this text cannot be read: put it in quotes, close it on the same line, and write \\ as \\\\")
    }
    if message.contains("could not determine value type") {
      return Phrase(
        id: "nilai ini tidak dapat dibaca; teks ditulis di antara tanda kutip: \"…\"",
        en: "this value cannot be read; a text is written in quotes: \"…\"")
    }
    if message.contains("expected '='") {
      return Phrase(id: "“=” tidak ada: kunci = nilai", en: "“=” is missing: key = value")
    }
    if message.contains("table header") {
      return Phrase(
        id: "judul tabel ini tidak dapat dibaca: [nama] atau [[nama]]",
        en: "this table heading cannot be read: [name] or [[name]]")
    }
    if message.contains("integer") || message.contains("float") || message.contains("parsing value") {
      return Phrase(
        id: "nilai ini tidak dapat dibaca: angka tanpa satuan, true, false, atau teks di antara tanda kutip",
        en: "this value cannot be read: a number without a unit, true, false, or a text in quotes")
    }
    return Phrase(id: "baris ini bukan TOML: kunci = nilai", en: "this line is not TOML: key = value")
  }
}
