#!/usr/bin/env bash
# Makes the Debian package of the program in $CARGO_TARGET_DIR/release (target/release if that is not set) by the
# table in Cargo.toml: packaging/deb.sh [OPTIONS OF cargo deb]. Needs cargo-deb, which it asks to build nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
release=${CARGO_TARGET_DIR:-target}/release
made=$release/package
rm -rf "$made"
mkdir -p "$made/man/de"
"$release/rundmail" --lang en man "$made/man"
"$release/rundmail" --lang de man "$made/man/de"
"$release/rundmail" --lang en completions bash >"$made/rundmail.bash"
"$release/rundmail" --lang en completions zsh >"$made/_rundmail"
"$release/rundmail" --lang en completions fish >"$made/rundmail.fish"
gzip -9n "$made"/man/*.1 "$made"/man/de/*.1
python3 packaging/libraries.py | gzip -9n >"$made/libraries.txt.gz"
cargo deb --no-build --locked "$@"
