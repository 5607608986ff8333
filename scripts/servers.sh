# Starting and stopping what the commands need: PostgreSQL, Synapse, ownaccord. Sourced by `run`.
# A service is a directory with a pid file; the pid is trusted only if its command line names that directory.

service_pid() {
  local dir=$1 pid
  pid=$(cat "$dir/pid" 2>/dev/null) || return 1
  tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "$dir" || return 1
  printf '%s\n' "$pid"
}

# launch DIR command…: in the background, out of reach of the terminal's Ctrl-C, output to DIR/output.log.
launch() {
  local dir=$1
  shift
  setsid "$@" >"$dir/output.log" 2>&1 </dev/null &
  printf '%s\n' $! >"$dir/pid"
}

stop_service() {
  local dir=$1 pid tenth
  pid=$(service_pid "$dir") || { rm -f "$dir/pid"; return 0; }
  kill "$pid" 2>/dev/null || true
  for tenth in $(seq 200); do
    kill -0 "$pid" 2>/dev/null || { rm -f "$dir/pid"; return 0; }
    sleep 0.1
  done
  say "$(basename "$dir") (pid $pid) did not stop in 20 s: killed"
  kill -9 "$pid" 2>/dev/null || true
  rm -f "$dir/pid"
}

# wait_http DIR URL SECONDS WORDS: until URL answers 2xx; fails at once if the service has ended.
wait_http() {
  local dir=$1 url=$2 seconds=$3 words=$4 tenth
  for tenth in $(seq $((seconds * 5))); do
    curl -sf -o /dev/null --max-time 5 "$url" 2>/dev/null && return 0
    service_pid "$dir" >/dev/null || { tail -20 "$dir"/*.log >&2; die "$words ended while starting" "its logs: $dir"; }
    sleep 0.2
  done
  tail -20 "$dir"/*.log >&2
  say "last answer: $(curl -s --max-time 5 "$url" 2>&1 | head -c 500)"
  die "$words was not ready after $seconds s" "its logs: $dir"
}

# synapse_start DIR PORT
synapse_start() {
  local dir=$1 port=$2
  "$ROOT/scripts/synapse-config" "$dir" "$port"
  [ -s "$dir/signing.key" ] || "$VENV/bin/generate_signing_key" -o "$dir/signing.key"
  (cd "$dir" && launch "$dir" "$VENV/bin/python" -m synapse.app.homeserver -c "$dir/homeserver.yaml")
  wait_http "$dir" "http://127.0.0.1:$port/health" 60 "Synapse"
}

# matrix_register URL USER PASSWORD: an account on our own homeserver; one that exists is kept.
matrix_register() {
  local answer
  answer=$(curl -s --max-time 30 -H 'Content-Type: application/json' "$1/_matrix/client/v3/register" -d \
    "{\"username\":\"$2\",\"password\":\"$3\",\"inhibit_login\":true,\"auth\":{\"type\":\"m.login.dummy\"}}")
  case $answer in
    *user_id* | *M_USER_IN_USE*) ;;
    *) die "the homeserver refused to register $2" "it said: $answer" ;;
  esac
}

postgres_bin() {
  local newest
  newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  [ -n "$newest" ] && [ -x "$newest/initdb" ] && printf '%s\n' "$newest"
}

# PostgreSQL refuses to run as root: then it runs as Debian's own user for it.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# postgres_start DIR PORT: a private cluster for tests, fsync off, trusted on the loopback. DIR must be reachable by
# the user that runs it, so it lives under /tmp.
postgres_start() {
  local dir=$1 port=$2 bin log
  bin=$(postgres_bin) || die "PostgreSQL's programs are missing" "as root: apt-get install postgresql"
  mkdir -p "$dir"
  [ "$(id -u)" != 0 ] || chown postgres "$dir"
  log=$dir/postgres.log
  as_postgres "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$dir.initdb.log" 2>&1 ||
    { tail -5 "$dir.initdb.log" >&2; die "PostgreSQL could not make a cluster in $dir" "is the disk full? df -h /tmp"; }
  as_postgres "$bin/pg_ctl" -D "$dir/data" -l "$log" -w -t 60 start >/dev/null 2>&1 </dev/null \
    -o "-h 127.0.0.1 -p $port -k $dir -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB" ||
    { tail -10 "$log" >&2; die "PostgreSQL did not start on port $port" "its log: $log"; }
}

postgres_stop() {
  local dir=$1 bin
  bin=$(postgres_bin) || return 0
  # After a machine's restart the file is there and the process is not.
  [ ! -f "$dir/data/postmaster.pid" ] || as_postgres "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$dir"
}
