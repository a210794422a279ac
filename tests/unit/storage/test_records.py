import pytest

from storage.records import Rating, UnansweredQuestion, add_records, exported, store_rating


def rating(**values):
    return Rating(
        **{"at": 86_400.0, "rating": "up", "about": "ask/hope", "knowledge_version": "v1", **values}
    )


def test_ratings_are_exported_in_order_and_without_whose_they_are(database):
    store_rating(database, "telegram:77", rating())
    store_rating(database, "telegram:78", rating(at=86_401.0, rating="down", words="my knee"))
    told = {"about": "ask/hope", "knowledge_version": "v1"}
    assert list(exported(database, Rating)) == [
        {"time": "1970-01-02T00:00:00+00:00", "rating": "up", **told},
        {"time": "1970-01-02T00:00:01+00:00", "rating": "down", **told, "words": "my knee"},
    ]


def test_unanswered_questions_are_exported_too(database):
    question = UnansweredQuestion(at=0.0, outcome="clarify", about="nlu_fallback", knowledge_version="v1")
    with database.write() as connection:
        add_records(connection, "me", [question])
    (told,) = exported(database, UnansweredQuestion)
    assert (told["outcome"], told["about"]) == ("clarify", "nlu_fallback")


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("does it hurt 😀?", "does it hurt 😀?"),
        ("line one\nline two", "line one\nline two"),
        ("cut off \ud83d", "cut off ?"),
        ("nothing \0 at all", "nothing  at all"),
    ],
)
def test_any_words_can_be_stored(database, words, stored):
    store_rating(database, "me", rating(words=words))
    assert next(exported(database, Rating))["words"] == stored
