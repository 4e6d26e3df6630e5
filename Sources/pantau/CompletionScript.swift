import ArgumentParser

/// The script that completes commands, options and values in a shell: the argument parser's, put right where it must be.
struct CompletionScript {
  /// The script.
  let text: String

  /// The script for a shell.
  init(for shell: CompletionShell) {
    let script = Pantau.completionScript(for: shell)
    let commands = Pantau.configuration.subcommands.compactMap { $0.configuration.commandName }.joined(separator: " ")
    switch shell {
    case .bash: text = Self.helping(commands, in: Self.joiningWords(Self.quotingNames(script)))
    case .zsh:
      text = Self.takingValues(script).replacing("'*:subcommands:'", with: "'*:subcommands:(\(commands))'")
    case .fish:
      let place = #"-n '__pantau_should_offer_completions_for_positional "pantau help" -eq 1'"#
      text = script + "\ncomplete -c 'pantau' \(place) -fka '\(commands)'\n"
    default: text = script
    }
  }

  /// A script for bash in which no name is taken for shell code.
  ///
  /// To `compgen -W` its words are such code: it would run what a queue's name holds as `$(…)`. So they go there quoted,
  /// and come to the command line quoted as well, in the quotes that were begun there, where any were.
  private static func quotingNames(_ script: String) -> String {
    let beginning = "__pantau_add_completions() {\n    local completion\n"
    return script.replacing(beginning, with: beginning + quotingNames)
  }

  private static let quotingNames = #"""
        if [[ "${1}" = -W ]]; then
            [[ -n "${2}" ]] || return
            local -a names
            mapfile -t names <<< "${2}"
            compopt +o filenames 2> /dev/null
            while IFS='' read -r completion; do
                case "${COMP_WORDS[COMP_CWORD]}" in
                \'*) completion="${completion//\'/\'\\\'\'}" ;;
                \"*)
                    completion="${completion//\\/\\\\}"
                    completion="${completion//\"/\\\"}"
                    completion="${completion//\$/\\\$}"
                    completion="${completion//\`/\\\`}"
                    ;;
                *)
                    printf -v completion %q "${completion}"
                    completion="${completion/#\\~\//\~/}"
                    ;;
                esac
                case "${COMP_WORDS[COMP_CWORD]:0:1}${completion}" in
                \'*\') completion+=\' ;;
                \"*\") completion+=\" ;;
                esac
                COMPREPLY+=("${completion}")
            done < <(IFS=$'\n' compgen -W "$(printf '%q\n' "${names[@]}")" -- "${cur}")
            [[ "${#COMPREPLY[@]}" -ne 1 || "${COMPREPLY[0]}" != */ ]] || compopt -o nospace 2> /dev/null
            return
        fi
    """# + "\n"

  /// A script for bash in which a word with a colon is one, and an option with its value behind a `=` is two.
  ///
  /// Readline ends a word at either, so that the word before `st` in `--until status:st` would be `:`, that in
  /// `--lang=i` would be `=`, and neither an option.
  private static func joiningWords(_ script: String) -> String {
    script
      .replacing("    local -r prev=\"${3}\"\n", with: "")
      .replacing("    local -a unparsed_words=(\"${COMP_WORDS[@]:1:${COMP_CWORD}}\")\n", with: joiningWords)
  }

  private static let joiningWords = #"""
        local -a unparsed_words=()
        local word
        for word in "${COMP_WORDS[@]:1:${COMP_CWORD}}"; do
            if [[ "${#unparsed_words[@]}" -gt 0 && "${word}" = "=" && "${unparsed_words[-1]}" = --* ]]; then
                unparsed_words+=("")
            elif [[ "${#unparsed_words[@]}" -gt 1 && -z "${unparsed_words[-1]}" ]]; then
                unparsed_words[-1]="${word}"
            elif [[ "${#unparsed_words[@]}" -gt 0 && "${word}" = [!-]* ]] &&
                [[ "${word}" = :* || "${unparsed_words[-1]}" = *: ]]; then
                unparsed_words[-1]+="${word}"
            else
                unparsed_words+=("${word}")
            fi
        done
        local prev="${COMP_WORDS[0]}"
        [[ "${#unparsed_words[@]}" -lt 2 ]] || prev="${unparsed_words[-2]}"
        local -r prev
    """# + "\n"

  /// A script for zsh in which the value of an option may stand behind a `=` as well.
  private static func takingValues(_ script: String) -> String {
    script.replacing(/'(\*?--[a-z-]+)(\[(?:\\.|[^\]\\])*\]:)/) { "'\($0.1)=\($0.2)" }
  }

  private static func helping(_ commands: String, in script: String) -> String {
    var script = script
    if let help = script.firstRange(of: "_pantau_help() {"),
      let end = script[help.upperBound...].firstRange(of: "\n}\n")
    {
      let words = commands.replacing(" ", with: "\\n")
      script.insert(contentsOf: "\n    __pantau_add_completions -W $'\(words)'", at: end.lowerBound)
    }
    return script
  }
}
