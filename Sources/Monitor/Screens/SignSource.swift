import UploadQueue
import Wording

/// Where what is advised about the signs at a desk is known from: each source once, and Pantau's own reading last.
enum SignSource {
  static func lines(_ desk: ReuploadDesk, _ model: Model) -> [Line] {
    guard !desk.isSent, case .desk(let state) = model.screen, let overview = state.overview else { return [] }
    let remedies =
      [overview.standstill?.remedy].compactMap(\.self)
      + overview.causes.filter { $0.holds(for: desk.row) }.map(\.trait.remedy)
    guard !remedies.isEmpty else { return [] }
    let named = remedies.flatMap { $0.source.string.split(separator: "; ").map(String.init) }
      .reduce(into: [String]()) { named, source in if !named.contains(source) { named.append(source) } }
    let sources = SafeText((named.filter { $0 != own } + named.filter { $0 == own }).joined(separator: "; "))
    return Line.wrapped(
      Phrase(id: "Sumber: \(sources)", en: "Source: \(sources)").text(model.language), width: model.size.columns,
      style: .dim, indent: 2)
  }

  /// What the catalogue calls that.
  private static let own = "Pantau"
}
