import Secrets

extension HTTPAnswer {
  /// The answer without the secrets of its call, should it repeat them: what a service says of a failure is shown and
  /// written down.
  public func hidingSecrets(of call: HTTPCall) -> HTTPAnswer {
    let sent = call.secretHeaders.map { $0.value.reveal { $0 } }
    guard let secrets = RepeatedSecrets(headers: sent, others: call.secrets.map { $0.reveal { $0 } }) else {
      return self
    }
    return HTTPAnswer(
      status: status,
      headers: headers.map { ($0.name, String(decoding: secrets.hidden(in: Array($0.value.utf8)), as: UTF8.self)) },
      body: secrets.hidden(in: body), arrivedAt: arrivedAt)
  }
}
