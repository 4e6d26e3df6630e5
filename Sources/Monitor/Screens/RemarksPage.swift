import TerminalKit
import Wording

/// What the backend has remarked since the program was opened, newest first; of every queue in the list over all.
enum RemarksPage {
  static func lines(_ model: Model) -> [Line] {
    let (language, width) = (model.language, model.size.columns)
    let queues = (model.isOverAll ? model.queues : [model.queue]).filter { !$0.remarks.isEmpty }
    guard !queues.isEmpty else {
      return Line.wrapped(
        Phrase(
          id: "Belum ada pesan sejak program dibuka.", en: "Nothing has been remarked since the program was opened."
        ).text(language), width: width)
    }
    return queues.flatMap { queue in
      let heading = model.isOverAll ? Line.wrapped("\(queue.profile.name)", width: width, style: .accent) : []
      return heading
        + queue.remarks.reversed().flatMap { remark in
          Line.wrapped(
            "\(remark.at.clock(in: model.settings.zone))  \(remark.phrase.text(language))", width: width,
            style: .warning)
        }
    }
  }
}
