import re

from packaging.requirements import Requirement

from painguide.project import ROOT

TEXT = (ROOT / "requirements.txt").read_text(encoding="utf-8")
LOCKED = dict(re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", TEXT, re.MULTILINE))


def project_requirements():
    """What pyproject.toml asks for, the development tools included."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lists = re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    return [
        Requirement(line) for listed in lists for line in re.findall(r'^\s+"([^"]+)"', listed, re.MULTILINE)
    ]


def test_every_package_is_pinned_with_a_hash():
    packages = re.split(r"^(?=[a-z0-9])", TEXT, flags=re.MULTILINE)[1:]
    assert len(packages) >= 100
    assert [text for text in packages if "==" not in text or "--hash=sha256:" not in text] == []


def test_requirements_name_no_host():
    assert "://" not in TEXT
    assert not re.search(r"^\s*-(?!-hash)", TEXT, re.MULTILINE)


def test_requirements_hold_what_the_project_asks_for():
    asked = project_requirements()
    assert len(asked) >= 15
    unmet = [r for r in asked if not r.specifier.contains(LOCKED.get(r.name.lower(), "0"))]
    assert unmet == []


def test_the_record_of_old_packages_names_the_versions_that_are_pinned():
    document = (ROOT / "docs" / "supply-chain.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([a-z0-9-]+)` \| (\S+) \|", document, re.MULTILINE)
    assert len(told) >= 40
    assert [(name, version) for name, version in told if LOCKED.get(name) != version] == []
