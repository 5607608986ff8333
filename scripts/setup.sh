# What a fresh machine lacks: Debian packages, Rust, the Python venv with Synapse, the judges of the tallies,
# cargo-nextest. Sourced by `run`.

SYNAPSE_VERSION=1.163.2
NIO_VERSION=0.26.0
JWCRYPTO_VERSION=1.6.1
REQUESTS_VERSION=2.32.5
AIOSMTPD_VERSION=1.4.6
SCHULZE_CONDORCET_VERSION=2.0.1
VOTELIB_VERSION=0.4.0
SNAPSHOT_VERSION=0.17.5
OPENVC_VERSION=1.37.0
PYLD_VERSION=3.3.0
SCITT_COSE_VERSION=0.5.0
NEXTEST_VERSION=0.9.143
LLVM_COV_VERSION=0.9.1
MUTANTS_VERSION=27.1.0
VENV=$STATE/venv
ORACLES=$STATE/oracles
JUDGES=$ROOT/crates/evidence/tests/judges
TOOLS=$STATE/tools

# packages name…: installs those Debian packages; as root, or by sudo.
packages() {
  local sudo=""
  say "── Debian packages: $*"
  have apt-get || die "this machine has no apt-get, and these are missing: $*" "install them by hand, then run this again"
  if [ "$(id -u)" != 0 ]; then
    have sudo || die "these Debian packages are missing: $*" "as root: apt-get install $*"
    sudo="sudo -n"
    $sudo true 2>/dev/null || sudo="sudo"
  fi
  { $sudo apt-get update -qq &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
    >"$STATE/apt.log" 2>&1 </dev/null ||
    { tail -5 "$STATE/apt.log" >&2; die "apt-get could not install: $*" "as root: apt-get install $*" "its log: $STATE/apt.log"; }
}

need_packages() {
  local missing=()
  have cc || missing+=(build-essential)
  have curl || missing+=(curl ca-certificates)
  have python3 || missing+=(python3)
  python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
  have setsid || missing+=(util-linux)
  if [ "${1:-}" = postgres ]; then
    { postgres_bin >/dev/null && have psql; } || missing+=(postgresql)
  fi
  [ ${#missing[@]} = 0 ] || packages "${missing[@]}"
}

need_cargo() {
  [ -f "$HOME/.cargo/env" ] && . "$HOME/.cargo/env"
  have cargo || die "there is no cargo on this machine" \
    "install Rust: curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y" "then run this again"
  local wanted got
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$ROOT/Cargo.toml")
  got=$(rustc --version | awk '{ print $2 }')
  [ "$(printf '%s\n%s\n' "$wanted" "$got" | sort -V | head -1)" = "$wanted" ] ||
    die "Rust $got is too old: $wanted is needed" "rustup update stable"
  need_disk 8
}

# The homeserver and the Python clients, in a venv of their own. A stamp tells a finished venv from a broken one.
# A demo and a test that both come first to a fresh clone wait for each other here.
need_venv() {
  local stamp="synapse $SYNAPSE_VERSION, nio $NIO_VERSION, jwcrypto $JWCRYPTO_VERSION, requests $REQUESTS_VERSION, aiosmtpd $AIOSMTPD_VERSION"
  ! venv_is "$stamp" || return 0
  {
    flock 9
    if ! venv_is "$stamp"; then
      step "Synapse $SYNAPSE_VERSION, matrix-nio and others into $VENV" build_venv
      printf '%s\n' "$stamp" >"$VENV/stamp"
    fi
  } 9>"$STATE/venv.lock"
}

venv_is() {
  [ "$(cat "$VENV/stamp" 2>/dev/null)" = "$1" ] && "$VENV/bin/python" -c 'import synapse, nio, jwcrypto, cryptography, requests, aiosmtpd, jsonschema' 2>/dev/null
}

build_venv() {
  local log=$STATE/pip.log
  rm -rf "$VENV"
  python3 -m venv "$VENV" >"$log" 2>&1 ||
    { tail -5 "$log" >&2; die "python3 cannot make a venv" "as root: apt-get install python3-venv"; }
  "$VENV/bin/python" -m pip install --quiet --prefer-binary "matrix-synapse==$SYNAPSE_VERSION" \
    "matrix-nio[e2e]==$NIO_VERSION" "jwcrypto==$JWCRYPTO_VERSION" "requests==$REQUESTS_VERSION" \
    "aiosmtpd==$AIOSMTPD_VERSION" >>"$log" 2>&1 </dev/null ||
    { tail -8 "$log" >&2; rm -rf "$VENV"; die "pip could not install Synapse and its clients" "is PyPI reachable, is the disk full? df -h $ROOT" "its log: $log"; }
}

# Judges that none of us wrote. Of the tallies: two libraries in a venv of their own, and the votes that snapshot.js publishes
# (nothing of that npm package is run; it is only unpacked). Of what is signed: openvc-core, PyLD and scitt-cose in the same venv, and
# the npm packages of crates/evidence/tests/judges.
need_oracles() {
  export OWNACCORD_ORACLES=$ORACLES
  local stamp="schulze-condorcet $SCHULZE_CONDORCET_VERSION, votelib $VOTELIB_VERSION, snapshot.js $SNAPSHOT_VERSION, openvc-core $OPENVC_VERSION, PyLD $PYLD_VERSION, scitt-cose $SCITT_COSE_VERSION, $(cksum <"$JUDGES/package-lock.json")"
  if [ "$(cat "$ORACLES/stamp" 2>/dev/null)" != "$stamp" ] || ! "$ORACLES/bin/python" -c 'import schulze_condorcet, votelib, openvc, pyld, scitt_cose' 2>/dev/null; then
    have npm || packages nodejs npm
    step "judges of tallies and signatures ($stamp) into $ORACLES" build_oracles
    printf '%s\n' "$stamp" >"$ORACLES/stamp"
  fi
  need_log_judge
}

# Of the public log: Go's own reading of notes and trees, as Debian packages it, so that nothing is fetched.
need_log_judge() {
  local source=$JUDGES/log/main.go go=/usr/share/gocode sum
  sum=$(cksum <"$source")
  [ -x "$ORACLES/log-judge" ] && [ "$(cat "$ORACLES/log-judge.stamp" 2>/dev/null)" = "$sum" ] && return
  { have go && [ -d $go/src/golang.org/x/mod/sumdb/tlog ]; } || packages golang-go golang-golang-x-mod-dev
  GO111MODULE=off GOPATH=$go GOCACHE=$STATE/go-cache GOFLAGS="" go build -o "$ORACLES/log-judge" "$source" >"$STATE/log-judge.log" 2>&1 ||
    { tail -8 "$STATE/log-judge.log" >&2; die "Go could not build the judge of the log" "its log: $STATE/log-judge.log"; }
  printf '%s\n' "$sum" >"$ORACLES/log-judge.stamp"
}

build_oracles() {
  local log=$STATE/oracles.log snapshot=$ORACLES/snapshot
  rm -rf "$ORACLES"
  python3 -m venv "$ORACLES" >"$log" 2>&1 ||
    { tail -5 "$log" >&2; die "python3 cannot make a venv" "as root: apt-get install python3-venv"; }
  "$ORACLES/bin/python" -m pip install --quiet --prefer-binary "schulze-condorcet==$SCHULZE_CONDORCET_VERSION" \
    "votelib==$VOTELIB_VERSION" "openvc-core==$OPENVC_VERSION" "pyld==$PYLD_VERSION" \
    "scitt-cose==$SCITT_COSE_VERSION" >>"$log" 2>&1 </dev/null ||
    { tail -8 "$log" >&2; rm -rf "$ORACLES"; die "pip could not install the judges of tallies and signatures" "is PyPI reachable?" "its log: $log"; }
  mkdir -p "$snapshot"
  { npm pack --silent --ignore-scripts --pack-destination "$snapshot" "@snapshot-labs/snapshot.js@$SNAPSHOT_VERSION" &&
    tar -xzf "$snapshot"/*.tgz -C "$snapshot" package/src/voting/examples; } >>"$log" 2>&1 </dev/null ||
    { tail -8 "$log" >&2; rm -rf "$ORACLES"; die "npm could not fetch the votes of snapshot.js" "is registry.npmjs.org reachable?" "its log: $log"; }
  mkdir -p "$ORACLES/node"
  cp "$JUDGES/package.json" "$JUDGES/package-lock.json" "$ORACLES/node"
  (cd "$ORACLES/node" && npm ci --silent --ignore-scripts --no-audit --no-fund) >>"$log" 2>&1 </dev/null ||
    { tail -8 "$log" >&2; rm -rf "$ORACLES"; die "npm could not install the judges of signatures" "is registry.npmjs.org reachable?" "its log: $log"; }
}

need_nextest() {
  export PATH="$TOOLS/bin:$PATH"
  cargo nextest --version >/dev/null 2>&1 && return
  step "cargo-nextest $NEXTEST_VERSION (once)" \
    cargo install --quiet --locked --root "$TOOLS" cargo-nextest --version "$NEXTEST_VERSION"
}

need_mutants() {
  export PATH="$TOOLS/bin:$PATH"
  cargo mutants --version >/dev/null 2>&1 ||
    step "cargo-mutants $MUTANTS_VERSION (once)" \
      cargo install --quiet --locked --root "$TOOLS" cargo-mutants --version "$MUTANTS_VERSION"
}

need_llvm_cov() {
  export PATH="$TOOLS/bin:$PATH"
  cargo llvm-cov --version >/dev/null 2>&1 ||
    step "cargo-llvm-cov $LLVM_COV_VERSION (once)" \
      cargo install --quiet --locked --root "$TOOLS" cargo-llvm-cov --version "$LLVM_COV_VERSION"
  need_llvm_tools
}

# The programs that read what instrumented tests write: those of this Rust, else Debian's of the same LLVM (which writes
# its format anew with each version, so that others cannot read it).
need_llvm_tools() {
  [ -z "${LLVM_PROFDATA:-}" ] || [ -z "${LLVM_COV:-}" ] || return 0
  local version host
  host=$(rustc -vV | sed -n 's/^host: //p')
  [ ! -x "$(rustc --print sysroot)/lib/rustlib/$host/bin/llvm-profdata" ] || return 0
  version=$(rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  { have "llvm-profdata-$version" && have "llvm-cov-$version"; } || (packages "llvm-$version") ||
    die "the LLVM $version tools are missing" "with rustup: rustup component add llvm-tools" \
      "or name others of LLVM $version: LLVM_COV=… LLVM_PROFDATA=… ./run coverage"
  LLVM_PROFDATA=$(command -v "llvm-profdata-$version")
  LLVM_COV=$(command -v "llvm-cov-$version")
  export LLVM_PROFDATA LLVM_COV
}

# A decision point of others, to be measured beside ours at the same endpoint. Nothing of the npm package is run but its program.
CERBOS_VERSION=0.55.0

need_cerbos() {
  export OWNACCORD_CERBOS=$STATE/cerbos/package/cerbos-linux-x64
  [ -x "$OWNACCORD_CERBOS" ] && [ "$(cat "$STATE/cerbos/stamp" 2>/dev/null)" = "$CERBOS_VERSION" ] && return
  have npm || packages nodejs npm
  step "Cerbos $CERBOS_VERSION into $STATE/cerbos" fetch_cerbos
  printf '%s\n' "$CERBOS_VERSION" >"$STATE/cerbos/stamp"
}

fetch_cerbos() {
  rm -rf "$STATE/cerbos"
  mkdir -p "$STATE/cerbos"
  { npm pack --silent --ignore-scripts --pack-destination "$STATE/cerbos" "@cerbos/cerbos-linux-x64@$CERBOS_VERSION" &&
    tar -xzf "$STATE"/cerbos/*.tgz -C "$STATE/cerbos"; } >"$STATE/cerbos.log" 2>&1 </dev/null ||
    { tail -8 "$STATE/cerbos.log" >&2; die "npm could not fetch Cerbos" "is registry.npmjs.org reachable?" "its log: $STATE/cerbos.log"; }
}
