import pytest

from painguide.evidence.markdown_sections import (
    Bullets,
    DocumentError,
    Paragraph,
    Span,
    Table,
    read_sections,
    sections_named,
)

DOCUMENT = """# Title

Before.

## First

One line
and **its** `**next**` [with a link](other.md#there).

1. A point
   that goes on
2. **Another** one

After it.

### Below it

- first
- second

## Second

| name | of how many |
| --- | --: |
| a `x` \\| b | 4 % |
"""


def plain(text):
    return (Span(text),)


def test_a_document_is_read_by_its_headings():
    sections = read_sections(DOCUMENT)
    assert [(section.title, section.level) for section in sections] == [
        *(("Title", 1), ("First", 2), ("Below it", 3), ("Second", 2)),
    ]
    assert sections[0].blocks == (Paragraph(plain("Before.")),)


def test_a_section_comes_with_those_below_it():
    titles = [section.title for section in sections_named("First", DOCUMENT, "docs/x.md")]
    assert titles == ["First", "Below it"]


def test_a_missing_section_is_told_with_its_document():
    with pytest.raises(DocumentError, match=r"docs/x\.md: has no section 'Third'; restore it\."):
        sections_named("Third", DOCUMENT, "docs/x.md")


def test_paragraphs_and_lists_are_read_over_several_lines():
    blocks = read_sections(DOCUMENT)[1].blocks
    assert blocks == (
        Paragraph(
            (
                Span("One line and "),
                Span("its", "strong"),
                Span(" "),
                Span("**next**", "code"),
                Span(" with a link."),
            )
        ),
        Bullets((plain("A point that goes on"), (Span("Another", "strong"), Span(" one"))), is_ordered=True),
        Paragraph(plain("After it.")),
    )
    assert read_sections(DOCUMENT)[2].blocks == (
        Bullets((plain("first"), plain("second")), is_ordered=False),
    )


def test_a_table_is_read_with_its_columns_of_numbers():
    (table,) = read_sections(DOCUMENT)[3].blocks
    assert table == Table(
        head=(plain("name"), plain("of how many")),
        rows=(((Span("a "), Span("x", "code"), Span(" | b")), plain("4 %")),),
        numbers=(False, True),
    )


@pytest.mark.parametrize(
    "text", ["", "no heading", "## \n", "|\n|\n", "## A\n| a |", "## A\n- \n1. ", "```\n# x"]
)
def test_any_text_is_read(text):
    read_sections(text)
