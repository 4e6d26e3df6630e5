/// Where a secret comes from; never the secret itself.
public enum SecretSource: Sendable, Hashable {
  /// A file that nobody but its owner may read; read again whenever it has changed.
  case file(String)
  /// A variable of the environment.
  case variable(String)
  /// What a program prints on its first line: the program and its arguments, without a shell.
  case command([String])
  /// What a person gives the running program; kept in memory alone.
  case person
}
