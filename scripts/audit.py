"""Looks up known vulnerabilities of every pinned package, and says so where nothing could be looked up.

pip-audit itself ends well where its database does not answer: then every package counts as skipped.
Exit code: 0 nothing is known, 1 something is, 2 not everything could be looked up.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements.txt"
COMMAND = (str(ROOT / ".cache" / "supply_chain" / "bin" / "pip-audit"), "--require-hashes", "--disable-pip")
SHOWN = 10


def told(output: str, error: str) -> tuple[list[str], int]:
    """Return the lines to print of what pip-audit wrote, and the exit code."""
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError):
        last = (error.strip().splitlines() or ["it said nothing"])[-1]
        return [f"pip-audit failed, so nothing is known of any package: {last}"], 2
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    lines = [_line(package, found) for package in packages for found in package.get("vulns", ())]
    if skipped:
        named = ", ".join(skipped[:SHOWN]) + (" ..." if len(skipped) > SHOWN else "")
        lines.append(
            f"{len(skipped)} of {len(packages)} packages could not be looked up ({named}): the database of "
            "vulnerabilities does not answer here, or does not know them. Nothing is known of these; "
            "run 'make audit' where the package index can be reached."
        )
        return lines, 2
    lines.append(
        f"{len(packages)} packages looked up; docs/supply-chain.md tells what of them can be reached."
    )
    return lines, 1 if len(lines) > 1 else 0


def _line(package: dict[str, Any], found: dict[str, Any]) -> str:
    mended = ", ".join(found["fix_versions"]) or "no version"
    return f"{package['name']} {package['version']}: {found['id']}, mended in {mended}"


def main() -> int:
    """Runs pip-audit over the lock file."""
    done = subprocess.run(  # noqa: S603 - our own tool
        [*COMMAND, "--progress-spinner", "off", "--format", "json", "--requirement", str(LOCK)],
        capture_output=True,
        text=True,
        check=False,
    )
    lines, code = told(done.stdout, done.stderr)
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main())
