import TestSupport
import Testing
import UploadQueue
import Wording

@testable import StatusBackends

@Suite("A queue at a PJAP")
struct PjapContractTests {
  @Test(
    "keeps every promise of a backend, and asks nothing that is not described", arguments: PjapStand.Kind.allCases,
    StatusBackendContract.allCases)
  func contract(kind: PjapStand.Kind, promise: StatusBackendContract) async throws {
    let stand = try await PjapStand(kind)
    try await promise.check(stand.tested)
    #expect(await stand.fake.breaches == [])
  }

  @Test("refuses every re-upload where it is only watched", arguments: PjapStand.Kind.allCases)
  func watchedOnly(kind: PjapStand.Kind) async throws {
    for promise in StatusBackendContract.allCases {
      let stand = try await PjapStand(kind, reupload: .none)
      try await promise.check(stand.tested)
      #expect(await stand.fake.uploadCount == 0)
    }
  }

  @Test("evolves, and what was rejected goes through once more", arguments: PjapStand.Kind.allCases)
  func toItsEnd(kind: PjapStand.Kind) async throws {
    let stand = try await PjapStand(kind)
    let request = try await stand.tested.invalid()
    guard case .accepted = try await stand.backend.reupload(request) else {
      Issue.record("not accepted")
      return
    }
    #expect(try await stand.tested.document(request.document).status.status == .signingInProgress)
    await stand.fake.evolve()
    let poll = try await stand.tested.poll()
    #expect(poll.documents.map(\.status.status) == [.approved])
    #expect(poll.documents.first?.nsfp != nil)
    #expect(await stand.fake.uploadCount == 1)
  }

  @Test("is of its taxpayer and its channel, and each document says what the service knows of it")
  func whatIsKnown() async throws {
    for kind in PjapStand.Kind.allCases {
      let stand = try await PjapStand(kind)
      let sample = Sample.document(3)
      let id = try await stand.add([sample])[0]
      let document = try await stand.tested.document(id)
      #expect(document.taxpayer == Sample.taxpayer)
      #expect(document.channel == .pjap)
      #expect(document.reference == sample.reference)
      #expect(document.partnerName == sample.partnerName)
      #expect(document.partnerIdentity == sample.partnerIdentity)
      #expect(document.date == sample.date)
      #expect(document.transactionCode == "04")
    }
  }
}

@Suite("A PJAP that misbehaves")
struct PjapFaultTests {
  private func error(
    _ kind: PjapStand.Kind, _ fault: FakeFault, documents count: Int = 3
  ) async throws -> BackendError? {
    let deadline: Duration = fault == .silent ? .milliseconds(60) : .seconds(100)
    let stand = try await PjapStand(kind, pageSize: 2, deadline: deadline)
    _ = try await stand.add(Sample.documents(count))
    await stand.fake.misbehave(fault)
    let error = await stand.pollError()
    await stand.fake.misbehave(nil)
    stand.time.advance(by: .minutes(10))
    let recovered = await stand.pollError()
    #expect(fault == .silent || recovered == nil)
    return error
  }

  @Test(
    "What it does wrong is said in plain words, and it is watched again when it behaves",
    arguments: PjapStand.Kind.allCases)
  func faults(kind: PjapStand.Kind) async throws {
    #expect(try await error(kind, .silent) == .unavailable("127.0.0.1 gave no answer within 60 ms"))
    #expect(
      try await error(kind, .cutShort) == .unavailable("127.0.0.1 closed the connection before its answer was whole"))
    #expect(try await error(kind, .garbage) == .protocolBroken(what: "its answer is no HTTP", at: "127.0.0.1"))
    #expect(try await error(kind, .hugePages) == .protocolBroken(what: "its answer is too large", at: "127.0.0.1"))
    let often: FailureWords? = kind == .klikpajak ? "Too Many Requests" : nil
    #expect(
      try await error(kind, .tooManyRequests)
        == .rateLimited(until: Sample.observedAt + .seconds(120), why: often))
    #expect(
      try await error(kind, .internalError) == .unavailable("HTTP 500: Terjadi kesalahan pada server"))
    guard
      case .protocolBroken("a web page and no data: a page to sign in at, or the wrong address", _)? = try await error(
        kind, .signInPage)
    else {
      Issue.record("a sign-in page is taken for an answer")
      return
    }
    guard case .protocolBroken("a value of the wrong type", let place)? = try await error(kind, .wrongTypes) else {
      Issue.record("wrong types are taken")
      return
    }
    #expect(place.contains(": data"))
    guard case .protocolBroken(let what, _)? = try await error(kind, .redirects) else {
      Issue.record("a redirect elsewhere is followed")
      return
    }
    #expect(what.text.contains("https://lain.example/documents"))
    guard case .notAuthorized(nil, _?)? = try await error(kind, .unauthorized) else {
      Issue.record("refused credentials are not told")
      return
    }
  }

  @Test(
    "A re-upload that fails within the service leaves doubt, one that is refused does not",
    arguments: PjapStand.Kind.allCases)
  func reuploadFaults(kind: PjapStand.Kind) async throws {
    for (fault, isRefusal) in [
      (FakeFault.internalError, false), (.cutShort, false), (.garbage, false), (.signInPage, false),
      (.unauthorized, true), (.tooManyRequests, true),
    ] {
      let stand = try await PjapStand(kind)
      let request = try await stand.tested.invalid()
      await stand.fake.misbehave(fault, atUploads: true)
      #expect(await stand.tested.error(of: request)?.leavesDoubt == !isRefusal, "\(fault)")
    }
  }

  @Test(
    "Where the status cannot be read first, nothing is sent and nothing is in doubt", arguments: PjapStand.Kind.allCases
  )
  func notSent(kind: PjapStand.Kind) async throws {
    for fault in [FakeFault.internalError, .cutShort, .garbage, .signInPage, .wrongTypes, .redirects] {
      let stand = try await PjapStand(kind)
      let request = try await stand.tested.invalid()
      await stand.fake.misbehave(fault)
      let error = await stand.tested.error(of: request)
      guard case .notSent(let why)? = error else {
        Issue.record("\(fault): \(String(describing: error))")
        continue
      }
      #expect(why.text.hasPrefix("its status could not be read first: "), "\(fault)")
      #expect(error?.leavesDoubt == false, "\(fault)")
      #expect(await stand.fake.uploadCount == 0)
    }
  }

  @Test(
    "The token appears in nothing that is said of any fault", arguments: PjapStand.Kind.allCases,
    [Language.indonesian, .english])
  func tokenStaysInside(kind: PjapStand.Kind, language: Language) async throws {
    for fault in [nil] + FakeFault.allCases.filter({ $0 != .silent }) {
      let stand = try await PjapStand(kind, pageSize: 2, language: language)
      _ = try await stand.add(Sample.documents(3))
      await stand.fake.misbehave(fault)
      let error = await stand.pollError()
      var dumped = ""
      dump(stand.supply, to: &dumped)
      for text in ["\(error as Any)", error?.words ?? "", dumped, String(reflecting: stand.backend)] {
        #expect(!text.contains(PjapStand.token))
      }
    }
  }
}
