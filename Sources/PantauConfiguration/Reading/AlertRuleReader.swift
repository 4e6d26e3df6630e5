import Monitor
import UploadQueue
import Wording

extension TableReader {
  /// What is to be told, and when; `nil` where that is not said rightly.
  mutating func alertRule() -> AlertRule? {
    let faultsBefore = log.faults.count
    let kinds = choices("on", known: AlertKind.allCases.map(\.rawValue)) { AlertKind(rawValue: $0) } ?? []
    let isTold = log.faults.count > faultsBefore
    let every = span("at-most-every")?.value
    let quietHours = quietHours()
    if kinds.isEmpty, !isTold {
      log.add(
        ConfigurationFault(
          place(of: "on") ?? place,
          Phrase(
            id: "belum disebut kapan: on = [\"stuck\", \"saved-invalid\"]",
            en: "it does not say when: on = [\"stuck\", \"saved-invalid\"]")))
    }
    guard log.faults.count == faultsBefore else { return nil }
    return AlertRule(Set(kinds), every: every ?? .minutes(1), quietHours: quietHours)
  }

  /// Hours as people write them: `20:00-07:00`.
  private mutating func quietHours() -> QuietHours? {
    guard let written = string("quiet-hours") else { return nil }
    let minutes = written.value.split(separator: "-", omittingEmptySubsequences: false).map {
      TimeOfDay($0)?.minutes
    }
    guard minutes.count == 2, let start = minutes[0], let end = minutes[1], let hours = QuietHours(from: start, to: end)
    else {
      log.add(
        .badValue(
          "quiet-hours", written.value, at: written.place,
          Phrase(
            id: "bukan jam tenang; tulis dari dan sampai seperti “20:00-07:00”",
            en: "are no hours; write from and to, such as “20:00-07:00”")))
      return nil
    }
    return hours
  }
}
