#!/usr/bin/env bash
# A real mail server of the tests' own: Postfix (submission with TLS and passwords) and Dovecot
# (passwords, mailboxes, IMAP), on loopback, with a certificate authority made for it, and Postfix's
# smtp-sink and postgrey as the rest of the world. Needs root, for Postfix does. Never pipe its output:
# the daemons would hold the pipe.
#
#     W=FOLDER B=PORT [A=PORT] mailserver.sh start|stop
#
# Ports, all of them taken on 127.0.0.1; each is submission with STARTTLS and a password but for what
# it says:
#   B     as it is with a usual provider        B+1  with TLS from the start
#   B+2   IMAP with TLS                         B+3  behind postgrey (two seconds) and a quota
#   B+4   postgrey                              B+5  at most 100 KB, and does not say so
#   B+6   at most 3 mails in 4 seconds          B+7  at most one connection at a time; LOGIN only
#   B+8   no TLS at all, passwords in the open  B+9  TLS from the start, certificate expired
#   B+10  smtp-sink: 550 to RCPT                B+11 smtp-sink: 552 after DATA
#   B+12  smtp-sink: 452 to RCPT          B+13 IMAP with STARTTLS; on 127.0.0.2 without, and without MOVE
#
# The authority: W/tls/ca.pem. Everybody's password is "geheim"; tokens for XOAUTH2 are JSON Web Tokens
# with an HMAC of the key "schluessel", or what the authorisation server at port A says is one. Mailboxes: NAME@rcpt.example where NAME begins with "user" or
# holds a dot, and integration@musterhausen.example; "voll.NAME@rcpt.example" has no room. Whom else
# of these domains it is asked for, it refuses (550). Mails for hard.example come back at once, those
# for full.example as well; those for soft.example are late, which is told after a second, and come
# back after five.
set -euo pipefail
W=${W:?a folder to work in}
B=${B:?the first of fourteen free ports}
export PATH="$PATH:/usr/sbin"
postfix_folder=$W/postfix
dovecot_folder=$W/dovecot

stop() {
  local file
  for file in "$dovecot_folder/run/master.pid" "$W"/pid/*; do
    [ ! -f "$file" ] || kill "$(cat "$file")" 2>/dev/null || true
  done
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
  printf '[ca]\ndefault_ca=it\n[it]\ndatabase=index\nrand_serial=yes\npolicy=names\n[names]\ncommonName=supplied\n' >ca.conf
  : >index
  openssl ca -batch -notext -config ca.conf -cert ca.pem -keyfile ca.key -md sha256 -outdir . \
    -startdate 20260101000000Z -enddate 20260201000000Z -extfile extensions -in server.csr -out expired.pem 2>/dev/null
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
smtpd_tls_security_level = encrypt
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_tls_auth_only = yes
smtpd_client_restrictions = permit_sasl_authenticated, reject
smtpd_sender_login_maps = static:integration@musterhausen.example
smtpd_sender_restrictions = reject_sender_login_mismatch
smtpd_recipient_restrictions = reject_unlisted_recipient, permit_sasl_authenticated, reject
smtpd_policy_service_default_action = 450 4.3.5 a service of the tests does not run
message_size_limit = 10240000
virtual_mailbox_domains = rcpt.example musterhausen.example
virtual_mailbox_maps = regexp:$postfix_folder/mailboxes
virtual_transport = lmtp:unix:private/dovecot-lmtp
default_transport = discard:
transport_maps = regexp:$postfix_folder/transport
smtpd_client_connection_rate_limit = 0
smtpd_client_connection_count_limit = 0
smtpd_junk_command_limit = 10000
smtpd_error_sleep_time = 0
anvil_rate_time_unit = 4s
smtp_dns_support_level = disabled
smtpd_peername_lookup = no
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 1s
delay_warning_time = 1s
maximal_queue_lifetime = 5s
bounce_queue_lifetime = 5s
X
  cat >"$postfix_folder/mailboxes" <<'X'
/^user[^@]*@rcpt\.example$/ ok
/^[^@]+\.[^@]+@rcpt\.example$/ ok
/^integration@musterhausen\.example$/ ok
X
  cat >"$postfix_folder/transport" <<X
/@hard\.example\$/ smtp:[127.0.0.1]:$((B + 10))
/@full\.example\$/ smtp:[127.0.0.1]:$((B + 11))
/@soft\.example\$/ smtp:[127.0.0.1]:$((B + 12))
X
  local listed="reject_unlisted_recipient" end="permit_sasl_authenticated,reject"
  local grey="check_policy_service,inet:127.0.0.1:$((B + 4))" quota="check_policy_service,unix:private/quota"
  cat >"$postfix_folder/master.cf" <<X
127.0.0.1:$B inet n - n - - smtpd
127.0.0.1:$((B + 1)) inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
127.0.0.1:$((B + 3)) inet n - n - - smtpd -o smtpd_recipient_restrictions=$listed,$quota,$grey,$end
127.0.0.1:$((B + 5)) inet n - n - - smtpd -o message_size_limit=100000 -o smtpd_discard_ehlo_keywords=size
127.0.0.1:$((B + 6)) inet n - n - - smtpd -o smtpd_client_message_rate_limit=3
127.0.0.1:$((B + 7)) inet n - n - - smtpd -o smtpd_client_connection_count_limit=1
  -o smtpd_sasl_mechanism_filter=login
127.0.0.1:$((B + 8)) inet n - n - - smtpd -o smtpd_tls_security_level=none -o smtpd_tls_auth_only=no
127.0.0.1:$((B + 9)) inet n - n - - smtpd -o smtpd_tls_wrappermode=yes -o smtpd_tls_cert_file=$W/tls/expired.pem
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
showq unix n - n - - showq
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
X
}

configure_dovecot() {
  local owner
  owner="uid=$(id -u mail) gid=$(id -g mail)"
  cat >"$dovecot_folder/dovecot.conf" <<X
base_dir = $dovecot_folder/run
state_dir = $dovecot_folder/run
log_path = $W/log/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1 127.0.0.2
ssl = yes
ssl_cert = <$W/tls/server.pem
ssl_key = <$W/tls/server.key
disable_plaintext_auth = yes
auth_mechanisms = plain login xoauth2
auth_failure_delay = 0
mail_location = maildir:$W/mail/%d/%n
mail_plugins = quota
first_valid_uid = 1
namespace inbox {
  inbox = yes
  mailbox Gesendet {
    special_use = \Sent
    auto = create
  }
}
plugin {
  quota = maildir:User quota
  quota_grace = 0
  quota_status_success = DUNNO
  quota_status_nouser = DUNNO
  quota_status_overquota = "552 5.2.2 Mailbox is full"
}
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = $dovecot_folder/oauth2.conf
}
passdb {
  driver = static
  mechanisms = plain login
  args = password=geheim
}
userdb {
  driver = passwd-file
  args = username_format=%n $dovecot_folder/narrow
}
userdb {
  driver = static
  args = $owner home=$W/mail/%d/%n allow_all_users=yes
}
service imap-login {
  inet_listener imap {
    port = $((B + 13))
  }
  inet_listener imaps {
    port = $((B + 2))
    ssl = yes
  }
}
local 127.0.0.2 {
  disable_plaintext_auth = no
  protocol imap {
    imap_capability = IMAP4rev1 LITERAL+ SPECIAL-USE LIST-EXTENDED UIDPLUS
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
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
service quota-status {
  executable = quota-status -p postfix
  unix_listener $W/spool/private/quota {
    mode = 0660
    user = postfix
    group = postfix
  }
}
X
  if [ -n "${A:-}" ]; then
    cat >"$dovecot_folder/oauth2.conf" <<X
introspection_mode = post
introspection_url = http://dovecot:auskunft@localhost:$A/token/introspection
force_introspection = yes
username_attribute = sub
active_attribute = active
active_value = true
X
  else
    cat >"$dovecot_folder/oauth2.conf" <<X
introspection_mode = local
local_validation_key_dict = fs:posix:prefix=$dovecot_folder/keys/
X
  fi
  mkdir -p "$dovecot_folder/keys/default/HS256"
  printf schluessel | base64 >"$dovecot_folder/keys/default/HS256/default"
  local name
  for name in voll.anna voll.berta; do
    echo "$name::$(id -u mail):$(id -g mail)::$W/mail/rcpt.example/$name::userdb_quota_rule=*:storage=1K"
  done >"$dovecot_folder/narrow"
}

# The rest of the world: servers that do not want our mails.
others() {
  local number=10 fault user=(-u nobody)
  for fault in "-f RCPT -B '550 5.1.1 mailbox unavailable: no such user'" \
    "-f . -B '552 5.2.2 mailbox full'" "-r RCPT -b '452 4.2.2 over quota, try later'"; do
    eval "smtp-sink ${user[*]} -h mx.fern.example $fault 127.0.0.1:$((B + number)) 50 >/dev/null 2>&1 &"
    echo $! >"$W/pid/sink-$number"
    number=$((number + 1))
  done
  postgrey --inet="127.0.0.1:$((B + 4))" --delay=2 --retry-window=1h --dbdir="$W/grey" --user=postfix \
    --group=postfix --pidfile="$W/pid/postgrey" --daemonize --whitelist-clients=/dev/null \
    --whitelist-recipients=/dev/null --auto-whitelist-clients=0 >/dev/null 2>&1
}

start() {
  mkdir -p "$W"/{tls,mail,spool,data,log,grey,pid} "$postfix_folder" "$dovecot_folder/run"
  chown mail:mail "$W/mail"
  chown postfix "$W/data" "$W/grey"
  chmod 755 "$W"
  chmod 777 "$W/log" "$W/pid"
  make_certificates
  configure_postfix
  configure_dovecot
  postfix -c "$postfix_folder" check >/dev/null 2>&1 || true
  dovecot -c "$dovecot_folder/dovecot.conf" >/dev/null 2>&1
  others
  postfix -c "$postfix_folder" start >/dev/null 2>&1
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  *) echo "usage: W=FOLDER B=PORT mailserver.sh start|stop" >&2; exit 2 ;;
esac
