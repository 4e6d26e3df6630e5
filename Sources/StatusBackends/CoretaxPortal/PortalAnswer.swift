import CoretaxFiles
import Foundation
import HTTPService
import UploadQueue
import Wording

extension HTTPAnswer {
  /// What an answer of the portal means where it is no success.
  ///
  /// - Parameter place: Which call it was.
  func portalFailure(at place: String, in language: Language) -> BackendError? {
    if isPortalLogin {
      return .notAuthorized(
        expiredAt: nil,
        why: .own(
          Phrase(
            id: "portal meminta masuk lagi; sesi browsernya sudah berakhir",
            en: "the portal asks to sign in again; the session in the browser has ended"
          ), in: language))
    }
    if (300..<400).contains(status) {
      return .protocolBroken(
        what: .own(Phrase(id: "dialihkan ke tempat lain", en: "redirected elsewhere"), in: language), at: place)
    }
    let said = try? JSONDecoder().decode(Said.self, from: Data(body)).message
    return failure(words: said?.kept, at: place, in: language)
  }

  /// Whether it leads to the portal's login page, or is that page.
  private var isPortalLogin: Bool {
    let page = "/identityproviderportal"
    if (300..<400).contains(status) { return header("location")?.contains(page) == true }
    guard isOf(type: "text/html") else { return false }
    return String(decoding: body.prefix(65_536), as: UTF8.self).contains(page)
  }

  private struct Said: Decodable {
    let message: String?

    enum CodingKeys: String, CodingKey { case message = "Message" }
  }

  /// The documents of a page of a list, as many as there are rows.
  func documents(of slice: PortalSlice, owner: NPWP, in language: Language) throws(BackendError) -> [Document] {
    let file = CoretaxFile(name: slice.name, modified: arrivedAt, bytes: body)
    let reader = CoretaxFileReader(file, asOf: arrivedAt, taxpayer: owner, kind: slice.kind, isKindSaid: false)
    var rows: [Document] = []
    do {
      _ = try reader.read { rows.append($0.document) }
    } catch let refused as FileRefused {
      guard let first = refused.faults.first else { throw BackendError.unavailable(.said(slice.name)) }
      if case .unsuccessfulAnswer(let words) = first.kind { throw BackendError.unavailable(.said(words)) }
      throw BackendError.protocolBroken(what: .said(first.phrase.text(language).string), at: slice.path)
    } catch {
      throw BackendError.protocolBroken(what: .said("\(type(of: error))"), at: slice.path)
    }
    for (index, row) in rows.enumerated() {
      // What the portal calls a document for ever; nothing else stays before it has a number.
      guard let record = row.recordID else {
        throw MessagePlace.whole.member("Payload").member("Data").element(index).member("RecordId").fault(.member)
          .error(of: slice.path, in: language)
      }
      rows[index].id = DocumentID(record)
    }
    return rows
  }
}
