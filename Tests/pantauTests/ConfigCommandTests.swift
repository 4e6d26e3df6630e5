import Glibc
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

  @Test("What is no file is refused at once: nobody may ever write into a pipe with a name")
  func otherThanFiles() async throws {
    let home = try TemporaryFolder()
    let pipe = home.file("pipa")
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, home.file(""), "/dev/zero"] {
      for words in [["config", "check", path], ["list", "--config", path]] {
        let told = try await ProgramRun.outcome(of: words + ["--lang", "en"], home: home)
        #expect(told.status == 1 && told.output.contains("no regular file"), "\(words): \(told.output)")
      }
    }
    let nothing = try await ProgramRun.outcome(of: ["config", "check", "/dev/null"], home: home)
    #expect(nothing.status == 0, "\(nothing.output)")
  }
}
