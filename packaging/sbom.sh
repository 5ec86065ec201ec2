#!/usr/bin/env bash
# Writes the bill of materials of the program on all platforms (CycloneDX 1.5, JSON): packaging/sbom.sh FILE. Needs
# cargo-cyclonedx.
set -euo pipefail
file=$(realpath -m "$1")
cd "$(dirname "$0")/.."
cargo cyclonedx --quiet --target all --format json --spec-version 1.5 --no-build-deps --describe binaries
mv rundmail_bin.cdx.json "$file"
