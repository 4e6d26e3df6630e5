import CoretaxFiles
import UploadQueue

/// Who stands where in a list that a person, or the name of its file, has said to be one of sales, or of purchases.
///
/// A taxpayer sells to many and buys from many. Where the one who should be the taxpayer is another in some rows, and the
/// other party the same in all of them or in none, the two sides are the other way round.
struct StatedSides {
  private let kind: DocumentKind
  private let isByName: Bool
  private var own: NPWP?
  private var other: String?
  private var haveOwnsDiffered = false
  private var haveOthersDiffered = false
  private var count = 0
  private var countWithOther = 0

  /// Sides of a list said to be of a kind; by the file's name alone, where nobody else has said it.
  init(_ kind: DocumentKind, isByName: Bool) {
    self.kind = kind
    self.isByName = isByName
  }

  /// Notes the parties of a document; one that says itself that it is of another list tells nothing of this one.
  mutating func note(_ document: Document) {
    guard document.kind == kind else { return }
    count += 1
    if let taxpayer = document.taxpayer {
      if let own { haveOwnsDiffered = haveOwnsDiffered || !own.isSame(as: taxpayer) } else { own = taxpayer }
    }
    if let partner = document.partnerIdentity {
      countWithOther += 1
      if let other { haveOthersDiffered = haveOthersDiffered || other != partner } else { other = partner }
    }
  }

  /// What is wrong with what was said; `nil` where nothing contradicts it.
  var contradiction: FileFault.Kind? {
    guard haveOwnsDiffered, !haveOthersDiffered, countWithOther == 0 || countWithOther == count else { return nil }
    return .otherSide(of: kind, party: other, isByName: isByName)
  }
}
