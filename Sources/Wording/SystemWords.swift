extension SafeText.Interpolation {
  /// Adds the system's or SQLite's words for why something failed, for a message in Indonesian: translated where they are
  /// common, else as they are, in quotation marks.
  public mutating func appendInterpolation(system words: String) {
    appendInterpolation(SystemWords.indonesian[words].map { SafeText($0) } ?? "“\(words)”")
  }
}

/// What the C library (`strerror`) and SQLite say, in Indonesian.
enum SystemWords {
  static let indonesian = [
    "No such file or directory": "berkas atau foldernya tidak ada",
    "Not a directory": "bagian dari alamatnya bukan folder",
    "Is a directory": "itu folder, bukan berkas",
    "Permission denied": "izinnya tidak ada",
    "Operation not permitted": "tidak diizinkan",
    "No space left on device": "penyimpanan penuh",
    "Disk quota exceeded": "jatah penyimpanan habis",
    "Read-only file system": "penyimpanannya hanya dapat dibaca",
    "File exists": "sudah ada",
    "File name too long": "namanya terlalu panjang",
    "File too large": "berkasnya terlalu besar",
    "Too many open files": "terlalu banyak berkas terbuka",
    "Input/output error": "penyimpanannya gagal membaca atau menulis",
    "Cannot allocate memory": "memori tidak cukup",
    "Broken pipe": "pembacanya sudah berakhir",
    "disk I/O error": "penyimpanannya gagal membaca atau menulis",
    "database or disk is full": "penyimpanan penuh",
    "database disk image is malformed": "isinya rusak",
    "file is not a database": "bukan basis data",
    "unable to open database file": "tidak dapat dibuka",
    "attempt to write a readonly database": "hanya dapat dibaca",
    "out of memory": "memori tidak cukup",
  ]
}
