import TerminalKit
import UploadQueue
import Wording

extension Model {
  /// Opens the line for an access token, where the queue takes one.
  mutating func openToken() -> [Effect] {
    guard !isOverAll else { return sayEachItsOwn() }
    guard profile.token != .none else {
      let name = profile.name
      notice = Notice(
        Phrase(id: "Antrean \(name) tidak memakai token.", en: "The queue \(name) takes no token."), .warning)
      return []
    }
    guard profile.token.isTyped else {
      notice = Notice(
        Phrase(
          id: "Di sini token tidak diterima. Pakai token-file di konfigurasi, atau jalankan dengan --token-stdin.",
          en: "No token is taken here. Use token-file in the configuration, or start with --token-stdin."),
        .warning)
      return []
    }
    guard !isLineByLine else {
      notice = Notice(.noTokenHere, .warning)
      return []
    }
    screen = .token(HiddenLine(), over: screen)
    return []
  }

  /// A key in the line of a token; `nil` where it is not for it.
  mutating func typeToken(_ key: Key) -> [Effect]? {
    guard case .token(var line, let below) = screen else { return nil }
    switch key {
    case .escape: screen = below
    case .enter:
      screen = below
      guard line.isBlank else { return [.giveToken(line)] }
      notice = Notice(
        Phrase(
          id: "Tidak ada yang ditempel, jadi token tidak berubah. Salin dahulu di portal, lalu :token dan tempel.",
          en: "Nothing was pasted, so the token stays as it was. Copy one at the portal, then :token and paste it."),
        .warning)
    default:
      guard line.type(key) else { return nil }
      screen = .token(line, over: below)
    }
    return []
  }

  /// The token is in use.
  mutating func tokenTaken(until: Timestamp?) {
    queue.accessUntil = until
    notice = .tokenTaken(until: until, telling)
  }

  /// What was said of a token just used, where the service refuses it after all.
  mutating func takeBackToken(_ error: BackendError) {
    guard case .notAuthorized = error, notice?.praisesToken == true else { return }
    tokenRefused(error)
  }

  /// The token is not used, and why.
  mutating func tokenRefused(_ error: BackendError) {
    notice = Notice(error.phraseOfToken(telling), .wrong)
  }
}

extension Phrase {
  static let tokenInSight = Phrase(
    id: "Token tidak diketik di sini, sebab terlihat dan diingat: ketik :token saja, lalu tempel.",
    en: "A token is not typed here, where it is seen and kept: say :token alone, then paste it.")

  /// That a token is given in another way where all that is typed is seen.
  static let noTokenHere = Phrase(
    id: "Di sini yang diketik terlihat. Pakai token-file di konfigurasi, atau jalankan dengan --token-stdin.",
    en: "What is typed here can be seen. Use token-file in the configuration, or start with --token-stdin.")
}
