import TerminalKit
import UploadQueue
import Wording

/// The tabs over the list: what they are called, and how many documents each of them has, once that is known.
enum TabBar {
  /// A tab that is shown: which one, and where it begins.
  struct Place: Equatable {
    let index: Int
    let text: SafeText
    let start: Int
  }

  /// How much the tabs say, where there is less and less room.
  private struct Form: Sendable {
    var name: @Sendable (QueueView) -> Phrase = \.shortName
    /// How wide the names of one's own tabs may be.
    var ownWidth = 5
    var gap = 1
    var count: @Sendable (QueueView, Int) -> Count = { _, _ in .whole }
    /// Whether it is taken where not all tabs fit in it either.
    var isReadable = true
  }

  private enum Count {
    case whole, brief, round, untold
  }

  /// From the most that can be said to the least: short names, then narrow gaps, then the shortest names, with numbers in few
  /// characters where nothing waits for a person, then everywhere, then in round thousands; then no number of what is
  /// empty, and at last none where nothing waits for a person.
  private static let forms: [Form] = [
    Form(name: \.name, ownWidth: .max, gap: 2), Form(ownWidth: .max, gap: 2), Form(ownWidth: 16, gap: 2),
    Form(ownWidth: 12), Form(ownWidth: 8), Form(),
    Form(name: \.shortestName, isReadable: false),
    Form(name: \.shortestName, count: { view, _ in isCalm(view) ? .brief : .whole }, isReadable: false),
    Form(name: \.shortestName, count: { _, _ in .brief }, isReadable: false),
    Form(name: \.shortestName, count: { _, _ in .round }, isReadable: false),
    Form(name: \.shortestName, count: { $1 == 0 ? .untold : .brief }, isReadable: false),
    Form(name: \.shortestName, count: { $1 == 0 || isCalm($0) ? .untold : .brief }, isReadable: false),
  ]

  /// Whether what a view holds waits for nobody by itself.
  private static func isCalm(_ view: QueueView) -> Bool { view == .all || view == .approved }

  static func draw(_ model: Model, in frame: inout Frame) {
    let (places, hasBefore, hasAfter) = tabs(model)
    if hasBefore { frame.put("‹", column: 0, row: 1, style: .dim) }
    if hasAfter { frame.put("›", column: frame.size.columns - 1, row: 1, style: .dim) }
    for place in places { frame.put(place.text, column: place.start, row: 1, style: style(of: place.index, model)) }
  }

  /// The tabs that fit, and whether there are more on either side.
  ///
  /// Where in no form all of them fit, the current one stays in sight, and what there is beside it can be read.
  static func tabs(_ model: Model) -> (places: [Place], hasBefore: Bool, hasAfter: Bool) {
    let width = model.size.columns
    func length(_ tabs: some Sequence<SafeText>, _ gap: Int) -> Int { tabs.reduce(0) { $0 + $1.cellWidth + gap } }
    let fitting = forms.first { length(texts(model, $0), $0.gap) < width }
    let form = fitting ?? forms.last(where: \.isReadable) ?? Form()
    var tabs = texts(model, form)
    /// How wide the bar is so, without the blanks beside it.
    func barWidth() -> Int { length(tabs, form.gap) - form.gap }
    if fitting != nil {
      // What a form leaves untold, or only about told, is told where there is room for it after all; a zero gives way
      // before a number does.
      var telling = form
      telling.count = { _, _ in .brief }
      let told = texts(model, telling)
      let untold = tabs.indices.filter { told[$0].cellWidth > tabs[$0].cellWidth }
      let numbers = untold.filter { !isEmpty(model.tabs[$0], model) }
      func tell(_ place: Int, within room: Int) {
        let more = told[place].cellWidth - tabs[place].cellWidth
        if barWidth() + more <= room { tabs[place] = told[place] }
      }
      // To a number the blanks beside the bar give way as well.
      for place in numbers { tell(place, within: width) }
      if numbers.allSatisfy({ tabs[$0] == told[$0] }) {
        for place in untold where !numbers.contains(place) { tell(place, within: width - 2) }
      }
    }
    let current = model.tabPlace ?? 0
    var first = 0
    if fitting == nil {
      while first < current, length(tabs[first...current], form.gap) > width - 2 { first += 1 }
    }
    var column = fitting != nil && barWidth() >= width ? 0 : 1
    var places: [Place] = []
    for (index, tab) in tabs.enumerated().dropFirst(first) {
      // Where not all fit, what stands in the last column is that there are more.
      guard fitting != nil || column + tab.cellWidth < width else { break }
      places.append(Place(index: index, text: tab, start: column))
      column += tab.cellWidth + form.gap
    }
    return (places, first > 0, first + places.count < tabs.count)
  }

  /// What stands on the tabs; the one that is shown keeps its name, as far as the screen holds it.
  private static func texts(_ model: Model, _ form: Form) -> [SafeText] {
    model.tabs.enumerated().map { place, tab in
      switch tab {
      case .view(let view):
        let count = model.summary.count(view)
        let name = form.name(view).text(model.language)
        let told: Count = model.isUncounted ? .untold : form.count(view, count)
        return switch told {
        case .whole: "\(name) \(count.written(model.language))"
        case .brief: "\(name) \(count.brief(model.language))"
        case .round: "\(name) \(count.brief(model.language, isRound: true))"
        case .untold: name
        }
      case .own(let own):
        let width = place == model.tabPlace ? model.size.columns - 10 : form.ownWidth
        let name = ("\(own.name)" as SafeText).keepingStart(width: width)
        return model.isUncounted ? name : "\(name) \(model.summary.count(own.filter).written(model.language))"
      }
    }
  }

  /// Whether it is a view that holds nothing.
  private static func isEmpty(_ tab: ListTab, _ model: Model) -> Bool {
    guard case .view(let view) = tab else { return false }
    return model.summary.count(view) == 0
  }

  private static func style(of index: Int, _ model: Model) -> Style {
    if index == model.tabPlace { return Style(.title, isSelected: true) }
    guard case .view(let view) = model.tabs[index] else { return .plain }
    guard model.summary.count(view) > 0 else { return .dim }
    return switch view {
    case .stuck, .savedInvalid: .wrong
    case .due, .missing: .warning
    default: .plain
    }
  }
}
