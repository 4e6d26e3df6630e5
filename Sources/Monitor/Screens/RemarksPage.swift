import TerminalKit
import Wording

/// What backends and journals have remarked since the program was opened, newest first; the queue on the screen before the others.
enum RemarksPage {
  static func lines(_ model: Model) -> [Line] {
    let (language, width) = (model.language, model.size.columns)
    let first = model.isOverAll ? [] : [model.queue]
    let others = model.queues.filter { model.isOverAll || $0.number != model.queue.number }
    let queues = (first + others).filter { !$0.remarks.isEmpty }
    guard !queues.isEmpty else {
      return Line.wrapped(
        Phrase(
          id: "Belum ada pesan sejak program dibuka.", en: "Nothing has been remarked since the program was opened."
        ).text(language), width: width)
    }
    return queues.flatMap { queue in
      let heading = model.queues.count > 1 ? Line.wrapped("\(queue.profile.name)", width: width, style: .accent) : []
      return heading
        + queue.remarks.reversed().flatMap { remark in
          Line.wrapped(
            "\(remark.at.clock(in: model.settings.zone))  \(remark.phrase.text(language))", width: width,
            style: .warning)
        }
    }
  }
}
