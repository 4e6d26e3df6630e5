# A person at a terminal, for scripts: a shell in tmux, keys typed into it, and waiting for what the screen then shows.
# Sourced by .ci/end-to-end and .ci/screenshots.

# A tmux server of this script alone, with no configuration of the person who runs it.
tmux_here() {
  tmux -u -L "pantau-$$" -f /dev/null "$@"
}

# open_terminal COLUMNS ROWS [NAME=VALUE…]: a shell of that size, waiting at its prompt.
open_terminal() {
  local columns=$1 rows=$2
  shift 2
  tmux_here start-server \; set -g default-terminal tmux-256color \; set -g status off \; set -g escape-time 0 \; \
    set -g remain-on-exit on \; set -g history-limit 5000 \; \
    new-session -d -s person -x "$columns" -y "$rows" \
    "env PS1='ready> ' LC_ALL=C.UTF-8 PATH='$PATH' HOME='$HOME' $* bash --norc --noprofile"
  wait_for 'ready>'
}

close_terminal() {
  local server
  server=$(tmux_here display -p '#{pid}' 2> /dev/null) || return 0
  tmux_here kill-server 2> /dev/null || true
  # The next terminal must not meet a server that is about to end.
  until_true 10 server_is_gone "$server" || true
}
server_is_gone() { ! kill -0 "$1" 2> /dev/null; }

# What the screen shows now.
screen() {
  tmux_here capture-pane -p -t person
}

# type_text TEXT: as typed. keys NAME…: by tmux's names, such as Enter, Down, Escape, C-c.
type_text() {
  tmux_here send-keys -t person -l -- "$1"
}
keys() {
  tmux_here send-keys -t person "$@"
}

# run_line COMMAND: types a line at the prompt.
run_line() {
  type_text "$1"
  keys Enter
}

# until_true SECONDS COMMAND…: tries again until it succeeds; false when the time is over.
until_true() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    if [ "$SECONDS" -gt "$deadline" ]; then
      return 1
    fi
    sleep 0.05
  done
}

# Of text taken whole: a pipe to "grep -q" may end its writer, and with pipefail that is a failure.
shows() {
  [[ "$(screen)" == *"$1"* ]]
}
shows_no() {
  ! shows "$1"
}

# wait_for TEXT [SECONDS]: until the screen shows it; says what it showed instead.
wait_for() {
  until_true "${2:-15}" shows "$1" || fail "the screen did not show: $1"
}
wait_for_no() {
  until_true "${2:-15}" shows_no "$1" || fail "the screen went on showing: $1"
}

# fail WHY: ends this script, with the screen as it is.
fail() {
  echo "$1" >&2
  screen 2> /dev/null | grep -v '^ *$' | sed 's/^/    | /' >&2 || true
  exit 1
}
