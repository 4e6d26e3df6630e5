# What scripts of checks share: a person's machine with invented documents, pantau in its terminal, and the running of
# checks, each in a shell, a home folder and a time limit of its own. Sourced by .ci/end-to-end and .ci/over-ssh.

source .ci/terminal.bash
export LC_ALL=C.UTF-8
unset NO_COLOR LANGUAGE PANTAU_CONFIG

# ── what a person's machine has

queue() { find "$HOME" -name queue.sqlite -print -quit; }
journal() { find "$HOME" -name journal.sqlite -print -quit; }
in_queue() { sqlite3 -batch -cmd '.timeout 5000' "$(queue)" "$1"; }
in_journal() { sqlite3 -batch -cmd '.timeout 5000' "$(journal)" "$1"; }

# same EXPECTED ACTUAL WHAT
same() {
  [ "$1" = "$2" ] || fail "$3: expected $1, found $2"
}

# exports COUNT: the same invented documents as JSON, CSV and XML, in $HOME/exports.
exports() {
  python3 Tests/Benchmarks/make-exports.py "$1" "$HOME/exports" --month "$(date +%Y-%m)"
}

# A queue of a few documents, imported, whose re-uploads go to the outbox.
small_queue() {
  exports 60
  pantau import "$HOME/exports/outputinvoice.json" > "$HOME/import.txt"
  in_queue "INSERT INTO setting (name, value) VALUES ('reupload', 'outbox')
    ON CONFLICT (name) DO UPDATE SET value = excluded.value;
    UPDATE document SET status = 'SAVED INVALID', reason = NULL WHERE id IN (11, 22, 33, 44, 55)"
}

a_saved_invalid_reference() {
  in_queue "SELECT reference FROM document WHERE upper(status) = 'SAVED INVALID' ORDER BY reference LIMIT 1"
}

# The company's uploader, as the README shows it: takes what is in the outbox, and answers.
outbox_is_waiting() { [ "$(in_queue "SELECT count(*) FROM outbox WHERE taken_at IS NULL")" -gt 0 ]; }
take_from_outbox() {
  until_true 20 outbox_is_waiting || fail "nothing came into the outbox"
  in_queue "UPDATE outbox SET taken_at = strftime('%s', 'now') * 1000 WHERE taken_at IS NULL"
}
answer_outbox() {
  in_queue "UPDATE outbox SET answer = 'accepted', message = 'queued' WHERE answer IS NULL;
    UPDATE document SET status = '$1' WHERE id IN (SELECT document FROM outbox)"
}

# find_document REFERENCE: by the search, so that it is the selected row.
find_document() {
  type_text /
  keys C-u
  type_text "$1"
  wait_for "$1"
  keys Enter
  until_true 10 selected "$1" || fail "$1 is not the selected row"
  # Until the rows are those of the whole filter, no key acts on one.
  wait_for ' 1/1 ─'
}
selected() { [[ "$(screen | grep -F -- "$1")" == *▸* ]]; }

# At the dialog: reads it, and says yes. What comes faster than anybody reads is no yes.
say_yes() {
  sleep 0.4
  keys y
}

start_monitor() {
  run_line "pantau $*"
  wait_for "$list"
}
list='Saved Invalid' # the views' names are Coretax's words, in both languages
desk='Re-upload'

# The program is the only child of the terminal's shell.
pantau_pid() {
  local shell
  shell=$(tmux_here display -p -t person '#{pane_pid}')
  local children
  read -r -a children < "/proc/$shell/task/$shell/children" || true
  same 1 "${#children[@]}" "programs running in the terminal"
  echo "${children[0]}"
}
is_gone() { ! kill -0 "$1" 2> /dev/null; }

# ── running them

# run_checks SCRIPT SECONDS [PROGRAM [CHECK…]]: runs the functions named in `checks`, or only those given.
run_checks() {
  local script=$1 seconds=$2
  shift 2
  if [ "${1:-}" = --check ]; then
    HOME=$(mktemp -d)
    export HOME
    export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share XDG_STATE_HOME=$HOME/.local/state
    mkdir "$HOME/bin"
    ln -s "$3" "$HOME/bin/pantau"
    export PATH=$HOME/bin:$PATH
    trap 'close_terminal; until_true 5 rm -rf "$HOME" 2> /dev/null' EXIT
    "$2"
    exit 0
  fi
  local program
  program=$(realpath "${1:-.build/debug/pantau}")
  shift || true
  if [ ! -x "$program" ]; then
    echo "${script##*/}: no program at $program; build it first" >&2
    exit 1
  fi
  if [ $# -gt 0 ]; then
    checks=("$@")
  fi
  local check output passed=0 failed=0
  for check in "${checks[@]}"; do
    if output=$(timeout --kill-after=10 "$seconds" bash "$script" --check "$check" "$program" 2>&1); then
      echo "ok - ${check//_/ }"
      passed=$((passed + 1))
    else
      echo "not ok - ${check//_/ }"
      printf '%s\n' "$output"
      failed=$((failed + 1))
    fi
  done
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
