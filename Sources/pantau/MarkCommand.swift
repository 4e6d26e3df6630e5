import ArgumentParser
import Monitor
import Wording

/// `pantau mark`: marks a document, or takes its mark away.
struct MarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: Phrase(
      id: "Tandai sebuah dokumen, atau lepaskan tandanya.", en: "Mark a document, or take its mark away."
    ).spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "pantau mark INV-0001"), Phrase(id: "tandai", en: "mark it")),
      (
        Phrase(same: "pantau mark INV-0001 --remove"),
        Phrase(id: "lepaskan tandanya", en: "take the mark away")
      ),
      (
        Phrase(id: "pantau list tanda:ya", en: "pantau list mark:yes"),
        Phrase(id: "yang ditandai", en: "what is marked")
      )
    ).spoken(
      after: Phrase(
        id: "Tanda milik Pantau sendiri: jurnal menyimpannya dengan nama dan waktunya, dan backend tidak diubah.",
        en: "A mark is Pantau's own: the journal keeps it with who and when, and nothing is changed at a backend.")))

  @OptionGroup var document: DocumentArgument

  @Flag(help: Phrase(id: "Lepaskan tandanya.", en: "Take the mark away.").help)
  var remove = false

  @OptionGroup var journal: JournalOption
  @OptionGroup var queue: QueueOption
  @OptionGroup var token: TokenOption
  @OptionGroup var language: LanguageOption

  func run() async throws {
    let found = try await QueueLook(queue, journal, token, .spoken).only(called: document.name)
    try await found.glance.annotate(found.row, as: remove ? .removeMark : .mark)
  }
}
