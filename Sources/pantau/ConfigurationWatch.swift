import Glibc
import Monitor
import PantauConfiguration
import Wording

/// Looks every other second whether the configuration has changed, and reads it again if so.
///
/// A look is one `stat`: it sees what editors do in every way they write a file, through links and over a network.
struct ConfigurationWatch {
  let path: String
  /// What was said on the command line, which wins over every version of the file.
  let policy: PolicyOptions
  let mouse: MouseOption
  /// The queues that are watched, where they follow the configuration.
  var lineup: QueueLineup?

  private static let pause = Duration.seconds(2)

  /// What its changes bring.
  struct Changes {
    /// What becomes of each.
    let settings: AsyncStream<SettingsNews>
    /// Which queues it names then.
    let queues: AsyncStream<QueueChanges>
    /// The certificates that it names then.
    let certificates: AsyncStream<[CertificateEntry]>
  }

  /// What each change brings, until nobody listens any longer.
  func changes() -> Changes {
    let (news, change) = AsyncStream<SettingsNews>.makeStream()
    let (queues, regroup) = AsyncStream<QueueChanges>.makeStream()
    let (certificates, name) = AsyncStream<[CertificateEntry]>.makeStream()
    let (path, policy, mouse, first) = (path, policy, mouse, Version(of: path))
    let looking = Task.detached { [lineup] in
      var (lineup, last) = (lineup, first)
      while (try? await Task.sleep(for: Self.pause)) != nil {
        let now = Version(of: path)
        guard now != last else { continue }
        last = now
        let file = ConfigurationFile(path: path)
        let read = Self.read(file, policy, mouse)
        change.yield(read)
        guard case .changed(let settings) = read, let configuration = try? file.configuration() else { continue }
        name.yield(configuration.certificates)
        if let changes = lineup?.change(to: configuration, settings) { regroup.yield(changes) }
      }
    }
    change.onTermination = { _ in looking.cancel() }
    return Changes(settings: news, queues: queues, certificates: certificates)
  }

  private static func read(_ file: ConfigurationFile, _ policy: PolicyOptions, _ mouse: MouseOption) -> SettingsNews {
    do {
      return .changed(try Settings.chosen(policy, mouse: mouse, from: file))
    } catch let refused as ConfigurationRefused {
      return .refused(refused.faults.map { $0.told(in: Paths.name(file.path)) })
    } catch let error as any Explained {
      return .refused([error.phrase])
    } catch {
      return .refused([Phrase(same: "\(file.path)")])
    }
  }

  /// What differs between two versions of a file.
  private struct Version: Equatable {
    var inode: UInt64 = 0
    var size: Int64 = -1
    var seconds = 0
    var nanoseconds = 0

    init(of path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return }
      inode = UInt64(status.st_ino)
      size = Int64(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }
}
