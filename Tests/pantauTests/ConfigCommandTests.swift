import TestSupport
import Testing

@Suite("The configuration, checked", .timeLimit(.minutes(5)))
struct ConfigCommandTests {
  @Test("What comes through a pipe is read once, and its faults are told", arguments: [["--config"], []])
  func pipe(option: [String]) async throws {
    let home = try TemporaryFolder()
    let wrong = try await ProgramRun.outcome(
      of: ["config", "check"] + option + ["/dev/stdin"], input: "stuck-afte = \"2h\"\n", home: home)
    #expect(wrong.status == 4)
    #expect(wrong.output.contains("/dev/stdin:1:1") && wrong.output.contains("stuck-afte"), "\(wrong.output)")
    let right = try await ProgramRun.outcome(
      of: ["config", "check"] + option + ["/dev/stdin"], input: "[thresholds]\nstuck-after = \"2h\"\n", home: home)
    #expect(right.status == 0, "\(right.output)")
  }
}
