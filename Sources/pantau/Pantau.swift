import ArgumentParser

@main
struct Pantau: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "pantau")
}
