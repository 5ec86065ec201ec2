"""The servers that the delivery benchmark sends to; all on free ports of 127.0.0.1."""

import os
import pwd
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from common import ENVIRONMENT


def free_port():
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return chosen.getsockname()[1]


def wait_for(port):
    until = time.monotonic() + 20
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > until:
                sys.exit(f"nothing listens on port {port}")
            time.sleep(0.02)


class Process:
    """A server in a process of its own; ends with the block."""

    port = 0

    def start(self, command, **more):
        self.process = subprocess.Popen([str(word) for word in command], env=ENVIRONMENT, **more)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


class Sink(Process):
    """Postfix's smtp-sink, which throws away what it takes.

    With `-c` it counts aloud, one write for each mail. The times of the first and the last count
    are when delivery began and ended, for every client alike: start-up, reading, planning and the
    summary of a client lie outside.
    """

    def __init__(self):
        self.port = free_port()
        user = pwd.getpwuid(os.getuid()).pw_name
        user = "nobody" if user == "root" else user
        address = f"127.0.0.1:{self.port}"
        self.start(["smtp-sink", "-c", "-u", user, address, "100"], stdout=subprocess.PIPE)
        threading.Thread(target=self.listen, daemon=True).start()
        wait_for(self.port)
        self.reset()

    def listen(self):
        while chunk := os.read(self.process.stdout.fileno(), 65536):
            now = time.perf_counter()
            counts = re.findall(rb"mesg=(\d+)", chunk)
            if counts:
                self.total = int(counts[-1])
                if self.total > self.seen:
                    self.first = self.first or (now, self.total)
                    self.last = (now, self.total)

    seen = total = 0

    def reset(self):
        """Forgets what was counted."""
        self.seen, self.first, self.last = self.total, None, None

    def rate(self, mails):
        """Mails a second from the first to the last, once all have come."""
        until = time.monotonic() + 10
        while self.total - self.seen < mails and time.monotonic() < until:
            time.sleep(0.005)
        if self.total - self.seen != mails:
            sys.exit(f"{mails} mails were sent, {self.total - self.seen} arrived")
        (start, first), (end, last) = self.first, self.last
        return (last - first) / (end - start)


class Delay(Process):
    """A line to `port` with a round trip of `milliseconds`."""

    def __init__(self, port, milliseconds):
        self.port = free_port()
        here = Path(__file__).parent
        self.start([sys.executable, here / "delay.py", self.port, port, milliseconds])
        wait_for(self.port)


POSTFIX = """\
compatibility_level = 3.6
myhostname = localhost
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
queue_directory = {folder}/spool
data_directory = {folder}/data
maillog_file = {folder}/log/postfix.log
maillog_file_prefixes = {folder}/log
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
alias_maps =
alias_database =
smtpd_relay_restrictions = permit_mynetworks, reject
default_transport = discard:
smtp_dns_support_level = disabled
smtpd_peername_lookup = no
message_size_limit = 10240000
"""

SERVICES = """\
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


class Postfix:
    """A real Postfix: every mail goes into its queue on the disk before it says 250, and from there
    to nobody. Wants root."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.settings = folder / "settings"
        for name in ("settings", "spool", "data", "log"):
            (folder / name).mkdir(parents=True)
        for above in (folder, *folder.parents[:-2]):
            above.chmod(above.stat().st_mode | 0o055)
        shutil.chown(folder / "data", "postfix")
        (folder / "log").chmod(0o777)
        (self.settings / "main.cf").write_text(POSTFIX.format(folder=folder))
        (self.settings / "master.cf").write_text(SERVICES.format(port=self.port))
        self.tell("check")
        self.tell("start")
        wait_for(self.port)

    def tell(self, what):
        command = ["postfix", "-c", str(self.settings), what]
        # The daemons would hold a pipe.
        subprocess.run(
            command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=what != "check"
        )

    def taken(self):
        """How many mails it has taken and thrown away so far."""
        log = self.folder / "log" / "postfix.log"
        return log.read_text("utf-8", "replace").count("status=sent (discard")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.tell("stop")
