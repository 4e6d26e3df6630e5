import TestSupport
import UploadQueue

/// Invented plans.
enum SamplePlan {
  /// A planned upload of a document, confirmed at a moment for a later one.
  static func upload(
    _ key: String, of document: Document, dueAt: Timestamp, at planned: Timestamp,
    by: Operator = Operator(user: "petugas", host: "kantor")
  ) -> PlannedUpload {
    PlannedUpload(
      key: IdempotencyKey(key), subject: Subject(document), signer: nil, seenStatus: document.status,
      seenAt: document.observedAt, taxBase: document.taxBase, partnerName: document.partnerName, number: 1,
      dueAt: dueAt, by: by, plannedAt: planned)
  }

  /// A plan with an upload in every state; the document is one that is still to be sent.
  static func everyState(around document: Document, at now: Timestamp) -> UploadPlan {
    let states: [PlannedUpload.State] = [
      .attempted(.settled(.approved)), .attempted(.settled(.invalidAgain)), .attempted(.accepted("diterima")),
      .halted(.passed), .halted(.failed("Sudah disetujui DJP.")), .halted(.after("INV-000021")), .cancelled,
    ]
    let others = states.enumerated().map { place, state in
      var upload = upload(
        "lain-\(place)", of: Sample.document(20 + place), dueAt: now - .hours(2) + .minutes(place), at: now - .hours(5))
      (upload.state, upload.stateAt) = (state, now - .hours(1))
      return upload
    }
    var elsewhere = upload(
      "tempat-lain", of: Sample.document(30), dueAt: now + .hours(20), at: now - .hours(5),
      by: Operator(user: "ani", host: "gudang"))
    elsewhere.hold = .other(elsewhere.by, since: elsewhere.plannedAt)
    return UploadPlan(others + [upload("ini", of: document, dueAt: now + .hours(12), at: now), elsewhere])
  }
}
