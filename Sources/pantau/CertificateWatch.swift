import Doctor
import Monitor
import PantauConfiguration
import UploadQueue

/// Looks now and then whether the certificates' files, and what is known of them, are still what they were.
struct CertificateWatch {
  /// Those that the configuration names at first.
  let named: [CertificateEntry]
  /// Whether it is not to be seen whose they are.
  var isMasked = false

  private static let pause = Duration.seconds(60)

  /// Those of a configuration's file.
  init(of file: ConfigurationFile, isMasked: Bool = false) {
    (named, self.isMasked) = (file.certificates, isMasked)
  }

  /// Those that sign, as they are now.
  var now: [SigningCertificate] { look(at: named) }

  /// Those that sign after each change, until nobody listens any longer.
  ///
  /// - Parameter configurations: Those that each further configuration names, which are looked at at once.
  func changes(
    since first: [SigningCertificate], naming configurations: AsyncStream<[CertificateEntry]>
  ) -> AsyncStream<[SigningCertificate]> {
    let (news, change) = AsyncStream<[SigningCertificate]>.makeStream()
    let (occasions, occur) = AsyncStream<[CertificateEntry]?>.makeStream()
    let work = [
      Task.detached {
        while (try? await Task.sleep(for: Self.pause)) != nil { occur.yield(nil) }
      },
      Task.detached {
        for await entries in configurations { occur.yield(entries) }
      },
      Task.detached {
        var (named, last) = (named, first)
        for await entries in occasions {
          named = entries ?? named
          let found = look(at: named)
          guard found != last else { continue }
          last = found
          change.yield(found)
        }
      },
    ]
    change.onTermination = { _ in work.forEach { $0.cancel() } }
    return news
  }

  private func look(at named: [CertificateEntry]) -> [SigningCertificate] {
    let certificates = KnownCertificates.signing(named)
    return isMasked ? certificates.map(\.ofNobody) : certificates
  }
}

extension SigningCertificate {
  /// The same without whose it is.
  fileprivate var ofNobody: SigningCertificate {
    SigningCertificate(signer: nil, queue: nil, kind: kind, opened: opened)
  }
}
