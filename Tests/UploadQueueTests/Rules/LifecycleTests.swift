import Testing
import UploadQueue

/// Source: Kring Pajak, 18 February 2025 (DDTCNews), for Signing In Progress and Saved Invalid; Coretaxpedia for the
/// rest.
@Suite struct LifecycleTests {
  static let uploaded: [DocumentKind] = [
    .outputInvoice, .inputReturn, .specialOutputInvoice, .specialInputInvoice, .specialInputReturn,
  ]

  private func permits(
    _ operation: UploadQueue.Operation, _ status: UploadStatus, kind: DocumentKind = .outputInvoice
  ) -> Permission {
    Lifecycle.permits(operation, from: StatusReading(status, words: status.word), kind: kind)
  }

  @Test("from Signing In Progress nothing may be done, with any kind of document", arguments: DocumentKind.allCases)
  func signing(kind: DocumentKind) {
    for operation in UploadQueue.Operation.allCases {
      let refusal: Refusal =
        operation == .reupload && !kind.isUploadedByTaxpayer ? .uploadedByPartner : .signingInProgress
      #expect(permits(operation, .signingInProgress, kind: kind) == .refused(refusal))
    }
  }

  @Test("only Saved Invalid may be uploaded again, and every other status says why not", arguments: uploaded)
  func reupload(kind: DocumentKind) {
    let expected: [(UploadStatus, Permission)] = [
      (.draft, .refused(.neverUploaded)), (.signingInProgress, .refused(.signingInProgress)),
      (.savedInvalid, .allowed), (.approved, .refused(.approvedAlready)), (.amended, .refused(.amended)),
      (.canceled, .refused(.canceled)), (.waitingForAmendment, .refused(.waitingForBuyer)),
      (.waitingForCancellation, .refused(.waitingForBuyer)), (.unknown, .refused(.unknownStatus("?"))),
    ]
    #expect(expected.map(\.0) == UploadStatus.allCases)
    for (status, permission) in expected { #expect(permits(.reupload, status, kind: kind) == permission) }
  }

  @Test("what the other party uploads is never ours to upload again (Coretaxpedia, retur-barang)")
  func partner() {
    let theirs = DocumentKind.allCases.filter { !Self.uploaded.contains($0) }
    #expect(theirs == [.inputInvoice, .outputReturn, .specialOutputReturn])
    for kind in theirs {
      for status in UploadStatus.allCases {
        #expect(permits(.reupload, status, kind: kind) == .refused(.uploadedByPartner))
      }
    }
  }

  @Test(
    "cancelling and replacing is for approved documents, and for the portal",
    arguments: [UploadQueue.Operation.cancel, .replace])
  func change(operation: UploadQueue.Operation) {
    let expected: [(UploadStatus, Refusal)] = [
      (.draft, .notApproved), (.signingInProgress, .signingInProgress), (.savedInvalid, .notApproved),
      (.approved, .portalOnly), (.amended, .amended), (.canceled, .canceled),
      (.waitingForAmendment, .waitingForBuyer), (.waitingForCancellation, .waitingForBuyer),
      (.unknown, .unknownStatus("?")),
    ]
    #expect(expected.map(\.0) == UploadStatus.allCases)
    for kind in DocumentKind.allCases {
      for (status, refusal) in expected { #expect(permits(operation, status, kind: kind) == .refused(refusal)) }
    }
  }

  @Test("a status never seen before offers nothing, and is named in its own words")
  func unknown() {
    for operation in UploadQueue.Operation.allCases {
      let permission = Lifecycle.permits(
        operation, from: StatusReading(coretax: "SAVED SOMEHOW"), kind: .outputInvoice)
      #expect(permission == .refused(.unknownStatus("SAVED SOMEHOW")))
    }
  }

  @Test("a document that is only expected offers nothing")
  func expected() {
    for operation in UploadQueue.Operation.allCases {
      #expect(Lifecycle.permits(operation, from: .none, kind: .outputInvoice) == .refused(.notSeenYet))
    }
  }
}
