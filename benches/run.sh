#!/usr/bin/env bash
# Builds the release binary, installs the peers, measures all side by side.
#
#     run.sh [documents|delivery] [OPTIONS]      Without a part: both, one after the other.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PATH:/usr/sbin"

# command -> Debian package
missing=()
for pair in pdfinfo:poppler-utils smtp-sink:postfix pkg-config:pkg-config node:nodejs npm:npm chromium:chromium; do
  command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
done
[ -e /usr/include/openssl/ssl.h ] || missing+=(libssl-dev)
[ -e /usr/lib/*/libpangoft2-1.0.so.0 ] ||
  missing+=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core)
python3 -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3-venv)
if [ ${#missing[@]} -gt 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  # No mail server may start by itself: the benchmark starts its own, on loopback only.
  policy=/usr/sbin/policy-rc.d
  made_policy=no
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    made_policy=yes
  fi
  apt-get update -qq
  echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
  apt-get install -y -qq --no-install-recommends "${missing[@]}"
  [ "$made_policy" = no ] || rm -f "$policy"
fi
[ -x benches/.venv/bin/weasyprint ] && [ -x benches/.venv/bin/mailmerge ] || {
  python3 -m venv benches/.venv
  benches/.venv/bin/pip install -q weasyprint==70.0 mailmerge==2.3.0
}
[ -x benches/.node/node_modules/.bin/eleventy ] ||
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix benches/.node @11ty/eleventy@3.1.8
# The browser is driven as the tests drive theirs.
[ -d tests/web/node_modules/playwright-core ] ||
  (cd tests/web && npm ci --silent --no-audit --no-fund --ignore-scripts)
# The command line of the typesetter that rundmail contains, built as rundmail is.
typst=$(sed -n '/^name = "typst"$/{n;s/^version = "\(.*\)"$/\1/p}' Cargo.lock)
[ "$(benches/.typst/bin/typst --version 2>/dev/null | cut -d ' ' -f 2)" = "$typst" ] ||
  CARGO_PROFILE_RELEASE_LTO=thin CARGO_PROFILE_RELEASE_STRIP=true \
    cargo install --quiet --locked --force --root benches/.typst typst-cli --version "$typst"
cargo build --release
cargo build --release --manifest-path benches/peers/Cargo.toml

part=both
case ${1:-} in documents | delivery) part=$1; shift ;; esac
if [ "$part" != delivery ]; then
  python3 benches/compare.py "$@"
  python3 benches/check.py "$@"
  python3 benches/many.py "$@"
  python3 benches/registers.py "$@"
  python3 benches/reload.py "$@"
fi
if [ "$part" != documents ]; then
  python3 benches/delivery.py "$@"
  printf '\n## Composing by itself\n\n'
  cargo bench --quiet --bench composing
  printf '\n## The ledger by itself, without a server\n\n'
  cargo bench --quiet --bench ledger
fi
