import Wording

/// What a configuration names and is no part of it: a file, a folder or a program.
protocol Named {
  /// Why it cannot be used as it is now; `nil` where it can.
  func fault(in surroundings: Surroundings) -> ConfigurationFault?
}

/// Where a configuration is used, as far as what it names is looked at there.
struct Surroundings {
  /// The folders in which a program is looked for that is no path.
  let folders: [String]
  /// Why the file at a path is no queue; `nil` where it is one, or none is there.
  let queueRefusal: (String) -> Phrase?
  /// Where a path leads that the configuration names.
  let location: (String) -> String
}

extension Configuration {
  /// What is wrong with the certificates, keys, files of secrets, lists, programs, folders and queues that a configuration
  /// names, as they are on the disk now.
  ///
  /// A configuration is used all the same: their queue shows what was last known of it, and says why it is no more.
  ///
  /// - Parameters:
  ///   - path: The folders in which programs are looked for, as in the variable `PATH`.
  ///   - refusal: Why the file at a path is no queue; `nil` where it is one, or none is there.
  ///   - location: Where a path leads that the file names.
  public static func faultsOfFiles(
    namedIn text: [UInt8], path: String, queue refusal: @escaping (String) -> Phrase? = { _ in nil },
    location: @escaping (String) -> String
  ) -> [ConfigurationFault] {
    let log = FaultLog()
    _ = read(text, into: log)
    let surroundings = Surroundings(
      folders: path.split(separator: ":").map(String.init), queueRefusal: refusal, location: location)
    return log.named.compactMap { $0.fault(in: surroundings) }.inOrder
  }
}
