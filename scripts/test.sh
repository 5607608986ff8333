# `./run test` and `./run env`: the checks, and the servers that they run against. Sourced by `run`.

# Under /tmp: PostgreSQL's own user must reach it, and socket paths must stay short.
TESTS=/tmp/ownaccord-test-$(id -u)

# tests_sweep [all]: removes what runs that were killed left behind; with `all`, the servers of `env` too.
tests_sweep() {
  local dir owner
  for dir in "$TESTS"-*; do
    [ -d "$dir" ] && [ -O "$dir" ] || continue
    owner=${dir##*-}
    if [ "$owner" = env ]; then
      [ "${1:-}" = all ] || continue
    elif kill -0 "$owner" 2>/dev/null; then
      continue
    fi
    tests_down "$dir"
  done
}

tests_down() {
  stop_service "$1/homeserver"
  postgres_stop "$1/postgres"
  rm -rf "$1"
}

# tests_up DIR: PostgreSQL and the shared Synapse, and the variables by which tests find them.
tests_up() {
  local dir=$1 postgres_port homeserver_port
  rm -rf "$dir"
  mkdir "$dir"
  chmod 711 "$dir"
  postgres_port=$(free_port)
  postgres_start "$dir/postgres" "$postgres_port"
  homeserver_port=$(free_port)
  synapse_start "$dir/homeserver" "$homeserver_port"
  printf 'http://127.0.0.1:%s\n' "$homeserver_port" >"$dir/homeserver.url"
  export OWNACCORD_TEST_POSTGRES=postgres://postgres@127.0.0.1:$postgres_port/postgres
  export OWNACCORD_SYNAPSE_VENV=$VENV
  export OWNACCORD_E2E_DIR=$dir
  export OWNACCORD_FAILED_DIR=$STATE/failed
  export OWNACCORD_BIN=${CARGO_TARGET_DIR:-$ROOT/target}/debug/ownaccord
}

tests_setup() {
  claim tests "a run of test, bench or env"
  need_packages postgres
  need_cargo
  need_venv
  need_oracles
  need_nextest
  tests_sweep
  rm -rf "$STATE/failed"
}

rustdoc() { RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps --document-private-items --quiet; }

nextest() {
  cargo nextest run --locked --workspace "$@" ||
    die "tests failed: nextest's summary above names them" \
      "logs of failed stories: $STATE/failed" "one alone: eval \"\$(./run env)\"; cargo nextest run NAME"
}

# run_tests [nextest filters…]: with filters, only the tests they name.
run_tests() {
  exec </dev/null
  tests_setup
  on_exit tests_down "$TESTS-$$"
  step "PostgreSQL and Synapse for the tests" tests_up "$TESTS-$$"
  if [ $# -gt 0 ]; then
    step "building the server" cargo build --locked -p server
    step "tests: $*" nextest "$@"
    return
  fi
  step "format (mend: cargo fmt --all)" cargo fmt --all --check
  step "clippy, warnings denied" cargo clippy --locked --workspace --all-targets --quiet -- -D warnings
  step "building the server" cargo build --locked -p server
  step "the committed GraphQL schema is the code's (mend: cargo run -p graphql --example schema)" \
    cargo run --locked --quiet -p graphql --example schema -- --check
  step "API documentation, warnings denied" rustdoc
  step "examples in the documentation" cargo test --locked --doc --workspace --quiet
  step "an evaluator of ODRL that is not ours answers as we do" cargo test --locked --quiet -p bench --features odrl --test odrl
  step "cedar-policy permits what we permit" cargo nextest run --locked -p bench --features peers --test cedar
  step "all tests, and the stories on real servers" nextest
  say "── everything passed (at $(elapsed))"
}

tests_env() {
  local dir=$TESTS-env name
  tests_setup
  [ ! -d "$dir" ] || tests_down "$dir"
  on_exit tests_down "$dir"
  step "PostgreSQL and Synapse for the tests (./run stop ends them)" tests_up "$dir"
  UNDO=()
  for name in TEST_POSTGRES SYNAPSE_VENV ORACLES E2E_DIR FAILED_DIR BIN; do
    name=OWNACCORD_$name
    printf "export %s='%s'\n" "$name" "${!name}"
  done
  say "then: cargo build -p server && cargo nextest run"
}
