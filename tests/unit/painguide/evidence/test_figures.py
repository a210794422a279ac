from dataclasses import replace

import pytest

from knowledge.located_yaml import KnowledgeError
from painguide.evidence.figures import read_figures
from painguide.evidence.rendering import render
from tests.unit.painguide.evidence.conftest import readable

REPORT = """# How phrasings are answered

Knowledge 0123456789ab.

## held_out.yml: only counted

| asked for | phrasings |
| --- | --: |
| fact | 390 |

12 phrasings a second.

![As expected](held_out.svg)

### Not as expected

- `ask/hope` got clarify: a message that nobody may read

## reports_counted.yml: red flags

| kind | messages |
| --- | --: |
| all | 468 |
"""


@pytest.fixture
def report(tmp_path):
    def write(text):
        (tmp_path / "report.md").write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def shown(evidence, report):
    """Returns what is read on the page where an evaluation wrote a report."""

    def show(**changes):
        return readable(render(replace(evidence, figures=read_figures(report(REPORT)), **changes)))

    return show


def test_without_a_report_one_line_says_how_to_measure(evidence, tmp_path):
    figures = read_figures(tmp_path)
    assert figures.sets == ()
    text = readable(render(replace(evidence, figures=figures)))
    assert "not measured here" in text
    assert "make evaluate" in text


def test_the_tables_of_a_report_are_taken_over_without_single_messages(shown):
    text = shown()
    assert "held_out.yml: only counted asked for phrasings fact 390" in text
    assert "reports_counted.yml: red flags kind messages all 468" in text
    assert "not measured here" not in text
    assert "nobody may read" not in text
    assert "held_out.svg" not in text


def test_figures_of_another_knowledge_are_told(shown):
    assert "measured with knowledge 0123456789ab" in shown()
    assert "measured with knowledge" not in shown(version="0123456789ab")


def test_a_damaged_report_is_told_in_a_line(report):
    folder = report("")
    (folder / "report.md").write_bytes(b"\xff")
    with pytest.raises(KnowledgeError, match="not UTF-8"):
        read_figures(folder)
