import UploadQueue
import Wording

/// What a difference between this machine's clock and a server's means.
enum ClockJudgement {
  /// Klikpajak refuses calls that differ by more (its signatures carry the time); taken for every service.
  static let most = Duration.seconds(300)
  /// From here on the difference is no longer the way between the two.
  static let noticeable = Duration.seconds(30)

  static func finding(lead: Duration, under rule: ReachedService.ClockRule) -> Finding {
    let seconds = lead.components.seconds
    let size: Duration = lead < .zero ? .zero - lead : lead
    let facts: [String: Finding.Fact] = ["ahead_seconds": .number(seconds)]
    guard size >= noticeable else {
      return Finding(.fine, Phrase(id: "jam cocok dengan server", en: "the clock agrees with the server"), facts: facts)
    }
    let (id, en) = (size.clockWords(.indonesian), size.clockWords(.english))
    let answer =
      lead < .zero
      ? Phrase(id: "jam komputer ini terlambat \(id)", en: "this computer's clock is \(en) behind")
      : Phrase(id: "jam komputer ini terlalu cepat \(id)", en: "this computer's clock is \(en) ahead")
    return Finding(
      size > most ? .wrong : .warning, answer, because: size > most ? rule.reason : Self.nearing,
      next: Phrase(
        id: "Setel jam otomatis dari internet: sudo timedatectl set-ntp true",
        en: "Have the clock set from the internet: sudo timedatectl set-ntp true"), facts: facts)
  }

  private static let nearing = Phrase(
    id: "lama status dan masa token salah dihitung; lebih dari 300 detik ditolak sebagian layanan",
    en: "times in status and token lives are reckoned wrongly; more than 300 s are refused by some services")
}

extension ReachedService.ClockRule {
  fileprivate var reason: Phrase {
    switch self {
    case .klikpajak:
      Phrase(
        id: "Klikpajak menolak panggilan yang jamnya berbeda lebih dari 300 detik",
        en: "Klikpajak refuses calls whose clock differs by more than 300 s")
    case .desktop:
      Phrase(
        id: "jam yang salah termasuk sebab ETAX-40002 di e-Faktur Desktop",
        en: "a wrong clock is among the causes of ETAX-40002 in the e-Faktur desktop client")
    case .general:
      Phrase(
        id: "lama status, tenggat, dan masa token salah dihitung, dan TLS dapat gagal",
        en: "times in status, deadlines and token lives are reckoned wrongly, and TLS may fail")
    }
  }
}
