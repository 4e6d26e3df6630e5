import Foundation
import Synchronization
import TestSupport
import UploadQueue

/// A fake service on a port of this machine, for people: `swift run FakeService pajakio 8091`.
///
/// Its queue evolves by itself. A line on standard input makes it misbehave (`tooManyRequests`, `slow`), or behave again
/// (an empty one); at the portal `upload REFERENCE` is somebody who uploads that document again. With a fifth word it speaks TLS, with a certificate that is good or not.
@main
enum FakeServiceProgram {
  /// The token, client secret or password that it takes.
  static let secret = "rahasia-contoh"

  /// What the gateway is held against, as seen from the top folder.
  private static let description = "Sources/StatusBackends/Gateway/openapi.json"

  /// The services there are, by name.
  static let services: [(name: String, make: @Sendable () throws -> any FakeService)] = [
    ("pajakio", { FakePajakio(token: secret) }), ("klikpajak", { FakeKlikpajak(secret: secret, now: now) }),
    ("pajakexpress", { FakePajakExpress(password: secret) }),
    ("coretax-portal", { FakePortal(of: .number("0999999999999000"), allowing: [secret]) }),
    ("gateway", { FakeGateway(token: secret, schema: try JSONSchema(contentsOf: description), now: now) }),
  ]

  /// What it proves itself with over TLS.
  private enum Proof: String, CaseIterable {
    /// A certificate of the authority that is named to the client.
    case tls
    /// One of that authority, good for a day years ago.
    case expired
    /// One of another authority.
    case untrusted
  }

  /// At once, also into a file.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private static func now() -> Timestamp {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  static func main() async throws {
    let words = CommandLine.arguments.dropFirst()
    guard words.first != "gateway" || FileManager.default.isReadableFile(atPath: description) else {
      say("There is no \(description) here: start it in the top folder of the sources.")
      exit(EXIT_FAILURE)
    }
    guard let service = try services.first(where: { $0.name == words.first })?.make(),
      let port = words.dropFirst().first.flatMap({ Int($0) })
    else {
      let proofs = Proof.allCases.map(\.rawValue).joined(separator: "|")
      say("FakeService \(services.map(\.name).joined(separator: "|")) PORT [DOCUMENTS [SECONDS [\(proofs)]]]")
      return
    }
    let proof = words.dropFirst(4).first.flatMap { Proof(rawValue: $0) }
    let authority = try proof.map { _ in try LoopbackAuthority() }
    let signing = proof == .untrusted ? try LoopbackAuthority() : authority
    let identity = try signing?.identity(isExpired: proof == .expired)
    let file = authorityFile(at: port)
    try authority?.pem.write(toFile: file, atomically: true, encoding: .utf8)
    let numbers = words.dropFirst(2).compactMap { Int($0) }
    let name = words.first ?? ""
    let hasPages = name != "klikpajak"
    // So many that no service gives them all on one page; but not where each is asked for by itself.
    let ids = await service.add(documents(numbers.first ?? (hasPages ? 250 : movingCount)))
    let word = Mutex("")
    let server: LoopbackServer
    do {
      server = try await LoopbackServer.start(port: port, identity: identity) { request in
        switch word.withLock({ $0 }) {
        case "slow": try? await Task.sleep(for: slowness)
        // More than any client takes, and not only more than a test lets one take.
        case FakeFault.hugePages.rawValue: return .json(String(repeating: " ", count: 40 << 20))
        default: break
        }
        return await service.answer(request)
      }
    } catch {
      say("Port \(port) of this machine is not free, or may not be used here: name another one.")
      exit(EXIT_FAILURE)
    }
    say("\(server.origin)  \(secret)")
    say(queue(at: server.origin, of: name, authority: proof.map { _ in file }))
    let shown = hasPages ? ids.prefix(movingCount) : ids[...]
    say(shown.map(\.rawValue).joined(separator: "\n"))
    if shown.count < ids.count { say("and \(ids.count - shown.count) that are approved") }
    let faults = FakeFault.allCases.filter { hasPages || !$0.isOfPages }
    say(faults.map(\.rawValue).joined(separator: " ") + " slow")
    let course = Task {
      while true {
        try await Task.sleep(for: .seconds(numbers.dropFirst().first ?? 5))
        await service.evolve()
      }
    }
    for await line in lines() {
      if let portal = service as? FakePortal, line.hasPrefix("upload ") {
        say(await portal.upload(String(line.dropFirst(7))) ? "uploaded" : "no such Saved Invalid document")
        continue
      }
      let fault = FakeFault(rawValue: line)
      guard line.isEmpty || line == "slow" || fault.map(faults.contains) ?? false else {
        say(fault == nil ? "no such word: \(line)" : "\(name) has no list, so \(line) changes nothing")
        continue
      }
      word.withLock { $0 = line }
      await service.misbehave(fault)
      say("fault: \(line), uploads: \(await service.uploadCount), not described: \(await service.breaches)")
    }
    // Without a terminal it goes on until it is ended.
    try await course.value
  }

  /// The table of a configuration in which the service is a queue.
  private static func queue(at origin: String, of name: String, authority: String?) -> String {
    let file = "~/\(secret)"
    let own =
      switch name {
      case "klikpajak":
        """
        client-id = "klien-contoh"
        client-secret-file = "\(file)"
        documents = "~/klikpajak.txt"   # the ids below, one a line
        """
      case "pajakexpress":
        """
        email = "pajak@contoh.id"
        password-file = "\(file)"
        signing-place = "Jakarta"
        signer = "0999999999999001"
        """
      case "coretax-portal": "lists = [\"outputinvoice\"]\ntoken-file = \"\(file)\""
      default: "token-file = \"\(file)\""
      }
    let taxpayer = name == "gateway" ? "" : "taxpayer = \"0999999999999000\"\n"
    let statuses =
      name == "pajakexpress"
      ? "\n[queue.statuses]\n\"GAGAL CONTOH\" = \"SAVED INVALID\"\n\"PROSES CONTOH\" = \"SIGNING IN PROGRESS\"\n" : ""
    return """
      # (umask 077; printf \(secret) > \(file))
      [[queue]]
      name = "\(name)"
      backend = "\(name)"
      url = "\(origin)"
      \(authority.map { "ca-file = \"\($0)\"\n" } ?? "")\(taxpayer)\(own)
      \(statuses)
      """
  }

  /// Where the certificate of the authority stands that the client of a port is to trust.
  private static func authorityFile(at port: Int) -> String {
    NSTemporaryDirectory() + "pantau-ca-contoh-\(port).pem"
  }

  /// So long a slow answer takes.
  private static let slowness = Duration.seconds(20)

  /// The lines of standard input, read on a thread of its own: nothing else waits for them.
  private static func lines() -> AsyncStream<String> {
    AsyncStream { lines in
      Thread.detachNewThread {
        while let line = readLine() { lines.yield(line) }
        lines.finish()
      }
    }
  }

  /// How many documents something happens to: with more of them a re-upload would wait for long to be signed.
  private static let movingCount = 40

  /// Invented documents: the first stand in every status, the others are approved.
  private static func documents(_ count: Int) -> [Document] {
    let statuses = ["SIGNING IN PROGRESS", "SAVED INVALID", "APPROVED", "SIGNING IN PROGRESS", "CREATED"]
    return (0..<count).map { number in
      var document = Sample.document(
        number, status: number < movingCount ? statuses[number % statuses.count] : "APPROVED")
      document.observedAt = now()
      if document.status.status == .savedInvalid { document.reason = "NITKU pembeli tidak valid" }
      if document.status.status == .approved { document.nsfp = NSFP("0400260099\(9_000_000 + number)") }
      return document
    }
  }
}
