import TerminalKit
import Wording

extension KeyMap {
  /// The keys of the tour itself; every other key is for the screen that it tells about.
  static let tour: [KeyBinding] = [
    key(
      .skipStep, [.control("n")], [.tour], label: Phrase(id: "lewati", en: "skip"),
      Phrase(id: "tur: lewati langkah ini", en: "tour: skip this step")),
    key(
      .endTour, [.control("t")], [.tour], label: Phrase(id: "akhiri tur", en: "end the tour"),
      Phrase(id: "tur: akhiri; :tur mengulangnya", en: "tour: end it; :tour begins it again")),
  ]
}
