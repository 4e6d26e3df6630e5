import Foundation
import FoundationXML

/// Takes the elements of a part of a workbook as they are read; names come without their prefix.
protocol XMLTaker: AnyObject {
  /// Whether nothing more is wanted.
  var isDone: Bool { get }
  func begin(_ element: String, _ attributes: [String: String]) throws(FileFault.Kind)
  func end(_ element: String) throws(FileFault.Kind)
  func text(_ text: String) throws(FileFault.Kind)
}

extension XMLTaker {
  var isDone: Bool { false }
}

/// Reads a part of a workbook, element by element; nothing is kept, expanded or fetched.
final class XMLWalk: NSObject, XMLParserDelegate {
  private let taker: any XMLTaker
  private var depth = 0
  private var failure: FileFault.Kind?
  private var isOver = false
  private weak var parser: XMLParser?
  private weak var stream: SourceStream?

  /// No part of a workbook comes near.
  private static let deepest = 64

  private init(_ taker: any XMLTaker) { self.taker = taker }

  /// Reads all of a part, whose first element is one of these.
  static func read(
    _ origin: any ByteOrigin, root: String, progress: @escaping (Int64, Int64) -> Void = { _, _ in },
    _ taker: any XMLTaker
  ) throws(FileFault.Kind) {
    let source = try FileSource(origin, progress: progress)
    try XMLProlog.check(FileContent.withoutMark(try source.peek())) { root == local($0) }
    let stream = SourceStream(source)
    let parser = XMLParser(stream: stream)
    parser.shouldResolveExternalEntities = false
    let walk = XMLWalk(taker)
    walk.parser = parser
    walk.stream = stream
    parser.delegate = walk
    _ = parser.parse()
    if let failure = stream.failure ?? walk.failure { throw failure }
    // Nothing but its end is wrong with it.
    guard walk.isOver else { throw .damagedArchive }
  }

  private static func local(_ name: String) -> String {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }

  private func attempt(_ body: () throws(FileFault.Kind) -> Void) {
    guard failure == nil, !isOver || depth == 0 else { return }
    do throws(FileFault.Kind) {
      try body()
    } catch {
      failure = error
      parser?.abortParsing()
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    attempt { () throws(FileFault.Kind) in
      depth += 1
      guard depth <= Self.deepest else { throw .tooDeep }
      try taker.begin(Self.local(name), attributes)
    }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    attempt { () throws(FileFault.Kind) in
      depth -= 1
      isOver = depth == 0
      try taker.end(Self.local(name))
      if taker.isDone, !isOver {
        isOver = true
        parser.abortParsing()
      }
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    attempt { () throws(FileFault.Kind) in try taker.text(string) }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    attempt { () throws(FileFault.Kind) in try taker.text(String(decoding: block, as: UTF8.self)) }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
    // What comes after the end, or after all that was wanted, is of no interest.
    guard !isOver || depth == 0 else { return }
    let isCutOff = stream?.hasEnded == true
    attempt { () throws(FileFault.Kind) in throw isCutOff ? .damagedArchive : .malformedXML("") }
  }

  func parser(_ parser: XMLParser, foundInternalEntityDeclarationWithName name: String, value: String?) {
    attempt { () throws(FileFault.Kind) in throw .doctype }
  }

  func parser(_ parser: XMLParser, resolveExternalEntityName name: String, systemID: String?) -> Data? {
    attempt { () throws(FileFault.Kind) in throw .doctype }
    return nil
  }
}
