import UploadQueue
import Wording

extension Model {
  /// What the window is called: the queue, and how many are stuck; other words only where that is another number.
  ///
  /// Where names are hinted at, it tells the number alone.
  var windowTitle: SafeText {
    let name = isOverAll ? AllQueuesView.name.text(language) : SafeText(profile.name)
    let title: SafeText = watching?.isMasked == true ? "pantau" : "pantau: \(name)"
    if replay != nil { return "\(title) — \(Phrase(id: "putar ulang", en: "replay").text(language))" }
    if case .unreachable(let error, _, _, _) = connection { return "\(title) — \(error.state.text(language))" }
    if !rememberedQueues.isEmpty {
      return "\(title) — \(Phrase(id: "dari jurnal", en: "from the journal").text(language))"
    }
    let stuck = summary.count(.stuck)
    guard stuck > 0 else { return title }
    let count = stuck.written(language)
    return "\(title) — \(Phrase(id: "\(count) macet", en: "\(count) stuck").text(language))"
  }
}
