import TestSupport
import Testing

@testable import UploadQueue

/// What is known of signers: counts with their periods, and nothing that was not counted.
@Suite struct SignerBookTests {
  private let now = Sample.observedAt
  private var number = 0

  /// So many documents of a signer, one a minute, the last so many hours ago.
  private mutating func documents(
    _ count: Int, _ status: String, by signer: String?, hoursAgo: Double, source: StatusTime.Source = .backend
  ) -> [Document] {
    (0..<count).map { place in
      number += 1
      var document = Sample.document(number, status: status)
      let since = now - .seconds(hoursAgo * 3600) - .minutes(source == .atLeast ? 0 : count - 1 - place)
      document.statusTime = StatusTime(since: since, source: source)
      document.signer = signer
      return document
    }
  }

  private func outcomes(_ documents: [Document]) async -> [SignerOutcomes] {
    let index = QueueIndex()
    let ticket = await index.beginPoll(at: now)
    _ = await index.apply(documents, of: ticket, seenAt: now)
    _ = await index.finish(ticket, scope: .snapshot, seenAt: now)
    return await index.signerOutcomes(at: now)
  }

  @Test("The last 14 of one failed, the last 20 of another passed: exactly that, with since when")
  mutating func runs() async {
    let all = await outcomes(
      documents(3, "APPROVED", by: "A", hoursAgo: 30) + documents(14, "SAVED INVALID", by: "A", hoursAgo: 1)
        + documents(2, "SAVED INVALID", by: "B", hoursAgo: 40) + documents(20, "APPROVED", by: "B", hoursAgo: 2))
    #expect(all.map(\.signer) == ["A", "B"])
    #expect(all[0].run == SignerOutcomes.Run(isApproved: false, count: 14, from: now - .hours(1) - .minutes(13)))
    #expect(all[1].run == SignerOutcomes.Run(isApproved: true, count: 20, from: now - .hours(2) - .minutes(19)))
    #expect((all[0].failed, all[0].passed) == (14, 3))
    #expect(all[0].period == (now - .hours(30) - .minutes(2))...(now - .hours(1)))
    #expect((all[1].failed, all[1].passed) == (2, 20))
  }

  @Test("One that passed ends the run of failures")
  mutating func broken() async throws {
    let all = await outcomes(
      documents(14, "SAVED INVALID", by: "A", hoursAgo: 3) + documents(1, "APPROVED", by: "A", hoursAgo: 1))
    #expect(all.first?.run == SignerOutcomes.Run(isApproved: true, count: 1, from: now - .hours(1)))
  }

  @Test("Where one failed and one passed in the same moment, neither was the last")
  mutating func tie() async {
    let all = await outcomes(
      documents(1, "SAVED INVALID", by: "A", hoursAgo: 1) + documents(1, "APPROVED", by: "A", hoursAgo: 1))
    #expect(all.first?.run == nil)
    #expect(all.first.map { $0.failed + $0.passed } == 2)
  }

  @Test("What stood so already when the queue was known first is of no period, and counted apart")
  mutating func undated() async {
    let all = await outcomes(
      documents(5, "APPROVED", by: "A", hoursAgo: 0, source: .atLeast)
        + documents(2, "SAVED INVALID", by: "A", hoursAgo: 1))
    #expect(all.first?.undated == 5)
    #expect(all.first?.passed == 0)
    #expect(all.first?.run?.count == 2)
  }

  @Test("What is signing, a draft, or names nobody is no outcome of anybody")
  mutating func others() async {
    #expect(
      await outcomes(
        documents(2, "SIGNING IN PROGRESS", by: "A", hoursAgo: 1) + documents(2, "CREATED", by: "A", hoursAgo: 1)
          + documents(2, "APPROVED", by: nil, hoursAgo: 1)
      ).isEmpty)
  }

  @Test("Of late is within 24 hours of the newest that is known of the queue")
  mutating func lately() async throws {
    let all = await outcomes(
      documents(3, "APPROVED", by: "A", hoursAgo: 25) + documents(4, "APPROVED", by: "A", hoursAgo: 20)
        + documents(2, "SAVED INVALID", by: "A", hoursAgo: 2))
    let one = try #require(all.first)
    #expect((one.passedLately, one.failedLately, one.passed) == (4, 2, 7))
    #expect(one.lastPassed == now - .hours(20))
  }

  @Test("Proposed is whoever has most approvals of late, not the longest run however old")
  mutating func proposed() async {
    let passing =
      documents(20, "APPROVED", by: "B", hoursAgo: 10) + documents(1, "SAVED INVALID", by: "B", hoursAgo: 9)
      + documents(3, "APPROVED", by: "B", hoursAgo: 6)
    let old = documents(30, "APPROVED", by: "D", hoursAgo: 240)
    let few = documents(2, "APPROVED", by: "E", hoursAgo: 1)
    #expect(await outcomes(old + few + passing).proposed?.signer == "B")
    #expect(await outcomes(old + few).proposed?.signer == "E")
  }

  @Test("Of as many approvals the newest decides, also where none is of late")
  mutating func newest() async {
    #expect(
      await outcomes(documents(2, "APPROVED", by: "A", hoursAgo: 5) + documents(2, "APPROVED", by: "B", hoursAgo: 4))
        .proposed?.signer == "B")
    #expect(
      await outcomes(documents(9, "APPROVED", by: "A", hoursAgo: 90) + documents(1, "APPROVED", by: "B", hoursAgo: 80))
        .proposed?.signer == "B")
  }

  @Test("Nobody is proposed whose last document failed, or of whose documents of late as many failed as passed")
  mutating func failing() async {
    let turned = documents(9, "APPROVED", by: "A", hoursAgo: 5) + documents(1, "SAVED INVALID", by: "A", hoursAgo: 1)
    let mixed = documents(4, "SAVED INVALID", by: "B", hoursAgo: 5) + documents(2, "APPROVED", by: "B", hoursAgo: 1)
    #expect(await outcomes(turned + mixed).proposed == nil)
    #expect(await outcomes(turned + mixed + documents(1, "APPROVED", by: "C", hoursAgo: 50)).proposed?.signer == "C")
  }

  @Test("What was uploaded again with another one than it names is counted for neither, until it is once more")
  mutating func otherwiseSigned() async {
    let now = self.now
    let all = documents(1, "APPROVED", by: "A", hoursAgo: 1) + documents(1, "SAVED INVALID", by: "A", hoursAgo: 1)
    let index = QueueIndex()
    let ticket = await index.beginPoll(at: now)
    _ = await index.apply(all, of: ticket, seenAt: now)
    _ = await index.finish(ticket, scope: .snapshot, seenAt: now)
    func counts(_ reuploads: [SignedReupload]) async -> [Int] {
      let outcomes = await index.signerOutcomes(at: now, after: reuploads).first { $0.signer == "A" }
      return [outcomes?.passed ?? 0, outcomes?.failed ?? 0]
    }
    func again(_ place: Int, by signer: String?, minutesAgo: Int, _ state: AttemptEvent) -> SignedReupload {
      var attempt = Sample.attempt("k\(place)-\(minutesAgo)", on: all[place])
      (attempt.signer, attempt.state, attempt.beganAt) = (signer, state, now - .minutes(minutesAgo))
      return SignedReupload(attempt)
    }
    let (passed, failed) = (AttemptEvent.settled(.approved), AttemptEvent.settled(.invalidAgain))
    #expect(await counts([]) == [1, 1])
    #expect(await counts([again(0, by: "B", minutesAgo: 90, passed)]) == [0, 1])
    #expect(await counts([again(1, by: "B", minutesAgo: 90, failed)]) == [1, 0])
    #expect(await counts([again(0, by: "A", minutesAgo: 90, passed)]) == [1, 1])
    // What came after it stood so, was not sent, or is long past since another one, tells nothing of it.
    #expect(await counts([again(0, by: "B", minutesAgo: 30, .queued)]) == [1, 1])
    #expect(await counts([again(0, by: "B", minutesAgo: 90, .refused("x"))]) == [1, 1])
    #expect(
      await counts([again(0, by: "B", minutesAgo: 90, failed), again(0, by: "A", minutesAgo: 80, passed)]) == [1, 1])
  }

  private func reupload(
    _ state: AttemptEvent, by signer: String?, minutesAgo: Int, isHandOff: Bool = false
  ) -> SignedReupload {
    var attempt = Sample.attempt("k\(minutesAgo)", on: Sample.document(1), isHandOff: isHandOff)
    (attempt.signer, attempt.state, attempt.beganAt) = (signer, state, now - .minutes(minutesAgo))
    return SignedReupload(attempt)
  }

  @Test("Re-uploads are counted by signer and end; what was never sent is none, and who is not known is said apart")
  func reuploads() throws {
    let book = SignerBook(
      standings: [], outcomes: [],
      reuploads: [
        reupload(.settled(.invalidAgain), by: "A", minutesAgo: 90),
        reupload(.followed(.invalidAgain), by: "A", minutesAgo: 80),
        reupload(.refused("x"), by: "A", minutesAgo: 70), reupload(.settled(.notSent), by: "A", minutesAgo: 200),
        reupload(.settled(.approved), by: "B", minutesAgo: 60),
        reupload(.settled(.signingAgain), by: "B", minutesAgo: 5),
        reupload(.claimedDone, by: nil, minutesAgo: 4, isHandOff: true),
      ], offered: ["B", "C"])
    #expect(book.entries.map(\.name) == ["A", "B", "C"])
    let a = try #require(book.entry(of: "A")?.reuploads)
    #expect((a.invalid, a.approved, a.refused, a.untold, a.total) == (2, 0, 1, 0, 3))
    #expect(a.period == (now - .minutes(90))...(now - .minutes(70)))
    let b = try #require(book.entry(of: "B")?.reuploads)
    #expect((b.invalid, b.approved, b.untold) == (0, 1, 1))
    #expect(book.entry(of: "C")?.reuploads == ReuploadTally())
    #expect(book.unnamed.total == 1)
    #expect(book.entries.map(\.isOffered) == [false, true, true])
  }

  @Test("Who has most trouble comes first, as in the overview, and who only was re-uploaded with comes after")
  func order() {
    let standings = [SignerCount(signer: "Z"), SignerCount(signer: nil), SignerCount(signer: "A")]
    let book = SignerBook(
      standings: standings, outcomes: [], reuploads: [reupload(.settled(.approved), by: "M", minutesAgo: 1)])
    #expect(book.entries.map(\.name) == ["Z", "A", "M"])
    #expect(book.entries.allSatisfy { $0.isOffered == nil })
  }

  @Test("A re-upload as it was known before its end")
  func past() {
    var end = reupload(.settled(.approved), by: "A", minutesAgo: 60)
    end.stateAt = now - .minutes(10)
    #expect(end.known(at: now) == end)
    #expect(end.known(at: now - .minutes(20)).outcome == .untold)
  }

  @Test("A certificate is a signer's where it names them; else that of the queue alone")
  func certificates() {
    func certificate(_ signer: String?, _ queue: String?, days: Int? = nil) -> SigningCertificate {
      SigningCertificate(
        signer: signer, queue: queue, kind: .sertel,
        opened: days.map { .init(start: now - .days(700), end: now + .days($0), at: now) })
    }
    let all = [
      certificate("Budi Contoh", nil, days: 30), certificate("BUDI CONTOH", nil, days: 300),
      certificate("BUDI CONTOH", "LAIN", days: 900), certificate(nil, "SATU", days: 5), certificate(nil, nil, days: 1),
    ]
    #expect(all.of("BUDI CONTOH", in: "SATU").count == 2)
    #expect(all.signing("BUDI CONTOH", in: "SATU", at: now)?.opened?.end == now + .days(300))
    #expect(all.signing("SITI CONTOH", in: "SATU", at: now)?.opened?.end == now + .days(5))
    #expect(all.signing("SITI CONTOH", in: "DUA", at: now) == nil)
  }

  @Test("Where the desktop client's document names nobody, it is the sertel of the one signer whom they name, if one")
  func desktop() {
    func certificate(
      _ signer: String, _ queue: String? = nil, kind: SigningCertificate.Kind? = .sertel, days: Int
    ) -> SigningCertificate {
      SigningCertificate(
        signer: signer, queue: queue, kind: kind,
        opened: .init(start: now - .days(700), end: now + .days(days), at: now))
    }
    func known(_ all: [SigningCertificate], _ channel: Channel = .desktop) -> Timestamp? {
      all.signing(nil, through: channel, in: "SATU", at: now)?.opened?.end
    }
    let (budi, siti) = (certificate("BUDI CONTOH", days: 30), certificate("SITI CONTOH", days: 60))
    #expect(known([budi]) == now + .days(30))
    #expect(known([budi], .coretax) == nil)
    #expect(known([budi, certificate("Budi Contoh", days: 90)]) == now + .days(90))
    // Which of two it is nobody says, but where one of them is for this queue.
    #expect(known([budi, siti]) == nil)
    #expect(known([budi, certificate("SITI CONTOH", "SATU", days: 9)]) == now + .days(9))
    #expect(known([certificate("BUDI CONTOH", "LAIN", days: 9)]) == nil)
    #expect(known([budi, certificate("SITI CONTOH", kind: .psre, days: 60)]) == now + .days(30))
  }

  @Test("What keeps somebody from signing is that the certificate is of no use, and no other may be")
  func obstacle() {
    func certificate(
      from start: Int, to end: Int, found: SigningCertificate.Flaw? = nil
    ) -> SigningCertificate {
      SigningCertificate(
        signer: "A", queue: nil, kind: .sertel,
        opened: .init(start: now + .days(start), end: now + .days(end), at: now, found: found))
    }
    func flaw(_ all: SigningCertificate...) -> SigningCertificate.Flaw? {
      all.obstacle(for: "A", in: "SATU", at: now)?.flaw
    }
    let (ended, valid) = (certificate(from: -9, to: -1), certificate(from: -9, to: 9))
    #expect(flaw() == nil && flaw(valid) == nil && flaw(ended, valid) == nil)
    #expect(flaw(ended) == .ended && flaw(certificate(from: 1, to: 9)) == .notYet)
    #expect(flaw(certificate(from: -9, to: 9, found: .foreignKey)) == .foreignKey)
    // Of another file nothing is known.
    #expect(flaw(certificate(from: -9, to: -1, found: .replaced)) == nil)
    #expect(flaw(ended, SigningCertificate(signer: "A", queue: nil, kind: nil)) == nil)
  }
}
