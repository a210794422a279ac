import pytest

from channels.slack.text import cut, escape, read_typed, split


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("<@UBOT> what is RFA?", "what is RFA?"),
        ("hi <@UBOT|pain_guide>, what is RFA?", "hi  , what is RFA?"),
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("as typed: &amp;lt;", "as typed: &lt;"),
        ("see <https://a.example/x|the page> and <https://b.example>", "see the page and https://b.example"),
        ("<mailto:a@b.example|a@b.example> <tel:555-0142>", "a@b.example 555-0142"),
        ("ask in <#C1|general>", "ask in general"),
        ("<!here> hello", "hello"),
        ('/restart{"a": 1}', 'restart{"a": 1}'),
        ("<@UBOT> / /not_covered/cost", "not_covered/cost"),
        ("<@UBOT>", ""),
        ("half \ud83d of a pair", "half ? of a pair"),
    ],
)
def test_markup_of_slack_is_read_as_what_was_typed(text, typed):
    assert read_typed(text) == typed


def test_text_is_escaped_so_that_slack_shows_it_as_it_is():
    assert escape("<!channel> & <@U1>") == "&lt;!channel&gt; &amp; &lt;@U1&gt;"


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("short", 75, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("How long does the relief last after treatment?", 30, "How long does the relief last…"),
        ("How long, then, does it last?", 16, "How long, then…"),
        ("Radiofrequencyablation", 10, "Radiofreq…"),
        ("A Radiofrequencyablation", 12, "A Radiofreq…"),
    ],
)
def test_long_title_is_cut_after_a_word(text, most, short):
    assert cut(text, most) == short
    assert len(short) <= most


def test_long_text_is_split_at_lines_and_sentences_and_nothing_is_lost():
    text = "One sentence. Another one!\nA line\n" + "word " * 30 + "x" * 60
    parts = split(text, 40)
    assert parts[0] == "One sentence. Another one!\nA line"
    assert all(len(part) <= 40 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
