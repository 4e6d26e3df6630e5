import TestSupport
import Testing
import UploadQueue

/// Orders by several keys, over more rows than are sorted by comparing.
@Suite("Orders by several keys")
struct RowSorterTests {
  private let index = QueueIndex()

  private func fill(_ documents: [Document]) async {
    let ticket = await index.beginPoll(at: Sample.observedAt)
    _ = await index.apply(documents, of: ticket, seenAt: Sample.observedAt)
  }

  private var many: [Document] {
    (0..<3000).map { number in
      var document = Sample.document(number)
      document.reference = number % 11 == 0 ? nil : "inv-KONTRAK-\(number * 7919 % 997)-\(number % 3)"
      document.partnerName = number % 13 == 0 ? nil : "PT CONTOH \(number * 31 % 17)"
      document.taxBase = number % 5 == 0 ? nil : Rupiah(sen: Int64(number * 7907 % 23))
      return document
    }
  }

  private func shown(_ sort: [SortOrder]) async throws -> [Document] {
    let window = await index.window(
      QueueQuery(sort: sort), following: nil, line: 0, top: 0, height: 3000, at: Sample.observedAt)
    return window.rows.map(\.document)
  }

  /// Present before absent, then as the order says.
  private func compare<Value: Comparable>(_ left: Value?, _ right: Value?, isReversed: Bool) -> Int {
    switch (left, right) {
    case (nil, nil): return 0
    case (nil, _): return 1
    case (_, nil): return -1
    case (let left?, let right?): return left == right ? 0 : (left < right) != isReversed ? -1 : 1
    }
  }

  @Test("By name, then by amount, then by reference", arguments: [false, true], [false, true])
  func threeKeys(nameReversed: Bool, amountReversed: Bool) async throws {
    await fill(many)
    let found = try await shown([
      SortOrder(.partner, isReversed: nameReversed), SortOrder(.taxBase, isReversed: amountReversed),
      SortOrder(.reference),
    ])
    let expected = many.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      let steps = [
        compare(one.partnerName?.lowercased(), other.partnerName?.lowercased(), isReversed: nameReversed),
        // Amounts run from large to small.
        compare(one.taxBase, other.taxBase, isReversed: !amountReversed),
        compare(one.reference?.lowercased(), other.reference?.lowercased(), isReversed: false),
      ]
      return (steps.first { $0 != 0 } ?? 0) == 0 ? left.offset < right.offset : (steps.first { $0 != 0 } ?? 0) < 0
    }
    #expect(found.map(\.id) == expected.map(\.element.id))
  }

  @Test("By reference, both ways, with long beginnings that are the same", arguments: [false, true])
  func references(isReversed: Bool) async throws {
    await fill(many)
    let found = try await shown([SortOrder(.reference, isReversed: isReversed)])
    let expected = many.enumerated().sorted { left, right in
      let order = compare(
        left.element.reference?.lowercased(), right.element.reference?.lowercased(), isReversed: isReversed)
      return order == 0 ? left.offset < right.offset : order < 0
    }
    #expect(found.map(\.id) == expected.map(\.element.id))
  }
}
