import ArgumentParser
import CMalloc
import Glibc
import Programs
import UploadQueue
import Wording

/// The program: which commands it has, and how each of them ends.
@main
struct Pantau: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pantau",
    abstract: Phrase(
      id: "Memantau antrean unggah faktur pajak ke Coretax dari terminal.",
      en: "Watches the queue of tax invoices uploaded to Coretax, in a terminal."
    ).spoken.string,
    discussion: HelpExamples(
      (
        Phrase(same: "pantau demo --tour"),
        Phrase(id: "kenali Pantau dengan data rekaan", en: "get to know Pantau on invented data")
      ),
      (
        Phrase(same: "pantau import pajak-keluaran.csv"),
        Phrase(id: "isi antrean dari Coretax", en: "fill the queue from Coretax")
      ),
      (Phrase(same: "pantau"), Phrase(id: "buka layar pantauan", en: "open the watch screen"))
    ).spoken(
      after: Phrase(
        id: "Tanpa perintah, layar pantauan dibuka. \(ExitStatus.sentence.text(.indonesian))",
        en: "Without a command, the watch screen opens. \(ExitStatus.sentence.text(.english))")),
    version: "0.1.0",
    subcommands: [
      MonitorCommand.self, WatchCommand.self, ReplayCommand.self, ListCommand.self, ShowCommand.self,
      HistoryCommand.self,
      StatsCommand.self, ReuploadCommand.self, NoteCommand.self, MarkCommand.self, ImportCommand.self,
      ExportCommand.self, DemoCommand.self,
      DoctorCommand.self, RemediesCommand.self, PassphraseCheckCommand.self, ConfigCommand.self,
      CheckBackendCommand.self, InitCommand.self, PathsCommand.self,
      CompletionsCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: MonitorCommand.self)

  @OptionGroup var language: LanguageOption

  static func main() async {
    StandardStreams.hold()
    cmalloc_keep_little()
    // Whatever is made from here on is its owner's alone.
    umask(0o077)
    var status: Int32 = 0
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if let refusal = FirstWord.refusal(of: arguments) { throw refusal.refusal }
      var command = try parseAsRoot(FilterArgument.spellingOut(arguments))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      StartedPrograms.ofThisProcess.endAll()
    } catch {
      status = Ending(error).tell()
      // Whichever way out this is, nothing that was started stays behind.
      StartedPrograms.ofThisProcess.endAll()
    }
    if let failure = Speech.failure {
      Speech.warn(failure.phrase.spoken)
      if status == 0 { status = ExitCode.failure.rawValue }
    }
    Glibc.exit(status)
  }
}
