#!/usr/bin/env bash
# All tests. Installs what they need (tests/setup.sh), then:
#   1. format, lints, documentation
#   2. cargo test: unit tests, properties, fixture folders, the binary, SMTP with faults
#   3. pytest: the whole way, from files to what real servers, readers and validators make of it
set -euo pipefail
cd "$(dirname "$0")/.."
bash tests/setup.sh
export PATH="$PATH:/usr/sbin:/usr/local/sbin"

echo "== format, lints, documentation"
cargo fmt --all --check
tests/.tools/venv/bin/ruff format --check --quiet tests benches
tests/.tools/venv/bin/ruff check --quiet tests benches
cargo clippy --quiet --workspace --all-targets -- -D warnings
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --workspace --no-deps --document-private-items

echo "== cargo test"
cargo test --quiet --workspace

# They call the program that `cargo test` has built.
echo "== from end to end"
tests/.tools/venv/bin/python -m pytest -q tests/e2e "$@"
