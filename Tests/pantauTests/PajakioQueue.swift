import TestSupport

extension TemporaryFolder {
  /// Writes the configuration of one queue at Pajak.io, and the token that it names.
  func writePajakioQueue(at origin: String) throws {
    try write("token", "rahasia-contoh")
    try write(
      "pantau.toml",
      """
      [[queue]]
      name = "SATU"
      backend = "pajakio"
      url = "\(origin)"
      taxpayer = "0999999999999000"
      token-file = "./token"
      """)
  }
}
