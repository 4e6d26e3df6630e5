import UploadQueue

/// A file to be read: one of the disk, one inside an archive, or what came through the standard input.
public struct CoretaxFile {
  /// What messages call it, such as `ekspor.zip › daftar.csv`.
  public let name: String
  /// When it was last changed.
  public let modified: Timestamp
  /// The time that it bears itself, where that is still to come; it counts as changed just now then, or when its archive was.
  public let futureTime: Timestamp?
  /// Whether it counts as changed when its archive was.
  public let isAsOldAsArchive: Bool
  /// When it was found: what happens later is not in it.
  public let foundAt: Timestamp
  let origin: any ByteOrigin

  init(
    name: String, modified: Timestamp, futureTime: Timestamp? = nil, isAsOldAsArchive: Bool = false,
    foundAt: Timestamp, origin: any ByteOrigin
  ) {
    self.name = name
    self.modified = modified
    self.foundAt = foundAt
    self.futureTime = futureTime
    self.isAsOldAsArchive = isAsOldAsArchive
    self.origin = origin
  }

  /// What came in memory, such as an answer of the portal.
  public init(name: String, modified: Timestamp, bytes: [UInt8]) {
    self.init(name: name, modified: modified, foundAt: modified, origin: HeldBytes(bytes))
  }
}

/// Reads a file of the portal, whatever it is called, document by document.
///
/// Told by its content: list answers saved as JSON, lists as CSV or XLSX, bulk imports as XML or DJP's Excel template,
/// files of the e-Faktur desktop client. The file is read piece by piece, so that its length does not matter: what is
/// kept is one document and, for each RecordId, some 50 bytes; of a workbook also the texts that its cells share.
public struct CoretaxFileReader {
  private let file: CoretaxFile
  private let order: ReadingOrder

  /// A file to be read.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - asOf: when its content was true; every document is given as observed then.
  ///   - isAsOfForAll: whether that holds also for documents of which the file says when they were true, as Pantau's own
  ///     exports do.
  ///   - taxpayer: whose documents they must be; another's are faults.
  ///   - kind: which list it is, where the file does not say; overrides what it seems to be. A bulk import file holds
  ///     faktur keluaran, always, and the rows of the desktop client say what they are.
  ///   - isKindSaid: whether the kind is somebody's word, which rows that say otherwise contradict, and not the list that was
  ///     asked for.
  ///   - hint: what is known of the list, where the file does not say it.
  public init(
    _ file: CoretaxFile, asOf: Timestamp, isAsOfForAll: Bool = false, taxpayer: NPWP? = nil, kind: DocumentKind? = nil,
    isKindSaid: Bool = true, hint: ListHint? = nil
  ) {
    self.init(
      file, asOf: asOf, isAsOfForAll: isAsOfForAll, taxpayer: taxpayer, kind: kind, isKindSaid: isKindSaid, hint: hint,
      limits: ReadingLimits())
  }

  init(
    _ file: CoretaxFile, asOf: Timestamp, isAsOfForAll: Bool = false, taxpayer: NPWP?, kind: DocumentKind?,
    isKindSaid: Bool = true, hint: ListHint? = nil, limits: ReadingLimits
  ) {
    self.file = file
    order = ReadingOrder(
      fileName: file.name, asOf: asOf, isAsOfForAll: isAsOfForAll, taxpayer: taxpayer, kind: kind,
      isKindSaid: isKindSaid, hint: hint, limits: limits)
  }

  /// Reads the file, handing on each document without a fault as soon as it is read.
  ///
  /// - Parameters:
  ///   - progress: told how many bytes have been read, and of how many, a few times each megabyte.
  ///   - beyond: takes each fault that ``FileRefused`` has no room for, as soon as it is met.
  ///   - each: takes a document; what it throws ends the reading and is thrown on.
  /// - Throws: ``FileRefused`` after the last document where anything was wrong with the file: what was handed on is
  ///   not to be kept then.
  public func read(
    progress: (_ bytesRead: Int64, _ totalBytes: Int64) -> Void = { _, _ in },
    beyond: ((FileFault) -> Void)? = nil, each: (SourcedDocument) throws -> Void
  ) throws -> FileSummary {
    try withoutActuallyEscaping(progress) { progress in
      try withoutActuallyEscaping(each) { each in
        let faults = FaultLog(file: order.fileName, beyond: beyond)
        let delivery = Delivery(each: each)
        let reading = FileReading(
          file: file, order: order, faults: faults, delivery: delivery, progress: progress)
        do throws(FileFault.Kind) { try reading.read() } catch { faults.note(error) }
        if let refusal = delivery.refusal { throw refusal }
        try faults.settle()
        return reading.summary
      }
    }
  }
}

/// The reading of one file: finds out what it is and has the right reader read it.
private final class FileReading {
  private let file: CoretaxFile
  private let order: ReadingOrder
  private let faults: FaultLog
  private let delivery: Delivery
  private let progress: (Int64, Int64) -> Void

  private var format = FileFormat.coretaxJSON
  private var encoding = TextEncoding.utf8
  private var unknown: [String] = []
  private var untitled: [String] = []
  private var skippedSheets: [String] = []
  private var assumedKinds: Set<DocumentKind> = []

  init(
    file: CoretaxFile, order: ReadingOrder, faults: FaultLog, delivery: Delivery,
    progress: @escaping (Int64, Int64) -> Void
  ) {
    self.file = file
    self.order = order
    self.faults = faults
    self.delivery = delivery
    self.progress = progress
  }

  var summary: FileSummary {
    FileSummary(
      format: format, kinds: delivery.kinds, assumedKinds: assumedKinds, rows: delivery.rows, unknownColumns: unknown,
      untitledColumns: untitled, skippedSheets: skippedSheets, encoding: encoding)
  }

  func read() throws(FileFault.Kind) {
    let head = try file.origin.head(256)
    let isZip = head.withUnsafeBufferPointer(FileContent.isZip)
    if isZip { return try readWorkbook() }
    encoding = head.withUnsafeBufferPointer(TextEncoding.init(head:))
    var source = try opened()
    let content = try FileContent(firstPiece: source.peek())
    if content == .table || content == .desktop, encoding == .utf8,
      try TextEncoding.isWindows1252(file.origin)
    {
      encoding = .windows1252
      source = try opened()
    }
    switch content {
    case .json: try readAnswers(source)
    case .table: try readTable(source)
    case .xml: try readBulk(source)
    case .desktop: try readDesktop(source)
    }
  }

  private func opened() throws(FileFault.Kind) -> FileSource {
    try FileSource(file.origin, encoding: encoding, progress: progress)
  }

  private func readAnswers(_ source: FileSource) throws(FileFault.Kind) {
    let reader = AnswerReader(order: order, faults: faults, delivery: delivery)
    try JSONStream(reader: reader, faults: faults).read(source, delivery: delivery)
    unknown = reader.unknownKeys
    assumedKinds = reader.assumedKinds
  }

  private func readTable(_ source: FileSource) throws(FileFault.Kind) {
    format = .coretaxCSV
    let piece = FileContent.withoutMark(try source.peek())
    // Without a status column there is one thing to say, whatever else is wrong.
    guard let heading = TableHeading(firstPiece: piece, faults: faults), heading.has(.status) else { return }
    let (origin, encoding) = (file.origin, encoding)
    let table = CSVTable(source: source, heading: heading, order: order, faults: faults, delivery: delivery) {
      () throws(FileFault.Kind) in try FileSource(origin, encoding: encoding, progress: { _, _ in })
    }
    table.read()
    unknown = heading.unknown
    untitled = table.untitledColumns
    assumedKinds = table.assumedKinds
  }

  private func readBulk(_ source: FileSource) throws(FileFault.Kind) {
    format = .coretaxXML
    let reader = BulkReader(order: order, faults: faults, delivery: delivery)
    try reader.read(source, firstPiece: FileContent.withoutMark(try source.peek()))
    unknown = reader.unknownElements
  }

  private func readDesktop(_ source: FileSource) throws(FileFault.Kind) {
    format = .desktopCSV
    let reader = DesktopReader(order: order, faults: faults, delivery: delivery)
    try reader.read(source)
    unknown = reader.unknown
  }

  private func readWorkbook() throws(FileFault.Kind) {
    format = .coretaxWorkbook
    // A workbook is read here and there, which a stream out of an archive cannot be.
    let archive = try ZipArchive(limits: order.limits, open: file.origin.reopening(spoolingUpTo: order.limits))
    guard archive.isOfficePackage else { throw archive.isOtherOffice ? .spreadsheet : .archive }
    let reader = try WorkbookReader(
      archive, order: order, faults: faults, delivery: delivery, progress: progress)
    try reader.read()
    format = reader.format
    unknown = reader.unknownColumns
    untitled = reader.untitledColumns
    assumedKinds = reader.assumedKinds
    skippedSheets = reader.skippedSheets
  }
}
