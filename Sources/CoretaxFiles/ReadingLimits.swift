/// How much is read, kept or unpacked at most; a file beyond it is refused with a message.
///
/// A list of a million documents stays far below each of them; what is made to fill memory or disk does not.
struct ReadingLimits: Sendable {
  /// Files in a folder with all its folders.
  var folderFiles = 10_000
  /// Files in one archive.
  var archiveEntries = 2000
  /// Bytes in all files of an archive together, unpacked.
  var archiveBytes: Int64 = 4 << 30
  /// How many times larger than the archive what is in it may be, beyond ``archiveFreeBytes``.
  ///
  /// Texts shrink to a tenth, tables full of one value to a hundredth; deflate ends at a thousandth.
  var archiveRatio: Int64 = 200
  /// Up to here, nothing is asked about the ratio.
  var archiveFreeBytes: Int64 = 64 << 20
  /// Bytes that are kept on the disk because they can be read only once: the standard input, a workbook in an archive.
  var spooledBytes: Int64 = 4 << 30
  /// Bytes of the texts that the cells of a workbook share, kept in memory.
  var sharedTextBytes = 64 << 20
  /// How many texts the cells of a workbook share.
  var sharedTexts = 2 << 20
  /// Bytes of one text.
  var textBytes = 1 << 20
  /// Invoices of one import template, kept in memory.
  var templateInvoices = 200_000
}
