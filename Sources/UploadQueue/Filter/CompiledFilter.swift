/// A filter made ready for packed documents: texts that documents share are looked at once, numbers are at hand.
struct CompiledFilter {
  /// A document as it lies in memory.
  struct Row {
    let document: UnsafePointer<PackedDocument>
    let number: Int32
    let bytes: UnsafeBufferPointer<UInt8>
  }

  typealias Test = (Row) -> Bool

  private let test: Test
  private let texts: PackedTexts

  /// - Parameter notes: The notes on documents, by the documents' numbers.
  init(
    _ filter: Filter, texts: PackedTexts, notes: [Int32: Note], policy: QueuePolicy, now: Timestamp,
    isForMany: Bool = true
  ) {
    self.texts = texts
    test =
      FilterCompiler(
        texts: texts, tally: QueueTally(policy: policy, now: now, isForMany: isForMany), now: now, notes: notes
      ).compile(filter.condition).test
  }

  /// Whether a document is wanted.
  func matches(_ document: PackedDocument, number: Int32) -> Bool {
    withUnsafePointer(to: document) { document in
      texts.arena.bytes.withUnsafeBufferPointer { bytes in
        test(Row(document: document, number: number, bytes: bytes))
      }
    }
  }

  /// Which of some documents are wanted, by their places; a task that is cancelled meanwhile gets half an answer.
  func matches(_ rows: [PackedDocument]) -> [Bool] {
    rows.withUnsafeBufferPointer { rows in
      texts.arena.bytes.withUnsafeBufferPointer { bytes in
        guard let first = rows.baseAddress else { return [] }
        return [Bool](unsafeUninitializedCapacity: rows.count) { result, count in
          result.initialize(repeating: false)
          for index in rows.indices {
            if index & 0xFFFF == 0, Task.isCancelled { break }
            let row = Row(document: first + index, number: Int32(truncatingIfNeeded: index), bytes: bytes)
            result[index] = test(row)
          }
          count = rows.count
        }
      }
    }
  }
}

/// Makes tests of conditions, those that cost little before those that cost much.
struct FilterCompiler {
  typealias Test = CompiledFilter.Test

  let texts: PackedTexts
  let tally: QueueTally
  let now: Timestamp
  let notes: [Int32: Note]

  /// A test with what it costs: 0 a number, 1 a text that documents share, 2 a text of its own.
  func compile(_ condition: FilterCondition) -> (test: Test, cost: Int) {
    switch condition {
    case .everything: return ({ _ in true }, 0)
    case .all(let parts):
      let (tests, cost) = compile(parts)
      return ({ row in tests.allSatisfy { $0(row) } }, cost)
    case .any(let parts):
      let (tests, cost) = compile(parts)
      return ({ row in tests.contains { $0(row) } }, cost)
    case .not(let inner):
      let (test, cost) = compile(inner)
      return ({ !test($0) }, cost)
    case .contains(.any, let text), .equals(.any, let text): return (anyText(text), 3)
    case .contains(.lasting, let text), .equals(.lasting, let text): return (anyText(text, isLasting: true), 3)
    case .contains(.key(let key), let text): return fieldTest(key, TextNeedle(text))
    case .equals(.key(let key), let text): return fieldTest(key, TextNeedle(text, isWhole: true))
    case .known(let key): return (known(key), 0)
    case .state(let state): return (stateTest(state), 0)
    case .channel(let channel):
      let bit = UInt8(1) << UInt8(channel.rawValue)
      return ({ $0.document.pointee.channels & bit != 0 }, 0)
    case .kind(let kind):
      let kinds = kind.kinds
      return ({ kinds.contains($0.document.pointee.documentKind) }, 0)
    case .measure(let measure, let range): return (measureTest(measure, range), 0)
    }
  }

  private func compile(_ parts: [FilterCondition]) -> (tests: [Test], cost: Int) {
    let compiled = parts.map { compile($0) }.sorted { $0.cost < $1.cost }
    return (compiled.map(\.test), compiled.last?.cost ?? 0)
  }

  // MARK: Texts

  /// A bare word: any text field of the document, and the note; or those alone that last (``FilterCondition/Field/lasting``).
  ///
  /// The queue's own NPWP, the channel's name and the words of the kind stand on every row, so they are found only when they
  /// are written whole: a part of them would find everything. A number is found by its digits, with dots and dashes or
  /// without.
  private func anyText(_ word: String, isLasting: Bool = false) -> Test {
    let needle = TextNeedle(word)
    let shared = texts.pool.map { needle.isFound(in: $0, isASCII: $1) }
    let whole = TextNeedle(Self.withoutMarks(word), isWhole: true)
    let taxpayers = texts.pool.map { !$0.isEmpty && whole.isFound(in: $0, isASCII: $1) }
    let channel = Channel(word: word).map { UInt8(1) << UInt8($0.rawValue) } ?? 0
    let kinds = Set(DocumentKind.allCases.filter { $0.isCalled(word) })
    let number = Self.isMarkedNumber(word) ? TextNeedle(Self.withoutMarks(word)) : nil
    let numbered = number.map { [fieldTest(.nsfp, $0).test, fieldTest(.npwp, $0).test] } ?? []
    let noted = isLasting ? [] : notes(with: needle)
    return { row in
      let document = row.document
      if taxpayers[Int(document.pointee.taxpayer)] || document.pointee.channels & channel != 0 { return true }
      if !kinds.isEmpty, kinds.contains(document.pointee.documentKind) { return true }
      if numbered.contains(where: { $0(row) }) { return true }
      if shared[Int(document.pointee.partnerName)] || shared[Int(document.pointee.signer)]
        || shared[Int(document.pointee.partnerIdentity)] || shared[Int(document.pointee.transactionCode)]
      {
        return true
      }
      if !isLasting,
        shared[Int(document.pointee.words)] || shared[Int(document.pointee.reason)]
          || shared[Int(document.pointee.eSignStatus)]
      {
        return true
      }
      return row.has(needle, in: document.pointee.reference) || row.has(needle, in: document.pointee.nsfp)
        || row.has(needle, in: document.pointee.documentNumber) || row.has(needle, in: document.pointee.recordID)
        || !noted.isEmpty && noted.contains(row.number)
    }
  }

  private func fieldTest(_ key: FilterKey, _ needle: TextNeedle) -> (test: Test, cost: Int) {
    func shared(_ number: @escaping (UnsafePointer<PackedDocument>) -> UInt32, marks: Bool = false) -> (Test, Int) {
      let found = texts.pool.map { text, isASCII in
        guard !text.isEmpty else { return false }
        guard marks, text.contains(where: { $0 < 0x30 }) else { return needle.isFound(in: text, isASCII: isASCII) }
        return needle.isFound(in: Self.withoutMarks(String(decoding: text, as: UTF8.self)))
      }
      return ({ found[Int(number($0.document))] }, 1)
    }
    switch key {
    case .partner: return shared { $0.pointee.partnerName }
    case .npwp: return shared({ $0.pointee.partnerIdentity }, marks: true)
    case .signer: return shared { $0.pointee.signer }
    case .queue: return shared { $0.pointee.queues }
    case .reason: return shared { $0.pointee.reason }
    case .code: return shared { $0.pointee.transactionCode }
    case .status: return shared { $0.pointee.words }
    case .reference: return ({ $0.has(needle, in: $0.document.pointee.reference) }, 2)
    case .nsfp: return ({ $0.has(needle, in: $0.document.pointee.nsfp) }, 2)
    case .number: return ({ $0.has(needle, in: $0.document.pointee.documentNumber) }, 2)
    case .note:
      let noted = notes(with: needle)
      return ({ noted.contains($0.number) }, 1)
    default: return ({ _ in false }, 0)
    }
  }

  /// Whether a word is an NSFP or NPWP as people write them, with dots, dashes or a stroke: at least eight digits.
  private static func isMarkedNumber(_ word: String) -> Bool {
    word.utf8.allSatisfy { (0x2D...0x39).contains($0) } && word.utf8.count { $0 >= 0x30 } >= 8
  }

  /// A number as its digits, whatever it is written with.
  private static func withoutMarks(_ text: String) -> String {
    text.utf8.contains { $0 < 0x30 } ? text.filter { !" .-/".contains($0) } : text
  }

  private func notes(with needle: TextNeedle) -> Set<Int32> {
    Set(notes.filter { needle.isFound(in: $0.value.text) }.keys)
  }

  // MARK: Whether there is anything

  private func known(_ key: FilterKey) -> Test {
    switch key {
    case .partner: { $0.document.pointee.partnerName != 0 }
    case .npwp: { $0.document.pointee.partnerIdentity != 0 }
    case .signer: { $0.document.pointee.signer != 0 }
    case .queue: { $0.document.pointee.queues != 0 }
    case .reason: { $0.document.pointee.reason != 0 }
    case .code: { $0.document.pointee.transactionCode != 0 }
    case .reference: { $0.document.pointee.reference.length > 0 }
    case .nsfp: { $0.document.pointee.nsfp.length > 0 }
    case .number: { $0.document.pointee.documentNumber.length > 0 }
    case .note: { $0.document.pointee.annotated & 1 != 0 }
    case .mark: { $0.document.pointee.isMarked }
    case .taxBase, .vat, .otherTaxBase, .luxuryTax, .date, .period, .due:
      measureTest(key.measure, FilterRange())
    case .status, .age, .since, .channel, .kind: { _ in true }
    }
  }

  // MARK: Status

  private func stateTest(_ state: FilterState) -> Test {
    func status(_ wanted: UploadStatus...) -> Test {
      let values = Set(wanted.map { UInt8($0.rawValue) })
      return { values.contains($0.document.pointee.status) && !$0.document.pointee.isMissing }
    }
    func verdict(_ isSo: @escaping (QueueTally.Verdict) -> Bool) -> Test {
      { [tally] in isSo(tally.verdict($0.document.pointee)) }
    }
    switch state {
    case .draft: return status(.draft)
    case .signing: return status(.signingInProgress)
    case .invalid: return status(.savedInvalid)
    case .approved: return status(.approved)
    case .amended: return status(.amended)
    case .canceled: return status(.canceled)
    case .waitingForAmendment: return status(.waitingForAmendment)
    case .waitingForCancellation: return status(.waitingForCancellation)
    case .waiting: return status(.waitingForAmendment, .waitingForCancellation)
    case .missing: return verdict { $0.isMissing || $0.isLate }
    case .stuck: return verdict { !$0.isMissing && $0.level == .stuck }
    case .slow: return verdict { !$0.isMissing && $0.level == .slow }
    case .attention: return verdict { $0.belongs(to: .attention) }
    case .due: return verdict { $0.belongs(to: .due) }
    case .late: return verdict { $0.isMissed && !$0.isMissing }
    case .soon: return verdict { $0.isDue && !$0.isMissed && !$0.isMissing }
    case .unknown: return verdict { $0.isStrange && !$0.isMissing }
    case .expected:
      let unknown = UInt8(UploadStatus.unknown.rawValue)
      return {
        $0.document.pointee.status == unknown && $0.document.pointee.words == 0 && !$0.document.pointee.isMissing
      }
    case .marked: return known(.mark)
    }
  }

  // MARK: Numbers

  private func measureTest(_ measure: FilterCondition.Measure, _ range: FilterRange) -> Test {
    let today = now.jakartaDate
    let base = measure == .period ? Int64(today.year * 12 + today.month - 1) : Int64(today.dayNumber)
    guard let wanted = range.resolved(from: base) else { return { _ in false } }
    func amount(_ sen: @escaping (UnsafePointer<PackedDocument>) -> Int64) -> Test {
      {
        let value = sen($0.document)
        return value != PackedDocument.absent && wanted.contains(value)
      }
    }
    switch measure {
    case .taxBase: return amount { $0.pointee.taxBase }
    case .otherTaxBase: return amount { $0.pointee.otherTaxBase }
    case .vat: return amount { $0.pointee.vat }
    case .luxuryTax: return amount { $0.pointee.luxuryTax }
    case .age: return { [now] in wanted.contains(max(0, now.milliseconds - $0.document.pointee.since)) }
    case .since:
      guard let wanted = range.moments(on: today) else { return { _ in false } }
      // Of what may stand so for longer it is only known that it did by then.
      let isOpen = range.lower == nil
      return {
        wanted.contains($0.document.pointee.since) && (isOpen || !$0.document.pointee.time.isLowerBound)
      }
    case .date: return { $0.document.pointee.date != Int32.min && wanted.contains(Int64($0.document.pointee.date)) }
    case .period:
      return { $0.document.pointee.period != Int32.min && wanted.contains(Int64($0.document.pointee.period)) }
    case .lastDay:
      return { [tally] in
        guard !$0.document.pointee.isMissing, let day = tally.lastDay(of: $0.document.pointee) else { return false }
        return wanted.contains(Int64(day))
      }
    }
  }
}

extension CompiledFilter.Row {
  func has(_ needle: TextNeedle, in span: TextArena.Span) -> Bool {
    guard span.length > 0 else { return false }
    return needle.isFound(in: span.part(of: bytes), isASCII: document.pointee.isASCII)
  }
}
