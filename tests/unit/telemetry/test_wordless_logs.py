"""What libraries log, whatever way they do it, keeps the words of their code and loses all others."""

import json
import logging
import warnings

import pytest
import structlog

from settings.log_settings import LogSettings
from telemetry.conversation_mark import in_conversation, mark_of, use_mark_key
from telemetry.log_lines import JsonLine, TextLine, level_of_libraries
from telemetry.wordless_logs import keep_words_out_of_logs, words_of_libraries

WORD = "Xaverine"
library = logging.getLogger("rasa.core.processor")
structured = structlog.wrap_logger(
    logging.getLogger("rasa.engine"),
    processors=[structlog.processors.JSONRenderer()],
    wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG),
)


@pytest.fixture(autouse=True)
def guarded():
    keep_words_out_of_logs()


def logged(caplog):
    caplog.set_level(logging.DEBUG, logger="rasa")
    return caplog


def joined():
    library.warning("a text " + WORD + " put together")


def formatted():
    library.warning(f"before {WORD} between {WORD!r} after")


def formatted_on_several_lines():
    library.debug(
        f"the first line {WORD}, "
        f"the second"
    )  # fmt: skip


def with_arguments():
    library.info("heard %s, %d characters", WORD, 8)


def by_format():
    library.error("heard {}".format(WORD))  # noqa: UP032


def by_level():
    library.log(logging.ERROR, "heard %(word)s", {"word": WORD})


def no_literal():
    library.error(WORD)


def structured_event():
    structured.debug("processor.message.parse", parse_data_text=WORD, parse_data_entities=[WORD])


def with_more():
    library.error("kept", extra={"text": WORD}, stack_info=True)


@pytest.mark.parametrize(
    ("log", "words"),
    [
        (joined, "a text … put together"),
        (formatted, "before … between … after"),
        (formatted_on_several_lines, "the first line …, the second"),
        (with_arguments, "heard …, … characters"),
        (by_format, "heard …"),
        (by_level, "heard …"),
        (no_literal, "…"),
        (structured_event, "processor.message.parse"),
        (with_more, "kept"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_line_of_a_library_keeps_the_words_of_its_code_alone(caplog, log, words):
    caplog = logged(caplog)
    log()
    [record] = caplog.records
    assert record.getMessage() == words
    assert record.filename == "test_wordless_logs.py"
    assert WORD not in TextLine().format(record) + JsonLine().format(record) + caplog.text


@pytest.mark.parametrize("name", ["rasa.core.processor", "channels.turn"])
def test_an_error_keeps_types_and_places_alone_whoever_logs_it(caplog, name):
    try:
        try:
            raise KeyError(WORD)
        except KeyError as error:
            raise ValueError(f"heard {WORD}") from error
    except ValueError:
        logging.getLogger(name).exception("it failed")
    [record] = caplog.records
    line = TextLine().format(record)
    assert line.splitlines()[1] == "builtins.KeyError"
    assert "builtins.ValueError" in line
    assert "test_wordless_logs.py" in line
    assert WORD not in line + caplog.text


def test_a_warning_is_shown_without_its_words(monkeypatch):
    shown = []
    monkeypatch.setattr(warnings, "showwarning", lambda *warning: shown.append(warning))
    keep_words_out_of_logs()
    keep_words_out_of_logs()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"the text {WORD} was not understood", UserWarning, stacklevel=1)
    [(message, category, *_)] = shown
    assert (message, category) == ("the text … was not understood", UserWarning)


def test_our_own_lines_stay_as_they_are(caplog):
    logging.getLogger("channels.turn").error("%s: a turn failed with %s", "web_chat", "KeyError")
    assert [record.getMessage() for record in caplog.records] == ["web_chat: a turn failed with KeyError"]


def record(message="it failed", level=logging.ERROR):
    return logging.LogRecord("channels.turn", level, __file__, 1, message, (), None)


def test_a_line_for_people_has_time_level_logger_and_the_conversations_mark():
    said = record()
    said.created = 0.25
    assert TextLine().format(said) == "1970-01-01T00:00:00.250Z ERROR channels.turn it failed"
    with in_conversation("U1"):
        assert TextLine().format(said).endswith(f"channels.turn [{mark_of('U1')}] it failed")


def test_a_line_for_programs_is_one_object():
    said = record("one\ntwo")
    said.created = 0.25
    with in_conversation("U1"):
        line = JsonLine().format(said)
    assert "\n" not in line
    assert json.loads(line) == {
        "time": "1970-01-01T00:00:00.250Z",
        "level": "error",
        "logger": "channels.turn",
        "conversation": mark_of("U1"),
        "message": "one\ntwo",
    }


def test_a_mark_is_the_same_for_one_secret_and_tells_nothing_without_it():
    use_mark_key(b"one")
    one = mark_of("slack:U1")
    assert (len(one), one == mark_of("slack:U1"), one == mark_of("slack:U2")) == (12, True, False)
    use_mark_key(b"other")
    assert mark_of("slack:U1") != one


@pytest.mark.parametrize(
    ("level", "heard"),
    [
        ("debug", logging.DEBUG),
        ("info", logging.WARNING),
        ("warning", logging.WARNING),
        ("error", logging.ERROR),
    ],
)
def test_libraries_are_heard_from_warnings_on_unless_the_level_says_otherwise(level, heard):
    assert level_of_libraries(LogSettings(level=level)) == heard


def test_what_a_library_finds_in_our_files_is_told_in_full(caplog):
    with words_of_libraries():
        logged(caplog)
        joined()
    joined()
    assert caplog.messages == [f"a text {WORD} put together", "a text … put together"]
