import TestSupport
import Testing

@testable import UploadQueue

@Suite("Being reminded 7, 3 and 1 days before documents fall due")
struct ReminderTests {
  private func index(_ documents: [Document]) async -> QueueIndex {
    let index = QueueIndex(policy: QueuePolicy(dueSoonDays: 0))
    let ticket = await index.beginPoll(at: Sample.observedAt)
    _ = await index.apply(documents, of: ticket, seenAt: Sample.observedAt)
    _ = await index.finish(ticket, scope: .snapshot, seenAt: Sample.observedAt)
    return index
  }

  /// Documents of October, which are due on 20 November.
  private func documents(_ count: Int, _ status: String = "CREATED", from first: Int = 0) -> [Document] {
    (first..<first + count).map { number in
      var document = Sample.document(number, status: status)
      document.date = .day("2026-10-05")
      document.taxBase = Rupiah(sen: 1_000_000_00)
      return document
    }
  }

  private func reminders(_ events: [QueueEvent]) -> [Reminder] {
    events.compactMap { if case .reminder(let reminder) = $0 { reminder } else { nil } }
  }

  private func reminder(_ daysLeft: Int, _ count: Int = 3) -> Reminder {
    Reminder(
      lastDay: .day("2026-11-20"), daysLeft: daysLeft, documents: count, atStake: Rupiah(sen: Int64(count) * 10_000_00))
  }

  @Test("Each of the three is told once, with what is not approved and what is at stake")
  func steps() async {
    let index = await index(documents(3) + documents(4, "APPROVED", from: 3))
    var told = await index.alarms(told: nil, at: .wib("2026-11-12 10:00")).standing
    #expect(told.isEmpty)
    var said: [Int: [Reminder]] = [:]
    for day in 12...22 {
      let (news, standing) = await index.alarms(told: told, at: .wib("2026-11-\(day) 10:00"))
      let found = reminders(news)
      if !found.isEmpty { said[day] = found }
      told = standing
      #expect(reminders(await index.alarms(told: told, at: .wib("2026-11-\(day) 23:00")).news).isEmpty)
    }
    #expect(said == [13: [reminder(7)], 17: [reminder(3)], 19: [reminder(1)]])
    #expect(!told.contains { $0.kind.isReminder })
  }

  @Test("Where a day was slept through, the next reminder says how many days are left, and the older one not as well")
  func late() async {
    let index = await index(documents(3))
    let (news, standing) = await index.alarms(told: [], at: .wib("2026-11-18 10:00"))
    #expect(reminders(news) == [reminder(2)])
    #expect(reminders(news).map(\.step) == [3])
    #expect(standing.count { $0.kind.isReminder } == 2)
    #expect(reminders(await index.alarms(told: standing, at: .wib("2026-11-20 10:00")).news) == [reminder(0)])
  }

  @Test("To who was never told anything nothing is news, nor later that day")
  func first() async {
    let index = await index(documents(3))
    let (news, standing) = await index.alarms(told: nil, at: .wib("2026-11-18 10:00"))
    #expect(news.isEmpty)
    #expect(reminders(await index.alarms(told: standing, at: .wib("2026-11-18 11:00")).news).isEmpty)
  }

  @Test("What was told stays told while nothing is due for a moment, and what comes to a day later waits for the next")
  func stays() async {
    let told = await index(documents(3)).alarms(told: [], at: .wib("2026-11-13 10:00")).standing
    let through = await index(documents(3, "APPROVED")).alarms(told: told, at: .wib("2026-11-14 10:00")).standing
    #expect(reminders(await index(documents(5)).alarms(told: through, at: .wib("2026-11-15 10:00")).news).isEmpty)
    #expect(
      reminders(await index(documents(5)).alarms(told: through, at: .wib("2026-11-17 10:00")).news) == [reminder(3, 5)])
  }

  @Test("Each day is one message, the nearest first")
  func days() async {
    var other = documents(2, from: 10)
    for place in other.indices { other[place].date = .day("2025-05-10") }
    var index = await index(documents(1) + other)
    #expect(reminders(await index.alarms(told: [], at: .wib("2026-11-19 10:00")).news) == [reminder(1, 1)])
    for place in other.indices { other[place].date = .day("2026-09-05") }
    index = await self.index(documents(1) + other)
    #expect(reminders(await index.alarms(told: [], at: .wib("2026-10-19 10:00")).news).map(\.documents) == [2])
  }
}
