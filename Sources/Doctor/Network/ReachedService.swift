import HTTPService
import Wording

/// A service that has to be reached.
public struct ReachedService: Sendable {
  /// What it is to people: the queue, or whose it is.
  public let name: SafeText
  /// Where it is.
  public let address: ServiceAddress
  /// Whose rule about clocks holds there.
  public let clockRule: ClockRule
  /// What asks it, or why nothing can.
  let service: Result<HTTPService, ServiceFault>
  /// Through which proxy, or what is wrong with the one that is named.
  let proxy: Result<Proxy?, ServiceFault>

  struct Proxy: Sendable, Equatable {
    let host: String
    let port: Int
  }

  /// What happens where the clocks differ.
  public enum ClockRule: Sendable, Hashable {
    /// Calls are refused: their signature carries the time (Klikpajak, ±300 s).
    case klikpajak
    /// The desktop client tells ETAX-40002.
    case desktop
    /// Times and tokens are misjudged.
    case general
  }

  /// A service by its address, and what makes the one that asks it.
  public init(
    _ name: SafeText, at address: ServiceAddress, clockRule: ClockRule = .general, environment: [String: String],
    service: () throws(ServiceFault) -> HTTPService
  ) {
    self.name = name
    self.address = address
    self.clockRule = clockRule
    do throws(ServiceFault) { self.service = .success(try service()) } catch { self.service = .failure(error) }
    do throws(ServiceFault) {
      let found = try HTTPService.proxy(for: address, environment: environment)
      proxy = .success(found.map { Proxy(host: $0.host, port: $0.port) })
    } catch { proxy = .failure(error) }
  }
}

/// One answer of a service, asked for once by all who want to know something of it.
actor Greeting {
  private let service: HTTPService
  private let limit: Duration
  private var asked: Task<Result<HTTPAnswer, HTTPService.Unreached>, Never>?

  init(_ service: HTTPService, within limit: Duration) {
    self.service = service
    self.limit = limit
  }

  func answer() async -> Result<HTTPAnswer, HTTPService.Unreached> {
    let task = asked ?? Task { [service, limit] in await service.reach(within: limit) }
    asked = task
    return await task.value
  }
}
