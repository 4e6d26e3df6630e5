import UploadQueue

/// Amounts as programs write them: digits, a point, decimals.
enum PlainAmount {
  /// The amount in the commonest forms, up to 16 digits with no, one or two decimals; `nil` for any other form.
  static func read(_ text: Bytes) -> Rupiah? {
    let isNegative = text.first == .minus
    let digits = isNegative ? text.from(1) : text
    guard !digits.isEmpty, digits.count <= 17 else { return nil }
    var sen: Int64 = 0
    var point = -1
    for (index, byte) in digits.enumerated() {
      if byte.isDigit {
        sen = sen * 10 + Int64(byte.digit)
      } else if byte == .dot, point < 0, index > 0 {
        point = index
      } else {
        return nil
      }
    }
    let decimals = point < 0 ? 0 : digits.count - point - 1
    guard point < 0 || (1...2).contains(decimals), digits.count - (point < 0 ? 0 : 1) + (2 - decimals) <= 18 else {
      return nil
    }
    for _ in decimals..<2 { sen *= 10 }
    return Rupiah(sen: isNegative ? -sen : sen)
  }

  /// The amount in any plain form, with any number of digits.
  static func readAny(_ text: Bytes) throws(FileFault.Kind) -> Rupiah {
    do {
      return try Rupiah(decimal: String(decoding: text, as: UTF8.self))
    } catch {
      switch error {
      case .notANumber: throw .notAnAmount
      case .fractionOfSen: throw .fractionOfSen
      case .outOfRange: throw .amountOutOfRange
      }
    }
  }
}
