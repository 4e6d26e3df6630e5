import UploadQueue

/// Reads a file of the portal, whatever it is called, document by document.
///
/// Told by its content: list answers saved as JSON, lists as CSV, bulk imports as XML. The file is read piece by piece,
/// so that its length does not matter: what is kept is one document and, for each RecordId, some 50 bytes.
public struct CoretaxFileReader: Sendable {
  private let path: String
  private let asOf: Timestamp
  private let taxpayer: NPWP?
  private let kind: DocumentKind?

  /// A file to be read.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - asOf: when its content was true; every document is given as observed then.
  ///   - taxpayer: whose documents they must be; another's are faults.
  ///   - kind: which list it is, where the file does not say; overrides what it seems to be. A bulk import file holds
  ///     faktur keluaran, always.
  public init(path: String, asOf: Timestamp, taxpayer: NPWP? = nil, kind: DocumentKind? = nil) {
    self.path = path
    self.asOf = asOf
    self.taxpayer = taxpayer
    self.kind = kind
  }

  /// Reads the file, handing on each document without a fault as soon as it is read.
  ///
  /// - Parameters:
  ///   - progress: told how many bytes have been read, and of how many, a few times each megabyte.
  ///   - each: takes a document; what it throws ends the reading and is thrown on.
  /// - Throws: ``FileRefused`` after the last document where anything was wrong with the file: what was handed on is
  ///   not to be kept then.
  public func read(
    progress: (_ bytesRead: Int64, _ totalBytes: Int64) -> Void = { _, _ in },
    each: (SourcedDocument) throws -> Void
  ) throws -> FileSummary {
    try withoutActuallyEscaping(progress) { progress in
      try withoutActuallyEscaping(each) { each in
        let order = ReadingOrder(path: path, asOf: asOf, taxpayer: taxpayer, kind: kind)
        let faults = FaultLog(file: order.fileName)
        let delivery = Delivery(each: each)
        let (format, unknown) = read(order, faults, delivery, progress)
        if let refusal = delivery.refusal { throw refusal }
        try faults.settle()
        return FileSummary(format: format, kinds: delivery.kinds, rows: delivery.rows, unknownColumns: unknown)
      }
    }
  }

  private func read(
    _ order: ReadingOrder, _ faults: FaultLog, _ delivery: Delivery, _ progress: @escaping (Int64, Int64) -> Void
  ) -> (FileFormat, [String]) {
    var format = FileFormat.coretaxJSON
    do throws(FileFault.Kind) {
      let source = try FileSource(path: path, progress: progress)
      let firstPiece = try source.peek()
      switch try FileContent(firstPiece: firstPiece) {
      case .json:
        let reader = AnswerReader(order: order, faults: faults, delivery: delivery)
        try JSONStream(reader: reader, faults: faults).read(source, delivery: delivery)
        return (format, reader.unknownKeys)
      case .table:
        format = .coretaxCSV
        guard let heading = TableHeading(firstPiece: FileContent.withoutMark(firstPiece), faults: faults) else { break }
        // Without a status column there is one thing to say, whatever else is wrong.
        guard heading.has(.status) else { break }
        TableReader(source: source, heading: heading, order: order, faults: faults, delivery: delivery).read()
        return (format, heading.unknown)
      case .xml:
        format = .coretaxXML
        let reader = BulkReader(order: order, faults: faults, delivery: delivery)
        try reader.read(source, firstPiece: FileContent.withoutMark(firstPiece))
        return (format, reader.unknownElements)
      }
    } catch {
      faults.note(error)
    }
    return (format, [])
  }
}
