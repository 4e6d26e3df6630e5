import HTTPService
import Secrets
import UploadQueue
import Wording

/// What is set of a queue at a PJAP: the keys that all of them have.
public struct PjapEntry: Sendable, Equatable {
  /// Where the service is.
  public var service: ServiceEntry
  /// Whose queue it is.
  public var taxpayer: NPWP
  /// Whether documents are uploaded again by its call, or not at all.
  public var uploads: Bool
  /// What the service calls its fields, where a person has said it.
  public var fields: [AnswerField: String]
  /// What its status words mean, where a person has said it.
  public var statuses: [String: UploadStatus]

  /// What the journal knows the queue by: one account may have several taxpayers.
  public var identity: String { service.identity(of: taxpayer) }

  /// The shortest time between polls: no PJAP has published how often its lists may be asked for, so this is Pantau's own.
  public static let shortestPollEvery = Duration.seconds(15)

  /// Where a service is that has one place for work and one for trying out.
  struct Addresses {
    let production: String
    let sandbox: String
  }

  /// Takes the keys of every service, and `taxpayer`, `reupload`, `fields`, `statuses`, and `sandbox` where there is one.
  init?(_ table: inout TableReader, at addresses: Addresses? = nil) {
    let isSandbox = addresses == nil ? nil : table.boolean("sandbox")
    let service = ServiceEntry(
      &table, usual: isSandbox == true ? addresses?.sandbox : addresses?.production,
      pollingWithin: Self.shortestPollEvery,
      Phrase(
        id: "layanan ini paling sering ditanya empat kali semenit",
        en: "this service is asked four times a minute at most"))
    if isSandbox != nil, let url = table.string("url") {
      table.log.add(
        ConfigurationFault(
          url.place, Phrase(id: "sebut url atau sandbox, satu saja", en: "name url or sandbox, not both")))
    }
    uploads = table.choice("reupload", [("call", true), ("none", false)]) ?? true
    fields = table.answerFields()
    statuses = table.statusMeanings()
    let taxpayer = table.owner()
    guard let service, let taxpayer else { return nil }
    self.service = service
    self.taxpayer = taxpayer
  }
}

extension TableReader {
  /// A text that a queue cannot do without.
  mutating func required(_ key: String, _ wanted: Phrase) -> String? {
    let written = string(key)
    if let written, !written.value.isEmpty { return written.value }
    if written == nil, value(key) != nil { return nil }
    log.add(
      ConfigurationFault(
        written?.place ?? place,
        Phrase(
          id: "\(key) belum disebut: \(wanted.text(.indonesian))", en: "\(key) is not named: \(wanted.text(.english))")
      ))
    return nil
  }

  /// Where a secret comes from that a queue cannot do without.
  mutating func requiredSecret(_ name: String) -> SecretSource? {
    let hadFaults = log.faults.count
    if let source = secret(name) { return source }
    if log.faults.count == hadFaults {
      log.add(
        ConfigurationFault(
          place,
          Phrase(
            id: "antrean ini perlu rahasia: sebut \(name)-file, \(name)-env, atau \(name)-command",
            en: "this queue needs a secret: name \(name)-file, \(name)-env or \(name)-command")))
    }
    return nil
  }

  /// What a service calls its fields.
  fileprivate mutating func answerFields() -> [AnswerField: String] {
    var fields: [AnswerField: String] = [:]
    for entry in table("fields")?.all ?? [] {
      guard let field = AnswerField(rawValue: entry.key) else {
        log.add(.unknownKey(entry, in: "queue.fields", known: AnswerField.allCases.map(\.rawValue)))
        continue
      }
      guard case .string(let path) = entry.value.content else {
        log.add(.wrongKind(entry.key, entry.value, wanted: .text))
        continue
      }
      guard !path.isBlank else {
        log.add(.badValue(entry.key, path, at: entry.value.place, .blank))
        continue
      }
      fields[field] = path
    }
    return fields
  }

  /// What status words of a service mean, in words of Coretax.
  fileprivate mutating func statusMeanings() -> [String: UploadStatus] {
    var meanings: [String: UploadStatus] = [:]
    for entry in table("statuses")?.all ?? [] {
      guard case .string(let word) = entry.value.content else {
        log.add(.wrongKind(entry.key, entry.value, wanted: .text))
        continue
      }
      guard !entry.key.isBlank else {
        log.add(.badValue("statuses", entry.key, at: entry.place, .blank))
        continue
      }
      let status = UploadStatus(coretaxWord: word)
      guard status != .unknown else {
        let known = UploadStatus.allCases.filter { $0 != .unknown }.map { $0.word.uppercased() }
        log.add(.unknownValue(entry.key, word, at: entry.value.place, known: known))
        continue
      }
      meanings[entry.key] = status
    }
    return meanings
  }
}
