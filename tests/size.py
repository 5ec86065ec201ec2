"""Counts what is in `src` and `crates`: lines of Rust outside tests by room, long files and functions, full folders.

python3 tests/size.py [DIRECTORY …]
"""

import re
import sys
from collections import Counter
from pathlib import Path

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 60
FILES_OF_A_FOLDER = 20


def is_test(path):
    """Whether the file is compiled for tests only."""
    return path.stem == "tests" or path.stem.endswith("_tests") or "tests" in path.parts[:-1]


def product(path):
    """The lines of a file before its test module."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for at, line in enumerate(lines[:-1]):
        if line == "#[cfg(test)]" and re.match(r"mod \w+ \{", lines[at + 1]):
            return lines[:at]
    return lines


def functions(lines):
    """Name, first line and length of each function; rustfmt closes it where it was indented."""
    for at, line in enumerate(lines):
        head = re.match(r"( *)(?:pub(?:\(.*?\))? )?(?:const )?fn (\w+)", line)
        if not head or line.endswith((";", "}")):
            continue
        end = next((i for i in range(at + 1, len(lines)) if lines[i] == head[1] + "}"), at)
        yield head[2], at + 1, end - at + 1


def main(roots):
    rooms, folders, long = Counter(), Counter(), []
    for root in roots:
        for path in sorted(root.rglob("*.rs")):
            parts = path.relative_to(root).parts
            folders[path.parent] += 1
            if is_test(path.relative_to(root)):
                continue
            lines = product(path)
            rooms[parts[0] if root == Path("src") else str(root.parent)] += len(lines)
            if len(lines) > LINES_OF_A_FILE:
                long.append(f"{path}: {len(lines)} lines")
            for name, at, length in functions(lines):
                if length > LINES_OF_A_FUNCTION:
                    long.append(f"{path}:{at}: `{name}` has {length} lines")
    for room, lines in rooms.most_common():
        print(f"{lines:7} {room}")
    print(f"{rooms.total():7} lines of Rust outside tests")
    full = [f"{path}: {files} files" for path, files in folders.items() if files > FILES_OF_A_FOLDER]
    print("\n".join(long + full))


if __name__ == "__main__":
    main([Path(arg) for arg in sys.argv[1:]] or [Path("src"), *Path("crates").glob("*/src")])
