/// In which way a fake service misbehaves.
public enum FakeFault: String, Sendable, Hashable, CaseIterable {
  /// Never answers.
  case silent
  /// Sends half of each answer and closes the connection.
  case cutShort
  /// Sends what is no HTTP.
  case garbage
  /// Answers with a sign-in page.
  case signInPage
  /// Writes values of other types than belong there.
  case wrongTypes
  /// Repeats the last document of each page on the next.
  case duplicates
  /// Sorts anew between two pages, so that one document is on none of them.
  case changingOrder
  /// Gives the same page for ever.
  case endless
  /// Answers with more than anybody takes.
  case hugePages
  /// Refuses the credentials.
  case unauthorized
  /// Wants to be left alone for a while.
  case tooManyRequests
  /// Fails within.
  case internalError
  /// Sends everybody elsewhere.
  case redirects

  /// Whether it shows only where documents are dealt out on pages.
  public var isOfPages: Bool { [.duplicates, .changingOrder, .endless].contains(self) }

  /// What is answered to everything, where that is the same for every service.
  var answer: LoopbackAnswer? {
    switch self {
    case .silent: .silence
    case .garbage: .raw(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8))
    case .signInPage:
      .whole(status: 200, headers: [("Content-Type", "text/html")], body: Array("<html>Masuk</html>".utf8))
    case .hugePages: .json(String(repeating: " ", count: 3 << 20))
    case .redirects: .whole(status: 302, headers: [("Location", "https://lain.example/documents")])
    default: nil
    }
  }

  /// What becomes of an answer on its way.
  func spoil(_ answer: LoopbackAnswer) -> LoopbackAnswer {
    guard self == .cutShort, case .whole(let status, let headers, let body) = answer else { return answer }
    return .cut(status: status, headers: headers, body: body, after: body.count / 2)
  }
}

/// Deals some rows out on pages, as a service that may misbehave does.
struct FakePages<Row> {
  /// All rows, in the order of the service.
  var rows: [Row]
  /// How many stand on a page.
  let size: Int
  /// In which way the service misbehaves.
  let fault: FakeFault?

  /// The page of a number, from 0; empty behind the last.
  func page(_ number: Int) -> ArraySlice<Row> {
    if fault == .endless { return rows.prefix(size) }
    var rows = rows
    if fault == .changingOrder, number > 0, !rows.isEmpty { rows.append(rows.remove(at: 0)) }
    var start = number * size
    let end = min(rows.count, start + size)
    if fault == .duplicates, start > 0 { start -= 1 }
    return rows[min(start, end)..<end]
  }
}
