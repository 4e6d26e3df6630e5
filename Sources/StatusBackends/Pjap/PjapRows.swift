import HTTPService
import Secrets
import Synchronization
import UploadQueue
import Wording

/// Reads the documents in a PJAP's answers, and minds what it does not find there.
final class PjapRows: Sendable {
  /// What a service calls its fields, and how it writes them.
  struct Form: Sendable {
    /// Where each may stand; the first that is there counts.
    var paths: [AnswerField: [String]]
    /// What its status words mean.
    var statuses: [String: UploadStatus] = [:]
    /// A status that other fields of a row tell, where they tell one.
    var otherStatus: @Sendable (JSONTree) -> StatusReading? = { _ in nil }
    /// A day in the service's own form, where it has one.
    var day: @Sendable (String) -> CalendarDate? = { _ in nil }

    /// Where a field may stand: where a person said, else where it is expected.
    func paths(_ field: AnswerField, _ settings: PjapSettings) -> [String] {
      settings.fields[field].map { [$0] } ?? paths[field] ?? []
    }
  }

  private let form: Form
  private let crosswalk: StatusCrosswalk
  private let settings: PjapSettings
  private let service: String
  private let notes = Mutex(Notes())

  /// What was not found, or not understood, in the answers so far.
  private struct Notes {
    var hasRows = false
    var found: Set<AnswerField> = []
    var strange: Set<AnswerField> = []
    var told: [Phrase] = []
  }

  /// The rows of a service, by what it is called.
  init(_ form: Form, of service: String, settings: PjapSettings) {
    self.form = form
    self.service = service
    self.settings = settings
    crosswalk = StatusCrosswalk(form.statuses, own: settings.statuses)
  }

  /// The documents of a page of a list.
  ///
  /// - Parameters:
  ///   - page: Its number, from 1: that there is none is the end of a list, but no list where the first is awaited.
  ///   - call: The call whose answer it is.
  func documents(
    in answer: PjapAnswer, page: Int, of call: String, language: Language
  ) throws(BackendError) -> [Document] {
    let body = try answer.body(of: call, in: language)
    let (list, place): (JSONTree, MessagePlace)
    do throws(MessageFault) { (list, place) = try rows(in: body, at: .whole) } catch {
      throw error.error(of: call, in: language)
    }
    if list == .null, page == 1 { throw answer.without(Self.noList, at: place, of: call, in: language) }
    do throws(MessageFault) {
      var documents: [Document] = []
      for (index, row) in try elements(of: list, at: place).enumerated() {
        let place = MessagePlace.whole.member("data").element(index)
        documents.append(try document(row, arrivedAt: answer.http.arrivedAt, at: place))
      }
      try documents.refuseContradictions(MessagePlace.whole.member("data").element)
      return documents
    } catch { throw error.error(of: call, in: language) }
  }

  /// The one document of an answer, which says in another way where there is none.
  ///
  /// - Parameters:
  ///   - id: What was asked for.
  ///   - call: The call whose answer it is.
  func document(
    in answer: PjapAnswer, id: DocumentID, of call: String, language: Language
  ) throws(BackendError) -> Document {
    let data = try answer.body(of: call, in: language).at("data")
    if data == .null || data == .members([:]) {
      throw answer.without(Self.noDocument, at: .whole.member("data"), of: call, in: language)
    }
    do throws(MessageFault) {
      guard let row = data else { throw MessagePlace.whole.member("data").fault(.member) }
      return try document(row, id: id, arrivedAt: answer.http.arrivedAt, at: .whole.member("data"))
    } catch { throw error.error(of: call, in: language) }
  }

  /// The rows of a list: where a person said, or where an expected name or the only list in the data is.
  private func rows(
    in answer: JSONTree, at place: MessagePlace
  ) throws(MessageFault) -> (rows: JSONTree, place: MessagePlace) {
    if let path = settings.fields[.rows] {
      guard let rows = answer.at(path) else { throw place.member(path).fault(.member) }
      return (rows, place.member(path))
    }
    let place = place.member("data")
    guard let data = answer.at("data") else { throw place.fault(.member) }
    guard case .members(let members) = data else { return (data, place) }
    let lists = members.values.filter { $0.elements != nil }
    guard lists.count == 1 else { throw place.fault(.list) }
    return (lists[0], place)
  }

  /// Behind the last page no list at all is an empty one.
  private func elements(of tree: JSONTree, at place: MessagePlace) throws(MessageFault) -> [JSONTree] {
    if tree == .null { return [] }
    guard let elements = tree.elements else { throw place.fault(.list) }
    return elements
  }

  /// The document that a row tells of.
  ///
  /// - Parameter id: What the service was asked for, where a row of one document may leave that out.
  private func document(
    _ row: JSONTree, id asked: DocumentID? = nil, arrivedAt: Timestamp, at place: MessagePlace
  ) throws(MessageFault) -> Document {
    guard case .members = row else { throw place.fault(.kind) }
    let id = try value(.id, row, place).map { DocumentID($0) } ?? asked
    guard let id, !id.rawValue.isEmpty, id.rawValue.utf8.count <= 200, asked == nil || id == asked else {
      throw place.member(paths(.id).first ?? "id").fault(asked == nil ? .identifierOfRow : .identifier)
    }
    var document = Document(
      id: id, kind: .outputInvoice, channel: .pjap, status: try status(row, place), observedAt: arrivedAt)
    document.taxpayer = settings.taxpayer
    document.reason = try value(.reason, row, place)
    document.reference = try value(.reference, row, place)
    document.partnerName = try value(.partnerName, row, place)
    document.partnerIdentity = try value(.partnerIdentity, row, place)
    document.signer = try value(.signer, row, place)
    document.transactionCode = try value(.transactionCode, row, place).map { TransactionCode.kept(of: $0) }
    document.nsfp = try read(.nsfp, row, place) { NSFP($0) }
    document.date = try read(.date, row, place) { self.form.day($0) ?? WrittenForm.day($0) }
    let month = try read(.periodMonth, row, place) { WrittenForm.month($0) }
    let year = try read(.periodYear, row, place) { Int($0) }
    if let month, let year { document.period = TaxPeriod(year: year, month: month) }
    document.taxBase = try amount(.taxBase, row, place)
    document.otherTaxBase = try amount(.otherTaxBase, row, place)
    document.vat = try amount(.vat, row, place)
    document.luxuryTax = try amount(.luxuryTax, row, place)
    document.createdAt = try read(.createdAt, row, place) { Timestamp(rfc3339: $0) }
    document.lastUpdatedAt = try read(.lastUpdatedAt, row, place) { Timestamp(rfc3339: $0) }
    return document
  }

  private static let noList = Phrase(id: "tidak ada daftarnya", en: "no list")
  private static let noDocument = Phrase(id: "tidak ada dokumennya", en: "no document")

  /// What is missing in the answers, and what could not be understood, when it is another thing than was told last.
  func takeRemarks() -> [Phrase] {
    notes.withLock { notes in
      guard notes.hasRows else { return [] }
      let expected: [AnswerField] = [.status, .reference, .partnerName, .date, .taxBase]
      var remarks: [Phrase] = []
      let missing = expected.filter { !notes.found.contains($0) }
      if !missing.isEmpty { remarks.append(missingPhrase(missing)) }
      let strange = AnswerField.allCases.filter(notes.strange.contains)
      if !strange.isEmpty { remarks.append(strangePhrase(strange)) }
      guard remarks != notes.told else { return [] }
      notes.told = remarks
      return remarks
    }
  }
}

// MARK: - One field

extension PjapRows {
  private func paths(_ field: AnswerField) -> [String] { form.paths(field, settings) }

  private func status(_ row: JSONTree, _ place: MessagePlace) throws(MessageFault) -> StatusReading {
    let words = try value(.status, row, place)
    if let other = form.otherStatus(row) { return other }
    return words.map { crosswalk.reading($0) } ?? .none
  }

  /// The text of a field; what is neither text nor number is a fault, and a missing field is minded.
  private func value(_ field: AnswerField, _ row: JSONTree, _ place: MessagePlace) throws(MessageFault) -> String? {
    let places = paths(field).compactMap { path in row.at(path).map { (path: path, tree: $0) } }
    notes.withLock { notes in
      notes.hasRows = true
      if !places.isEmpty { notes.found.insert(field) }
    }
    guard let (path, tree) = places.first(where: { !$0.tree.isVoid }) else { return nil }
    guard let words = tree.words else { throw place.member(path).fault(.kind) }
    return words.kept
  }

  /// A field that has a form of its own; one in another form is left out, and minded.
  private func read<Value>(
    _ field: AnswerField, _ row: JSONTree, _ place: MessagePlace, _ read: (String) -> Value?
  ) throws(MessageFault) -> Value? {
    guard let text = try value(field, row, place) else { return nil }
    if let value = read(text) { return value }
    notes.withLock { _ = $0.strange.insert(field) }
    return nil
  }

  private func amount(
    _ field: AnswerField, _ row: JSONTree, _ place: MessagePlace
  ) throws(MessageFault) -> Rupiah? {
    try read(field, row, place) { try? Rupiah(decimal: $0) }
  }

  private func missingPhrase(_ fields: [AnswerField]) -> Phrase {
    Phrase(
      id: "Tidak ada di jawaban \(service): \(list(fields, .indonesian)). Sebut nama fieldnya di [queue.fields].",
      en: "Not in the answers of \(service): \(list(fields, .english)). Name the fields in [queue.fields].")
  }

  private func strangePhrase(_ fields: [AnswerField]) -> Phrase {
    Phrase(
      id: "Tidak terbaca di jawaban \(service): \(list(fields, .indonesian)).",
      en: "Not to be understood in the answers of \(service): \(list(fields, .english)).")
  }

  /// Such as `DPP (tax-base = totalDpp)`.
  private func list(_ fields: [AnswerField], _ language: Language) -> SafeText {
    let names = fields.map { field in
      "\(field.name.text(language).string) (\(field.rawValue) = \((paths(field).first ?? "?").withoutTokens))"
    }
    return SafeText(names.joined(separator: ", "))
  }
}

/// How fields are written in answers of services.
enum WrittenForm {
  /// A day: `2026-11-17`, with or without a time behind it, or day first with `-` or `/` between.
  static func day(_ text: String) -> CalendarDate? {
    if let date = CalendarDate(iso: text.prefix { $0 != "T" && $0 != " " }) { return date }
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "/" }).map { String($0) }
    guard parts.count == 3, parts[2].utf8.count == 4, parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// A day in eight digits, day first: `17112026`.
  static func dayInDigits(_ text: String) -> CalendarDate? {
    guard text.utf8.count == 8, text.utf8.allSatisfy(\.isDigit), let day = Int(text.prefix(2)),
      let month = Int(text.dropFirst(2).prefix(2)), let year = Int(text.suffix(4))
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// A month: `11`, or the portal's code `TD.00711`.
  static func month(_ text: String) -> Int? {
    if let month = TaxPeriod.month(portalCode: text) { return month }
    return Int(text).flatMap { (1...12).contains($0) ? $0 : nil }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
