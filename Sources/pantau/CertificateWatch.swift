import Doctor
import Monitor
import UploadQueue

/// Looks now and then whether the certificates' files, and what is known of them, are still what they were.
struct CertificateWatch {
  /// Whether it is not to be seen whose they are.
  var isMasked = false

  private static let pause = Duration.seconds(60)

  /// Those that sign, as they are now.
  var now: [SigningCertificate] {
    let certificates = KnownCertificates.signing()
    return isMasked ? certificates.map(\.ofNobody) : certificates
  }

  /// Those that sign after each change, until nobody listens any longer.
  func changes(since first: [SigningCertificate]) -> AsyncStream<[SigningCertificate]> {
    let (news, change) = AsyncStream<[SigningCertificate]>.makeStream()
    let looking = Task.detached {
      var last = first
      while (try? await Task.sleep(for: Self.pause)) != nil {
        let found = now
        guard found != last else { continue }
        last = found
        change.yield(found)
      }
    }
    change.onTermination = { _ in looking.cancel() }
    return news
  }
}

extension SigningCertificate {
  /// The same without whose it is.
  fileprivate var ofNobody: SigningCertificate {
    SigningCertificate(signer: nil, queue: nil, kind: kind, opened: opened)
  }
}
