#!/usr/bin/env bash
# A PostgreSQL server of its own on loopback, in a temporary folder: writes `PORT FOLDER` when it is ready, and stops
# when its input ends. A line of input is an order: `restart` (as after a crash), `stop`, `start`.
# Further settings are arguments: postgres.sh ssl=on ssl_cert_file=…
set -euo pipefail
home=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
folder=$(mktemp -d)
# It refuses to run as root.
as=()
if [ "$(id -u)" -eq 0 ]; then as=(runuser -u postgres --); chown postgres "$folder"; fi
cd "$folder"
"${as[@]}" "$home/initdb" -D "$folder/data" -U rundmail -A trust --no-sync --no-instructions -E UTF8 --locale=C >/dev/null
{
  echo "listen_addresses = '127.0.0.1'"; echo "unix_socket_directories = '$folder'"
  echo "fsync = off"; echo "max_connections = 60"
  for setting in "$@"; do echo "${setting%%=*} = '${setting#*=}'"; done
} | "${as[@]}" tee -a "$folder/data/postgresql.conf" >/dev/null
start() {
  # Somebody else may take a free port before it does.
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    port=${port:-$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')}
    "${as[@]}" "$home/pg_ctl" -D "$folder/data" -l "$folder/log" -o "-p $port" -w -t 120 start >/dev/null 2>&1 && return
    [ -n "${ready:-}" ] || port=
  done
  cat "$folder/log" >&2
  exit 1
}
stop() { "${as[@]}" "$home/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; }
trap 'stop; rm -rf "$folder"' EXIT
trap 'exit 1' TERM INT
start
ready=yes
echo "$port $folder"
while read -r order; do
  case "$order" in restart) stop; start ;; stop) stop ;; start) start ;; esac
  echo "$order"
done
