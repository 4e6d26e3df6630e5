import ArgumentParser
import Monitor
import UploadQueue
import Wording

/// Which document a command is about.
struct DocumentArgument: ParsableArguments {
  @Argument(help: DocumentArgument.help)
  var name: String

  /// What a document can be called by.
  static let help = Phrase(
    id: "Referensi, NSFP, RecordId, atau nomor dokumen.", en: "A reference, NSFP, RecordId or document number."
  ).help(value: Phrase(id: "dokumen", en: "document"))
}

extension QueueLook {
  /// The one document that is called so: as the journals know it, else as the backends tell it, which is waited for.
  ///
  /// - Throws: As ``QueueGlances/only(called:)``.
  func only(called name: String) async throws -> QueueGlances.Found {
    let known = try await remembered()
    guard await known.all(called: name).isEmpty else {
      await end()
      return try await known.only(called: name)
    }
    tellAsking(for: [name])
    return try await asked().only(called: name)
  }
}

extension QueueGlances {
  /// A document that was found, with the queue that it was found in.
  typealias Found = (row: QueueRow, glance: QueueGlance)

  /// Every document that is called so.
  func all(called name: String) async -> [Found] {
    var found: [Found] = []
    for glance in queues { found += await glance.documents(called: name).map { ($0, glance) } }
    return found
  }

  /// The one document that is called so.
  ///
  /// - Throws: `ExitCode` where several are, each of which has been named then, or where the queue that might have it was
  ///   out of reach; ``NothingFound``.
  func only(called name: String) async throws -> Found {
    let found = await all(called: name)
    guard let first = found.first else { throw await nothing(called: name) }
    guard found.count == 1 else {
      Speech.warn(
        Phrase(
          id: "“\(name)” bukan satu dokumen saja. Sebut NSFP, RecordId, atau kuncinya, dan antreannya dengan --queue:",
          en: "“\(name)” is not one document alone. Name its NSFP, RecordId or key, and its queue with --queue:"
        ).spoken)
      for candidate in found { Speech.warn(Self.told(candidate)) }
      throw ExitCode.refused
    }
    return first
  }

  /// What is to be thrown where no document is called so.
  func nothing(called name: String) async -> any Error {
    // Who did not answer may have it.
    let ending = await ending(failingOn: nil)
    guard ending == .success else { return ending }
    let names = queues.map(\.queue).joined(separator: ", ")
    return NothingFound(
      phrase: Phrase(
        id: "Tidak ada dokumen “\(name)” di antrean \(names). Periksa tulisannya, dan --queue.",
        en: "There is no document “\(name)” in the queue \(names). Check its spelling, and --queue."))
  }

  /// What a document can be called, who the other party is and how it stands.
  private static func told(_ candidate: Found) -> SafeText {
    let document = candidate.row.document
    let names = [
      document.reference, document.nsfp.map { "NSFP \($0.digits)" }, document.recordID.map { "RecordId \($0)" },
      document.documentNumber,
    ].compactMap { $0 }
    let key = Phrase(id: "kunci \(document.id.rawValue)", en: "key \(document.id.rawValue)").spoken
    let called = names.reduce(SafeText.empty) { $0 + "\($1) · " }
    return "  \(candidate.glance.queue): \(called)\(key) · \(document.partnerName ?? "–") · \(document.status.shown)"
  }
}
