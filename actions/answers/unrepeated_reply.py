"""Another approved text for what was just said: nobody is told the same words twice in a row. Pure."""

from collections.abc import Sequence

from actions.answers.retold_replies import short_reply, source_reply
from actions.repertoire import Repertoire
from actions.reply import Reply

# Who asks again after more turns than this may want the same words.
_TURNS = 3


def unrepeated_reply(reply: Reply, said: Sequence[str], repertoire: Repertoire) -> Reply:
    """Return the Reply, or the same in short or by its passage where it was said just before.

    `said` are the bodies of the Replies before, the latest first.
    """
    just_said = said[:_TURNS]
    if not any(reply.body in body for body in just_said):
        return reply
    again = reply.as_dict()
    others = (short_reply(again, repertoire), source_reply(again, repertoire))
    return next((other for other in others if other.body not in just_said), reply)
