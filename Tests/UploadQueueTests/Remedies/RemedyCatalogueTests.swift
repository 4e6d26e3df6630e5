import Testing
import Wording

@testable import UploadQueue

@Suite("The catalogue of remedies")
struct RemedyCatalogueTests {
  /// A document that stands so needs nothing done.
  private static let atRest: Set = ["APPROVED", "AMENDED", "CANCELED"]

  @Test(
    "Each entry says in both languages what it means, what to do and what not to do, and where that is known from",
    arguments: RemedyCatalogue.Chapter.allCases)
  func whole(chapter: RemedyCatalogue.Chapter) {
    let entries = RemedyCatalogue.entries.filter { $0.chapter == chapter }
    #expect(!entries.isEmpty)
    for entry in entries {
      let (subject, remedy) = (entry.subject.text(.english).string, entry.remedy)
      #expect(!remedy.source.isEmpty, "\(subject)")
      #expect(!remedy.avoid.isEmpty, "\(subject)")
      #expect(remedy.steps.isEmpty == Self.atRest.contains(subject), "\(subject)")
      for phrase in [remedy.meaning] + remedy.steps + remedy.avoid {
        #expect(phrase.text(.indonesian) != phrase.text(.english), "\(subject)")
      }
    }
  }

  @Test("What no source says is said to be Pantau's own, and what a source says names it")
  func sources() {
    // What not to do is Pantau's reading everywhere: no source says it of a code or a status.
    for entry in RemedyCatalogue.entries {
      #expect(entry.remedy.source.string.hasSuffix("Pantau"), "\(entry.subject.text(.english))")
    }
    func source(of code: String) -> String? { Remedy.remedy(forReason: code)?.source.string }
    #expect(source(of: "ETAX-30025")?.contains("FAQ e-Faktur Client Desktop") == true)
    #expect(source(of: "ETAX-API-10056")?.contains("ortax.org") == true)
    #expect(source(of: "ETAX-40004")?.contains("DDTCNews 1797149") == true)
    // What is said of a code is in one section of a list; the checklist of failed uploads says nothing of it.
    for (code, section) in [
      ("ETAX-20001", "ETAX-2xxxx"), ("ETAXSERVICE-20008", "ETAXSERVICE"), ("ETAX-API-10002", "ETAX-API"),
    ] {
      #expect(source(of: code)?.contains(": \(section); ") == true, "\(source(of: code) ?? "")")
      #expect(source(of: code)?.contains("DDTCNews") == false)
    }
    #expect(source(of: "ETAX-40001")?.contains("DDTCNews 1803613") == true)
    #expect(Remedy.deadline(isPast: false).source.string.contains("diskusipajak.com"))
  }

  @Test("Each step and what not to do begins as a sentence does")
  func sentences() {
    for entry in RemedyCatalogue.entries {
      for phrase in entry.remedy.steps + entry.remedy.avoid {
        for language in Language.allCases {
          let text = phrase.text(language).string
          #expect(text.first?.isLowercase == false, "\(text)")
        }
      }
    }
  }

  @Test(
    "Where the signature failed, another signer is among the steps",
    arguments: ["DJP-SIGN-MASTER: Incorrect Signer Passphrase", "REG-KODJP-00024", "REG-KODJP-00003"])
  func anotherSigner(reason: String) throws {
    let remedy = try #require(Remedy.remedy(forReason: reason))
    #expect(remedy.plan.last == Remedy.Step(Remedy.anotherSigner, .otherSigner))
    #expect(remedy.source.string.contains("Kring Pajak 18 Jan & 18 Feb 2025"))
  }

  @Test("A draft is told what counts for its deadline, which is no date of the faktur")
  func draft() throws {
    let step = try #require(Remedy.remedy(for: StatusReading(coretax: "CREATED")).steps.first)
    #expect(step.text(.indonesian).string.contains("untuk tenggat yang dihitung adalah kapan DJP menyetujuinya"))
    #expect(step.text(.english).string.contains("for the deadline it counts when DJP approves it"))
  }

  @Test("Each subject stands once, and every code of the client, of DJP and of the PJAP services has its entry")
  func complete() {
    let subjects = RemedyCatalogue.entries.map { $0.subject.text(.english).string }
    #expect(Set(subjects).count == subjects.count)
    #expect(Set(subjects).isSuperset(of: DesktopCodes.entries.keys))
    #expect(Set(subjects).isSuperset(of: PjapErrors.unexplained))
    #expect(Set(subjects).isSuperset(of: Remedy.failures.map(\.mark)))
  }

  @Test(
    "A code or a message as it was copied finds its one entry",
    arguments: [
      ("ETAX-40001", "ETAX-40001"), ("etax-40001: gagal", "ETAX-40001"),
      ("DJP-SIGN-MASTER: Incorrect Signer Passphrase", "INCORRECT SIGNER PASSPHRASE"),
      ("Permission error 96", "PERMISSION ERROR 96"), ("TPPN-022", "TPPN-022"),
    ])
  func found(words: String, subject: String) {
    #expect(RemedyCatalogue.entries(for: [words]).map { $0.subject.text(.english).string } == [subject])
  }

  @Test("An unknown code gets the general advice under its own name; words find what says all of them; else nothing")
  func others() {
    let unknown = RemedyCatalogue.entries(for: ["ETAX-99999"])
    #expect(unknown.map { $0.subject.text(.english).string } == ["ETAX-99999"])
    #expect(unknown.map(\.chapter) == [.desktop])
    #expect(RemedyCatalogue.entries(for: ["TPPN-999"]).map(\.chapter) == [.pjap])
    for (words, code) in [(["REG-KODJP-00099"], "REG-KODJP-00099"), (["xyz-123:", "gagal"], "XYZ-123")] {
      let other = RemedyCatalogue.entries(for: words)
      #expect(other.map { $0.subject.text(.english).string } == [code])
      #expect(other.first?.remedy.steps.first?.text(.english).string.contains("ask Kring Pajak 1500200") == true)
    }
    let sertel = RemedyCatalogue.entries(for: ["sertel", "impor"])
    #expect(!sertel.isEmpty && sertel.count < RemedyCatalogue.entries.count)
    #expect(RemedyCatalogue.entries(for: ["sepeda"]).isEmpty)
    #expect(RemedyCatalogue.entries(for: []).count == RemedyCatalogue.entries.count)
  }

  @Test(
    "Which code the catalogue does not know is told, and of what it knows none",
    arguments: [
      (["etax", "99999"], "ETAX-99999"), (["TPPN-999"], "TPPN-999"), (["REG-KODJP-00099"], "REG-KODJP-00099"),
      (["ETAX-40001"], nil), (["ETAX-50003"], nil), (["TPPN-022"], nil), (["REG-KODJP-00024"], nil), (["sertel"], nil),
      (["sepeda"], nil), ([], nil),
    ])
  func unknownCode(words: [String], code: String?) {
    #expect(RemedyCatalogue.unknownCode(in: words) == code)
  }
}
