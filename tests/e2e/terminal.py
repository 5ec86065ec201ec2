"""A terminal in which the program runs: a pseudo-terminal of a given width, with somebody who types."""

import fcntl
import os
import pty
import select
import struct
import termios
import time
from dataclasses import dataclass

from conftest import BINARY


@dataclass
class Shown:
    """How a run in a terminal ended, and all that stood there."""

    code: int
    text: str


def in_terminal(*args, cwd, answers=(), width=80, seconds=60, **variables) -> Shown:
    """Runs the program with all three streams on a terminal. Each of `answers` is a pair: what the program
    says before somebody types, and what they type."""
    env = {"PATH": os.environ["PATH"], "HOME": str(cwd), "TERM": "xterm", "RUNDMAIL_LANG": "de"}
    env |= {name: str(value) for name, value in variables.items()}
    process, terminal = pty.fork()
    if process == 0:
        try:
            # Before it looks how wide the terminal is.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
            os.chdir(cwd)
            os.execve(BINARY, [str(BINARY), *map(str, args)], env)
        finally:
            os._exit(127)
    shown, waiting, end = b"", list(answers), time.monotonic() + seconds
    seen = 0
    while True:
        assert time.monotonic() < end, shown.decode(errors="replace")
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            read = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not read:
            break
        shown += read
        if waiting and waiting[0][0].encode() in shown[seen:]:
            seen = len(shown)
            os.write(terminal, waiting.pop(0)[1].encode())
    os.close(terminal)
    _, status = os.waitpid(process, 0)
    assert not waiting, (waiting, shown.decode(errors="replace"))
    return Shown(os.waitstatus_to_exitcode(status), shown.decode().replace("\r\n", "\n"))
