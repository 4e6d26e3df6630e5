import Glibc
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import Synchronization

/// A real HTTP server on this machine's loopback, for tests: what it answers is a function of what it is asked.
public final class LoopbackServer: Sendable {
  /// Decides what becomes of a request.
  public typealias Respond = @Sendable (LoopbackRequest) async -> LoopbackAnswer

  private let channel: any Channel
  private let traffic: LoopbackTraffic
  private let isSecure: Bool

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - port: The port it listens on; one that is free where it is 0.
  ///   - identity: What it proves itself with; without one it speaks plain HTTP.
  ///   - authority: Whose client certificates it asks for; without one it asks for none.
  public static func start(
    port: Int = 0, identity: LoopbackIdentity? = nil, clientsOf authority: LoopbackAuthority? = nil,
    respond: @escaping Respond
  ) async throws -> LoopbackServer {
    let traffic = LoopbackTraffic()
    let security = try identity.map { try NIOSSLContext(configuration: $0.serverConfiguration(clientsOf: authority)) }
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 64)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let security { try pipeline.addHandler(NIOSSLServerHandler(context: security)) }
          try pipeline.addHandler(LoopbackMeter(traffic))
          try pipeline.addHandler(HTTPResponseEncoder(), name: LoopbackHandler.encoder)
          try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder()))
          try pipeline.addHandler(HTTPResponseCompressor())
          try pipeline.addHandler(LoopbackHandler(traffic, respond))
        }
      }
      .bind(host: "127.0.0.1", port: port).get()
    return LoopbackServer(channel, traffic, isSecure: identity != nil)
  }

  private init(_ channel: any Channel, _ traffic: LoopbackTraffic, isSecure: Bool) {
    self.channel = channel
    self.traffic = traffic
    self.isSecure = isSecure
  }

  deinit { channel.close(promise: nil) }

  /// The port it listens on.
  public var port: Int { channel.localAddress?.port ?? 0 }

  /// Its address, without a path: by number, since a bare machine may not even know the name of itself.
  public var origin: String { "\(isSecure ? "https" : "http")://127.0.0.1:\(port)" }

  /// Whether this machine knows itself as `localhost`.
  public static var isKnownByName: Bool {
    var found: UnsafeMutablePointer<addrinfo>?
    defer { freeaddrinfo(found) }
    return getaddrinfo("localhost", nil, nil, &found) == 0
  }

  /// The requests it has received, in their order.
  public var requests: [LoopbackRequest] { traffic.requests.withLock { $0 } }

  /// How many bytes of HTTP it has sent.
  public var bytesSent: Int { traffic.bytes.withLock { $0 } }

  /// Answers no longer: connections are refused from now on.
  public func stop() async throws { try await channel.close() }
}

/// What has gone through a server.
final class LoopbackTraffic: Sendable {
  let requests = Mutex<[LoopbackRequest]>([])
  let bytes = Mutex(0)
}

/// Counts the bytes on their way out.
private final class LoopbackMeter: ChannelOutboundHandler {
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let traffic: LoopbackTraffic

  init(_ traffic: LoopbackTraffic) { self.traffic = traffic }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    traffic.bytes.withLock { $0 += unwrapOutboundIn(data).readableBytes }
    context.write(data, promise: promise)
  }
}
