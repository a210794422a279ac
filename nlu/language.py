"""Tells whether a message is written in another language than English. Knows nothing of Rasa."""

import re
import unicodedata
from typing import Literal

from nlu.spelling_dictionary import is_english

Language = Literal["english", "spanish", "other"]

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_FOREIGN = 2
_ENGLISH_SHARE = 0.5
# Words that sentences of a language can hardly do without.
_SPANISH = frozenset(
    {
        *(
            "que",
            "el",
            "los",
            "las",
            "una",
            "por",
            "para",
            "con",
            "mi",
            "es",
            "esta",
            "estoy",
            "tengo",
            "puedo",
        ),
        *(
            "como",
            "donde",
            "cuando",
            "cuanto",
            "cual",
            "duele",
            "dolor",
            "espalda",
            "pierna",
            "piernas",
            "pecho",
        ),
        *(
            "quiero",
            "necesito",
            "puede",
            "pueden",
            "hola",
            "gracias",
            "ayuda",
            "por",
            "favor",
            "muy",
            "pero",
            "desde",
        ),
        *(
            "respirar",
            "sangre",
            "fiebre",
            "medicina",
            "inyeccion",
            "ustedes",
            "usted",
            "hablan",
            "espanol",
            "buenos",
        ),
        *("dias", "tardes", "noches", "cita", "precio", "cuesta", "sirve", "tratamiento", "sin", "del"),
        *(
            "mucho",
            "mucha",
            "de",
            "esto",
            "este",
            "trata",
            "morir",
            "vivir",
            "hacer",
            "siento",
            "ayudar",
            "cabeza",
        ),
        *("mis", "nada", "todo", "hay", "ya", "soy", "eres", "cuello", "rodilla"),
    }
)
_OTHERS = frozenset(
    {
        # French, German, Portuguese, Italian, Dutch, Polish, Turkish, Tagalog, Vietnamese
        *("je", "ne", "pas", "est", "vous", "nous", "avec", "suis", "bonjour", "merci", "combien", "quel"),
        *(
            "ich",
            "und",
            "nicht",
            "habe",
            "ist",
            "sie",
            "der",
            "das",
            "mein",
            "meine",
            "kann",
            "wie",
            "danke",
            "ruecken",
        ),
        *("eine", "einen", "mit", "wo", "kostet", "spritze", "klinik", "von", "bei", "mir", "schmerzen"),
        *("au", "dos", "la", "le", "une", "des", "et", "du", "pour", "sur", "quanto", "custa", "il", "mio"),
        *(
            "eu",
            "voce",
            "nao",
            "uma",
            "dor",
            "tenho",
            "obrigado",
            "ola",
            "costas",
            "meu",
            "minha",
            "estou",
            "muito",
        ),
        *("non", "che", "sono", "ho", "grazie", "schiena", "posso", "della", "quanto", "costa", "ciao"),
        *(
            "ik",
            "het",
            "een",
            "niet",
            "mijn",
            "heb",
            "rug",
            "dank",
            "nie",
            "mnie",
            "boli",
            "jest",
            "plecy",
            "prosze",
        ),
        *("bir", "ve", "agri", "var", "nasil", "merhaba", "ko", "ako", "sakit", "ng", "mga", "toi"),
        *("dau", "lung", "khong", "saya", "tidak", "apa"),
    }
)


def language_of(text: str) -> Language:
    """Return the language of a normalised message: English unless it clearly is another."""
    words = [_without_accents(word) for word in _WORD.findall(text)]
    letters = "".join(words)
    if not letters:
        return "english"
    if sum(not _is_latin(letter) for letter in letters) > len(letters) / 2:
        return "other"
    spanish = sum(word in _SPANISH for word in words) + ("¿" in text or "¡" in text or "ñ" in text)
    others = sum(word in _OTHERS for word in words)
    english = sum(is_english(word) and word not in _SPANISH | _OTHERS for word in words)
    foreign = max(spanish, others)
    if foreign < _FEWEST_FOREIGN and (english or len(words) > _FEWEST_FOREIGN or not foreign):
        return "english"
    if english > _ENGLISH_SHARE * len(words):
        return "english"
    return "spanish" if spanish >= others else "other"


def _without_accents(word: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )


def _is_latin(letter: str) -> bool:
    return "LATIN" in unicodedata.name(letter, "")
