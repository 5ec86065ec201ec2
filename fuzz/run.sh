#!/usr/bin/env bash
# Feeds each reader with octets for some seconds, from what lies in the tree: fuzz/run.sh [SECONDS [TARGET …]]
#
# Builds on stable Rust: the coverage comes from flags that every compiler has, and there is no sanitizer,
# since the program has no `unsafe` of its own. Needs `cargo install cargo-fuzz` and a C++ compiler.
# What is found lies in fuzz/artifacts/TARGET; `cargo fuzz run --sanitizer none TARGET FILE` shows it again.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-600}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(minutes settings contacts templates reports replies pictures)
corpus=fuzz/corpus
[ -e fuzz/Cargo.lock ] || cp Cargo.lock fuzz/ # the program's own versions, and the fuzzer's beside them

# sow TARGET: the files of standard input become its first seeds, each by a name of its own.
sow() {
    mkdir -p "$corpus/$1"
    while IFS= read -r file; do
        cp "$file" "$corpus/$1/$(printf '%s' "$file" | tr '/ ' '__')"
    done
}

find examples tests/cases tests/contract -name '*.toml' ! -name rundmail.toml | sow minutes
find examples tests/cases templates -name rundmail.toml | sow settings
find . -path ./target -prune -o -path ./fuzz -prune -o -path '*/node_modules' -prune -o \
    \( -name '*.csv' -o -name '*.xlsx' -o -name '*.ods' -o -name '*.vcf' \) -size -100k -print | sow contacts
find templates -maxdepth 1 \( -name '*.html' -o -name '*.txt' -o -name '*.css' \) | sow templates
find tests/fixtures/dsn -type f -size -100k | sow reports
find docs examples tests/cases tests/contract \
    \( -name '*.png' -o -name '*.jpg' -o -name '*.svg' -o -name '*.webp' \) -size -100k | sow pictures
mkdir -p "$corpus/replies"
# One flight for each argument, behind the octet that chooses how to log in.
speak() { printf "\\$1"; shift; printf '%b\x1e' "$@"; }
greeting='220 mail.example ESMTP\n'
taken=('250 OK\n' '250 OK\n' '354 Go\n' '250 2.0.0 taken\n')
speak 0 "$greeting" '250-mail.example\n250-PIPELINING\n250 SIZE 0\n' '250 OK\n250 OK\n354 Go\n' '250 taken\n' \
    > "$corpus/replies/pipelined"
speak 1 "$greeting" '250-mail.example\n250 AUTH PLAIN LOGIN\n' '235 OK\n' "${taken[@]}" > "$corpus/replies/login"
speak 4 "$greeting" '250-mail.example\n250 STARTTLS\n' '220 Go\n' > "$corpus/replies/starttls"

# As in the program: whoever writes to a connection that is gone gets an error, and no signal.
trap '' PIPE
status=0
for target in "${targets[@]}"; do
    cargo fuzz run --sanitizer none "$target" -- -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1000 \
        -max_len=60000 -close_fd_mask=1 -print_final_stats=1 2> "fuzz/$target.log" || status=1
    echo "$target: $(grep -c '^SUMMARY' "fuzz/$target.log" || true) faults," \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "fuzz/$target.log") runs"
done
exit $status
