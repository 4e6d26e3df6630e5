import Secrets
import UploadQueue
import Wording

/// A certificate's file that is to be looked at.
public struct CertificatePlace: Sendable, Equatable {
  /// Where it is.
  public var path: String
  /// Whose it is said to be.
  public var signer: String?
  /// Its kind, where a person has said it.
  public var kind: CertificateFacts.Kind?
  /// The queue that it signs for.
  public var queue: String?

  /// A certificate's file.
  public init(path: String, signer: String? = nil, kind: CertificateFacts.Kind? = nil, queue: String? = nil) {
    self.path = path
    self.signer = signer
    self.kind = kind
    self.queue = queue
  }

  /// How it is called.
  public var name: SafeText {
    let signer: SafeText = signer.map { "\($0), " } ?? .empty
    let queue: SafeText = queue.map { " (\($0))" } ?? .empty
    return "\(signer)\(path)\(queue)"
  }
}

/// What is known of a certificate's file now.
public enum CertificateStanding: Sendable, Equatable {
  /// It cannot be opened.
  case fault(CertificateFault)
  /// It was opened just now.
  case opened(CertificateFacts)
  /// It was opened earlier, and is the same file still.
  case remembered(CertificateFacts, openedAt: Timestamp)
  /// It was opened earlier, and is another file now.
  case changed(CertificateFacts, openedAt: Timestamp)
  /// It was never opened.
  case unknown

  /// What is wrong with it at any time, whatever the date; `nil` where nothing is known to be.
  public var flaw: SigningCertificate.Flaw? {
    switch self {
    case .fault: .unusable
    case .opened(let facts), .remembered(let facts, _): facts.flaw
    case .changed: .replaced
    case .unknown: nil
    }
  }
}

extension KnownCertificates.Entry {
  /// What it said when it was opened, beside how its file stands now.
  public func opened(_ standing: CertificateStanding) -> SigningCertificate.Opened {
    .init(start: facts.start, end: facts.end, at: Timestamp(milliseconds: openedAt), found: standing.flaw)
  }
}

extension CertificatePlace {
  /// Looks at the file, and opens it where somebody types its passphrase.
  ///
  /// What is learned goes into what is known.
  ///
  /// - Parameter ask: Asks for the passphrase; `nil` where nobody can be asked, or nothing was typed.
  public func look(
    knowing known: inout KnownCertificates, at now: Timestamp, ask: () throws -> HeldPassphrase?
  ) rethrows -> CertificateStanding {
    let sealed: SealedCertificate
    do throws(CertificateFault) { sealed = try SealedCertificate(path: path) } catch { return .fault(error) }
    guard let passphrase = try ask() else { return remembered(sealed, in: known) }
    do throws(CertificateFault) {
      let facts = try sealed.open(with: passphrase)
      known.take(.init(path: path, digest: sealed.digest, openedAt: now, facts: facts))
      return .opened(facts)
    } catch { return .fault(error) }
  }

  private func remembered(_ sealed: SealedCertificate, in known: KnownCertificates) -> CertificateStanding {
    guard let entry = known.entry(of: path) else { return .unknown }
    let moment = Timestamp(milliseconds: entry.openedAt)
    return entry.digest == sealed.digest
      ? .remembered(entry.facts, openedAt: moment) : .changed(entry.facts, openedAt: moment)
  }
}
