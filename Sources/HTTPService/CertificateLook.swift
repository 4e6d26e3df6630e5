import NIOCore
import NIOPosix
import NIOSSL
import UploadQueue

/// Looks at the certificates that a service shows, to tell why they were not trusted.
///
/// Nothing is sent there and nothing is believed: whatever is shown, no connection comes about.
struct CertificateLook {
  let address: ServiceAddress
  let security: TLSConfiguration

  /// From when until when a certificate is good, in seconds since 1970.
  private typealias Validity = (from: Int, to: Int)

  /// What is wrong with their dates; `nil` where nothing is, or where it cannot be told.
  func dateFailure(at now: Timestamp) async -> TransportFailure? {
    for validity in await shown() {
      let (from, to) = (moment(validity.from), moment(validity.to))
      if to < now { return .expired(to) }
      if from > now { return .notYetValid(from) }
    }
    return nil
  }

  private func moment(_ seconds: Int) -> Timestamp { Timestamp(milliseconds: Int64(seconds) * 1000) }

  private func shown() async -> [Validity] {
    guard let context = try? NIOSSLContext(configuration: security) else { return [] }
    // A number is no name to be asked for (RFC 6066, section 3).
    let name = (try? SocketAddress(ipAddress: address.host, port: 0)) == nil ? address.host : nil
    let (shown, show) = AsyncStream<[Validity]>.makeStream()
    let connecting = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(.seconds(10))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let handler = try NIOSSLClientHandler(
            context: context, serverHostname: name,
            customVerificationCallback: { chain, verdict in
              show.yield(chain.map { (Int($0.notValidBefore), Int($0.notValidAfter)) })
              show.finish()
              verdict.succeed(.failed)
            })
          try channel.pipeline.syncOperations.addHandler(handler)
        }
      }
    guard let channel = try? await connecting.connect(host: address.host, port: address.port).get() else { return [] }
    defer { channel.close(promise: nil) }
    channel.closeFuture.whenComplete { _ in show.finish() }
    for await validities in shown { return validities }
    return []
  }
}
