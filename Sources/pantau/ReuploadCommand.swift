import ArgumentParser
import Glibc
import Monitor
import Programs
import UploadQueue
import Wording

/// `pantau reupload`: uploads one Saved Invalid document again, by the rules of the desk.
struct ReuploadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reupload",
    abstract: Phrase(
      id: "Unggah ulang satu dokumen Saved Invalid.", en: "Upload one Saved Invalid document again."
    ).spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "pantau reupload INV-0001"), Phrase(id: "tunjukkan, lalu tanya", en: "show it, then ask")),
      (
        Phrase(same: "pantau reupload INV-0001 --confirm INV-0001"),
        Phrase(id: "tanpa ditanya", en: "without being asked")
      ),
      (
        Phrase(same: "pantau reupload INV-0001 --signer 'BU CONTOH'"),
        Phrase(id: "penandatangan lain", en: "another signer")
      ),
      (
        Phrase(same: "pantau reupload INV-0001 --timeout 1h"),
        Phrase(id: "tunggu paling lama sejam", en: "wait an hour at most")
      )
    ).spoken(
      after: Phrase(
        id: """
          Tepat satu dokumen, dengan aturan, jurnal, dan pembacaan ulang yang sama seperti di meja unggah ulang. Di antrean \
          yang unggahnya dilakukan orang, langkahnya dicetak dan itu dicatat. Kode keluar: 0 disetujui, kembali \
          ke antrean, atau tercatat; 1 tidak berhasil; 3 backend tidak terjangkau, atau tidak diketahui apakah terkirim; 4 \
          ditolak oleh aturan; 124 statusnya belum bergerak.
          """,
        en: """
          Exactly one document, by the same rules as at the desk, with the same journal and the same second reading. Where a \
          person does the upload, the steps are printed and the hand-off is recorded. Exit codes: 0 approved, back in the \
          queue, or on record; 1 not passed; 3 the backend out of reach, or not known whether anything was sent; 4 refused \
          by a rule; 124 the status has not moved yet.
          """)))

  @OptionGroup var document: DocumentArgument

  @Option(
    help: Phrase(
      id: "Setuju tanpa ditanya: referensi dokumen itu, sekali lagi. Wajib tanpa terminal.",
      en: "Agree without being asked: the document's reference, once more. Needed without a terminal."
    ).help(value: Phrase(id: "referensi", en: "reference")))
  var confirm: String?

  @Option(
    help: Phrase(
      id: "Penandatangan lain, dari yang ditawarkan backend.", en: "Another signer, of those that the backend offers."
    ).help(value: Phrase(id: "nama", en: "name")))
  var signer: String?

  @Option(
    help: Phrase(
      id: "Setelah terkirim, tunggu hasilnya paling lama selama ini (bawaan 10m).",
      en: "Once sent, wait for the outcome for at most this long (10m unless set)."
    ).help(value: Phrase(id: "lama", en: "span")), transform: PolicyOptions.span)
  var timeout: Duration?

  @Flag(
    name: .customLong("no-wait"),
    help: Phrase(id: "Selesai begitu terkirim.", en: "End as soon as it is sent.").help)
  var isLeftAlone = false

  @OptionGroup var journal: JournalOption
  @OptionGroup var queue: QueueOption
  @OptionGroup var token: TokenOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard timeout == nil || !isLeftAlone else {
      throw Phrase(
        id: "--timeout dan --no-wait: pilih satu saja.", en: "--timeout and --no-wait: choose one of them."
      ).refusal
    }
  }

  func run() async throws {
    let settings = Settings.spoken
    EndingSignals.takeWithGoneReader()
    let glances = try await QueueGlances(queue, journal, token, settings, for: .acting)
    let ending: ExitCode
    do {
      ending = try await self.ending(in: glances, settings)
    } catch {
      await glances.end()
      throw error
    }
    await glances.end()
    if ending != .success { throw ending }
  }

  private func ending(in glances: QueueGlances, _ settings: Settings) async throws -> ExitCode {
    let (row, glance) = try await glances.only(called: document.name)
    // What is to be known of it has been said.
    guard glance.failure == nil else { return .outOfReach }
    let errand = await ReuploadErrand(
      of: row, in: glance, among: glances.queues + glances.others, settings: settings, width: LineOutput.terminalWidth,
      clock: Clock(now: Environment.now))
    try await errand.prepare(signer: signer)
    try await agree(to: errand, settings.language)
    return try await sent(errand, settings.language)
  }

  /// Has the person's yes, or throws.
  private func agree(to errand: ReuploadErrand, _ language: Language) async throws {
    if let confirm { return try await errand.confirm(naming: confirm) }
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
      throw CommandRefusal(
        phrase: Phrase(
          id:
            "Tanpa terminal tidak ada yang bisa ditanya: sebut referensi dokumennya sekali lagi, --confirm REFERENSI.",
          en: "Without a terminal nobody can be asked: name the document's reference once more, --confirm REFERENCE."))
    }
    for line in await errand.card { Speech.warn(line) }
    var lines = await errand.ask()
    while true {
      for line in lines { Speech.warn(line) }
      let asked = Clock.sinceStart()
      let typed = readLine() ?? ""
      switch await errand.answer(typed, isHasty: Clock.sinceStart() - asked < Program.haste) {
      case .yes: return
      case .asked(let more): lines = more
      case .no(let why):
        Speech.warn(why.text(language))
        throw ExitCode.failure
      }
    }
  }

  /// Sends, and waits for what becomes of it; whatever ends this, the journal knows how far it went.
  private func sent(_ errand: ReuploadErrand, _ language: Language) async throws -> ExitCode {
    let sending = Task { () -> ReuploadObstacle? in
      do throws(ReuploadObstacle) {
        try await errand.send()
        return nil
      } catch { return error }
    }
    var end = await EndingSignals.first(of: Task { _ = await sending.value })
    if case .signal = end {
      // What was decided is written down, where its answer comes soon.
      _ = await EndingSignals.first(of: Task { _ = await sending.value }, within: .seconds(1))
    } else if let obstacle = await sending.value {
      throw obstacle
    }
    var announced: Phrase?
    if end == .done, !isLeftAlone, await errand.isOpen {
      let awaited = await errand.awaited
      Speech.warn(awaited.text(language))
      announced = awaited
      let following = Task { await errand.follow() }
      end = await EndingSignals.first(of: following, within: timeout ?? .minutes(10))
      following.cancel()
    }
    let outcome = if let announced { await errand.outcome(after: announced) } else { await errand.outcome }
    Speech.say(outcome.text(language))
    if await errand.isHandOff, await errand.verdict == .well {
      for line in await errand.steps { Speech.say(line) }
    }
    if let error = await errand.journalError { Speech.warn(error.phrase.text(language)) }
    if case .signal(let number) = end {
      // Whoever wants it to end does not wait for a backend to end in its own time.
      StartedPrograms.ofThisProcess.endAll()
      return .signal(number)
    }
    guard await errand.journalError == nil else { return .failure }
    return await errand.verdict?.exitCode(isLeftAlone: isLeftAlone) ?? .failure
  }
}

extension ReuploadVerdict {
  fileprivate func exitCode(isLeftAlone: Bool) -> ExitCode {
    switch self {
    case .well: .success
    case .waiting: isLeftAlone ? .success : .outOfTime
    case .badly: .failure
    case .refused: .refused
    case .unreachable: .outOfReach
    }
  }
}
