import UploadQueue
import Wording

extension Model {
  /// The queues that are not shown and need a person, each with why.
  var othersInNeed: [(name: String, need: Phrase)] {
    queues.indices.filter { $0 != shown || isOverAll }.compactMap { place in
      queues[place].need.map { (queues[place].profile.name, $0) }
    }
  }
}

extension QueueState {
  /// Why a person should look at this queue; `nil` where nothing presses.
  var need: Phrase? {
    if desks.contains(where: { $0.phase == .inDoubt }) {
      return Phrase(id: "sebuah unggah ulang diragukan", en: "a re-upload is in doubt")
    }
    if case .unreachable(.notAuthorized, _, _, _) = connection, profile.token != .none {
      return Phrase(id: "perlu token", en: "needs a token")
    }
    if case .unreachable(let error, _, _, _) = connection { return error.state }
    if case .outdated = connection { return Phrase(id: "data lama", en: "old data") }
    let counts: [(Int, Phrase)] = [
      (summary.count(.stuck), Phrase(id: "macet", en: "stuck")),
      (summary.count(.savedInvalid), Phrase(same: "Saved Invalid")),
      (summary.count(.due), Phrase(id: "jatuh tempo", en: "due")),
    ]
    let said = counts.filter { $0.0 > 0 }
    guard !said.isEmpty else { return nil }
    func text(_ language: Language) -> SafeText {
      said.reduce(SafeText.empty) { text, part in
        let each: SafeText = "\(part.0.written(language)) \(part.1.text(language))"
        return text.isEmpty ? each : "\(text) · \(each)"
      }
    }
    return Phrase(id: text(.indonesian), en: text(.english))
  }
}
