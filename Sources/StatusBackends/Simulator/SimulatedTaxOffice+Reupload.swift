import UploadQueue

/// Something that happened at the simulated office.
public enum OfficeChange: Sendable, Hashable {
  /// A document is new or took another status; as it stands since then.
  case moved(Document)
  /// The uploader has an answer to a re-upload.
  case answered(OfficeAnswer)
}

/// What became of a re-upload at the simulated office.
public struct OfficeAnswer: Sendable, Hashable {
  /// Names the re-upload.
  public let key: IdempotencyKey
  /// Whether DJP took it.
  public let isAccepted: Bool
  /// The uploader's words.
  public let words: String
  /// When it came.
  public let at: Timestamp
}

/// A re-upload on its way to DJP.
struct ReuploadAtOffice {
  let document: DocumentID
  let signer: String?
  let key: IdempotencyKey
}

// The receiving side of a re-upload.
extension SimulatedTaxOffice {
  /// Takes a re-upload; the answer comes some virtual seconds later, or after the outage.
  ///
  /// The same key is handled once, however often it comes.
  public mutating func reupload(
    _ document: DocumentID, signer: String?, key: IdempotencyKey, at moment: Timestamp
  ) {
    guard keys.insert(key).inserted else { return }
    var chance = Chance(seed: seed, .handling, index(of: document) ?? 0, round: 1)
    let request = ReuploadAtOffice(document: document, signer: signer, key: key)
    agenda.plan(.receive(request), at: max(now, moment) + chance.duration(.seconds(8), .seconds(45)))
  }

  /// Takes a re-upload and answers it in the same moment; for a simulation that stands still.
  public mutating func reuploadAtOnce(
    _ document: DocumentID, signer: String?, key: IdempotencyKey
  ) -> [OfficeChange] {
    guard keys.insert(key).inserted else { return [] }
    receive(ReuploadAtOffice(document: document, signer: signer, key: key))
    return takeChanges()
  }

  /// Ends the signing of one document in this moment, before its turn; for a simulation that stands still.
  public mutating func finishAtOnce(_ document: DocumentID) -> [OfficeChange] {
    guard let index = index(of: document), standings[index].status == .signingInProgress else { return [] }
    agenda.dropRelease(of: index)
    line.remove(index)
    finishSigning(index)
    return takeChanges()
  }

  mutating func receive(_ request: ReuploadAtOffice) {
    guard let index = index(of: request.document) else {
      return answer(request, isAccepted: false, "Dokumen tidak dikenal")
    }
    let status = standings[index].status
    guard status == .savedInvalid else {
      return answer(request, isAccepted: false, "Ditolak: status dokumen \(status.word)")
    }
    if let name = request.signer {
      guard let signer = InventedCompany.signers.firstIndex(of: name) else {
        return answer(request, isAccepted: false, "Penandatangan tidak terdaftar: \(name)")
      }
      standings[index].signer = UInt8(signer)
    }
    beginSigning(index)
    answer(request, isAccepted: true, "Diterima, antrean ke-\(line.count)")
  }

  private mutating func answer(_ request: ReuploadAtOffice, isAccepted: Bool, _ words: String) {
    changes.append(.answered(OfficeAnswer(key: request.key, isAccepted: isAccepted, words: words, at: now)))
  }
}
