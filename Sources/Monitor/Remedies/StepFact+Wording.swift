import UploadQueue
import Wording

extension StepFact {
  /// What is known, with its time and where from.
  func phrase(_ model: Model) -> Phrase {
    let words = SignerPhrases(model: model)
    switch self {
    case .refreshed(let count):
      let (since, last) = (words.moment(count.since), words.moment(count.last))
      let often: SafeText = count.times == 1 ? "once" : "\(count.times.written(.english)) times"
      return Phrase(
        id: "dimuat ulang \(count.times.written(.indonesian)) kali sejak \(since.id), terakhir \(last.id)",
        en: "refreshed \(often) since \(since.en), last at \(last.en)")
    case .newestList(let moment):
      let at = words.moment(moment)
      return Phrase(id: "yang terbaru di sini: per \(at.id)", en: "the newest there is here: as of \(at.en)")
    case .answered(let moment):
      let at = words.moment(moment)
      return Phrase(
        id: "dari komputer ini sumber data menjawab, terakhir \(at.id)",
        en: "from this machine the data source answers, last at \(at.en)")
    case .silent(let moment):
      let at = words.moment(moment)
      return Phrase(
        id: "sumber data tidak menjawab sejak \(at.id)", en: "the data source has not answered since \(at.en)")
    case .certificateValid(let opened):
      let (until, seen) = (words.day(opened.end), words.moment(opened.at))
      return Phrase(
        id: "sertifikat berlaku s.d. \(until.id) (dibuka \(seen.id))",
        en: "the certificate is valid until \(until.en) (opened \(seen.en))")
    case .certificateUnusable(let opened, let flaw):
      let (seen, why) = (words.moment(opened.at), words.flaw(flaw, of: opened))
      return Phrase(
        id: "sertifikat \(why.text(.indonesian)) (dibuka \(seen.id))",
        en: "the certificate \(why.text(.english)) (opened \(seen.en))")
    case .signerAtHand(let outcomes), .signerMayHelp(let outcomes): return words.newest(of: outcomes)
    case .signerDiffers(let name, let failed):
      let at = words.moment(failed.at)
      return Phrase(
        id: "\(name) yang menandatangani; yang gagal \(at.id) dengan \(failed.signer)",
        en: "\(name) signs; what failed at \(at.en) was with \(failed.signer)")
    case .signerHeldBack(let signer): return words.heldBack(signer)
    case .sameSigner(let failed, let other, let heldBack):
      let at = words.moment(failed.at)
      let same = Phrase(
        id: "masih \(failed.signer), yang gagal \(at.id)", en: "still \(failed.signer), with whom it failed at \(at.en)"
      )
      guard let other = other.map({ words.newest(of: $0) }) ?? heldBack.map({ words.heldBack($0) }) else { return same }
      return Phrase(
        id: "\(same.text(.indonesian)); \(other.text(.indonesian))",
        en: "\(same.text(.english)); \(other.text(.english))")
    case .untouched(let time, let asOf):
      let (since, seen) = (words.moment(time.since), words.moment(asOf))
      let (id, en): (SafeText, SafeText) = time.isLowerBound ? (" atau lebih awal", " or earlier") : ("", "")
      return Phrase(
        id: "tidak diunggah ulang sejak statusnya begini (\(since.id)\(id)), menurut data per \(seen.id)",
        en: "not uploaded again since it took this status (\(since.en)\(en)), by data as of \(seen.en)")
    case .claimedDone:
      return Phrase(
        id: "dinyatakan sudah diunggah di portal; daftar baru akan menunjukkan hasilnya",
        en: "said to be uploaded in the portal; a new list will show what became of it")
    case .uploadedSince(let moment):
      let at = words.moment(moment)
      return Phrase(
        id: "sudah diunggah ulang \(at.id), dan statusnya belum berubah sejak itu",
        en: "uploaded again at \(at.en), and its status has not moved since")
    case .refusedSince(let moment):
      let at = words.moment(moment)
      return Phrase(
        id: "dicoba \(at.id) dan ditolak: tidak ada unggah ulang yang berjalan",
        en: "tried at \(at.en) and refused: no re-upload is under way")
    case .triedSince(let moment):
      let at = words.moment(moment)
      return Phrase(
        id: "sudah dicoba \(at.id), dan apa jadinya tidak jelas",
        en: "tried at \(at.en), and what became of that is not clear")
    }
  }
}
