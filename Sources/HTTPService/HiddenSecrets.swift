import Foundation
import Secrets

extension HTTPAnswer {
  /// The answer without the secrets of its call, should it repeat them: what a service says of a failure is shown and
  /// written down.
  public func hidingSecrets(of call: HTTPCall) -> HTTPAnswer {
    let hidden = call.secretHeaders.map(\.value) + call.secrets
    let texts = Set(hidden.flatMap { $0.reveal(Self.forms) })
    guard !texts.isEmpty else { return self }
    // The longest first: the others may be parts of it.
    let ordered = texts.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    return HTTPAnswer(
      status: status, headers: headers.map { ($0.name, Self.hiding(ordered, in: $0.value)) },
      body: Self.hiding(ordered, in: body), arrivedAt: arrivedAt)
  }

  /// Less than this is no secret, but might be any word.
  private static let fewestBytes = 8

  /// How a secret may be repeated: whole, without the word before it, and as JSON may escape it.
  private static func forms(_ secret: String) -> [String] {
    let plain = [secret, secret.split(separator: " ").last.map(String.init) ?? secret]
    let all = plain + plain.map { $0.replacing("/", with: #"\/"#) }
    return all.filter { $0.utf8.count >= fewestBytes }
  }

  private static func hiding(_ texts: [String], in value: String) -> String {
    texts.reduce(value) { $0.replacing($1, with: "•••") }
  }

  private static func hiding(_ texts: [String], in body: [UInt8]) -> [UInt8] {
    var data = Data(body)
    var isRepeated = false
    for text in texts {
      let secret = Data(text.utf8)
      var hidden = Data()
      var start = 0
      while let place = data.range(of: secret, in: start..<data.count) {
        hidden += data[start..<place.lowerBound] + Data("•••".utf8)
        start = place.upperBound
      }
      guard start > 0 else { continue }
      isRepeated = true
      data = hidden + data[start...]
    }
    return isRepeated ? Array(data) : body
  }
}
