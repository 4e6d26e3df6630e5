import UploadQueue
import Wording

/// How the access token of a queue stands.
public enum TokenStanding: Sendable, Equatable {
  /// Only the running program has it.
  case inMemory
  /// A program prints it, which is not run for this.
  case printedByProgram
  /// It could not be read; a probe of its own says why.
  case unreadable
  /// Good until then, or it does not say until when.
  case good(until: Timestamp?)

  /// How long the token of a queue is good still.
  ///
  /// The portal's are good for half an hour, and no other comes without a captcha.
  public static func probe(
    of queue: SafeText, now: @escaping @Sendable () -> Timestamp, zone: ShownZone,
    read: @escaping @Sendable () async -> TokenStanding
  ) -> Probe {
    Probe(.token, Phrase(same: queue)) { await read().finding(at: now(), in: zone) }
  }

  func finding(at now: Timestamp, in zone: ShownZone) -> Finding {
    switch self {
    case .inMemory:
      return Finding(
        .skipped,
        Phrase(
          id: "hanya ada di Pantau yang sedang berjalan; layarnya menunjukkan masanya, atau bahwa perlu token (:token)",
          en: "only the running Pantau has it; its screen says how long it is good, or that it needs one (:token)"))
    case .printedByProgram:
      return Finding(
        .skipped,
        Phrase(id: "dicetak oleh program, yang tidak dijalankan", en: "printed by a program, which is not run"))
    case .unreadable: return Finding(.skipped, Phrase(id: "tidak terbaca", en: "cannot be read"))
    case .good(until: nil):
      return Finding(.skipped, Phrase(id: "tidak menyebut masa berlakunya", en: "does not say how long it is good"))
    case .good(let end?):
      let left = end - now
      let facts: [String: Finding.Fact] = ["expires_at": .text(end.iso(in: zone))]
      let clock = end.clock(in: zone)
      guard left > .zero else {
        return Finding(
          .wrong, Phrase(id: "token sudah lewat masanya", en: "the token has expired"),
          because: Phrase(
            id: "berlaku sampai \(end.dated(.indonesian, in: zone))",
            en: "it was good until \(end.dated(.english, in: zone))"),
          next: Self.renew, facts: facts)
      }
      return Finding(
        left < .minutes(5) ? .warning : .fine,
        Phrase(
          id: "berlaku sampai \(clock), \(left.words(.indonesian)) lagi",
          en: "good until \(clock), \(left.words(.english)) more"),
        next: left < .minutes(5) ? Self.renew : nil, facts: facts)
    }
  }

  private static let renew = Phrase(
    id: "Masuk ke portal di peramban, salin token yang baru, lalu simpan di berkas token atau beri lewat :token.",
    en: "Log in to the portal in a browser, copy the new token, and save it in the token's file or give it by :token.")
}
