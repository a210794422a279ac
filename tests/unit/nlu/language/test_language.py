import pytest

from nlu.language.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how does the stimulator work", "english"),
        ("ah cannae feel ma feet the day", "english"),
        ("abeg my papa no fit talk well", "english"),
        ("me and my son need la paz street directions", "english"),
        ("asdf qwer zxcv", "english"),
        ("rfa vs scs", "english"),
        ("cna i go hoem same dya", "english"),
        ("hw logn dos it lats", "english"),
        ("mi cyaan bend dung fi tie mi shoes", "english"),
        ("", "english"),
        ("123 456", "english"),
        ("me duele la espalda", "spanish"),
        ("hola", "spanish"),
        ("que es prp", "spanish"),
        ("ich habe schmerzen", "other"),
        ("muzh ne dyshit chto delat", "other"),
        ("pwede po ba akong magtanong tungkol sa gamot", "other"),
        ("babam nefes alamiyor yardim edin", "other"),
        ("no me deja dormir el dolor de la rodilla", "spanish"),
        ("у меня болит спина", "other"),
        ("我的背很痛", "other"),
    ],
)
def test_language_of_a_message(text, language):
    assert language_of(text) == language
