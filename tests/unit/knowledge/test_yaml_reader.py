import pytest

from knowledge.located_yaml import KnowledgeError
from knowledge.yaml_reader import read_yaml


@pytest.fixture
def read(tmp_path):
    def write_and_read(content):
        path = tmp_path / "data" / "file.yml"
        path.parent.mkdir()
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return read_yaml(path, tmp_path)

    return write_and_read


def test_everything_knows_its_line(read):
    entry = read("id: one\nfacts:\n- id: two\n\n- id: three\n")
    first, second = entry.field("facts").items()
    assert (first.where, first.field("id").text()) == ("data/file.yml:3", "two")
    assert (second.where, second.field("id").text()) == ("data/file.yml:5", "three")
    assert entry.field("id").where == "data/file.yml:1"


def test_each_line_of_a_block_knows_its_line(read):
    lines = read("examples: |\n  - hi\n\n  - 'hello'\nnext: one\n").field("examples").block_lines()
    assert list(lines) == [("- hi", "data/file.yml:2"), ("- 'hello'", "data/file.yml:4")]


def test_without_a_root_a_place_names_the_folder_and_the_file(tmp_path):
    (tmp_path / "file.yml").write_text("id: one\n", encoding="utf-8")
    assert read_yaml(tmp_path / "file.yml").where == f"{tmp_path.name}/file.yml:1"


@pytest.mark.parametrize("value", ["2026-11-24", "0142", "12:30", "1e3", "911", "1.50", "116_123"])
def test_dates_and_numbers_stay_as_they_are_written(read, value):
    assert read(f"value: {value}\n").field("value").text() == value


def test_a_mark_that_an_editor_put_first_is_no_part_of_the_first_name(read):
    assert read(b"\xef\xbb\xbfid: one\n").field("id").text() == "one"


@pytest.mark.parametrize("written", ["no", "Yes", "on", "true"])
def test_a_yes_or_no_without_quotes_is_no_text(read, written):
    with pytest.raises(
        KnowledgeError, match=f"file.yml:2: YAML takes {written} for a yes or a no; put quotes round it"
    ):
        read(f"words:\n- {written}\n").field("words").items()[0].text()


def test_a_yes_or_no_in_quotes_is_a_text(read):
    assert read("word: 'no'\n").field("word").text() == "no"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("id: one\nid: two\n", ":2: the field 'id' stands twice; keep one."),
        (
            "id: one\nfacts:\n- id: [\n",
            ":4: not valid YAML: did not find expected node content; mend the line.",
        ),
        ("id: one\n\tkind: two\n", ":2: a tab stands at the start; use spaces."),
        ("id: one\nfact: caf\0e\n", ":2: holds the control character U+0000; delete it."),
        (b"id: one\nfact: caf\xe9\n", ":2: not UTF-8; save it as UTF-8."),
        ("", ":1: the file is empty; restore its content."),
        ("# a comment\n", ":1: the file is empty; restore its content."),
        ("id: one\n---\nid: two\n", ":2: a second document starts; delete the '---' before it."),
        ("? [one]\n: two\n", ":1: a field's name must be a text; write 'name: value'."),
        ("id: one\nfact: &fact two\n", ":2: anchors (&), aliases (*) and tags (!) are not read here;"),
        ("id: one\nfact: *fact\n", ":2: anchors (&), aliases (*) and tags (!) are not read here;"),
        ("id: one\nfact: !!int 2\n", ":2: anchors (&), aliases (*) and tags (!) are not read here;"),
    ],
)
def test_what_can_not_be_used_is_refused_and_the_line_named(read, content, fault):
    with pytest.raises(KnowledgeError) as refused:
        read(content)
    assert str(refused.value).startswith(f"data/file.yml{fault}")


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_a_file_nested_deep_enough_to_crash_the_process_is_refused(read, opening):
    with pytest.raises(KnowledgeError, match=r"file\.yml:1: nested more than 50 deep; write it flatter"):
        read(opening * 200_000)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(
        KnowledgeError, match=r"^file\.yml: can't be read \(No such file or directory\); restore the file"
    ):
        read_yaml(tmp_path / "file.yml", tmp_path)


@pytest.mark.parametrize(
    ("read_as", "fault"),
    [
        (lambda value: value.text(), "expected a text; write one."),
        (lambda value: value.items(), "expected a list; start its lines with '- '."),
        (lambda value: value.field("id").fields(), "expected fields; write 'name: value' lines."),
        (lambda value: value.field("kind"), "'kind' is missing; add it."),
        (lambda value: list(value.field("id").block_lines()), "expected a block of lines; write 'name: |'"),
    ],
)
def test_a_value_of_another_kind_is_refused_and_the_line_named(read, read_as, fault):
    with pytest.raises(KnowledgeError) as refused:
        read_as(read("id: one\n"))
    assert str(refused.value).startswith(f"data/file.yml:1: {fault}")
