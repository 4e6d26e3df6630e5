import Foundation
import HTTPService
import UploadQueue
import Wording

/// The two calls of the portal that Pantau makes.
///
/// Both only read, and there is no other. Their form is known from others' tools alone (TAXIO, CDE); DJP has published none.
enum PortalCall {
  /// Whose session it is.
  static let userinfo: HTTPCall = {
    var call = HTTPCall(.get, "/identityproviderportal/connect/userinfo")
    call.keepsRedirects = true
    return call
  }()

  /// A page of a list.
  ///
  /// - Parameters:
  ///   - first: How many rows come before it.
  ///   - rows: How many are wanted.
  ///   - taxpayerID: What the portal calls the taxpayer; without it the portal answers 401, however good the token is.
  static func list(_ slice: PortalSlice, first: Int, rows: Int, taxpayerID: String) throws(BackendError) -> HTTPCall {
    let wanted = ListRequest(
      taxpayer: taxpayerID, first: first, rows: rows, sortField: "", sortOrder: 1, language: "id-ID",
      filters: slice.filters)
    guard let body = try? JSONEncoder().encode(wanted) else { throw .rejected("JSON") }
    var call = HTTPCall(.post, slice.path, json: Array(body))
    call.headers.append(("Accept", "application/json"))
    call.keepsRedirects = true
    return call
  }

  struct ListRequest: Encodable {
    let taxpayer: String
    let first: Int
    let rows: Int
    let sortField: String
    let sortOrder: Int
    let language: String
    let filters: [Filter]

    enum CodingKeys: String, CodingKey {
      case taxpayer = "TaxpayerAggregateIdentifier"
      case first = "First"
      case rows = "Rows"
      case sortField = "SortField"
      case sortOrder = "SortOrder"
      case language = "LanguageId"
      case filters = "Filters"
    }
  }

  struct Filter: Encodable {
    let property: String
    let value: String
    let asString: Bool
    var mode = "equals"
    var isCaseSensitive = true

    enum CodingKeys: String, CodingKey {
      case property = "PropertyName"
      case value = "Value"
      case mode = "MatchMode"
      case isCaseSensitive = "CaseSensitive"
      case asString = "AsString"
    }
  }
}

/// What is walked through at the portal in one go: a list, or what one tax period has of it.
struct PortalSlice: Sendable, Hashable {
  let kind: DocumentKind
  let period: TaxPeriod?

  var path: String { "/einvoiceportal/api/\(kind.controller)/list" }

  /// How messages call it.
  var name: String { period.map { "\(kind.controller) \($0)" } ?? kind.controller }

  /// Whether a document belongs here: the portal's own filter sometimes lets others through (TAXIO).
  func holds(_ document: Document) -> Bool {
    guard let period, let other = document.period else { return true }
    return period == other
  }

  /// The year is a text: asked for as a number it takes the portal more than a minute and a half (TAXIO).
  var filters: [PortalCall.Filter] {
    guard let period else { return [] }
    let prefix = kind.isSpecial ? "" : "TaxInvoice"
    return [
      PortalCall.Filter(property: prefix + "Period", value: period.portalMonth, asString: false),
      PortalCall.Filter(property: prefix + "Year", value: String(period.year), asString: true),
    ]
  }
}
