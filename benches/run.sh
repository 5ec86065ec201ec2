#!/usr/bin/env bash
# Builds the release binary, installs the peers, measures all side by side.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v pdfinfo >/dev/null && [ -e /usr/lib/*/libpangoft2-1.0.so.0 ] || {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends poppler-utils libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core
}
[ -x benches/.venv/bin/weasyprint ] || {
  python3 -m venv benches/.venv
  benches/.venv/bin/pip install -q weasyprint==70.0
}
cargo build --release
exec python3 benches/compare.py "$@"
