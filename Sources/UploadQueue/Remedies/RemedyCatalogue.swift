import Wording

/// All that Pantau advises, as one table that can be read through and reviewed: each status, situation, text and code with
/// what it means, what to do, in order, what not to do, and where that is known from.
///
/// Its entries are the very remedies that the details and the desk show.
public enum RemedyCatalogue {
  /// A part of the table.
  public enum Chapter: String, CaseIterable, Sendable {
    /// How a document stands.
    case status
    /// What may be the matter with it, or with many.
    case situation
    /// What DJP says of a failure.
    case djp
    /// The codes of the e-Faktur desktop client.
    case desktop
    /// The errors of the PJAP services.
    case pjap
  }

  /// One row of the table.
  public struct Entry: Sendable {
    /// Which part of the table it stands in.
    public let chapter: Chapter
    /// What the remedy is for: a status, a situation, a text or a code.
    public let subject: Phrase
    /// What is advised.
    public let remedy: Remedy

    init(_ chapter: Chapter, _ subject: Phrase, _ remedy: Remedy) {
      (self.chapter, self.subject, self.remedy) = (chapter, subject, remedy)
    }
  }

  /// Every entry, chapter by chapter.
  public static let entries = statuses + situations + failures + desktopCodes + pjapErrors

  /// The entry for a failure's words as a source would tell them; where none is known, those whose text has all the words,
  /// and of a code that is in none of them, the general advice.
  public static func entries(for words: [String]) -> [Entry] {
    guard !words.isEmpty else { return entries }
    let text = words.joined(separator: " ")
    if let remedy = Remedy.remedy(forReason: text) {
      let known = entries.filter { $0.remedy == remedy }
      return known.isEmpty ? [Entry(chapter(of: text), Phrase(same: "\(text)"), remedy)] : known
    }
    let found = entries(saying: words)
    guard found.isEmpty, let code = unknownCode(in: words) else { return found }
    return [Entry(.djp, Phrase(same: "\(code)"), Remedy.unknownFailure(code))]
  }

  /// The code in a failure's words that the catalogue does not know, so that what it has is general advice; `nil` where it
  /// knows what they mean, or there is no code in them.
  public static func unknownCode(in words: [String]) -> String? {
    let text = words.joined(separator: " ").uppercased()
    guard let remedy = Remedy.remedy(forReason: text) else {
      return entries(saying: words).isEmpty ? Remedy.codeBeginning(text) : nil
    }
    let codes = Remedy.desktopCodes(in: text) + [Remedy.pjapCode(in: text)].compactMap(\.self)
    return codes.first { remedy.meaning == .unknownCode($0) }
  }

  /// Those whose text has all the words.
  private static func entries(saying words: [String]) -> [Entry] {
    entries.filter { entry in words.allSatisfy { entry.has($0.uppercased()) } }
  }

  /// The chapter that a failure's words would stand in: that of the client or the services whose code they have, else DJP's.
  private static func chapter(of text: String) -> Chapter {
    let text = text.uppercased()
    if Remedy.remedy(forDesktopCodeIn: text) != nil { return .desktop }
    return Remedy.remedy(forPjapErrorIn: text) == nil ? .djp : .pjap
  }

  private static var statuses: [Entry] {
    let names = [
      "DRAFT", "SIGNING IN PROGRESS", "SAVED INVALID", "APPROVED", "CREDITED", "UNCREDITED", "AMENDED", "CANCELED",
      "WAITING FOR AMENDMENT", "WAITING FOR CANCELLATION",
    ]
    return names.map { Entry(.status, Phrase(same: "\($0)"), Remedy.remedy(for: StatusReading(coretax: $0))) } + [
      Entry(
        .status, Phrase(id: "status yang tidak dikenal", en: "a status never seen before"),
        Remedy.remedy(for: StatusReading(coretax: "?"))),
      Entry(
        .status, Phrase(id: "belum terlihat di DJP", en: "not seen at DJP yet"),
        Remedy.remedy(for: StatusReading.none, feed: .written())),
      Entry(.status, Phrase(id: "hilang dari daftar", en: "gone from the list"), Remedy.missing),
    ]
  }

  private static var situations: [Entry] {
    let signing = StatusReading(coretax: "SIGNING IN PROGRESS")
    let failed = FailedReupload(signer: "A", at: Timestamp(milliseconds: 0), count: 2)
    return [
      Entry(
        .situation, Phrase(id: "signing lebih lama dari wajar (lambat)", en: "signing for longer than usual (slow)"),
        Remedy.remedy(for: signing, level: .slow)),
      Entry(.situation, Phrase(id: "signing macet", en: "signing, stuck"), Remedy.remedy(for: signing, level: .stuck)),
      Entry(
        .situation, Phrase(id: "signing berhari-hari", en: "signing for days"),
        Remedy.remedy(for: signing, level: .stuck, isForDays: true)),
      Entry(
        .situation,
        Phrase(
          id: "signing macet, dari daftar yang diimpor atau yang ditulis program",
          en: "signing, stuck, of lists that are imported or a program that writes"),
        Remedy.remedy(for: signing, level: .stuck, feed: .written())),
      Entry(
        .situation,
        Phrase(id: "signing macet, dari folder yang dipantau", en: "signing, stuck, of a watched folder"),
        Remedy.remedy(for: signing, level: .stuck, feed: .exported())),
      Entry(
        .situation, Phrase(id: "gagal lagi dengan penandatangan yang sama", en: "failed again with the same signer"),
        Remedy.savedInvalid.again(failed)),
      Entry(
        .situation, Phrase(id: "diunggah ulang di portal", en: "uploaded again in the portal"),
        Remedy(
          Remedy.savedInvalid.meaning, plan: Remedy.portalSteps(signer: nil), avoid: Remedy.savedInvalid.avoid,
          source: Remedy.savedInvalid.source, isOfSigner: true)),
      Entry(.situation, Phrase(id: "tenggat dekat", en: "deadline near"), Remedy.deadline(isPast: false)),
      Entry(.situation, Phrase(id: "tenggat lewat", en: "deadline past"), Remedy.deadline(isPast: true)),
      Entry(
        .situation, Phrase(id: "e-Faktur Desktop, sampai H+2", en: "desktop client, within two days"),
        .notYetFromDesktop),
      Entry(
        .situation, Phrase(id: "e-Faktur Desktop, lewat H+2", en: "desktop client, after two days"), .lateFromDesktop),
      Entry(
        .situation,
        Phrase(id: "e-Faktur Desktop, daftar Coretax sudah lama", en: "desktop client, old list of Coretax"),
        .notKnownFromDesktop(.exported())),
      Entry(
        .situation,
        Phrase(
          id: "e-Faktur Desktop, belum dalam daftar yang diimpor", en: "desktop client, not in the lists imported yet"),
        .notKnownFromDesktop(.written())),
      Entry(
        .situation, Phrase(id: "tidak ada yang disetujui selama satu jam", en: "nothing approved for an hour"),
        Standstill(lastApproval: nil, signing: 1, signers: []).remedy),
      Entry(
        .situation,
        Phrase(
          id: "tidak ada yang disetujui selama satu jam, satu penandatangan",
          en: "nothing approved for an hour, one signer"),
        Standstill(lastApproval: nil, signing: 1, signers: ["A"]).remedy),
      Entry(
        .situation, Phrase(id: "banyak gagal: satu penandatangan", en: "many fail: one signer"),
        CommonCause.Trait.signer("A").remedy),
      Entry(
        .situation, Phrase(id: "banyak gagal: satu lawan transaksi", en: "many fail: one other party"),
        CommonCause.Trait.partner(identity: "", name: nil).remedy),
      Entry(
        .situation, Phrase(id: "banyak gagal: satu alasan", en: "many fail: one reason"),
        CommonCause.Trait.reason("").remedy),
      Entry(
        .situation, Phrase(id: "banyak gagal: satu jam", en: "many fail: one hour"),
        CommonCause.Trait.hour(Timestamp(milliseconds: 0)).remedy),
    ]
  }

  private static var failures: [Entry] {
    Remedy.failures.map { Entry(.djp, Phrase(same: "\($0.mark)"), $0.remedy) }
      + Remedy.permissionErrors.map { Entry(.djp, Phrase(same: "PERMISSION ERROR \($0)"), Remedy.permissionError($0)) }
      + [
        Entry(
          .djp, Phrase(id: "kode lain, di depan alasannya", en: "another code, before its reason"),
          Remedy.unknownFailure("XXX-00000"))
      ]
  }

  private static var desktopCodes: [Entry] {
    DesktopCodes.entries.keys.sorted().compactMap { code in
      DesktopCodes.remedy(of: code).map { Entry(.desktop, Phrase(same: "\(code)"), $0) }
    } + [
      Entry(.desktop, Phrase(same: "ETAX-5000N"), Remedy.taxReturn("ETAX-5000N")),
      Entry(.desktop, Phrase(id: "kode ETAX lain", en: "another ETAX code"), Remedy.unknownCode("ETAX-00000")),
    ]
  }

  private static var pjapErrors: [Entry] {
    PjapErrors.entries.map { marks, remedy in
      Entry(.pjap, Phrase(same: "\(marks.joined(separator: ", "))"), remedy)
    } + PjapErrors.unexplained.map { Entry(.pjap, Phrase(same: "\($0)"), PjapErrors.unexplained($0)) } + [
      Entry(
        .pjap, Phrase(id: "kode TPPN atau TI lain", en: "another TPPN or TI code"), PjapErrors.unexplained("TPPN-000"))
    ]
  }
}

extension RemedyCatalogue.Entry {
  /// Whether a word stands in what it is for or in what it says; the word in capitals.
  fileprivate func has(_ word: String) -> Bool {
    ([subject, remedy.meaning] + remedy.steps + remedy.avoid).contains { phrase in
      Language.allCases.contains { phrase.text($0).string.uppercased().contains(word) }
    }
  }
}

extension RemedyCatalogue.Chapter {
  /// Its name, for people.
  public var title: Phrase {
    switch self {
    case .status: Phrase(id: "Status", en: "Statuses")
    case .situation: Phrase(id: "Keadaan", en: "Situations")
    case .djp: Phrase(id: "Kegagalan menurut DJP", en: "Failures as DJP tells them")
    case .desktop: Phrase(id: "e-Faktur Desktop", en: "e-Faktur desktop client")
    case .pjap: Phrase(id: "PJAP", en: "PJAP services")
    }
  }
}
