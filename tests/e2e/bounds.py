"""How much the program may ask for, and running it within that."""

import os
import resource
import subprocess

from conftest import BINARY, Result

# What an honest Rund-Mail never needs. The test program is built without optimisation and the machine may be
# busy: processor seconds, with much room.
MOST_MEMORY = 500_000_000
MOST_SECONDS = 60


def measured(workspace, *args, **variables):
    """Runs the program and returns what it said, its processor seconds and its largest memory in bytes."""
    env = {"PATH": os.environ["PATH"], "HOME": str(workspace.folder), "RUNDMAIL_LANG": "de", **variables}
    out, err = workspace.folder / ".out", workspace.folder / ".err"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        child = subprocess.Popen(
            [BINARY, *map(str, args)],
            cwd=workspace.folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS)),
        )
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    result = Result(child.returncode, out.read_text("utf-8"), err.read_text("utf-8"))
    return result, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def within_bounds(workspace, *args, **variables) -> Result:
    done, seconds, memory = measured(workspace, *args, **variables)
    assert done.code in (0, 1, 4, 5), (done, seconds, memory)
    assert "panicked" not in done.err and seconds < MOST_SECONDS, (done.err, seconds)
    assert memory < MOST_MEMORY, (memory, done.err[:2000])
    return done
