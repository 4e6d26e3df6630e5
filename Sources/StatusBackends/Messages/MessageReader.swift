import Foundation
import UploadQueue
import Wording

/// Reads messages of Pantau's own protocols.
struct MessageReader: Sendable {
  let language: Language

  /// A message of a kind; where it is none, the answer makes no sense.
  ///
  /// - Parameter call: The call whose answer it is.
  func read<Message: Decodable>(
    _ kind: Message.Type, from bytes: [UInt8], of call: String
  ) throws(BackendError) -> Message {
    do {
      return try JSONDecoder().decode(kind, from: Data(bytes))
    } catch let error as DecodingError {
      throw error.fault.error(of: call, in: language)
    } catch {
      throw MessagePlace.whole.fault(.json).error(of: call, in: language)
    }
  }
}

extension DecodingError {
  fileprivate var fault: MessageFault {
    switch self {
    case .keyNotFound(let key, let context): context.place.member(key.stringValue).fault(.member)
    case .valueNotFound(_, let context), .typeMismatch(_, let context): context.place.fault(.kind)
    case .dataCorrupted(let context): context.place.fault(.json)
    @unknown default: MessagePlace.whole.fault(.json)
    }
  }
}

extension DecodingError.Context {
  fileprivate var place: MessagePlace {
    codingPath.reduce(.whole) { place, key in key.intValue.map(place.element) ?? place.member(key.stringValue) }
  }
}
