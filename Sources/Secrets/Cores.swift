import CMemoryGuard
import Glibc
import Synchronization

/// The core files of this process, which would hold whatever secrets it holds.
enum Cores {
  /// What was found when the first holder turned them off, and how many hold something now.
  private struct State {
    var holderCount = 0
    var limit = rlimit()
    var dumpable: Int32 = 1
  }

  private static let state = Mutex(State())

  /// Whether the kernel may leave one.
  static var areLeft: Bool { cmemory_dumpable() != 0 }

  /// No core from now on, neither by the limit nor by the kernel's own judgement, until each holder has said ``allow()``.
  ///
  /// Others of the same user cannot read the process's memory either.
  static func turnOff() {
    state.withLock { state in
      state.holderCount += 1
      guard state.holderCount == 1 else { return }
      getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &state.limit)
      state.dumpable = cmemory_dumpable()
      var none = rlimit(rlim_cur: 0, rlim_max: state.limit.rlim_max)
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
      cmemory_set_dumpable(0)
    }
  }

  /// One that turned them off holds nothing any longer; after the last, what was found is put back.
  static func allow() {
    state.withLock { state in
      state.holderCount -= 1
      guard state.holderCount == 0 else { return }
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &state.limit)
      if state.dumpable == 1 { cmemory_set_dumpable(1) }
    }
  }
}
