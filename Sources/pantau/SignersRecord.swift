import Monitor
import UploadQueue

/// What is known of the signers of a queue as a JSON object; the names of its fields are part of the program's promise.
struct SignersRecord: Encodable {
  private let queue: String
  /// When the queue was looked at, and whether its backend answered then.
  private let at: String
  private let answered: Bool
  /// Where it did not answer: when the journal last recorded anything.
  private let recordedAt: String?
  private let signers: [Signer]?
  /// Re-uploads of which nothing tells who signed.
  private let unnamedReuploads: Int?

  private struct Signer: Encodable {
    let signer: String
    let signing: Int
    let stuck: Int
    let invalid: Int
    let approved: Int
    let outcomes: Outcomes
    let reuploads: Reuploads
    let certificates: [Certificate]
  }

  /// What became of documents that are Approved or Saved Invalid now; `undated` stand so since nobody knows when.
  private struct Outcomes: Encodable {
    let failed: Int
    let passed: Int
    let undated: Int
    let from: String?
    let to: String?
    let last: Run?
  }

  /// The last outcomes, as far as they are alike.
  private struct Run: Encodable {
    let passed: Bool
    let documents: Int
    let since: String
  }

  private struct Reuploads: Encodable {
    let approved: Int
    let failed: Int
    let refused: Int
    let unknown: Int
    let from: String?
    let to: String?
  }

  private struct Certificate: Encodable {
    let kind: String?
    let validTo: String?
    let openedAt: String?

    private enum CodingKeys: String, CodingKey {
      case kind
      case validTo = "valid_to"
      case openedAt = "opened_at"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case queue, at, answered, signers
    case recordedAt = "recorded_at"
    case unnamedReuploads = "unnamed_reuploads"
  }

  /// - Parameter book: What is known of them; `nil` where nothing is known of the queue, which is not the same as none.
  init(_ book: SignerBook?, of glance: QueueGlance, _ certificates: [SigningCertificate], in zone: ShownZone) {
    queue = glance.queue
    at = glance.at.iso(in: zone)
    answered = glance.failure == nil
    recordedAt = glance.failure == nil ? nil : glance.recordedAt?.iso(in: zone)
    unnamedReuploads = book?.unnamed.total
    signers = book?.entries.map { entry in
      let (outcomes, reuploads, count) = (entry.outcomes, entry.reuploads, entry.standing)
      return Signer(
        signer: entry.name, signing: count.signing, stuck: count.stuck, invalid: count.invalid,
        approved: count.approved,
        outcomes: Outcomes(
          failed: outcomes.failed, passed: outcomes.passed, undated: outcomes.undated,
          from: outcomes.period?.lowerBound.iso(in: zone), to: outcomes.period?.upperBound.iso(in: zone),
          last: outcomes.run.map {
            Run(passed: $0.isApproved, documents: $0.count, since: $0.from.iso(in: zone))
          }),
        reuploads: Reuploads(
          approved: reuploads.approved, failed: reuploads.invalid, refused: reuploads.refused,
          unknown: reuploads.untold, from: reuploads.period?.lowerBound.iso(in: zone),
          to: reuploads.period?.upperBound.iso(in: zone)),
        certificates: certificates.of(entry.name, in: glance.queue).map { certificate in
          Certificate(
            kind: certificate.kind.map { $0 == .sertel ? "sertel" : "psre" },
            validTo: certificate.opened?.end.iso(in: zone), openedAt: certificate.opened?.at.iso(in: zone))
        })
    }
  }
}
