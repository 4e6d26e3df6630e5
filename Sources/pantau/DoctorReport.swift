import Doctor
import UploadQueue
import Wording

/// What an examination has found, to be read or reckoned with.
struct DoctorReport {
  let probes: [Probe]
  let findings: [Finding]

  /// A finding a line, its reason and the next step below, and the sum.
  var lines: [String] {
    let each = zip(probes, findings).flatMap { probe, finding -> [SafeText] in
      let head: SafeText =
        "\(finding.level.mark) \(probe.kind.phrase.spoken) · \(probe.subject.spoken): \(finding.answer.spoken)"
      let reason = finding.reason.map {
        Phrase(id: "    \($0.text(.indonesian))", en: "    \($0.text(.english))").spoken
      }
      let next = finding.nextStep.map {
        Phrase(id: "  → \($0.text(.indonesian))", en: "  → \($0.text(.english))").spoken
      }
      return [head] + [reason, next].compactMap { $0 }
    }
    return (each + [sum.spoken]).map(\.string)
  }

  private var sum: Phrase {
    func count(_ level: Finding.Level) -> Int { findings.count { $0.level == level } }
    let (wrong, warnings, fine, skipped) = (count(.wrong), count(.warning), count(.fine), count(.skipped))
    return Phrase(
      id: "Salah: \(wrong). Peringatan: \(warnings). Baik: \(fine). Tidak diperiksa: \(skipped).",
      en: "Wrong: \(wrong). Warnings: \(warnings). Well: \(fine). Not looked at: \(skipped).")
  }

  /// All of it as one JSON object on a line.
  func json(at now: Timestamp) throws -> String {
    let record = DoctorRecord(
      at: now.iso(in: .chosen), result: findings.worst.rawValue,
      findings: zip(probes, findings).map { DoctorRecord.Entry($0, $1) })
    return try JSONLine(record).text
  }
}

extension Finding.Level {
  /// Its sign.
  var mark: SafeText {
    switch self {
    case .fine: "✓"
    case .skipped: "–"
    case .warning: "!"
    case .wrong: "✗"
    }
  }
}

/// The JSON of an examination.
private struct DoctorRecord: Encodable {
  struct Entry: Encodable {
    let probe: String
    let subject: String
    let level: String
    let answer: String
    let reason: String?
    let nextStep: String?
    let facts: [String: FactValue]

    enum CodingKeys: String, CodingKey {
      case probe, subject, level, answer, reason, facts
      case nextStep = "next_step"
    }

    init(_ probe: Probe, _ finding: Finding) {
      self.probe = probe.kind.rawValue
      subject = probe.subject.spoken.string
      level = finding.level.rawValue
      answer = finding.answer.spoken.string
      reason = finding.reason?.spoken.string
      nextStep = finding.nextStep?.spoken.string
      facts = finding.facts.mapValues(FactValue.init)
    }
  }

  struct FactValue: Encodable {
    let fact: Finding.Fact

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch fact {
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      case .truth(let truth): try container.encode(truth)
      }
    }
  }

  let at: String
  let result: String
  let findings: [Entry]
}
