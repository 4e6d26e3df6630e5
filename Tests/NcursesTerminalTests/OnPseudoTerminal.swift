import Testing

/// What is tested with a real process on a pseudo-terminal, one at a time.
@Suite("On a pseudo-terminal", .serialized)
enum OnPseudoTerminal {}
