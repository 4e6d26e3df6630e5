import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("What r may do")
struct PermissionTests {
  private let invalid = Sample.document(1)
  private let signing = Sample.document(2, status: "SIGNING IN PROGRESS")

  @Test("From Signing In Progress nothing is sent, and r says why")
  func signingIsOnlyWatched() async {
    var watch = await Watch([signing])
    #expect(await watch.press("r") == [])
    #expect(watch.says(.signingInProgress))
    #expect(watch.footer.contains("Signing In Progress: tidak bisa diunggah ulang"))
  }

  @Test("Only Saved Invalid opens a desk", arguments: ["CREATED", "APPROVED", "AMENDED", "CANCELED", "BARU SEKALI"])
  func onlySavedInvalidOpensADesk(status: String) async {
    var watch = await Watch([Sample.document(1, status: status)])
    #expect(await watch.press("r") == [])
    #expect(watch.model.notice != nil)
    #expect(watch.model.screen == .list)
  }

  @Test("A status never seen before is shown in its own words and offers nothing")
  func unknownWordsAreShown() async {
    var watch = await Watch([Sample.document(1, status: "BARU SEKALI")])
    #expect(watch.screen.contains("? BARU SEKALI"))
    await watch.press("r")
    #expect(watch.says(.unknownStatus("BARU SEKALI")))
  }

  @Test("r on a Saved Invalid document opens its desk and sends nothing")
  func savedInvalidOpensADesk() async {
    var watch = await Watch([invalid, signing])
    let effects = await watch.openDesk(on: invalid)
    #expect(effects == [.findNext(after: invalid.id)])
    #expect(watch.model.openDesk?.row.id == invalid.id)
    #expect(watch.model.openDesk?.phase == .preparing)
  }

  @Test("r on the details obeys the same rules")
  func detailsObeyTheSameRules() async {
    var watch = await Watch([signing])
    await watch.press(.enter)
    #expect(await watch.press("r") == [])
    #expect(watch.says(.signingInProgress))
  }

  @Test("Read-only, no key of any screen asks for a change")
  func readOnlyChangesNothing() async {
    var watch = await Watch([invalid], isReadOnly: true)
    #expect(await watch.press("r") == [])
    #expect(watch.says(.readOnly))
    // Even a desk that is there all the same gets nowhere.
    #expect(await watch.bringDesk(on: invalid) == [])
    #expect(watch.model.desks.isEmpty)
    for key in KeyMap.standard.bindings.flatMap(\.keys) {
      let effects = await watch.press(key)
      #expect(!effects.contains { if case .openDesk = $0 { true } else if case .desk = $0 { true } else { false } })
    }
  }

  @Test(
    "Read-only, a re-upload that somebody else left open is neither asked about, nor settled, nor written down",
    arguments: [
      (AttemptEvent.intended, false), (.intended, true), (.lost("putus"), false), (.queued, false),
      (.accepted(""), false), (.claimedDone, true),
    ])
  func readOnlyLeavesAttemptsAlone(state: AttemptEvent, isHandOff: Bool) async {
    for key in KeyMap.standard.bindings.flatMap(\.keys) {
      var watch = await Watch([invalid], isReadOnly: true)
      var attempt = Sample.attempt("lama", on: invalid, isHandOff: isHandOff)
      attempt.state = state
      let row = QueueRow(document: invalid, time: StatusTime(since: Sample.observedAt, source: .atLeast))
      var effects = await watch.happen(.attemptsFound([ReuploadDesk(resuming: attempt, row: row)]))
      await watch.select(invalid)
      effects += await watch.press("r")
      effects += await watch.press(key, key)
      effects += await watch.poll([invalid.becoming("APPROVED")])
      #expect(!effects.contains { if case .desk = $0 { true } else { false } }, "\(key)")
    }
  }

  @Test("Read-only, a desk greys what cannot be done there, and says nothing that is not so")
  func readOnlyDesk() async {
    for (state, isHandOff, keys) in [
      (AttemptEvent.intended, false, [Command.askAgain, .stopWaiting]),
      (.intended, true, [.claimDone, .withdraw, .tick]),
    ] {
      var watch = await Watch([invalid], isReadOnly: true)
      var attempt = Sample.attempt("lama", on: invalid, isHandOff: isHandOff)
      attempt.state = state
      let row = QueueRow(document: invalid, time: StatusTime(since: Sample.observedAt, source: .atLeast))
      await watch.happen(.attemptsFound([ReuploadDesk(resuming: attempt, row: row)]))
      await watch.select(invalid)
      await watch.press("r")
      #expect(watch.model.openDesk != nil)
      watch.model.notice = nil
      for command in keys {
        #expect(watch.model.isDisabled(command))
        for label in KeyMap.standard.footer(watch.model.context).filter({ $0.command == command }).compactMap(\.label) {
          #expect(watch.footerStyles(of: label.text(.indonesian).string) == [.dim])
        }
      }
      watch.model.canDim = false
      for label in [
        "tanya lagi", "berhenti menunggu", "sudah di portal", "tidak jadi", "lewati", "centang", "berikutnya",
      ] {
        #expect(!watch.footer.contains(label))
      }
      #expect(watch.screen.contains("sumber data tidak ditanya") == !isHandOff)
      for untrue in ["Sumber data ditanya", "a bertanya lagi", "d bila sudah"] {
        #expect(!watch.screen.contains(untrue))
      }
    }
  }

  @Test("Read-only, the re-upload is greyed in the list and the details, and so is what leads on to the next document")
  func readOnlyFooter() async {
    var watch = await Watch([invalid, Sample.document(3)], isReadOnly: true)
    #expect(watch.footerStyles(of: "r unggah ulang") == [.dim])
    #expect(watch.footerStyles(of: "rincian") == [.plain])
    await watch.press(.enter)
    #expect(watch.footerStyles(of: "r unggah ulang") == [.dim])
    await watch.press(.escape)
    var attempt = Sample.attempt("lama", on: invalid, isHandOff: true)
    attempt.state = .claimedDone
    await watch.happen(.attemptsFound([ReuploadDesk(resuming: attempt, row: QueueRow(invalid))]))
    await watch.press("R")
    #expect(watch.model.context == .deskVerifying)
    await watch.happen(.nextFound(after: invalid.id, QueueRow(Sample.document(3))))
    #expect(watch.footerStyles(of: "n berikutnya") == [.dim])
    #expect(await watch.press("n") == [])
    #expect(watch.says(.readOnly))
    await watch.poll([invalid.becoming("APPROVED"), Sample.document(3)])
    #expect(watch.screen.contains("Disetujui DJP."))
    #expect(!watch.screen.contains("dokumen berikutnya"))
  }

  @Test("Where keys cannot be dimmed, those that would only say why not are not named")
  func notDimmed() async {
    var watch = await Watch([signing])
    #expect(watch.footer.contains("r unggah ulang"))
    watch.model.canDim = false
    #expect(!watch.footer.contains("unggah ulang"))
    #expect(watch.footer.contains("Enter rincian"))
    watch = await Watch([invalid])
    watch.model.canDim = false
    #expect(watch.footer.contains("r unggah ulang"))
    await watch.openDesk(on: invalid)
    #expect(!watch.footer.contains("penandatangan"))
  }

  @Test("Read-only, the help greys what may not be done and says why", arguments: Language.allCases)
  func readOnlyHelp(language: Language) async {
    for isReadOnly in [true, false] {
      let watch = await Watch([invalid], language: language, isReadOnly: isReadOnly)
      let listed = HelpChapter.all(watch.model).flatMap(\.entries)
      let words = language == .indonesian ? " (hanya-baca)" : " (read-only)"
      for binding in KeyMap.standard.withoutReplay.bindings {
        let isLocked =
          isReadOnly && (binding.command.actsAtDesk || [.reupload, .askForFile].contains(binding.command))
        let text = binding.help.text(language).string + (isLocked ? words : "")
        let found = listed.filter { $0.text.string == text }
        #expect(!found.isEmpty && found.allSatisfy { $0.isOff == isLocked }, "\(text)")
      }
      let said: SafeText = language == .indonesian ? ":impor" : ":import"
      #expect(listed.filter { $0.sign == said }.map(\.isOff) == [isReadOnly])
    }
  }

  @Test(
    "Before the rows of another view have come, no key acts on a document of the one before",
    arguments: ["r", "m", "c", "y", .enter] as [Key])
  func beforeTheRows(pressed: Key) async {
    var watch = await Watch([invalid, signing])
    await watch.select(invalid)
    let asked = watch.model.update(.key(.alt("7")), at: watch.now)
    // A moment passes as well, and asks for the rows as they are by then.
    let again = watch.model.update(.tick, at: watch.now)
    #expect(watch.model.update(.key(pressed), at: watch.now) == [])
    #expect(watch.model.screen == .list)
    #expect(watch.footer.contains("Daftar tampilan ini tadi belum datang"))
    guard case .load(let first)? = asked.first, case .load(let second)? = again.first else {
      Issue.record("no rows were asked for")
      return
    }
    #expect(!first.isLive && !second.isLive)
    await watch.happen(.tick)
    #expect(watch.model.list.total == 0 && watch.model.list.departed == nil)
    #expect(await watch.press(pressed) == [])
    #expect(watch.model.screen == .list)
    #expect(!watch.footer.contains("Daftar tampilan ini tadi belum datang"))
  }

  @Test("A queue is opened and locked by words of either language, and Tab offers those of the screen's")
  func readOnlyWords() async {
    var watch = await Watch([invalid], language: .indonesian)
    for (line, access) in [
      ("hanya-baca ya", QueueProfile.Access.readOnly), ("hanya-baca tidak", .full), ("read-only on", .readOnly),
      ("hanya-baca off", .full),
    ] {
      await watch.say(line)
      #expect(watch.model.profile.access == access, "\(line)")
    }
    await watch.press(":")
    await watch.type("hanya-baca t")
    await watch.press(.tab)
    #expect(watch.screen.contains(":hanya-baca tidak"))
  }

  @Test("Why nothing may be changed is said as it is: until somebody says otherwise, or until the program ends")
  func readOnlyReason() async {
    for (access, isForGood) in [(QueueProfile.Access.readOnly, false), (.alwaysReadOnly, true)] {
      var watch = await Watch([invalid], language: .english)
      watch.model.profile.access = access
      await watch.press("r")
      #expect(watch.footer.contains(":read-only off opens it") == !isForGood)
      #expect(watch.footer.contains("opened with --read-only") == isForGood)
    }
  }

  @Test("A backend that takes no re-uploads is not asked for one")
  func backendThatCannot() async {
    var watch = await Watch([invalid], reupload: .none)
    #expect(await watch.press("r") == [])
    #expect(watch.says(.backendCannot))
    watch.model.queue.profile.capabilities.missingSettings = ["signing-place", "signer"]
    #expect(await watch.press("r") == [])
    #expect(watch.says(.settingsMissing(["signing-place", "signer"])))
  }

  @Test("A document that has disappeared is still there, as missing, and nothing can be done to it")
  func missingIsNotForgotten() async {
    var watch = await Watch([invalid, signing])
    await watch.poll([signing])
    await watch.settle()
    #expect(watch.model.list.total == 2)
    #expect(watch.screen.contains("hilang: Saved Invalid 09:05"))
    await watch.select(invalid)
    #expect(await watch.press("r") == [])
    #expect(watch.says(.missing))
    await watch.press(.enter)
    #expect(watch.screen.contains("Tidak ada dalam daftar sejak 09:05 WIB; terakhir Saved Invalid."))
    #expect(watch.screen.contains("Tidak ada lagi dalam daftar yang dibaca Pantau"))
  }
}
