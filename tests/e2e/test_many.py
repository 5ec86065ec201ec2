"""Many documents in one run: what the program holds at once does not grow with their number."""

import subprocess

from conftest import BINARY

FILES = 24
OPEN = 48


def test_a_site_has_more_files_than_may_be_open(tmp_path):
    folder = tmp_path / "sitzungen"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"mitteilung-{number:02}.toml").write_text(
            f'titel = "Mitteilung {number}"\nart = "rundmail"\nausgabedatum = 2026-09-0{number % 9 + 1}\n'
            f'[[termine]]\ntitel = "Treffen {number}"\ndatum = 2026-10-{number + 1:02}\n',
            "utf-8",
        )

    def site():
        limited = f'ulimit -n {OPEN}; exec "$0" site sitzungen -o web'
        done = subprocess.run(
            ["sh", "-c", limited, BINARY],
            cwd=tmp_path,
            env={"HOME": str(tmp_path), "RUNDMAIL_LANG": "en", "RAYON_NUM_THREADS": "2"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done

    first = site()
    # Page, PDF, calendar and one date of each, the index and the calendar of all.
    written = first.stdout.splitlines()
    assert len(written) == len(set(written)) == FILES * 4 + 2 > OPEN
    assert all((tmp_path / name).stat().st_size > 100 for name in written)
    assert {path for path in (tmp_path / "web").rglob("*") if path.name.startswith(".")} == {
        tmp_path / "web" / ".rundmail-site"
    }
    again = site()
    assert again.stdout == "" and f"0 files written, {len(written)} unchanged" in again.stderr
