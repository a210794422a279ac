import io

import pytest

from nlu.encoder.joined_files import JoinedFiles


@pytest.fixture
def paths(tmp_path):
    contents = (b"one ", b"", b"two ", b"three")
    for number, content in enumerate(contents):
        (tmp_path / str(number)).write_bytes(content)
    return [tmp_path / str(number) for number in range(len(contents))]


@pytest.fixture
def joined(paths):
    return io.BufferedReader(JoinedFiles(paths), 3)


def test_files_are_read_one_after_the_other(joined):
    assert joined.read() == b"one two three"
    assert joined.read() == b""


@pytest.mark.parametrize(
    ("offset", "whence", "found"),
    [
        (2, io.SEEK_SET, b"e two"),
        (-5, io.SEEK_END, b"three"),
        (-99, io.SEEK_END, b"one t"),
        (3, io.SEEK_CUR, b"o thr"),
        (99, io.SEEK_SET, b""),
    ],
)
def test_a_place_is_found_across_the_files(joined, offset, whence, found):
    joined.read(3)
    joined.seek(offset, whence)
    assert joined.read(5) == found


def test_a_file_that_is_not_there_is_told_at_once(paths):
    paths[2].unlink()
    with pytest.raises(FileNotFoundError):
        JoinedFiles(paths)
