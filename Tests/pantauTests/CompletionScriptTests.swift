import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import pantau

@Suite("What completes in a shell")
struct CompletionScriptTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What bash offers for the last of some words, where Pantau itself answers with these names.
  private func offered(for words: [String], names: [String]) throws -> [String] {
    let script = try folder.write("complete.bash", CompletionScript(for: .bash).text)
    let answers = try folder.write("names", names.joined(separator: "\n") + "\n")
    let run = Process()
    run.executableURL = URL(filePath: "/bin/bash")
    run.currentDirectoryURL = URL(filePath: folder.path)
    run.arguments =
      [
        "--norc", "--noprofile", "-c",
        """
        source "$1"; answers=$2; shift 2
        pantau() { cat "$answers"; }
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
        _pantau pantau "${!#}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """, "bash", script, answers,
      ] + words
    let output = Pipe()
    run.standardOutput = output
    try run.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    run.waitUntilExit()
    return text.split(separator: "\n").map(String.init)
  }

  @Test("bash runs nothing of what stands in a name, and offers it whole and quoted")
  func hostileNames() throws {
    let trace = folder.file("dijalankan")
    let names = [
      "x $(touch \(trace))", "x `touch \(trace)`", "PT CONTOH SATU", "PT \"KUTIP\" 'DUA'", "a\\b * ~ $HOME {1,2} ; &",
    ]
    #expect(try offered(for: ["pantau", "list", "--queue", ""], names: names).count == names.count)
    #expect(
      try offered(for: ["pantau", "list", "--queue", "x"], names: names)
        == [#"x\ \$\(touch\ "# + trace + #"\)"#, #"x\ \`touch\ "# + trace + #"\`"#])
    #expect(try offered(for: ["pantau", "list", "--queue", "PT\\ C"], names: names) == ["PT\\ CONTOH\\ SATU"])
    #expect(try offered(for: ["pantau", "list", "--queue", "~/f"], names: ["~/folder/"]) == ["~/folder/"])
    #expect(try offered(for: ["pantau", "list", "--queue", ""], names: []).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: trace))
  }

  @Test(
    "bash knows whose value it is behind a colon, where it ends a word of its own",
    arguments: [["watch", "--until"], ["watch", "--mask", "--until-none"], ["history", "--filter"], ["list"]])
  func colon(command: [String]) throws {
    #expect(try offered(for: ["pantau"] + command + ["status", ":", "st"], names: ["stuck"]) == ["stuck"])
    let afterwards = try offered(for: ["pantau"] + command + ["status", ":", "stuck", "--la"], names: ["stuck"])
    #expect(afterwards == ["--lang"])
  }

  @Test("bash knows whose value it is behind an equals sign", arguments: ["--until", "--until-none"])
  func equals(option: String) throws {
    let words = ["pantau", "watch", option, "="]
    #expect(try offered(for: words + ["st"], names: ["status:"]) == ["status:"])
    #expect(try offered(for: words + ["status", ":", "st"], names: ["stuck"]) == ["stuck"])
    #expect(try offered(for: words + ["status", ":", "stuck", "--ma"], names: ["stuck"]) == ["--mask"])
    #expect(try offered(for: ["pantau", "list", "--format", "=", "c"], names: []) == ["csv"])
  }

  @Test("A filter is completed within quotes, and behind an equals sign where nothing of it is there yet")
  func filter() {
    func candidates(_ words: String...) -> [String] {
      FilterArgumentCompletion(words, words.count - 1, in: .bash).candidates(.english)
    }
    let watch = "--until"
    #expect(candidates("pantau", "watch", watch, "\"status:stu") == ["status:stuck"])
    #expect(candidates("pantau", "watch", watch, "'status:stu") == ["status:stuck"])
    #expect(
      candidates("pantau", "watch", watch, "\"status:stuck sta").allSatisfy { $0.hasPrefix("status:stuck status:") })
    #expect(candidates("pantau", "watch", watch, "=", "status", ":", "stu") == ["stuck"])
    #expect(candidates("pantau", "watch", watch, "=").contains("status:"))
    #expect(candidates("pantau", "watch", watch, "=", "status", ":").contains("stuck"))
  }

  @Test("A queue in a filter is completed by the names in the configuration, in quotes where one has blanks")
  func queues() {
    func candidates(_ words: String..., in shell: CompletionShell) -> [String] {
      FilterArgumentCompletion(words, words.count - 1, in: shell, queues: ["pusat", "PT CONTOH SATU", "a:b"])
        .candidates(.english)
    }
    #expect(candidates("pantau", "list", "queue:pu", in: .fish) == ["queue:pusat"])
    #expect(candidates("pantau", "list", "queue", ":", "Pu", in: .bash) == ["pusat"])
    #expect(candidates("pantau", "list", "queue:", in: .fish).contains("queue:\"PT CONTOH SATU\""))
    #expect(candidates("pantau", "list", "queue:a", in: .zsh).contains("queue\\:a\\:b"))
    #expect(candidates("pantau", "list", "queu", in: .fish).contains("queue:pusat"))
  }

  @Test("Lists, and the names of hooks, are offered where they are said")
  func values() throws {
    #expect(try offered(for: ["pantau", "import", "--kind", "inputr"], names: []) == ["inputreturn"])
    #expect(try offered(for: ["pantau", "config", "try-hook", ""], names: ["grup pajak"]) == ["grup\\ pajak"])
    for shell in [CompletionShell.zsh, .fish] {
      let script = CompletionScript(for: shell).text
      #expect(script.contains("specialdocumentinputreturn"))
      #expect(script.contains("---completion config try-hook"))
    }
  }

  @Test("so it is completed on a command line")
  func typed() throws {
    let script = try folder.write("complete.bash", CompletionScript(for: .bash).text)
    let programs = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
    let bash = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: [
        "HOME": folder.path, "PATH": "\(programs):/usr/bin:/bin", "TERM": "xterm", "LC_ALL": "C.UTF-8", "LANG": "en",
        "PS1": "", "INPUTRC": "/dev/null",
      ])
    bash.send("source \(script); printf '[%s]' ready\r")
    try bash.expect("[ready]")
    for (typed, completed) in [
      ("--until status:stu", "--until status:stuck"), ("--until=status:stu", "--until=status:stuck"),
      ("--until \"status:stu", "--until \"status:stuck\""), ("--until 'status:stu", "--until 'status:stuck'"),
    ] {
      bash.send("pantau watch \(typed)\t")
      try bash.expect(completed)
      bash.send("\u{15}")
    }
  }

  @Test("fish offers the commands after help, in a command of its own")
  func fish() {
    let lines = CompletionScript(for: .fish).text.split(separator: "\n")
    let helping = lines.filter { $0.contains(#""pantau help" -eq 1"#) }
    #expect(helping.count == 1 && helping.allSatisfy { $0.hasPrefix("complete -c 'pantau' ") })
    #expect(lines.allSatisfy { $0.components(separatedBy: "complete -c").count <= 2 })
  }

  @Test("bash offers the commands after help, and formats as ever")
  func commands() throws {
    #expect(try offered(for: ["pantau", "help", "sta"], names: []) == ["stats"])
    #expect(try offered(for: ["pantau", "list", "--format", "c"], names: []) == ["csv"])
  }
}
