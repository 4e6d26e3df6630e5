import Foundation
import HTTPService
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Doctor

@Suite("Services on the network")
struct NetworkTests {
  private static let now = Timestamp.wib("2026-11-17 09:00")

  private func service(
    _ address: String, security: TransportSecurity = TransportSecurity(), rule: ReachedService.ClockRule = .general,
    environment: [String: String] = [:]
  ) throws -> ReachedService {
    let address = try ServiceAddress(address)
    return ReachedService("PT CONTOH", at: address, clockRule: rule, environment: environment) {
      () throws(ServiceFault) in
      try HTTPService(
        address, security: security, environment: environment, language: .english, now: { Self.now })
    }
  }

  /// What is found, by the kind of probe.
  private func findings(_ service: ReachedService) async -> [Probe.Kind: Finding] {
    let probes = service.probes(limit: .seconds(20))
    let findings = await Examination.run(probes)
    return Dictionary(uniqueKeysWithValues: zip(probes.map(\.kind), findings))
  }

  private func server(
    ahead: Duration = .zero, identity: LoopbackIdentity? = nil
  ) async throws -> LoopbackServer {
    try await LoopbackServer.start(identity: identity) { _ in
      .whole(status: 401, headers: [("Date", HTTPDate.text(Self.now + ahead))])
    }
  }

  @Test("Where all is well, the service answers over TLS and the clocks agree")
  func fine() async throws {
    let authority = try LoopbackAuthority()
    let folder = try TemporaryFolder()
    let server = try await server(identity: try authority.identity())
    let file = try folder.write("ca.pem", try authority.pem)
    let found = await findings(try service(server.origin, security: TransportSecurity(authority: file)))
    #expect(found.values.allSatisfy { $0.level == .fine })
    #expect(found[.connection]?.answer.text(.indonesian).string == "terjangkau, TLS dipercaya (HTTP 401)")
    #expect(found[.proxy]?.answer.text(.english).string == "directly, without a proxy")
    // Both looked at one and the same answer.
    #expect(server.requests.count == 1)
    #expect(server.requests.first?.header("authorization") == nil)
  }

  @Test("No such name, nobody there, another authority, an expired certificate and another host's are told apart")
  func failures() async throws {
    let (authority, other) = (try LoopbackAuthority(), try LoopbackAuthority())
    let folder = try TemporaryFolder()
    let trusted = TransportSecurity(authority: try folder.write("ca.pem", try authority.pem))
    let foreign = try await server(identity: try other.identity())
    let expired = try await server(identity: try authority.identity(isExpired: true))
    let elsewhere = try await server(identity: try authority.identity(for: "contoh.invalid"))
    let plain = try await server()
    let deaf = try DeafPort()
    let cases: [(String, Finding.Fact, [Language: String])] = [
      (
        "https://tidak-ada.invalid", .text("name"),
        [.indonesian: "tidak terjangkau: namanya tidak ditemukan", .english: "not reached: its name is not found"]
      ),
      (
        deaf.origin, .text("unreachable"),
        [.indonesian: "tidak terjangkau: sambungan ditolak", .english: "not reached: the connection is refused"]
      ),
      (
        foreign.origin, .text("certificate"),
        [.indonesian: "sertifikat server tidak dipercaya", .english: "the server's certificate is not trusted"]
      ),
      (
        expired.origin, .text("certificateDate"),
        [
          .indonesian: "sertifikat kedaluwarsa 2 Jan 2020 (127.0.0.1)",
          .english: "certificate expired on 2 Jan 2020 (127.0.0.1)",
        ]
      ),
      (
        elsewhere.origin, .text("certificate"),
        [.indonesian: "sertifikat server tidak dipercaya", .english: "the server's certificate is not trusted"]
      ),
      (
        plain.origin.replacing("http:", with: "https:"), .text("security"),
        [.indonesian: "tidak ada sambungan TLS", .english: "no TLS connection"]
      ),
    ]
    for (address, fact, words) in cases {
      let found = await findings(try service(address, security: trusted))
      let connection = try #require(found[.connection])
      #expect(connection.level == .wrong)
      #expect(connection.facts["failure"] == fact, "\(address)")
      for (language, text) in words { #expect(connection.answer.text(language).string == text) }
      #expect(connection.nextStep != nil)
      #expect(found[.clock]?.level == .skipped)
    }
    let name = try #require(await findings(try service("https://tidak-ada.invalid"))[.name])
    #expect(name.level == .wrong)
    #expect(
      ["the name tidak-ada.invalid is not found", "the name server does not answer"].contains(
        name.answer.text(.english).string))
    // The reason tells what the answer does not.
    let reasons = [
      await findings(try service(foreign.origin, security: trusted)),
      await findings(try service(elsewhere.origin, security: trusted)),
    ].map { $0[.connection]?.reason?.text(.english).string }
    #expect(Set(reasons).count == 2)
  }

  @Test(
    "A clock that is ten minutes off is wrong either way, with what follows from it there; half a minute is noticed",
    arguments: [
      (Duration.seconds(-600), ReachedService.ClockRule.klikpajak, Finding.Level.wrong, "ahead", "Klikpajak refuses"),
      (.seconds(600), .desktop, .wrong, "behind", "ETAX-40002"),
      (.seconds(600), .general, .wrong, "behind", "token lives"),
      (.seconds(300), .klikpajak, .warning, "behind", "300 s"),
      (.seconds(301), .klikpajak, .wrong, "behind", "Klikpajak refuses"),
      (.seconds(-45), .general, .warning, "ahead", "300 s"),
    ])
  func clock(
    ahead: Duration, rule: ReachedService.ClockRule, level: Finding.Level, direction: String, reason: String
  ) async throws {
    let server = try await server(ahead: ahead)
    let found = await findings(try service(server.origin, rule: rule))
    let clock = try #require(found[.clock])
    #expect(clock.level == level)
    #expect(clock.answer.text(.english).string.contains(direction))
    #expect(clock.reason?.text(.english).string.contains(reason) == true)
    #expect(clock.facts["ahead_seconds"] == .number(-ahead.components.seconds))
    #expect(found[.connection]?.level == .fine)
  }

  @Test("A proxy is told without its password, and looks names up itself; one that is none is wrong")
  func proxy() async throws {
    let deaf = try DeafPort()
    let found = await findings(
      try service(
        "https://contoh.invalid", environment: ["https_proxy": "http://orang:RAHASIA@127.0.0.1:\(deaf.port)"]))
    #expect(found[.proxy]?.answer.text(.english).string == "through the proxy 127.0.0.1:\(deaf.port)")
    #expect(found[.name]?.level == .skipped)
    let connection = try #require(found[.connection])
    #expect(connection.facts["failure"] == .text("proxyUnreachable"))
    #expect(connection.reason?.text(.english).string == "the proxy 127.0.0.1:\(deaf.port) cannot be reached")
    #expect(connection.reason?.text(.indonesian).string == "proxy 127.0.0.1:\(deaf.port) tidak dapat dihubungi")
    #expect(!found.values.contains { "\($0)".contains("RAHASIA") })
    let wrong = await findings(try service("https://contoh.invalid", environment: ["https_proxy": "socks5://x"]))
    #expect(wrong[.proxy]?.level == .wrong)
    #expect(wrong[.proxy]?.reason?.text(.indonesian).string.contains("https_proxy") == true)
  }
}
