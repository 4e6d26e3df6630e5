import Wording

extension CommonCause.Trait {
  /// What it means that many fail together and share it, and what to do before anything is uploaded again.
  public var remedy: Remedy {
    switch self {
    case .signer: .ofSigner
    case .partner: .ofPartner
    case .reason: .ofReason
    case .hour: .ofHour
    }
  }
}

extension Standstill {
  /// What it means, as far as one queue can tell, and what to do.
  public var remedy: Remedy {
    guard signers.count == 1, namesAll else { return .standstill }
    return .standstill(of: signers[0])
  }
}

extension Remedy {
  fileprivate static let ofSigner = Remedy(
    Phrase(
      id: "Banyak yang gagal ditandatangani satu orang, sedangkan milik yang lain lolos.",
      en: "Many fail that one person signed, while those of others pass."),
    steps: [
      Phrase(
        id: "Periksa kode otorisasi penandatangan itu, atau pakai penandatangan lain.",
        en: "Check that signer's kode otorisasi, or use another signer.")
    ], avoid: savedInvalid.avoid, source: "DDTCNews, Kring Pajak 18 Feb 2025; Pantau", isOfSigner: true)

  fileprivate static let ofPartner = Remedy(
    Phrase(
      id: "Banyak yang gagal untuk satu lawan transaksi, sedangkan milik yang lain lolos.",
      en: "Many fail for one other party, while those for others pass."),
    steps: [
      Phrase(
        id: "Periksa NPWP atau NITKU lawan transaksi itu, lalu perbaiki di semuanya.",
        en: "Check that party's NPWP or NITKU, and put it right in all of them.")
    ], avoid: savedInvalid.avoid, source: "Pantau")

  fileprivate static let ofReason = Remedy(
    Phrase(id: "Banyak yang gagal dengan alasan yang sama.", en: "Many fail for the same reason."),
    steps: [
      Phrase(
        id: "Satu sebab: perbaiki dulu, unggah satu sebagai percobaan, baru yang lain.",
        en: "One cause: put it right, upload one as a trial, then the others.")
    ], avoid: savedInvalid.avoid, source: "Pantau")

  fileprivate static let ofHour = Remedy(
    Phrase(id: "Banyak yang gagal dalam satu jam.", en: "Many failed within one hour."),
    steps: [
      Phrase(
        id: "Mungkin gangguan pada jam itu: unggah satu sebagai percobaan, baru yang lain.",
        en: "Perhaps a disturbance in that hour: upload one as a trial, then the others.")
    ], avoid: savedInvalid.avoid, source: "Pantau")

  fileprivate static let standstill = Remedy(
    Phrase(
      id: "Ada yang signing ≥ 1 jam, dan tidak ada yang disetujui selama itu.",
      en: "Some have been signing for ≥ 1 hour, and none was approved in that time."),
    steps: [
      Phrase(
        id: "Mungkin DJP yang lambat, bukan Anda. Tunggu; jangan unggah ulang dulu.",
        en: "DJP may be slow, not you. Wait; upload nothing again yet.")
    ],
    avoid: [
      Phrase(
        id: "Jangan mengunggah ulang apa pun sampai ada lagi yang disetujui.",
        en: "Upload nothing again until some are approved once more.")
    ], source: "DDTCNews, Kring Pajak 18 Feb 2025; Pantau")

  fileprivate static func standstill(of signer: String) -> Remedy {
    Remedy(
      Phrase(
        id: "Ada yang signing ≥ 1 jam, tidak ada yang disetujui selama itu, dan semuanya ditandatangani \(signer).",
        en: "Some have been signing for ≥ 1 hour, none was approved in that time, and \(signer) signed them all."),
      steps: [
        Phrase(
          id: "Semuanya ditandatangani \(signer): periksa kode otorisasinya.",
          en: "All of them signed by \(signer): check that kode otorisasi.")
      ], avoid: standstill.avoid, source: "Pantau", isOfSigner: true)
  }
}
