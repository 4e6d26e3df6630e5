import Wording

/// What is set of a program as a backend.
public struct CommandEntry: Sendable, Equatable {
  /// The program and its arguments, as they were written.
  public var command: [String]
  /// How it uploads again; by its call where nothing is said.
  public var reupload: ReuploadWay
  /// How long one answer may take.
  public var timeout: Duration?
  /// How long to wait between polls.
  public var pollEvery: Duration?

  init?(_ table: inout TableReader) {
    let command = table.command("command")
    reupload = table.reupload()
    timeout = table.span("timeout")?.value
    pollEvery = table.span("poll-every")?.value
    table.forbid(polling: pollEvery, within: .seconds(1), .onceASecond)
    guard let command else {
      if !table.says("command") {
        table.log.add(
          ConfigurationFault(
            table.place,
            Phrase(
              id: "antrean ini belum menyebut programnya: command = [\"…\"]",
              en: "this queue names no program: command = [\"…\"]")))
      }
      return nil
    }
    self.command = command.value
  }
}
