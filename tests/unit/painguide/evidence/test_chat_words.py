from painguide.evidence.chat_words import chat_words, words_in

MODULE = """/** All "that" is said. */
export const ENGLISH = {
  title: "Pain Guide",
  unread: (count) => (count === 1 ? "1 new answer" : `${count} new answers`),
  // What "is sent".
  quoted: "say \\"hello\\"",
  on: (date) => `On ${new Date(`${date}T12:00`).toLocaleDateString("en-US", { style: "long" })}.`,
  failures: { unreachable: ({ phone }) => `Try again${phone ? `, or call ${phone}` : ""}.` },
};
"""


def test_every_text_of_a_module_is_found_and_nothing_else():
    assert words_in(MODULE) == (
        *("Pain Guide", "1 new answer", "{count} new answers", 'say "hello"'),
        *("On {…}.", "Try again[, or call {phone}]."),
    )


def test_the_words_of_the_chat_are_found_by_language():
    words = dict(chat_words())
    assert "In an emergency, call" in words["en"]
    assert [text for text in words["en"] if "$" in text or "`" in text] == []
    assert len(words["en"]) >= 60
