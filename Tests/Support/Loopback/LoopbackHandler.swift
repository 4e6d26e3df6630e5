import NIOCore
import NIOHTTP1

/// Puts a request together, has it answered, and writes what the answer says.
final class LoopbackHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  static let encoder = "encoder"

  private let traffic: LoopbackTraffic
  private let respond: LoopbackServer.Respond
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []

  init(_ traffic: LoopbackTraffic, _ respond: @escaping LoopbackServer.Respond) {
    self.traffic = traffic
    self.respond = respond
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
    case .body(let part): body += Array(part.readableBytesView)
    case .end:
      guard let head else { return }
      let request = LoopbackRequest(head, body: body)
      traffic.requests.withLock { $0.append(request) }
      Self.serve(request, on: context.channel, respond)
    }
  }

  private static func serve(
    _ request: LoopbackRequest, on channel: any Channel, _ respond: @escaping LoopbackServer.Respond
  ) {
    Task {
      let answer = await respond(request)
      channel.eventLoop.execute { write(answer, to: channel) }
    }
  }

  /// Whoever breaks a connection off gets no answer.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private static func write(_ answer: LoopbackAnswer, to channel: any Channel) {
    switch answer {
    case .whole(let status, let headers, let body):
      write(status, headers + [("Content-Length", "\(body.count)")], body, to: channel)
      channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
    case .cut(let status, let headers, let body, let count):
      write(status, headers + [("Content-Length", "\(body.count)")], Array(body.prefix(count)), to: channel)
      channel.flush()
      channel.close(promise: nil)
    case .stalled(let status, let headers, let body, let count):
      write(status, headers + [("Content-Length", "\(body.count)")], Array(body.prefix(count)), to: channel)
      channel.flush()
    case .raw(let bytes):
      // Past the encoder, which would not let it through.
      let context = try? channel.pipeline.syncOperations.context(name: encoder)
      context?.writeAndFlush(NIOAny(ByteBuffer(bytes: bytes)), promise: nil)
      channel.close(promise: nil)
    case .silence: break
    }
  }

  private static func write(_ status: Int, _ headers: [(String, String)], _ body: [UInt8], to channel: any Channel) {
    let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: HTTPHeaders(headers))
    channel.write(HTTPServerResponsePart.head(head), promise: nil)
    if !body.isEmpty { channel.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: body))), promise: nil) }
  }
}

extension LoopbackRequest {
  fileprivate init(_ head: HTTPRequestHead, body: [UInt8]) {
    let parts = head.uri.split(separator: "?", maxSplits: 1).map(String.init)
    var query: [String: String] = [:]
    for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      query[String(halves[0])] = (halves.count > 1 ? String(halves[1]) : "").withoutEscapes
    }
    self.init(
      method: head.method.rawValue, path: parts.first ?? "/", query: query,
      headers: head.headers.map { ($0.name, $0.value) }, body: body)
  }
}

extension String {
  /// The text that percent escapes stand for.
  var withoutEscapes: String {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
