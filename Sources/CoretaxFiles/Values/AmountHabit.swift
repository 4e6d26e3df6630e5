/// How a sheet writes amounts, as far as those tell that can be read in one way only.
///
/// An amount such as `1.234` is decided by its column first, then by the file: where other amounts show which separator
/// is the decimal point, that holds for it too. Where nothing shows it, the separator sets off thousands: money has no
/// three decimals, and the Indonesian habit is `1.234.567,89`. Where the evidence contradicts itself, nothing is
/// guessed.
struct AmountHabit {
  private var seesDotDecimals = false
  private var seesCommaDecimals = false
  private var seesAmbiguousDot = false
  private var seesAmbiguousComma = false

  /// Takes an amount as evidence.
  mutating func note(_ shape: WrittenAmount.Shape) {
    switch shape {
    case .plain: break
    case .certain(.dot): seesDotDecimals = true
    case .certain(.comma): seesCommaDecimals = true
    case .ambiguousDot: seesAmbiguousDot = true
    case .ambiguousComma: seesAmbiguousComma = true
    }
  }

  /// Takes all the evidence of another habit.
  mutating func note(_ other: AmountHabit) {
    seesDotDecimals = seesDotDecimals || other.seesDotDecimals
    seesCommaDecimals = seesCommaDecimals || other.seesCommaDecimals
    seesAmbiguousDot = seesAmbiguousDot || other.seesAmbiguousDot
    seesAmbiguousComma = seesAmbiguousComma || other.seesAmbiguousComma
  }

  private var hasEvidence: Bool { seesDotDecimals || seesCommaDecimals }

  /// Whether the separator of an ambiguous amount is the decimal point, as this column and the whole file have it.
  func ambiguousIsDecimal(_ shape: WrittenAmount.Shape, file: AmountHabit) throws(FileFault.Kind) -> Bool {
    let isDot: Bool
    switch shape {
    case .ambiguousDot: isDot = true
    case .ambiguousComma: isDot = false
    case .plain, .certain: return false
    }
    let habit = hasEvidence ? self : file
    switch (habit.seesDotDecimals, habit.seesCommaDecimals) {
    case (true, true): throw .ambiguousAmount
    case (true, false): return isDot
    case (false, true): return !isDot
    case (false, false):
      if habit.seesAmbiguousDot, habit.seesAmbiguousComma { throw .ambiguousAmount }
      return false
    }
  }
}
