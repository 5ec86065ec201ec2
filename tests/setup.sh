#!/usr/bin/env bash
# Installs what the tests talk to: mail servers, PDF tools, a browser, validators. Safe to repeat;
# what is there already is left alone. Needs root (or sudo) only where a Debian package is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=tests/.tools
mkdir -p "$tools"

# command -> Debian package
needed=(
  smtp-sink:postfix pdftotext:poppler-utils qpdf:qpdf chromium:chromium javac:default-jdk-headless
  openssl:openssl dovecot:dovecot-core postgrey:postgrey cc:gcc node:nodejs npm:npm git:git
  spamassassin:spamassassin soffice:libreoffice-writer-nogui
  mmdebstrap:mmdebstrap lintian:lintian dpkg-shlibdeps:dpkg-dev zsh:zsh fish:fish
  dbus-daemon:dbus-daemon gnome-keyring-daemon:gnome-keyring
)
missing=()
for pair in "${needed[@]}"; do
  PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
done
python3 -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3-venv)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
[ -x /usr/lib/dovecot/imap ] || missing+=(dovecot-imapd)
[ -x /usr/lib/dovecot/lmtp ] || missing+=(dovecot-lmtpd)
[ -f /usr/share/java/jaxb-runtime.jar ] || missing+=(libjaxb-java libjaxb-api-java)
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
if [ ${#missing[@]} -gt 0 ]; then
  echo "setup: installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  # No service may start by itself: the tests start their own, on loopback only.
  policy=/usr/sbin/policy-rc.d
  made_policy=no
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod +x "$policy"
    made_policy=yes
  fi
  "${as_root[@]}" apt-get update -qq
  echo 'postfix postfix/main_mailer_type select No configuration' | "${as_root[@]}" debconf-set-selections
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$tools/apt.log" 2>&1 ||
    { tail -20 "$tools/apt.log"; exit 1; }
  [ "$made_policy" = no ] || "${as_root[@]}" rm -f "$policy"
fi

if ! cmp -s tests/requirements.txt "$tools/venv/requirements.txt"; then
  echo "setup: Python packages"
  python3 -m venv --clear "$tools/venv"
  "$tools/venv/bin/pip" install -q -r tests/requirements.txt
  cp tests/requirements.txt "$tools/venv/requirements.txt"
fi

if ! cmp -s tests/web/package-lock.json tests/web/node_modules/.package-lock.stamp; then
  echo "setup: npm packages"
  (cd tests/web && npm ci --silent --no-audit --no-fund --ignore-scripts)
  cp tests/web/package-lock.json tests/web/node_modules/.package-lock.stamp
fi

# What packs the program and tells what is within it.
packers="cargo-deb@3.8.0 cargo-cyclonedx@0.5.9"
if [ "$packers" != "$(cat "$tools/bin/packers" 2>/dev/null)" ]; then
  echo "setup: $packers"
  # shellcheck disable=SC2086
  cargo install --quiet --locked --root "$tools" $packers
  echo "$packers" >"$tools/bin/packers"
fi

# The bare Debian in which the package is tried.
if [ ! -s "$tools/debian.tar" ]; then
  echo "setup: a bare Debian"
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  "${as_root[@]}" mmdebstrap --quiet --variant=minbase "$suite" - >"$tools/debian.part"
  mv "$tools/debian.part" "$tools/debian.tar"
fi
