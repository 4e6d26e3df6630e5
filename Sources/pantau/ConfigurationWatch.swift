import Glibc
import Monitor
import Wording

/// Looks every other second whether the configuration has changed, and reads it again if so.
///
/// A look is one `stat`: it sees what editors do in every way they write a file, through links and over a network.
struct ConfigurationWatch {
  let path: String
  /// What was said on the command line, which wins over every version of the file.
  let policy: PolicyOptions
  let mouse: MouseOption

  private static let pause = Duration.seconds(2)

  /// What becomes of each change, until nobody listens any longer.
  func news() -> AsyncStream<SettingsNews> {
    let (stream, change) = AsyncStream<SettingsNews>.makeStream()
    let path = path
    let (policy, mouse) = (policy, mouse)
    let looking = Task.detached {
      var last = Version(of: path)
      while (try? await Task.sleep(for: Self.pause)) != nil {
        let now = Version(of: path)
        guard now != last else { continue }
        last = now
        change.yield(Self.read(path, policy, mouse))
      }
    }
    change.onTermination = { _ in looking.cancel() }
    return stream
  }

  private static func read(_ path: String, _ policy: PolicyOptions, _ mouse: MouseOption) -> SettingsNews {
    do {
      return .changed(try Settings.chosen(policy, mouse: mouse, from: ConfigurationFile(path: path)))
    } catch let refused as ConfigurationRefused {
      return .refused(refused.faults.map { $0.told(in: Paths.name(path)) })
    } catch let error as any Explained {
      return .refused([error.phrase])
    } catch {
      return .refused([Phrase(same: "\(path)")])
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
