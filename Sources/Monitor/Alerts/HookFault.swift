import UploadQueue
import Wording

/// Why a hook could not tell anybody.
public enum HookFault: Error, Sendable, Hashable {
  /// There is no such program, or it may not be run.
  case noProgram(String)
  /// It ended otherwise than with 0: how, and the last that it said of it.
  case failed(ending: String, said: String)
  /// It took longer than this.
  case slow(Duration)
}

/// A hook that could not tell anybody, and when it is tried again.
public struct HookFailure: Sendable, Hashable {
  /// Which one.
  public var hook: String
  /// Why.
  public var fault: HookFault
  /// When it is tried again, with everything that has happened by then.
  public var nextTry: Timestamp

  /// The failure without the words of the hook's program, which knows whom its message names.
  public var masked: HookFailure {
    var failure = self
    if case .failed(let ending, _) = fault { failure.fault = .failed(ending: ending, said: "") }
    return failure
  }

  /// What happened, for who watches.
  public func phrase(in zone: ShownZone) -> Phrase {
    let why = fault.phrase
    let time: SafeText = "\(nextTry.clock(in: zone)) \(zone.name(at: nextTry))"
    return Phrase(
      id: "Hook “\(hook)” gagal: \(why.text(.indonesian)) Diulang pukul \(time), tidak ada yang hilang.",
      en: "The hook “\(hook)” failed: \(why.text(.english)) Tried again at \(time), nothing is lost.")
  }
}

extension HookFault: Explained {
  /// What was wrong, and what to do.
  public var phrase: Phrase {
    switch self {
    case .noProgram(let name):
      Phrase(
        id: "program “\(name)” tidak ada atau tidak boleh dijalankan; periksa command di konfigurasi.",
        en: "there is no program “\(name)”, or it may not be run; check its command in the configuration.")
    case .failed(let ending, let said):
      said.isEmpty
        ? Phrase(id: "perintahnya berakhir dengan \(ending).", en: "its command ended with \(ending).")
        : Phrase(
          id: "perintahnya berakhir dengan \(ending) (\(said)).", en: "its command ended with \(ending) (\(said)).")
    case .slow(let limit):
      Phrase(
        id: "perintahnya belum selesai sesudah \(Self.words(limit, .indonesian)), lalu dihentikan.",
        en: "its command had not ended after \(Self.words(limit, .english)) and was stopped.")
    }
  }

  /// A limit as it was set: to the second, where it is not of whole minutes.
  private static func words(_ limit: Duration, _ language: Language) -> SafeText {
    let seconds = limit.components.seconds
    guard seconds % 60 != 0 else { return limit.words(language) }
    return language == .indonesian ? "\(seconds) detik" : seconds == 1 ? "1 second" : "\(seconds) seconds"
  }
}
