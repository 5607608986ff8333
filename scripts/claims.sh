# One run of a kind at a time in a clone. Sourced by `run`.
# A claim is a file with the pid and the start time of the process that has it: a run that was killed, or a pid that
# somebody else has by now, holds nothing.

CLAIMS=$STATE/claims

# The moment the kernel started a process: field 22 of its stat, counted behind the name, which may hold anything.
started() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

# claimed NAME: the pid that has the claim; fails if nobody has.
claimed() {
  local pid since
  read -r pid since 2>/dev/null <"$CLAIMS/$1" || return 1
  [ -n "$since" ] && [ "$(started "$pid")" = "$since" ] || return 1
  printf '%s\n' "$pid"
}

# claim_for NAME PID: that process has the claim from now on, for as long as it lives.
claim_for() { printf '%s %s\n' "$2" "$(started "$2")" >"$CLAIMS/$1"; }

# claim NAME "words": takes the claim for this run, or says who has it and changes nothing. Two that come at once are
# put in a row by a lock, which is held for the taking alone: a lock held longer would live on in every child.
claim() {
  local name=$1 words=$2 pid
  mkdir -p "$CLAIMS"
  if pid=$({ flock 9 && { claimed "$name" || { claim_for "$name" $$ && false; }; }; } 9>"$CLAIMS/.lock"); then
    die "$words is running already in this clone (pid $pid); nothing was changed" "let it come to its end, or end it: ./run stop"
  fi
  on_exit unclaim "$name"
}

# unclaim NAME: gives back what this run has.
unclaim() {
  [ "$(claimed "$1")" != $$ ] || rm -f "$CLAIMS/$1"
}

# A process and everything that it has started, itself first.
family() {
  local child
  printf '%s\n' "$1"
  for child in $(cat "/proc/$1/task"/*/children 2>/dev/null); do family "$child"; done
}

# end_claimed NAME: stops the run that has the claim, and waits until it has tidied up behind itself. A shell hears a
# signal only when the command that it waits for has ended, so the commands are told too.
end_claimed() {
  local name=$1 pid tenth
  pid=$(claimed "$name") || { rm -f "$CLAIMS/$name"; return 0; }
  [ "$pid" != $$ ] || return 0
  say "── ending $name (pid $pid)"
  kill $(family "$pid") 2>/dev/null || true
  for tenth in $(seq 300); do
    [ "$(claimed "$name")" = "$pid" ] || { rm -f "$CLAIMS/$name"; return 0; }
    sleep 0.1
  done
  say "$name (pid $pid) did not end in 30 s: killed"
  kill -9 $(family "$pid") 2>/dev/null || true
  rm -f "$CLAIMS/$name"
}

end_all_claimed() {
  local file
  for file in "$CLAIMS"/*; do
    [ ! -f "$file" ] || end_claimed "$(basename "$file")"
  done
}
