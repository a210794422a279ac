import pytest

from knowledge.located_yaml import KnowledgeError
from knowledge.model import Quote
from knowledge.source import cites, read_source

ARTICLE = (
    "# Pain\n\nPain hurts. It can end!\n\n## What helps\n\nMany things help? Yes.\nA 2.5 mm needle too.\n"
)


def test_source_knows_the_section_of_each_sentence(tmp_path):
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    source = read_source(path)
    assert source.title == "Pain"
    assert source.sentences == (
        Quote("Pain", "Pain hurts."),
        Quote("Pain", "It can end!"),
        Quote("What helps", "Many things help?"),
        Quote("What helps", "Yes."),
        Quote("What helps", "A 2.5 mm needle too."),
    )


@pytest.mark.parametrize("content", ["", "Pain hurts.\n", "## What helps\n"])
def test_source_without_a_title_is_refused(tmp_path, content):
    path = tmp_path / "article.md"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"article\.md:1: no title"):
        read_source(path)


def test_source_that_is_missing_is_named(tmp_path):
    with pytest.raises(KnowledgeError, match=r"article\.md: can't be read \(No such file or directory\)"):
        read_source(tmp_path / "article.md")


SENTENCE = Quote("What helps", "Many things help, some at once.")


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (Quote("What helps", "Many things help"), True),
        (Quote("What helps", "Many things help, some at once. Yes."), True),
        (Quote("What helps", "Few things help"), False),
        (Quote("Pain", "Many things help"), False),
    ],
)
def test_a_quote_cites_a_sentence_of_its_own_section(quote, expected):
    assert cites(quote, SENTENCE) is expected
