import TestSupport
import Testing

@testable import UploadQueue

@Suite("How long signing usually takes")
struct SigningTimesTests {
  private let nine = Sample.observedAt

  private func change(
    _ from: String?, _ to: String, _ source: StatusTime.Source, after span: Duration = .zero
  ) -> StatusChange {
    StatusChange(
      subject: Subject(Sample.document(1)), from: from.map { StatusReading(coretax: $0) },
      to: StatusReading(coretax: to), time: StatusTime(since: nine + span, source: source), seenAt: nine + span)
  }

  private func times(_ minutes: [Int]) -> SigningTimes {
    SigningTimes(minutes.map { SigningSpan(from: nine, to: nine + .minutes($0)) })
  }

  @Test("A span counts where begin and end are known", arguments: [StatusTime.Source.backend, .observed])
  func known(source: StatusTime.Source) {
    let begin = change("SAVED INVALID", "SIGNING IN PROGRESS", source)
    let end = change("SIGNING IN PROGRESS", "APPROVED", source, after: .minutes(12))
    #expect(SigningSpan(ending: end, after: begin) == SigningSpan(from: nine, to: nine + .minutes(12)))
  }

  @Test("What is a lower bound, ended otherwise, or ran backwards is left out")
  func unknown() {
    let signing = "SIGNING IN PROGRESS"
    let begin = change(nil, signing, .observed)
    let end = change(signing, "APPROVED", .observed, after: .minutes(12))
    #expect(SigningSpan(ending: end, after: change(nil, signing, .atLeast)) == nil)
    #expect(SigningSpan(ending: change(signing, "APPROVED", .atLeast, after: .minutes(12)), after: begin) == nil)
    #expect(SigningSpan(ending: end, after: nil) == nil)
    #expect(SigningSpan(ending: end, after: change(signing, "SAVED INVALID", .observed)) == nil)
    #expect(SigningSpan(ending: change(signing, "SAVED INVALID", .observed, after: .minutes(9)), after: begin) == nil)
    #expect(SigningSpan(ending: change(nil, "APPROVED", .backend, after: .minutes(9)), after: begin) == nil)
    #expect(SigningSpan(ending: change(signing, "APPROVED", .backend, after: .minutes(-9)), after: begin) == nil)
  }

  @Test("Twenty are enough to call anything usual, one fewer is not")
  func enough() {
    #expect(times(Array(1...19)).median == nil)
    #expect(times(Array(1...19)).percentile(95) == nil)
    #expect(times(Array(1...20)).median == .minutes(10))
    #expect(SigningTimes([]).since == nil)
  }

  @Test("A percentile is a time that one of them took, whatever their order")
  func nearestRank() {
    let hundred = times((1...100).shuffled())
    #expect(hundred.median == .minutes(50))
    #expect(hundred.percentile(95) == .minutes(95))
    #expect(hundred.percentile(100) == .minutes(100))
    #expect(hundred.percentile(0) == nil)
    #expect(times(Array(repeating: 7, count: 19) + [900]).percentile(95) == .minutes(7))
    #expect(hundred.since == nine + .minutes(1))
  }
}
