import Testing
import UploadQueue

@testable import Monitor

@Suite("Queues as numbers for other programs")
struct QueueMetricsTests {
  private func census(_ statuses: [UploadStatus: Int]) -> QueueCensus {
    var census = QueueCensus(summary: QueueSummary(), overview: QueueOverview())
    census.overview.statuses = statuses
    return census
  }

  @Test("Every number stands in its family, and the last line says that nothing is missing")
  func wholeText() {
    var census = census([.savedInvalid: 2, .signingInProgress: 3])
    census.overview.expectedCount = 6
    census.overview.overdueCount = 2
    census.overview.missingCount = 1
    census.summary.counts = [.stuck: 1, .due: 5]
    census.summary.slowCount = 2
    census.summary.missedCount = 3
    census.summary.exposure = Rupiah(sen: 120_050)
    census.summary.unknownExposureCount = 2
    let queue = QueueMetrics.Queue(
      name: "PT CONTOH", isAnswering: true, age: .seconds(90) + .milliseconds(900), oldestAge: .days(2),
      census: census)
    #expect(
      QueueMetrics([queue]).lines.joined(separator: "\n") == """
        # TYPE pantau_backend_up gauge
        # HELP pantau_backend_up Whether the backend of the queue answered (1) or not (0).
        pantau_backend_up{queue="PT CONTOH"} 1
        # TYPE pantau_poll_age_seconds gauge
        # UNIT pantau_poll_age_seconds seconds
        # HELP pantau_poll_age_seconds How long ago what is known of the queue was true at its source.
        pantau_poll_age_seconds{queue="PT CONTOH"} 90
        # TYPE pantau_oldest_age_seconds gauge
        # UNIT pantau_oldest_age_seconds seconds
        # HELP pantau_oldest_age_seconds How long ago what is known of the oldest document still to be approved was true.
        pantau_oldest_age_seconds{queue="PT CONTOH"} 172800
        # TYPE pantau_documents gauge
        # HELP pantau_documents Documents by status; each is counted once.
        pantau_documents{queue="PT CONTOH",status="created"} 0
        pantau_documents{queue="PT CONTOH",status="signing-in-progress"} 3
        pantau_documents{queue="PT CONTOH",status="saved-invalid"} 2
        pantau_documents{queue="PT CONTOH",status="approved"} 0
        pantau_documents{queue="PT CONTOH",status="amended"} 0
        pantau_documents{queue="PT CONTOH",status="canceled"} 0
        pantau_documents{queue="PT CONTOH",status="waiting-for-amendment"} 0
        pantau_documents{queue="PT CONTOH",status="waiting-for-cancellation"} 0
        pantau_documents{queue="PT CONTOH",status="unknown"} 0
        pantau_documents{queue="PT CONTOH",status="expected"} 4
        pantau_documents{queue="PT CONTOH",status="missing"} 3
        # TYPE pantau_slow_documents gauge
        # HELP pantau_slow_documents Documents signing for longer than usual, and not stuck.
        pantau_slow_documents{queue="PT CONTOH"} 2
        # TYPE pantau_stuck_documents gauge
        # HELP pantau_stuck_documents Documents signing for so long that something is wrong.
        pantau_stuck_documents{queue="PT CONTOH"} 1
        # TYPE pantau_due_documents gauge
        # HELP pantau_due_documents Documents not approved whose last day is near or has passed.
        pantau_due_documents{queue="PT CONTOH"} 5
        # TYPE pantau_late_documents gauge
        # HELP pantau_late_documents Documents not approved whose last day has passed.
        pantau_late_documents{queue="PT CONTOH"} 3
        # TYPE pantau_exposure_rupiah gauge
        # UNIT pantau_exposure_rupiah rupiah
        # HELP pantau_exposure_rupiah 1 % of the DPP of the documents that are due or late.
        pantau_exposure_rupiah{queue="PT CONTOH"} 1200.50
        # TYPE pantau_unknown_exposure_documents gauge
        # HELP pantau_unknown_exposure_documents Documents due or late of which the DPP is not known.
        pantau_unknown_exposure_documents{queue="PT CONTOH"} 2
        # TYPE pantau_signing_seconds gauge
        # UNIT pantau_signing_seconds seconds
        # HELP pantau_signing_seconds How long signing usually takes, by approvals of which begin and end are known.
        # TYPE pantau_signing_approvals gauge
        # HELP pantau_signing_approvals From how many approvals that is known.
        # TYPE pantau_stuck_after_seconds gauge
        # UNIT pantau_stuck_after_seconds seconds
        # HELP pantau_stuck_after_seconds From when on signing counts as stuck, as it is in force.
        # EOF
        """)
  }

  @Test("No answer is no zero: a queue of which nothing is known has no numbers but that it is down")
  func unknown() {
    let queues = [
      QueueMetrics.Queue(name: "Satu", isAnswering: false, age: nil, census: nil),
      QueueMetrics.Queue(name: "Dua", isAnswering: true, age: .zero, census: census([:])),
    ]
    let samples = QueueMetrics(queues).lines.filter { !$0.hasPrefix("#") }
    #expect(samples.filter { $0.contains("Satu") } == ["pantau_backend_up{queue=\"Satu\"} 0"])
    #expect(samples.contains("pantau_stuck_documents{queue=\"Dua\"} 0"))
  }

  @Test("The samples of all queues stand together in their family, as the format asks")
  func families() {
    let queues = ["Satu", "Dua"].map {
      QueueMetrics.Queue(name: $0, isAnswering: true, age: .zero, census: census([.approved: 1]))
    }
    let names = QueueMetrics(queues).lines.map { $0.split(whereSeparator: { " {".contains($0) }) }
      .map { $0[0] == "#" ? $0.dropFirst(2).first ?? "" : $0[0] }
    var families: [Substring] = []
    for name in names where families.last != name { families.append(name) }
    #expect(Set(families).count == families.count)
  }

  @Test(
    "A queue's name ends no label and begins no line",
    arguments: [
      ("kutip\"", "kutip\\\""), ("garis\\", "garis\\\\"), ("baris\nbaru", "baris<U+000A>baru"),
      ("\u{1B}[31m", "<U+001B>[31m"), ("\u{202E}x", "<U+202E>x"),
    ])
  func hostile(name: String, label: String) {
    let queue = QueueMetrics.Queue(name: name, isAnswering: true, age: nil, census: nil)
    #expect(QueueMetrics([queue]).lines.contains("pantau_backend_up{queue=\"\(label)\"} 1"))
  }
}
