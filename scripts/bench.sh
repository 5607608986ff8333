# `./run bench`, `./run coverage` and `./run mutants`. Sourced by `run`.

BENCH=$STATE/bench

# measure NAME TITLE command…: runs it, keeps its output and how to repeat it for the report.
measure() {
  local name=$1 title=$2
  shift 2
  say "── $title"
  printf '%s\n' "$title" >"$BENCH/$name.title"
  printf '%s\n' "$*" >"$BENCH/$name.command"
  "$@" >"$BENCH/$name.out" 2>"$BENCH/$name.log" || { tail -20 "$BENCH/$name.log" >&2; die "$title: failed" "the command was: $*" "its log: $BENCH/$name.log"; }
}

# bench [part…]: all parts, or those named: a crate with benchmarks, permission, http, ballots.
bench() {
  exec </dev/null
  local crates part parts=("$@")
  crates=$(grep -l '^\[\[bench\]\]' crates/*/Cargo.toml | cut -d/ -f2)
  [ $# -gt 0 ] || read -ra parts <<<"$(echo $crates permission http ballots)"
  for part in "${parts[@]}"; do
    grep -qxF "$part" <<<"$crates"$'\npermission\nhttp\nballots' || die "there is no part “$part” to measure" "there are: $(echo $crates) permission http ballots"
  done
  tests_setup
  rm -rf "$BENCH"
  mkdir -p "$BENCH"
  for part in "${parts[@]}"; do
    case $part in
      permission) measure 1-permission "A permission answer in process" cargo bench --locked --quiet -p bench --features peers --bench permission ;;
      http)
        need_cerbos
        measure 1-permission-http "A permission answer over HTTP" cargo bench --locked --quiet -p bench --features http --bench http
        ;;
      ballots) bench_ballots ;;
      *) measure "1-$part" "Benchmarks of \`crates/$part\`" cargo bench --locked --quiet -p "$part" ;;
    esac
  done
  "$ROOT/scripts/bench-report" "$BENCH" "$ROOT/docs/performance.md"
  say "── written to docs/performance.md"
}

bench_ballots() {
  on_exit tests_down "$TESTS-$$"
  step "PostgreSQL and Synapse" tests_up "$TESTS-$$"
  step "building the server" cargo build --locked -p server
  export OWNACCORD_RATES=$BENCH/2-ballots.out
  say "── 200 members' ballots at once, by Matrix"
  nextest -p e2e -E "test(crowd)"
  printf '%s\n' "200 members' ballots at once, by Matrix" >"$BENCH/2-ballots.title"
  printf '%s\n' "OWNACCORD_RATES=FILE ./run test -p e2e -E 'test(crowd)'" >"$BENCH/2-ballots.command"
}

lines_covered() {
  python3 -c 'import json, sys; print("%.1f %%" % json.load(sys.stdin)["data"][0]["totals"]["lines"]["percent"])'
}

coverage() {
  exec </dev/null
  claim coverage "a coverage run"
  need_packages
  need_cargo
  need_oracles
  need_llvm_cov
  cargo llvm-cov --locked -p domain --html --output-dir "$STATE/coverage"
  cargo llvm-cov report -p domain --summary-only
  say "── crates/domain: $(cargo llvm-cov report -p domain --summary-only --json | lines_covered) of its lines are run by its tests"
  say "line by line: $STATE/coverage/html/index.html"
}

# mutants [cargo-mutants options…]: whether the unit tests notice each change to the counting. Few generated cases show as much
# here as many, and the largest towns show nothing more.
mutants() {
  exec </dev/null
  claim mutants "a run of mutants"
  need_packages
  need_cargo
  need_mutants
  [ $# -gt 0 ] || set -- -f 'crates/domain/src/tally*' -f 'crates/domain/src/tally/**' -f 'crates/domain/src/delegation*' \
    -f 'crates/domain/src/delegation/**' -f 'crates/domain/src/rule*' -f 'crates/domain/src/rule/**'
  local status=0
  PROPTEST_CASES=64 cargo mutants --package domain -j1 --timeout 90 --output "$STATE" --cargo-arg=--locked --cargo-arg=--lib "$@" \
    -- -- --skip large_towns --skip long_chains || status=$?
  case $status in
    0) say "── every mutant was noticed" ;;
    2 | 3) say "── some were not noticed, or ran for ever: $STATE/mutants.out" ;;
    *) die "cargo-mutants failed ($status)" "its logs: $STATE/mutants.out/log" ;;
  esac
}
