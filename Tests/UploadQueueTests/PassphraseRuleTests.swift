import Testing
import Wording

@testable import UploadQueue

@Suite("The rules of a passphrase")
struct PassphraseRuleTests {
  private func broken(_ passphrase: String) -> Set<PassphraseRule> { rules(passphrase, .broken) }

  private func rules(_ passphrase: String, _ verdict: PassphraseRule.Verdict) -> Set<PassphraseRule> {
    Set(PassphraseRule.verdicts(on: passphrase.utf8).filter { $0.verdict == verdict }.map(\.rule))
  }

  @Test("One that every source takes keeps all of them")
  func fine() {
    #expect(rules("Contoh2026!@#$&*", .holds) == Set(PassphraseRule.allCases))
  }

  @Test(
    "Each rule is broken by itself",
    arguments: [
      ("Cont#26", PassphraseRule.length), ("contoh#2026", .uppercase), ("CONTOH#2026", .lowercase),
      ("Contoh#contoh", .digit), ("Contoh2026", .special),
    ])
  func each(passphrase: String, rule: PassphraseRule) {
    #expect(broken(passphrase) == [rule])
    #expect(rules(passphrase, .disputed).isEmpty)
  }

  @Test("What somebody advises against is told as one kind, and none of it by name", arguments: ["/", "'", "+", "\\"])
  func avoided(character: String) {
    #expect(broken("Contoh#2026" + character) == [.avoided])
    #expect(rules("Contoh#2026" + character, .disputed).isEmpty)
  }

  @Test("Where the sources differ about a character it is neither right nor wrong")
  func disputed() {
    #expect(rules("Contoh#2026%", .disputed) == [.undisputed])
    #expect(rules("Contoh#2026%", .unknown).isEmpty && broken("Contoh#2026%").isEmpty)
  }

  @Test("A character that no source speaks of is told as that, and not as one about which they differ")
  func unknown() {
    for passphrase in ["Contoh#2026?", "Contoh #2026", "Contoh#2026é", "Contoh#2026-"] {
      #expect(rules(passphrase, .unknown) == [.known])
      #expect(rules(passphrase, .disputed).isEmpty && broken(passphrase).isEmpty)
    }
    #expect(rules("Contoh#2026%?", .disputed) == [.undisputed])
    #expect(rules("Contoh#2026%?", .unknown) == [.known])
  }

  @Test("A character of several bytes is one; letters beyond ASCII count for none of the kinds")
  func length() {
    #expect(broken("ééééééé") == [.length, .uppercase, .lowercase, .digit, .special])
    #expect(broken("éééééééé") == [.uppercase, .lowercase, .digit, .special])
  }
}
