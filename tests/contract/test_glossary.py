import importlib
import re

from painguide.project import ROOT

ROWS = re.findall(
    r"^\| (.+?) \| (.+?) \| (.+?) \|$", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), re.M
)
NAMES = [name for _, _, code in ROWS for name in re.findall(r"`([a-z_]+(?:\.\w+)+)`", code)]


def exists(name):
    """Return whether a dotted name is that of a module, or of something in one."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        for attribute in parts[end:]:
            fields = getattr(found, "__dataclass_fields__", {})
            if not hasattr(found, attribute) and attribute not in fields:
                return False
            found = getattr(found, attribute, None)
        return True
    return False


def test_every_name_of_the_glossary_exists():
    assert len(NAMES) >= 30
    assert [name for name in NAMES if not exists(name)] == []


def test_every_word_of_the_glossary_says_where_it_is_in_the_code():
    rows = [row for row in ROWS if row[0] not in ("word", "---")]
    assert [word for word, _, code in rows if not re.search(r"`[a-z_]+\.", code)] == []
