import UploadQueue
import Wording

extension CertificatePlace {
  /// How a certificate stands at a moment.
  public func probe(
    _ standing: CertificateStanding, now: @escaping @Sendable () -> Timestamp, zone: ShownZone
  ) -> Probe {
    Probe(.certificate, Phrase(same: name)) { finding(standing, at: now(), in: zone) }
  }

  func finding(_ standing: CertificateStanding, at now: Timestamp, in zone: ShownZone) -> Finding {
    switch standing {
    case .fault(let fault):
      return Finding(
        .wrong, Phrase(id: "tidak dapat dibuka", en: "cannot be opened"), because: fault.phrase, next: fault.nextStep,
        facts: ["fault": .text(fault.word)])
    case .opened(let facts): return judged(facts, at: now, in: zone)
    case .remembered(let facts, let moment):
      var finding = judged(facts, at: now, in: zone)
      finding.facts["opened_at"] = .text(moment.iso(in: zone))
      let (id, en) = (moment.date(in: zone).written(.indonesian), moment.date(in: zone).written(.english))
      finding.reason = finding.reason.and(
        Phrase(
          id: "menurut pembukaan terakhir, \(id); berkasnya masih sama",
          en: "as opened last on \(en); the file is the same"))
      return finding
    case .changed(let facts, let moment):
      return Finding(
        .warning,
        Phrase(id: "berkasnya diganti sejak terakhir dibuka", en: "the file was changed since it was opened last"),
        because: Phrase(
          id: "yang dibuka pada \(moment.date(in: zone).written(.indonesian)) berlaku sampai "
            + "\(facts.end.date(in: zone).written(.indonesian))",
          en: "the one opened on \(moment.date(in: zone).written(.english)) is valid until "
            + "\(facts.end.date(in: zone).written(.english))"),
        next: Self.openIt, facts: ["opened_at": .text(moment.iso(in: zone))])
    case .unknown:
      return Finding(
        .skipped, Phrase(id: "belum pernah dibuka di sini", en: "never opened here"), next: Self.openIt)
    }
  }

  private static let openIt = Phrase(
    id: "Jalankan pantau doctor di terminal dan ketik passphrase-nya; hanya tanggal dan namanya yang diingat.",
    en: "Run pantau doctor on a terminal and type its passphrase; only its dates and names are remembered.")

  private func judged(_ facts: CertificateFacts, at now: Timestamp, in zone: ShownZone) -> Finding {
    let kind = kind ?? facts.kind
    var finding = validity(facts, kind, at: now, in: zone)
    if facts.flaw == .foreignKey {
      finding.level = .wrong
      finding.answer = Phrase(id: "kuncinya bukan milik sertifikat ini", en: "the key is not that of the certificate")
      finding.nextStep = CertificateFault.noKey.nextStep
    } else if facts.flaw == .brokenChain, finding.level != .wrong {
      finding.level = .wrong
      finding.answer = Phrase(id: "rantai penerbitnya tidak cocok", en: "its chain of issuers does not hold")
      finding.nextStep = CertificateFault.damaged.nextStep
    }
    finding.reason = finding.reason.and(identity(facts, kind))
    finding.facts = self.facts(of: facts, kind, at: now, in: zone)
    return finding
  }

  private func validity(
    _ facts: CertificateFacts, _ kind: CertificateFacts.Kind?, at now: Timestamp, in zone: ShownZone
  ) -> Finding {
    func day(_ moment: Timestamp) -> (id: SafeText, en: SafeText) {
      (moment.date(in: zone).written(.indonesian), moment.date(in: zone).written(.english))
    }
    let (start, end) = (day(facts.start), day(facts.end))
    let days = facts.daysLeft(at: now)
    if now < facts.start {
      return Finding(
        .wrong, Phrase(id: "belum berlaku: mulai \(start.id)", en: "not valid yet: from \(start.en)"),
        next: Phrase(
          id: "Periksa jam komputer ini; bila benar, tunggu sampai tanggal itu.",
          en: "Check this computer's clock; if it is right, wait until that day."))
    }
    if now > facts.end {
      return Finding(
        .wrong, Phrase(id: "sudah lewat masanya sejak \(end.id)", en: "expired on \(end.en)"), next: renewal(kind))
    }
    let answer = Phrase(
      id: "berlaku sampai \(end.id), \(days) hari lagi",
      en: "valid until \(end.en), \(days) \(days == 1 ? "day" : "days") left")
    return CertificateNotice.step(daysLeft: days) != nil
      ? Finding(.warning, answer, next: renewal(kind)) : Finding(.fine, answer)
  }

  /// Where the next one comes from: a sertel from KPP or KP2KP (DDTC and Bisa Pajak), a PSrE's from the PSrE, whose own
  /// rules say how long it lasts (PMK 81/2024, article 9(2)).
  private func renewal(_ kind: CertificateFacts.Kind?) -> Phrase {
    switch kind {
    case .sertel:
      Phrase(
        id: "Ajukan perpanjangan sertel ke KPP atau KP2KP, lalu impor yang baru di e-Faktur.",
        en: "Apply to the KPP or KP2KP for a new sertel, then import it in e-Faktur.")
    case .psre:
      Phrase(
        id: "Perpanjang di PSrE yang menerbitkannya, lalu pakai yang baru.",
        en: "Renew it at the PSrE that issued it, then use the new one.")
    case nil:
      Phrase(
        id: "Perpanjang di penerbitnya: sertel di KPP atau KP2KP, yang lain di PSrE-nya.",
        en: "Renew it with its issuer: a sertel at the KPP or KP2KP, others at their PSrE.")
    }
  }

  private func identity(_ facts: CertificateFacts, _ kind: CertificateFacts.Kind?) -> Phrase {
    let number: SafeText = facts.npwp.map { ", NPWP \($0)" } ?? .empty
    let seals = facts.seals.joined(separator: " + ")
    let (id, en) = (facts.chain.phrase.text(.indonesian), facts.chain.phrase.text(.english))
    let word: SafeText = kind.map { "\($0.word): " } ?? .empty
    return Phrase(
      id: "\(word)\(facts.subject)\(number); penerbit \(facts.issuer); \(id); dienkripsi \(seals)",
      en: "\(word)\(facts.subject)\(number); issued by \(facts.issuer); \(en); encrypted by \(seals)")
  }

  private func facts(
    of facts: CertificateFacts, _ kind: CertificateFacts.Kind?, at now: Timestamp, in zone: ShownZone
  ) -> [String: Finding.Fact] {
    var told: [String: Finding.Fact] = [
      "subject_name": .text(facts.subject), "issuer": .text(facts.issuer),
      "valid_from": .text(facts.start.iso(in: zone)),
      "valid_to": .text(facts.end.iso(in: zone)), "days_left": .number(Int64(facts.daysLeft(at: now))),
      "fingerprint": .text(facts.fingerprint), "key_matches": .truth(facts.keyMatches),
      "chain": .text(facts.chain.word),
      "encryption": .text(facts.seals.joined(separator: " ")),
    ]
    if let step = CertificateNotice.step(daysLeft: facts.daysLeft(at: now)) {
      told["notice_days"] = .number(Int64(step))
    }
    if let npwp = facts.npwp { told["npwp"] = .text(npwp) }
    if let kind { told["certificate_kind"] = .text(kind.rawValue) }
    if let signer { told["signer"] = .text(signer) }
    if let queue { told["queue"] = .text(queue) }
    return told
  }
}

extension Optional<Phrase> {
  /// One reason after another.
  fileprivate func and(_ other: Phrase) -> Phrase {
    guard let self else { return other }
    return Phrase(
      id: "\(self.text(.indonesian)); \(other.text(.indonesian))", en: "\(self.text(.english)); \(other.text(.english))"
    )
  }
}

extension CertificateFacts.Kind {
  fileprivate var word: SafeText {
    switch self {
    case .sertel: "sertel"
    case .psre: "PSrE"
    }
  }
}

extension CertificateFacts.Chain {
  fileprivate var word: String {
    switch self {
    case .whole: "whole"
    case .open: "open"
    case .broken: "broken"
    }
  }

  fileprivate var phrase: Phrase {
    switch self {
    case .whole(1): Phrase(id: "ditandatangani sendiri", en: "signed by itself")
    case .whole(let count): Phrase(id: "rantai lengkap (\(count))", en: "the chain is whole (\(count))")
    case .open(let issuer):
      Phrase(id: "penerbit \(issuer) tidak ikut di berkas", en: "the issuer \(issuer) is not in the file")
    case .broken: Phrase(id: "rantai tidak cocok", en: "the chain does not hold")
    }
  }
}

extension CertificateFault {
  fileprivate var word: String {
    switch self {
    case .unreadable: "unreadable"
    case .otherKind: "not-pkcs12"
    case .wrongPassphrase: "wrong-passphrase"
    case .unknownSeal: "unknown-encryption"
    case .noKey: "no-key"
    case .noCertificate: "no-certificate"
    case .damaged: "damaged"
    }
  }
}
