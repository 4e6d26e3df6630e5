import Testing
import UploadQueue

@testable import HTTPService

@Suite("Addresses of services")
struct ServiceAddressTests {
  @Test("An address is taken apart and put together again")
  func parts() throws {
    let address = try ServiceAddress("HTTPS://Gateway.Example:8443/pantau/v1/")
    #expect(address.host == "gateway.example")
    #expect(address.port == 8443)
    #expect(address.text == "https://gateway.example:8443/pantau/v1")
    #expect(try ServiceAddress("https://gateway.example").text == "https://gateway.example")
    #expect(try ServiceAddress("https://gateway.example:443/").port == 443)
    #expect(try ServiceAddress("http://[::1]:8080/x").text == "http://[::1]:8080/x")
  }

  @Test(
    "What is no address is refused",
    arguments: [
      "", "gateway.example", "ftp://x", "https://", "https:///x", "https://x:0", "https://x:99999", "https://x y",
      "https://[::1",
    ])
  func refused(text: String) {
    #expect(throws: ServiceFault.badAddress(text)) { try ServiceAddress(text) }
  }

  @Test(
    "An address that a password or a token may stand in is refused, and not repeated",
    arguments: [
      "https://budi:rahasia@x/", "htps://budi:rahasia@x", "budi:rahasia@x", "https://budi:raha sia@x",
      "https://x/y?token=rahasia", "https://x/#rahasia", "3f9c1d7ab20e44c5", "TOKEN-RAHASIA-7f3a",
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwOTk5OTk5OTk5OTk5MDAwIn0.c2lnbmF0dXJl",
    ])
  func credentials(text: String) {
    #expect(throws: ServiceFault.badAddress("…")) { try ServiceAddress(text) }
  }

  @Test("Plain HTTP is for this machine alone")
  func plain() throws {
    for host in ["localhost", "127.0.0.1", "127.9.9.9", "[::1]"] { _ = try ServiceAddress("http://\(host):8080") }
    for host in ["gateway.example", "127.0.0.1.example", "10.0.0.1"] {
      #expect(throws: ServiceFault.notSecure(host)) { try ServiceAddress("http://\(host)") }
    }
  }
}

@Suite("Proxies of the environment")
struct ProxyChoiceTests {
  private func proxy(_ address: String, _ environment: [String: String]) throws -> String? {
    try ProxyChoice.choose(for: ServiceAddress(address), environment: environment).map { "\($0.host):\($0.port)" }
  }

  @Test("The variable of the scheme comes first, then the one for all")
  func order() throws {
    #expect(try proxy("https://x.example", ["HTTPS_PROXY": "http://p:3128"]) == "p:3128")
    #expect(try proxy("https://x.example", ["https_proxy": "q:8080", "HTTPS_PROXY": "http://p:3128"]) == "q:8080")
    #expect(try proxy("https://x.example", ["ALL_PROXY": "http://all:1"]) == "all:1")
    #expect(try proxy("https://x.example", ["https_proxy": "p"]) == "p:1080")
    #expect(try proxy("https://x.example", [:]) == nil)
    #expect(try proxy("https://x.example", ["http_proxy": "p:1"]) == nil)
  }

  @Test("What no_proxy names is reached directly, and this machine always")
  func exempt() throws {
    func isDirect(_ list: String, _ host: String = "a.contoh.id") throws -> Bool {
      try proxy("https://\(host)", ["https_proxy": "p:1", "no_proxy": list]) == nil
    }
    #expect(try isDirect("contoh.id"))
    #expect(try isDirect(".contoh.id"))
    #expect(try isDirect("lain.id, a.contoh.id"))
    #expect(try isDirect("a.contoh.id:443"))
    #expect(try isDirect("*"))
    #expect(try !isDirect("a.contoh.id:8443"))
    #expect(try !isDirect("toh.id"))
    #expect(try !isDirect(""))
    #expect(try isDirect("", "localhost:8443"))
  }

  @Test("A proxy's password stays a secret; what is no proxy is refused by the variable's name alone")
  func password() throws {
    let address = try ServiceAddress("https://x.example")
    let choice = try ProxyChoice.choose(for: address, environment: ["https_proxy": "http://budi:r%40h@p:3128"])
    #expect(choice?.credentials?.reveal { $0 } == "budi:r@h")
    #expect(choice.map { "\($0)".contains("budi") } == false)
    #expect(throws: ServiceFault.badProxy(variable: "https_proxy")) {
      try proxy("https://x.example", ["https_proxy": "socks5://budi:rahasia@p"])
    }
  }
}

@Suite("HTTP's dates")
struct HTTPDateTests {
  private let moment = Timestamp(milliseconds: 784_111_777_000)

  @Test(
    "The three forms name one moment",
    arguments: [
      "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ])
  func forms(text: String) { #expect(HTTPDate.moment(text) == moment) }

  @Test("A moment is written in the first form and read again")
  func written() {
    #expect(HTTPDate.text(moment) == "Sun, 06 Nov 1994 08:49:37 GMT")
    for day in stride(from: Int64(0), to: 20_000, by: 37) {
      let moment = Timestamp(seconds: day * 86_400 + day)
      #expect(HTTPDate.moment(HTTPDate.text(moment)) == moment)
    }
  }

  @Test(
    "What is no date is none",
    arguments: ["", "besok", "Sun, 31 Feb 2026 08:00:00 GMT", "Sun, 06 Nov 1994 25:00:00 GMT"])
  func none(text: String) { #expect(HTTPDate.moment(text) == nil) }

  @Test("Retry-After is seconds, or a date by the service's own clock")
  func retryAfter() {
    func answer(_ headers: [(String, String)]) -> HTTPAnswer {
      HTTPAnswer(status: 429, headers: headers, body: [], arrivedAt: moment)
    }
    #expect(answer([("Retry-After", "120")]).retryAfter == moment + .seconds(120))
    #expect(answer([("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT")]).retryAfter == moment + .seconds(60))
    // Their clock is an hour ahead of ours: a minute is a minute all the same.
    let ahead = answer([("Date", "Sun, 06 Nov 1994 09:49:37 GMT"), ("Retry-After", "Sun, 06 Nov 1994 09:50:37 GMT")])
    #expect(ahead.retryAfter == moment + .seconds(60))
    #expect(ahead.clockLead == .seconds(-3600))
    #expect(answer([("Retry-After", "Sun, 06 Nov 1994 08:00:00 GMT")]).retryAfter == moment)
    #expect(answer([("Retry-After", "99999999")]).retryAfter == moment + .seconds(86_400))
    #expect(answer([("Retry-After", "nanti")]).retryAfter == nil)
    #expect(answer([]).retryAfter == nil)
  }
}
