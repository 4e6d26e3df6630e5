import UploadQueue
import Wording

/// What is to be imported, and what a person says of it that the files do not.
public struct ImportRequest: Sendable, Hashable {
  /// Names of files and folders.
  public var paths: [String]
  /// The list that files are from where they do not say it.
  public var kind: DocumentKind?
  /// Whose documents they are; kept in the queue with them.
  public var taxpayer: NPWP?
  /// When the files were true, where a person says it.
  public var asOf: SaidMoment?
  /// Whether every document that is added or changed is named.
  public var namesAll = false

  /// Files and folders, of which nothing more is said.
  public init(_ paths: [String]) {
    self.paths = paths
  }

  /// What is said on the command line: names, and options with their values anywhere between them.
  init(saying argument: String, in zone: ShownZone, now: Timestamp) throws(ImportWordRefused) {
    self.init([])
    var words = SpokenWords(argument).words[...]
    while let word = words.popFirst() {
      guard word.hasPrefix("--") else {
        paths.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard let option = ImportOption(rawValue: parts[0]) else { throw .unknown(word) }
      guard option.takesValue else {
        namesAll = true
        continue
      }
      var value = (parts.count > 1 ? parts[1] : words.popFirst()) ?? ""
      switch option {
      case .kind: kind = try Self.kind(value)
      case .taxpayer: taxpayer = try Self.taxpayer(value)
      case .asOf:
        // Day and time are two words where nobody puts quotes round them.
        if let time = words.first, SaidMoment.looksLikeTime(time), !SaidMoment.hasTime(value) {
          value += " \(time)"
          words.removeFirst()
        }
        asOf = try SaidMoment(value, in: zone, now: now)
      case .all: break
      }
    }
  }

  /// The list of a name.
  public static func kind(_ name: String) throws(ImportWordRefused) -> DocumentKind {
    guard let kind = DocumentKind(controller: name) else { throw .kind(name) }
    return kind
  }

  /// The taxpayer of a number.
  public static func taxpayer(_ number: String) throws(ImportWordRefused) -> NPWP {
    guard let taxpayer = NPWP(number), !taxpayer.isPlaceholder else { throw .taxpayer(number) }
    return taxpayer
  }
}

/// What can be said of files that do not say it themselves, as `pantau import` calls it.
enum ImportOption: String, CaseIterable {
  case kind = "--kind"
  case taxpayer = "--taxpayer"
  case asOf = "--as-of"
  case all = "--all"

  /// Whether something is said after it.
  var takesValue: Bool { self != .all }

  /// The values that it takes, where they are few.
  var values: [String] {
    switch self {
    case .kind: DocumentKind.allCases.map(\.controller)
    case .taxpayer, .asOf, .all: []
    }
  }
}

/// A word about an import that cannot be meant.
public enum ImportWordRefused: Explained, Hashable {
  /// An option that there is not.
  case unknown(String)
  /// A list that there is not.
  case kind(String)
  /// What is no NPWP.
  case taxpayer(String)
  /// What is no moment of a zone of this name.
  case moment(String, zone: SafeText)
  /// A moment that has not come.
  case future(String)

  /// What was wrong and what to do.
  public var phrase: Phrase {
    switch self {
    case .unknown(let word):
      let known = ImportOption.allCases.map(\.rawValue).joined(separator: ", ")
      return Phrase(
        id: "\(word) tidak berlaku di sini; yang ada: \(known).", en: "\(word) is not known here; there are: \(known).")
    case .kind(let name):
      let known = ImportOption.kind.values.joined(separator: ", ")
      return Phrase(
        id: "--kind “\(name)” tidak dikenal; pilih salah satu: \(known).",
        en: "--kind “\(name)” is not known; choose one of: \(known).")
    case .moment(let text, let zone):
      return Phrase(
        id: """
          --as-of “\(text)”: tulis hari seperti 2026-11-17 atau 17/11/2026, atau dengan jamnya (\(zone)) 2026-11-17 21:04.
          """,
        en: """
          --as-of “\(text)”: write a day such as 2026-11-17 or 17/11/2026, or with its time (\(zone)) 2026-11-17 21:04.
          """)
    case .future(let text):
      return Phrase(id: "--as-of “\(text)” belum tiba.", en: "--as-of “\(text)” has not come yet.")
    case .taxpayer(let number):
      return Phrase(
        id: "--taxpayer “\(number)”: NPWP berisi 15 atau 16 angka.",
        en: "--taxpayer “\(number)”: an NPWP has 15 or 16 digits.")
    }
  }
}
