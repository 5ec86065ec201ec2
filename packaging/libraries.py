"""The libraries within the program, with their licences and notices: each text once, below the libraries it is of.

python3 packaging/libraries.py [TARGET]"""

import json
import subprocess
import sys
from pathlib import Path

NOTICES = ("licen", "copying", "notice", "unlicense", "copyright")


def within(metadata: dict) -> set:
    """The packages that the program is linked with: no tests, no build scripts."""
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    found, ahead = set(), [metadata["resolve"]["root"]]
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            links = nodes[one]["deps"]
            ahead += [link["pkg"] for link in links if any(kind["kind"] is None for kind in link["dep_kinds"])]
    return found


def main() -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform"]
    host = subprocess.run(["rustc", "--print", "host-tuple"], capture_output=True, check=True, text=True).stdout
    target = sys.argv[1] if len(sys.argv) > 1 else host.strip()
    metadata = json.loads(subprocess.run([*command, target], capture_output=True, check=True).stdout)
    used = within(metadata)
    libraries = [one for one in metadata["packages"] if one["id"] in used and one["source"]]
    libraries.sort(key=lambda one: (one["name"], one["version"]))
    print("Libraries within rundmail, and the licences that their authors give\n")
    texts: dict[str, list[str]] = {}
    for one in libraries:
        name = f"{one['name']} {one['version']}"
        print(f"{name}: {one['license'] or 'see its text below'}; {', '.join(one['authors']) or 'its developers'}")
        for file in sorted(Path(one["manifest_path"]).parent.iterdir()):
            if file.is_file() and file.name.lower().startswith(NOTICES):
                text = file.read_text("utf-8", "replace").strip().replace("\r\n", "\n")
                texts.setdefault(text, []).append(name)
    for text, names in texts.items():
        print(f"\n{'=' * 78}\n{', '.join(names)}\n{'-' * 78}\n{text}")


main()
