import HTTPService
import UploadQueue
import Wording

extension ReachedService {
  /// What is looked at: its name, the proxy, the way to it, and the clocks.
  public func probes(limit: Duration = .seconds(15)) -> [Probe] {
    let subject = Phrase(same: "\(address.host):\(address.port) (\(name))")
    var probes: [Probe] = []
    if !HostName.isNumber(address.host) {
      probes.append(Probe(.name, subject, limit: limit) { await nameFinding() })
    }
    probes.append(Probe(.proxy, subject, limit: limit) { proxyFinding() })
    switch service {
    case .failure(let fault):
      probes.append(Probe(.connection, subject, limit: limit) { .unmakeable(fault) })
    case .success(let service):
      let greeting = Greeting(service, within: limit - .seconds(1))
      probes.append(Probe(.connection, subject, limit: limit) { connectionFinding(await greeting.answer()) })
      probes.append(Probe(.clock, subject, limit: limit) { clockFinding(await greeting.answer()) })
    }
    return probes
  }

  private func nameFinding() async -> Finding {
    if case .success(.some) = proxy {
      return Finding(
        .skipped, Phrase(id: "dicari oleh proxy, bukan di sini", en: "looked up by the proxy, not here"))
    }
    let host = address.host
    switch await HostName.lookUp(host) {
    case .found(let count):
      return Finding(
        .fine, Phrase(id: "nama ditemukan", en: "the name is found"), facts: ["addresses": .number(Int64(count))])
    case .unknown:
      return Finding(
        .wrong, Phrase(id: "nama \(host) tidak ditemukan", en: "the name \(host) is not found"),
        because: Phrase(
          id: "server nama (DNS) tidak mengenalnya, atau komputer ini tidak tersambung ke jaringan",
          en: "the name server (DNS) does not know it, or this computer is on no network"),
        next: Phrase(
          id: "Periksa sambungan internet, ejaan alamatnya di konfigurasi, lalu setelan DNS.",
          en: "Check the internet connection, how the address is spelt in the configuration, then the DNS settings."))
    case .noAnswer:
      return Finding(
        .wrong, Phrase(id: "server nama tidak menjawab", en: "the name server does not answer"),
        because: Phrase(
          id: "komputer ini tidak tersambung, atau server namanya (DNS) tidak terjangkau",
          en: "this computer is on no network, or its name server (DNS) is out of reach"),
        next: Phrase(
          id: "Periksa sambungan internet, VPN, dan setelan DNS.",
          en: "Check the internet connection, the VPN and the DNS settings."))
    }
  }

  private func proxyFinding() -> Finding {
    switch proxy {
    case .success(nil):
      Finding(.fine, Phrase(id: "langsung, tanpa proxy", en: "directly, without a proxy"))
    case .success(let proxy?):
      Finding(
        .fine,
        Phrase(id: "lewat proxy \(proxy.host):\(proxy.port)", en: "through the proxy \(proxy.host):\(proxy.port)"),
        facts: ["proxy": .text("\(proxy.host):\(proxy.port)")])
    case .failure(let fault): .unmakeable(fault)
    }
  }

  private func connectionFinding(_ answer: Result<HTTPAnswer, HTTPService.Unreached>) -> Finding {
    switch answer {
    case .success(let answer):
      Finding(
        .fine,
        address.isSecure
          ? Phrase(
            id: "terjangkau, TLS dipercaya (HTTP \(answer.status))",
            en: "reached, TLS is trusted (HTTP \(answer.status))")
          : Phrase(id: "terjangkau (HTTP \(answer.status))", en: "reached (HTTP \(answer.status))"),
        facts: ["http_status": .number(Int64(answer.status))])
    case .failure(let unreached):
      Finding(
        .wrong, unreached.failure.kind.answer ?? unreached.failure.phrase,
        because: unreached.failure.kind.answer == nil ? nil : unreached.failure.phrase,
        next: unreached.failure.kind.nextStep, facts: ["failure": .text("\(unreached.failure.kind)")])
    }
  }

  private func clockFinding(_ answer: Result<HTTPAnswer, HTTPService.Unreached>) -> Finding {
    guard case .success(let answer) = answer else {
      return Finding(.skipped, Phrase(id: "server tidak terjangkau", en: "the server is not reached"))
    }
    guard let lead = answer.clockLead else {
      return Finding(.skipped, Phrase(id: "server tidak menyebut jamnya", en: "the server does not tell its time"))
    }
    return ClockJudgement.finding(lead: lead, under: clockRule)
  }
}

extension Finding {
  fileprivate static func unmakeable(_ fault: ServiceFault) -> Finding {
    Finding(
      .wrong, Phrase(id: "setelannya salah", en: "its settings are wrong"), because: fault.phrase,
      next: Phrase(
        id: "Perbaiki di konfigurasi atau di lingkungan, lalu jalankan lagi.",
        en: "Put that right in the configuration or the environment, then run this again."))
  }
}

extension ReachFailure.Kind {
  /// What is answered in short; `nil` where the failure itself is as short, and says which day it is about.
  fileprivate var answer: Phrase? {
    switch self {
    case .certificateDate: nil
    case .name: Phrase(id: "tidak terjangkau: namanya tidak ditemukan", en: "not reached: its name is not found")
    case .unreachable: Phrase(id: "tidak terjangkau: sambungan ditolak", en: "not reached: the connection is refused")
    case .late: Phrase(id: "tidak terjangkau: tidak ada jawaban", en: "not reached: no answer")
    case .certificate: Phrase(id: "sertifikat server tidak dipercaya", en: "the server's certificate is not trusted")
    case .security: Phrase(id: "tidak ada sambungan TLS", en: "no TLS connection")
    case .proxyUnreachable:
      Phrase(id: "tidak terjangkau: proxy tidak menjawab", en: "not reached: the proxy does not answer")
    case .proxy: Phrase(id: "proxy tidak meneruskan", en: "the proxy does not pass it on")
    case .other: Phrase(id: "jawabannya tidak terbaca", en: "its answer cannot be read")
    }
  }

  fileprivate var nextStep: Phrase {
    switch self {
    case .name:
      Phrase(
        id: "Periksa sambungan internet dan ejaan alamatnya.",
        en: "Check the internet connection and how the address is spelt.")
    case .unreachable, .late:
      Phrase(
        id: "Periksa alamat dan port, lalu firewall, antivirus, dan VPN; tanyakan apakah layanannya sedang jalan.",
        en: "Check address and port, then firewall, antivirus and VPN; ask whether the service is running.")
    case .certificate:
      Phrase(
        id:
          "Bila layanan itu memakai CA sendiri, sebut berkasnya dengan ca-file. Bila tidak, ada yang memeriksa TLS di "
          + "tengah jalan (antivirus, proxy), atau jam komputer ini salah.",
        en:
          "If the service uses a CA of its own, name its file by ca-file. If not, something on the way looks into TLS "
          + "(antivirus, proxy), or this computer's clock is wrong.")
    case .certificateDate:
      Phrase(
        id: "Periksa jam komputer ini; bila benar, minta pengelola layanan itu memasang sertifikat yang berlaku.",
        en: "Check this computer's clock; if it is right, ask whoever runs the service for a certificate that is valid."
      )
    case .security:
      Phrase(
        id: "Periksa alamat dan port, dan sertifikat klien bila layanan itu memintanya.",
        en: "Check address and port, and the client certificate if the service asks for one.")
    case .proxyUnreachable:
      Phrase(
        id: "Periksa https_proxy (alamat dan port proxy-nya) dan no_proxy; tanyakan apakah proxy itu sedang jalan.",
        en: "Check https_proxy (the proxy's address and port) and no_proxy; ask whether the proxy is running.")
    case .proxy:
      Phrase(
        id: "Periksa https_proxy dan no_proxy, dan sandi proxy-nya.",
        en: "Check https_proxy and no_proxy, and the proxy's password.")
    case .other:
      Phrase(
        id: "Periksa apakah alamat itu benar sebuah layanan web.", en: "Check whether that address is a web service.")
    }
  }
}
