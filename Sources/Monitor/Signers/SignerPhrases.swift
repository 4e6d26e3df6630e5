import UploadQueue
import Wording

/// What is known of signers, in words: every count with its period, and nothing that was not counted.
struct SignerPhrases {
  let model: Model

  /// All that is known of one, the most telling first.
  func facts(of entry: SignerBook.Entry) -> [Phrase] {
    var facts = [entry.outcomes.run.map(run), outcomes(entry.outcomes), standing(entry.standing)].compactMap { $0 }
    if entry.reuploads.total > 0 { facts.append(reuploads(entry.reuploads)) }
    facts += certificates(of: entry.name)
    if let isOffered = entry.isOffered { facts.append(offered(isOffered)) }
    return facts
  }

  /// What the counts are of, and what they leave out.
  func closing(_ book: SignerBook) -> [Phrase] {
    var lines: [Phrase] = []
    if book.entries.isEmpty {
      lines.append(
        Phrase(
          id: "Tidak ada dokumen di antrean ini yang menyebut penandatangannya.",
          en: "No document of this queue names its signer."))
    }
    if book.unnamed.total > 0 {
      let count = number(book.unnamed.total)
      lines.append(
        Phrase(
          id: "\(count.id) unggah ulang tanpa catatan siapa yang menandatangani, misalnya di portal.",
          en: "\(count.en) re-uploads without a record of who signed, such as in the portal."))
    }
    lines.append(
      Phrase(
        id: "Hasil dihitung dari dokumen yang kini Approved atau Saved Invalid, menurut penandatangan yang disebutnya, "
          + "kecuali yang diunggah ulang dengan orang lain; unggah ulang dari jurnal. Peran tidak disebut oleh sumber data mana pun.",
        en:
          "Outcomes are counted from documents that are Approved or Saved Invalid now, by the signer they name, but for "
          + "those uploaded again with somebody else; re-uploads from the journal. No data source tells roles."))
    return lines
  }

  /// What became of somebody's documents last, within a sentence: as far as they are alike, or where some of late were not,
  /// how many of each kind there were.
  func newest(of outcomes: SignerOutcomes) -> Phrase {
    let (signer, passed, failed) = (outcomes.signer, number(outcomes.passedLately), number(outcomes.failedLately))
    guard let run = outcomes.run, !run.isApproved || run.count >= outcomes.passedLately else {
      return Phrase(
        id: "\(signer): \(passed.id) disetujui dan \(failed.id) gagal dalam 24 jam",
        en: "\(signer): \(passed.en) approved and \(failed.en) failed within 24 hours")
    }
    let (count, from) = (number(run.count), moment(run.from))
    return switch (run.isApproved, run.count == 1) {
    case (true, true):
      Phrase(
        id: "\(signer): yang terakhir disetujui (\(from.id))", en: "\(signer): the last was approved (\(from.en))")
    case (false, true):
      Phrase(id: "\(signer): yang terakhir gagal (\(from.id))", en: "\(signer): the last failed (\(from.en))")
    case (true, false):
      Phrase(
        id: "\(signer): \(count.id) yang terakhir disetujui, sejak \(from.id)",
        en: "\(signer): the last \(count.en) were approved, since \(from.en)")
    case (false, false):
      Phrase(
        id: "\(signer): \(count.id) yang terakhir gagal, sejak \(from.id)",
        en: "\(signer): the last \(count.en) failed, since \(from.en)")
    }
  }

  /// The last outcomes as far as they are alike: exactly that, a count.
  func run(_ run: SignerOutcomes.Run) -> Phrase {
    let (count, from) = (number(run.count), moment(run.from))
    return switch (run.isApproved, run.count == 1) {
    case (true, true): Phrase(id: "Yang terakhir disetujui (\(from.id)).", en: "The last was approved (\(from.en)).")
    case (false, true): Phrase(id: "Yang terakhir gagal (\(from.id)).", en: "The last failed (\(from.en)).")
    case (true, false):
      Phrase(
        id: "\(count.id) yang terakhir disetujui, sejak \(from.id).",
        en: "The last \(count.en) were approved, since \(from.en).")
    case (false, false):
      Phrase(
        id: "\(count.id) yang terakhir gagal, sejak \(from.id).", en: "The last \(count.en) failed, since \(from.en).")
    }
  }

  private func outcomes(_ outcomes: SignerOutcomes) -> Phrase? {
    let undated = number(outcomes.undated)
    let rest: (id: SafeText, en: SafeText) =
      outcomes.undated > 0
      ? (" \(undated.id) lagi: tidak diketahui sejak kapan.", " \(undated.en) more: nobody knows since when.")
      : ("", "")
    guard let period = outcomes.period else {
      guard outcomes.undated > 0 else { return nil }
      return Phrase(
        id: "Hasil dokumen: \(undated.id), tidak diketahui sejak kapan.",
        en: "Documents' outcomes: \(undated.en), nobody knows since when.")
    }
    let (failed, passed, span) = (number(outcomes.failed), number(outcomes.passed), self.span(period))
    return Phrase(
      id: "Hasil dokumen: \(failed.id) gagal, \(passed.id) lolos, \(span.id).\(rest.id)",
      en: "Documents' outcomes: \(failed.en) failed, \(passed.en) passed, \(span.en).\(rest.en)")
  }

  private func standing(_ count: SignerCount) -> Phrase {
    let (signing, stuck) = (number(count.signing), number(count.stuck))
    let (invalid, approved) = (number(count.invalid), number(count.approved))
    return Phrase(
      id: "Kini: \(signing.id) signing (\(stuck.id) macet), \(invalid.id) Saved Invalid, \(approved.id) Approved.",
      en: "Now: \(signing.en) signing (\(stuck.en) stuck), \(invalid.en) Saved Invalid, \(approved.en) Approved.")
  }

  private func reuploads(_ tally: ReuploadTally) -> Phrase {
    let span: (id: SafeText, en: SafeText) = tally.period.map { self.span($0) } ?? ("", "")
    let (invalid, approved) = (number(tally.invalid), number(tally.approved))
    var (id, en): (SafeText, SafeText) = (
      "\(invalid.id) gagal lagi, \(approved.id) disetujui", "\(invalid.en) failed again, \(approved.en) approved"
    )
    if tally.refused > 0 {
      let refused = number(tally.refused)
      (id, en) = ("\(id), \(refused.id) ditolak sumber data", "\(en), \(refused.en) refused by the data source")
    }
    if tally.untold > 0 {
      let untold = number(tally.untold)
      (id, en) = ("\(id), \(untold.id) belum diketahui", "\(en), \(untold.en) not known yet")
    }
    return Phrase(
      id: "Unggah ulang lewat Pantau: \(id), \(span.id).", en: "Re-uploads through Pantau: \(en), \(span.en).")
  }

  private func certificates(of name: String) -> [Phrase] {
    let own = model.certificates.of(name, in: model.profile.name)
    guard !own.isEmpty else {
      return [Phrase(id: "Sertifikat: tidak ada di konfigurasi.", en: "Certificate: none in the configuration.")]
    }
    return own.map { certificate in
      let kind: SafeText =
        switch certificate.kind {
        case .sertel: "sertel"
        case .psre: "PSrE"
        case nil: "–"
        }
      guard let opened = certificate.opened else {
        return Phrase(
          id: "Sertifikat: \(kind), belum pernah dibuka (pantau doctor).",
          en: "Certificate: \(kind), never opened (pantau doctor).")
      }
      let (until, seen) = (day(opened.end), moment(opened.at))
      if let flaw = opened.flaw(at: model.now) {
        let why = self.flaw(flaw, of: opened)
        return Phrase(
          id: "Sertifikat: \(kind), \(why.text(.indonesian)) (dibuka \(seen.id)).",
          en: "Certificate: \(kind), \(why.text(.english)) (opened \(seen.en)).")
      }
      return Phrase(
        id: "Sertifikat: \(kind), berlaku s.d. \(until.id) (dibuka \(seen.id)).",
        en: "Certificate: \(kind), valid until \(until.en) (opened \(seen.en)).")
    }
  }

  /// Why nobody can count on a certificate, said of it.
  func flaw(_ flaw: SigningCertificate.Flaw, of opened: SigningCertificate.Opened) -> Phrase {
    let (from, until) = (day(opened.start), day(opened.end))
    return switch flaw {
    case .notYet: Phrase(id: "baru berlaku mulai \(from.id)", en: "is not valid before \(from.en)")
    case .ended: Phrase(id: "sudah berakhir \(until.id)", en: "ended on \(until.en)")
    case .replaced:
      Phrase(
        id: "berkasnya diganti sejak itu; buka lagi dengan pantau doctor",
        en: "has another file now; open it again with pantau doctor")
    case .unusable:
      Phrase(
        id: "berkasnya tidak terbaca lagi; lihat pantau doctor",
        en: "has a file that cannot be read any longer; see pantau doctor")
    case .brokenChain:
      Phrase(id: "rantai penerbitnya tidak cocok", en: "has a chain of issuers that does not hold")
    case .foreignKey: Phrase(id: "kuncinya bukan miliknya", en: "has a key that is not its own")
    }
  }

  private func offered(_ isOffered: Bool) -> Phrase {
    isOffered
      ? Phrase(
        id: "Ditawarkan sumber data untuk unggah ulang.", en: "Offered by the data source for re-uploads.")
      : Phrase(
        id: "Tidak ditawarkan sumber data untuk unggah ulang.", en: "Not offered by the data source for re-uploads.")
  }

  /// That somebody's certificate is of no use, and what became of their documents last, within a sentence.
  func heldBack(_ signer: HeldBackSigner) -> Phrase {
    let (opened, flaw) = (signer.obstacle.opened, signer.obstacle.flaw)
    let (seen, why) = (moment(opened.at), self.flaw(flaw, of: opened))
    let told = signer.outcomes.period == nil ? Phrase(same: "\(signer.outcomes.signer)") : newest(of: signer.outcomes)
    return Phrase(
      id: "\(told.text(.indonesian)), tetapi sertifikatnya \(why.text(.indonesian)) (dibuka \(seen.id))",
      en: "\(told.text(.english)), but the certificate \(why.text(.english)) (opened \(seen.en))")
  }

  /// That somebody's certificate is of no use.
  func unfit(_ signer: String, _ obstacle: SigningObstacle) -> Phrase {
    let (seen, why) = (moment(obstacle.opened.at), flaw(obstacle.flaw, of: obstacle.opened))
    return Phrase(
      id: "‼ Sertifikat \(signer): \(why.text(.indonesian)) (dibuka \(seen.id)).",
      en: "‼ The certificate of \(signer) \(why.text(.english)) (opened \(seen.en)).")
  }

  func day(_ moment: Timestamp) -> (id: SafeText, en: SafeText) {
    let day = moment.date(in: model.zone)
    return (day.written(.indonesian), day.written(.english))
  }

  func moment(_ moment: Timestamp) -> (id: SafeText, en: SafeText) {
    (model.when(moment, .indonesian), model.when(moment, .english))
  }

  /// A period; where it ends on another day than it begins, that day is named, be it today.
  private func span(_ period: ClosedRange<Timestamp>) -> (id: SafeText, en: SafeText) {
    let (first, last, zone) = (period.lowerBound, period.upperBound, model.zone)
    let from = moment(first)
    guard first != last else { return from }
    let isOneDay = first.date(in: zone) == last.date(in: zone)
    let to: (id: SafeText, en: SafeText) =
      isOneDay ? moment(last) : (last.dated(.indonesian, in: zone), last.dated(.english, in: zone))
    return ("\(from.id) – \(to.id)", "\(from.en) – \(to.en)")
  }

  private func number(_ count: Int) -> (id: SafeText, en: SafeText) {
    (count.written(.indonesian), count.written(.english))
  }
}
