# `./run demo`: a homeserver, the server, and the story played on them. Sourced by `run`.

DEMO=$STATE/demo

demo_stop() {
  if [ -d "$DEMO" ]; then
    stop_service "$DEMO/server"
    stop_service "$DEMO/homeserver"
  fi
}

demo_config() {
  local port=$1 homeserver=$2 password=$3
  cat <<TOML
data_dir = "$DEMO/server/data"

[server]
listen = "127.0.0.1:$port"
public_url = "http://localhost:$port"
graphiql = true

[matrix]
homeserver = "$homeserver"
user = "ownaccord-bot"
password = "$password"
TOML
}

# demo_server PORT HOMESERVER: its configuration, its bot's account, the server itself.
demo_server() {
  local port=$1 homeserver=$2 password
  password=$(od -An -tx1 -N16 /dev/urandom | tr -d ' \n')
  matrix_register "$homeserver" ownaccord-bot "$password"
  mkdir -p "$DEMO/server"
  (umask 077 && demo_config "$port" "$homeserver" "$password" >"$DEMO/server/config.toml")
  launch "$DEMO/server" "$OWNACCORD_BIN" --config "$DEMO/server/config.toml" serve
  wait_http "$DEMO/server" "http://127.0.0.1:$port/health/ready" 120 "Ownaccord"
}

build_server() {
  OWNACCORD_BIN=${CARGO_TARGET_DIR:-$ROOT/target}/debug/ownaccord
  export OWNACCORD_BIN
  cargo build --locked -p server </dev/null
}

demo_say_where() {
  local port=$1 homeserver=$2
  say ""
  say "The servers are up:"
  say "  GraphiQL          http://localhost:$port/graphql"
  say "  homeserver        $homeserver  (for a Matrix client of your own: anyone on this machine may register)"
  say "  bot               @ownaccord-bot:localhost"
  say "  an invitation     send the bot, in a direct chat: !join $(demo_invitation)"
  [ -z "$json" ] || say "  for scripts       $json"
  say "  logs              $DEMO/server/output.log, $DEMO/homeserver/homeserver.log"
}

demo_invitation() {
  python3 -c 'import json, sys; print(json.load(open(sys.argv[1])).get("invitation", "INVITE"))' "$story" 2>/dev/null || echo INVITE
}

demo() {
  local mode=stay json="" story port="" homeserver_port="" homeserver status=0
  while [ $# -gt 0 ]; do
    case $1 in
      --exit) mode=exit ;;
      --detach) mode=detach ;;
      --json | --port | --homeserver-port)
        [ $# -ge 2 ] || die "$1 wants a value"
        case $1 in
          --json) json=$(realpath -m "$2") ;;
          --port) port=$2 ;;
          *) homeserver_port=$2 ;;
        esac
        shift
        ;;
      *) die "demo has no option “$1”" "see ./run" ;;
    esac
    shift
  done

  claim demo "a demo"
  need_packages
  demo_stop
  # A port that was asked for and is taken should be known before a build of minutes.
  [ -z "$port" ] || choose_port "$port" --port >/dev/null
  [ -z "$homeserver_port" ] || choose_port "$homeserver_port" --homeserver-port >/dev/null
  need_cargo
  need_venv
  step "building the server" build_server
  rm -rf "$DEMO"
  mkdir -p "$DEMO"
  port=$(choose_port "$port" --port)
  homeserver_port=$(choose_port "$homeserver_port" --homeserver-port)
  homeserver=http://127.0.0.1:$homeserver_port
  on_exit demo_stop
  step "a private Matrix homeserver (Synapse) on $homeserver" synapse_start "$DEMO/homeserver" "$homeserver_port"
  step "Ownaccord on http://localhost:$port" demo_server "$port" "$homeserver"

  story=$DEMO/story.json
  say "── the story"
  "$OWNACCORD_BIN" --config "$DEMO/server/config.toml" demo --homeserver "$homeserver" --json "$story" </dev/null || status=$?
  [ -z "$json" ] || [ ! -s "$story" ] || (umask 077 && mkdir -p "$(dirname "$json")" && cp "$story" "$json")
  if [ "$status" != 0 ]; then
    tail -30 "$DEMO/server/output.log" >&2
    die "the story did not come to its end (status $status, after $(elapsed))" "the server's log: $DEMO/server/output.log"
  fi
  say "── the story came to its end after $(elapsed)"

  case $mode in
    exit) return 0 ;;
    detach)
      UNDO=()
      # The demo goes on as long as its server does.
      claim_for demo "$(service_pid "$DEMO/server")"
      demo_say_where "$port" "$homeserver"
      say "  to stop           ./run stop"
      ;;
    stay)
      demo_say_where "$port" "$homeserver"
      say "  to stop           Ctrl-C"
      while service_pid "$DEMO/server" >/dev/null && service_pid "$DEMO/homeserver" >/dev/null; do sleep 1; done
      say "a server has ended"
      ;;
  esac
}
