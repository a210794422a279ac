"""What the Telegram channel itself says, beside the bot's Replies."""

from settings.clinic_settings import ClinicSettings


def first_message_notice(clinic: ClinicSettings) -> str:
    """Return what is said once in each conversation."""
    return (
        f"I am an automated assistant of {clinic.name}. I give general information only, and no staff read "
        "this chat. Please do not share personal health details here. "
        f"In an emergency, call {clinic.emergency_number}."
    )


def words_only_notice(content: str, clinic: ClinicSettings) -> str:
    """Return the answer to what is no text, named in the plural: "pictures"."""
    return (
        f"Thank you, but I can only read typed words, not {content}. Please type your question. "
        f"To show something to the clinic, call {clinic.phone}. "
        f"In an emergency, call {clinic.emergency_number}."
    )


def slow_down_notice(clinic: ClinicSettings) -> str:
    """Return the answer to more messages than can wait."""
    return (
        "Too many messages came at once, and I could not keep the last ones. "
        "Please wait a minute and send them again. "
        f"In an emergency, call {clinic.emergency_number}."
    )
