#!/usr/bin/env bash
# A real mail server of the tests' own: Postfix (submission with STARTTLS and with TLS, both with
# passwords) and Dovecot (passwords, mailboxes, IMAP), on loopback, with a certificate authority made
# for it. Needs root, for Postfix does. Never pipe its output: the daemons would hold the pipe.
#
#     W=FOLDER B=PORT mailserver.sh start|stop
#
# B: submission, STARTTLS   B+1: submission, TLS   B+2: IMAP, TLS   The authority: W/tls/ca.pem
# Everybody's password is "geheim". Mailboxes: NAME@rcpt.example where NAME begins with "user" or
# holds a dot, and integration@musterhausen.example. Whom else it is asked for, it refuses (550).
set -euo pipefail
W=${W:?a folder to work in}
B=${B:?the first of three free ports}
export PATH="$PATH:/usr/sbin"
postfix_folder=$W/postfix
dovecot_folder=$W/dovecot

stop() {
  [ ! -f "$dovecot_folder/run/master.pid" ] || kill "$(cat "$dovecot_folder/run/master.pid")" 2>/dev/null || true
  [ ! -f "$postfix_folder/main.cf" ] || postfix -c "$postfix_folder" stop >/dev/null 2>&1 || true
}

make_certificates() {
  cd "$W/tls"
  local key=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)
  openssl req -x509 "${key[@]}" -days 30 -keyout ca.key -out ca.pem -subj "/CN=Test CA" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign 2>/dev/null
  openssl req "${key[@]}" -keyout server.key -out server.csr -subj "/CN=localhost" 2>/dev/null
  printf 'subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n' >extensions
  openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 \
    -extfile extensions -out server.pem 2>/dev/null
  cd - >/dev/null
}

configure_postfix() {
  cat >"$postfix_folder/main.cf" <<X
compatibility_level = 3.6
myhostname = localhost
mydestination =
mynetworks =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
queue_directory = $W/spool
data_directory = $W/data
maillog_file = $W/log/postfix.log
maillog_file_prefixes = $W/log
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
alias_maps =
alias_database =
smtpd_tls_cert_file = $W/tls/server.pem
smtpd_tls_key_file = $W/tls/server.key
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_tls_auth_only = yes
smtpd_client_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = reject_unlisted_recipient, permit_sasl_authenticated, reject
message_size_limit = 10240000
virtual_mailbox_domains = rcpt.example musterhausen.example
virtual_mailbox_maps = regexp:$postfix_folder/mailboxes
virtual_transport = lmtp:unix:private/dovecot-lmtp
default_transport = discard:
smtpd_client_connection_rate_limit = 0
smtp_dns_support_level = disabled
smtpd_peername_lookup = no
X
  cat >"$postfix_folder/mailboxes" <<'X'
/^user[^@]*@rcpt\.example$/ ok
/^[^@]+\.[^@]+@rcpt\.example$/ ok
/^integration@musterhausen\.example$/ ok
X
  cat >"$postfix_folder/master.cf" <<X
127.0.0.1:$B inet n - n - - smtpd -o smtpd_tls_security_level=encrypt
127.0.0.1:$((B + 1)) inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
X
}

configure_dovecot() {
  cat >"$dovecot_folder/dovecot.conf" <<X
base_dir = $dovecot_folder/run
state_dir = $dovecot_folder/run
log_path = $W/log/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <$W/tls/server.pem
ssl_key = <$W/tls/server.key
disable_plaintext_auth = yes
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:$W/mail/%d/%n
passdb {
  driver = static
  args = password=geheim
}
userdb {
  driver = static
  args = uid=$(id -u mail) gid=$(id -g mail) home=$W/mail/%d/%n allow_all_users=yes
}
first_valid_uid = 1
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = $((B + 2))
    ssl = yes
  }
}
service auth {
  unix_listener $W/spool/private/auth {
    mode = 0660
    user = postfix
    group = postfix
  }
}
service lmtp {
  unix_listener $W/spool/private/dovecot-lmtp {
    mode = 0660
    user = postfix
    group = postfix
  }
}
X
}

start() {
  mkdir -p "$W"/{tls,mail,spool,data,log} "$postfix_folder" "$dovecot_folder/run"
  chown mail:mail "$W/mail"
  chown postfix "$W/data"
  chmod 755 "$W"
  chmod 777 "$W/log"
  make_certificates
  configure_postfix
  configure_dovecot
  postfix -c "$postfix_folder" check >/dev/null 2>&1 || true
  dovecot -c "$dovecot_folder/dovecot.conf" >/dev/null 2>&1
  postfix -c "$postfix_folder" start >/dev/null 2>&1
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  *) echo "usage: W=FOLDER B=PORT mailserver.sh start|stop" >&2; exit 2 ;;
esac
