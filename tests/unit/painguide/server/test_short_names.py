import pytest

from painguide.server.short_names import with_short_names


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("class A {\n#count = 0;\nget #all() {\nreturn this.#count;\n}\n}", "this.#a"),
        ("const MOST_LINES = 4;\nuse(MOST_LINES, x.MOST_LINES_TOO);", "use(_a, x.MOST_LINES_TOO);"),
        ('class A {\n#fff = "#fff";\n}', '#a = "#fff";'),
        ("class A {\n#name;\nf = () => `${this.#name}`;\n}", "`${this.#a}`"),
        ("class A {\nstatic async #find() {}\ng(o) { return #find in o; }\n}", "#a in o"),
    ],
)
def test_names_are_shortened_wherever_they_stand_and_texts_are_not(script, short):
    assert short in with_short_names(script)


def test_script_without_such_names_stays():
    assert with_short_names("use(a);") == "use(a);"
