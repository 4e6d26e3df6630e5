import ArgumentParser
import Glibc
import Secrets
import Wording

/// An access token that is piped in: never an argument, which everybody on the machine could read.
struct TokenOption: ParsableArguments {
  @Flag(
    name: .customLong("token-stdin"),
    help: Phrase(
      id: "Baca token portal Coretax dari baris pertama masukan standar.",
      en: "Read the token of the Coretax portal from the first line of the standard input."
    ).help)
  var isPiped = false

  /// The queues, with the token for the one that is watched at the portal.
  ///
  /// The standard input is the terminal again afterwards, where there is one.
  func giving(to places: [QueuePlace]) throws -> [QueuePlace] {
    guard isPiped else { return places }
    guard places.count(where: \.isPortal) == 1, let index = places.firstIndex(where: \.isPortal) else {
      throw CommandRefusal(
        phrase: Phrase(
          id: "--token-stdin memerlukan satu antrean coretax-portal; sebut dengan --queue.",
          en: "--token-stdin needs one queue of coretax-portal; name it with --queue."))
    }
    var places = places
    places[index].givenToken = try Secret(given: Self.firstLine(), through: "--token-stdin")
    return places
  }

  private static func firstLine() -> String {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    // One by one: what comes after the line is not for us. A token that long is none, and refused as such.
    while line.count <= 65_536, read(STDIN_FILENO, &byte, 1) == 1, byte != 10 { line.append(byte) }
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    if terminal >= 0 {
      dup2(terminal, STDIN_FILENO)
      close(terminal)
    }
    return String(decoding: line, as: UTF8.self)
  }
}
