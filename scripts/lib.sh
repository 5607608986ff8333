# Words and small tools shared by `run` and its parts. Sourced, never executed.

say() { printf '%s\n' "$*" >&2; }

# Says what failed and what to do about it, then ends.
die() {
  say ""
  say "✗ $1"
  shift
  local line
  for line in "$@"; do say "  → $line"; done
  exit 1
}

elapsed() { printf '%d:%02d' $((SECONDS / 60)) $((SECONDS % 60)); }

# step "words" command…: names the step, runs it, says how long it took.
step() {
  local words=$1 began=$SECONDS
  shift
  say "── $words"
  if "$@"; then
    say "   done in $((SECONDS - began)) s (at $(elapsed))"
  else
    die "$words: failed after $((SECONDS - began)) s" "the command was: $*"
  fi
}

have() { command -v "$1" >/dev/null 2>&1; }

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The port asked for, if nobody has it; a free one if none was asked for.
choose_port() {
  local wanted=$1 flag=$2
  if [ -z "$wanted" ]; then
    free_port
  elif port_taken "$wanted"; then
    die "port $wanted is taken" "give another: $flag PORT" "or leave $flag out: a free port is chosen" \
      "who has it: ss -ltnp 'sport = :$wanted'"
  else
    printf '%s\n' "$wanted"
  fi
}

need_disk() {
  local gigabytes=$1 free
  free=$(df -Pk "$ROOT" | awk 'NR == 2 { print int($4 / 1024 / 1024) }')
  [ "$free" -ge "$gigabytes" ] || die "only $free GB are free where this clone lives; the build needs about $gigabytes GB" \
    "make room, or put the build elsewhere: CARGO_TARGET_DIR=/path/with/room ./run …"
}

# What this run must undo, last first: names of functions with their arguments, one a line.
UNDO=()
on_exit() { UNDO+=("$*"); }
undo_all() {
  local status=$? index
  trap - EXIT
  for ((index = ${#UNDO[@]} - 1; index >= 0; index--)); do
    ${UNDO[$index]} || true
  done
  exit "$status"
}
arm_cleanup() {
  trap undo_all EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}
