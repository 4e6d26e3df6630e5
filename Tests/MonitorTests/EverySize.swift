import TerminalKit
import TestSupport
import Testing

@testable import Monitor

/// Compares a screen with its golden text as a small terminal shows it, and as larger ones do.
///
/// The larger ones have their size in their name. Only for lists that are as short as the smallest of them.
func expectAtEverySize(_ model: Model, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
    var model = model
    model.size = Size(columns: columns, rows: rows)
    let size = columns == 80 ? "" : "-\(columns)x\(rows)"
    expectGolden(
      model.frame(), "\(name)\(size)-\(model.language.rawValue)", sourceLocation: sourceLocation)
  }
}
