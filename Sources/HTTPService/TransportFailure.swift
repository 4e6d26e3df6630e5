import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import UploadQueue
import Wording

/// Why no answer came, or none that is one.
///
/// What the libraries say of an error is not shown: it is English, and nobody can promise what stands in it.
enum TransportFailure {
  case late(Duration)
  case noConnection(Duration)
  case cancelled
  case unreachable
  case noName
  case closed
  case untrusted(isAuthorityNamed: Bool)
  case outOfDate(WrongDate)
  case otherName
  case refusedByTLS
  case deadProxy(String)
  case proxy
  case proxyPassword
  case tooLarge
  case noHTTP
  case badPacking
  case other(String)

  /// How long connecting may take.
  static let longestConnecting = Duration.seconds(10)

  /// Why there is no answer.
  ///
  /// - Parameter isAuthorityNamed: Whether a private authority is named.
  init(_ error: any Error, deadline: Duration, isAuthorityNamed: Bool) {
    switch error {
    case is CancellationError: self = .cancelled
    case let error as HTTPClientError: self.init(error, deadline: deadline)
    case is NIOTooManyBytesError, NIOHTTPDecompression.DecompressionError.limit: self = .tooLarge
    case HTTPParserError.invalidEOFState: self = .closed
    case let error as NIOHTTPDecompression.ExtraDecompressionError where error == .truncatedData: self = .closed
    case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError:
      self = .badPacking
    case is HTTPParserError: self = .noHTTP
    case NIOSSLError.handshakeFailed(let reason):
      self =
        "\(reason)".contains("CERTIFICATE_VERIFY_FAILED")
        ? .untrusted(isAuthorityNamed: isAuthorityNamed) : .refusedByTLS
    case NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate:
      self = .untrusted(isAuthorityNamed: isAuthorityNamed)
    case let error as NIOSSLExtraError where error == .failedToValidateHostname: self = .otherName
    case NIOSSLError.uncleanShutdown: self = .closed
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: self = .refusedByTLS
    case let error as NIOConnectionError: self = error.connectionErrors.isEmpty ? .noName : .unreachable
    case is SocketAddressError: self = .noName
    case let error as ChannelError:
      if case .connectTimeout = error { self = .noConnection(Self.longestConnecting) } else { self = .closed }
    case let error as IOError: self = error.errnoCode == ECONNRESET ? .closed : .unreachable
    default: self = .other("\(type(of: error))")
    }
  }

  /// The same where the connection is one to a proxy: that it does not come about is the proxy's failure.
  func through(_ proxy: ProxyChoice) -> TransportFailure {
    switch self {
    case .unreachable, .noName, .noConnection: .deadProxy("\(proxy.host):\(proxy.port)")
    default: self
    }
  }

  private init(_ error: HTTPClientError, deadline: Duration) {
    switch error {
    case .cancelled: self = .cancelled
    case .deadlineExceeded, .readTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: self = .late(deadline)
    case .connectTimeout: self = .noConnection(Self.longestConnecting)
    case .remoteConnectionClosed: self = .closed
    case .invalidProxyResponse, .httpProxyHandshakeTimeout: self = .proxy
    case .proxyAuthenticationRequired: self = .proxyPassword
    default: self = .other(error.shortDescription)
    }
  }

  func error(at address: ServiceAddress, in language: Language) -> BackendError {
    let host = address.host
    let text = FailureWords.own(phrase(host), in: language)
    switch self {
    case .tooLarge, .noHTTP, .badPacking: return .protocolBroken(what: text, at: host)
    default: return .unavailable(text)
    }
  }

  func phrase(_ host: String) -> Phrase {
    switch self {
    case .late(let limit), .noConnection(let limit):
      Phrase(
        id: "\(host) tidak menjawab dalam \(limit.inSeconds)", en: "\(host) gave no answer within \(limit.inSeconds)")
    case .cancelled: .cancelled
    case .unreachable: Phrase(id: "\(host) tidak dapat dihubungi", en: "\(host) cannot be reached")
    case .noName:
      Phrase(
        id: "nama \(host) tidak ditemukan; periksa alamat dan jaringan",
        en: "the name \(host) is not found; check address and network")
    case .closed:
      Phrase(
        id: "\(host) memutus sambungan sebelum jawabannya utuh",
        en: "\(host) closed the connection before its answer was whole")
    case .untrusted(isAuthorityNamed: true):
      Phrase(
        id: "sertifikat bukan dari CA di ca-file (\(host)); periksa juga masa berlakunya",
        en: "certificate not signed by the CA in ca-file (\(host)); check its dates as well")
    case .untrusted(isAuthorityNamed: false):
      Phrase(
        id: "sertifikat tak dipercaya; CA sendiri: isi ca-file (\(host)); periksa juga masa berlakunya",
        en: "certificate not trusted; private CA: set ca-file (\(host)); check its dates as well")
    case .outOfDate(let wrong): wrong.phrase(host)
    case .otherName:
      Phrase(id: "sertifikat itu bukan milik \(host)", en: "the certificate is not that of \(host)")
    case .refusedByTLS:
      Phrase(
        id: "tidak ada sambungan TLS dengan \(host); periksa alamat dan sertifikat klien",
        en: "no TLS connection with \(host); check the address and the client certificate")
    case .deadProxy(let place):
      Phrase(id: "proxy \(place) tidak dapat dihubungi", en: "the proxy \(place) cannot be reached")
    case .proxy: Phrase(id: "proxy tidak meneruskan ke \(host)", en: "the proxy does not lead to \(host)")
    case .proxyPassword: Phrase(id: "proxy meminta sandi", en: "the proxy asks for a password")
    case .tooLarge: Phrase(id: "jawabannya terlalu besar", en: "its answer is too large")
    case .noHTTP: Phrase(id: "jawabannya bukan HTTP", en: "its answer is no HTTP")
    case .badPacking: Phrase(id: "jawabannya rusak saat dibuka (gzip)", en: "its answer cannot be unpacked (gzip)")
    case .other(let kind):
      Phrase(id: "\(host): sambungan gagal (\(kind))", en: "\(host): the connection failed (\(kind))")
    }
  }
}
