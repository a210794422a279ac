import pytest

from knowledge.located_yaml import LINE, KnowledgeError, read_located_yaml


@pytest.fixture
def read(tmp_path):
    def write_and_read(content):
        path = tmp_path / "file.yml"
        path.write_text(content, encoding="utf-8")
        return read_located_yaml(path)

    return write_and_read


def test_every_mapping_knows_its_line(read):
    assert read("id: one\nfacts:\n- id: two\n\n- id: three\n") == {
        "id": "one",
        "facts": [{"id": "two", LINE: 3}, {"id": "three", LINE: 5}],
        LINE: 1,
    }


@pytest.mark.parametrize("value", ["2026-11-24", "0142", "12:30", "1e3", "911"])
def test_dates_and_numbers_stay_as_they_are_written(read, value):
    assert read(f"value: {value}\n")["value"] == value


def test_a_key_that_stands_twice_is_refused(read):
    with pytest.raises(KnowledgeError, match=r"file\.yml:2: not valid YAML: the key 'id' stands twice"):
        read("id: one\nid: two\n")


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "file.yml").write_bytes(b"id: caf\xe9\n")
    with pytest.raises(KnowledgeError, match="not UTF-8; mend the line"):
        read_located_yaml(tmp_path / "file.yml")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(KnowledgeError, match=r"file\.yml: can't be read \(No such file or directory\)"):
        read_located_yaml(tmp_path / "file.yml")
