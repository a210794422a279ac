"""Where in Slack someone writes to the bot: whose conversation it is, and where its Replies go."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SlackPlace:
    """A direct message, a thread of a channel, or wherever a command was typed.

    `thread` is the `ts` of the message that a thread hangs on, "" outside of threads.
    """

    team: str
    channel: str
    user: str
    thread: str = ""
    # Direct messages have no other reader.
    direct: bool = False
    # Slack shows an ephemeral message in a thread only where the thread has begun already.
    thread_begun: bool = False
    # Nothing said here may be seen by others: what follows a command or an ephemeral message.
    private: bool = False
    response_url: str = ""

    @property
    def conversation(self) -> str:
        """The id of the conversation: one for each user in each channel or thread.

        Someone's direct messages are one place, whatever Slack calls its channel: a
        press in the Home tab does not name it.
        """
        channel = "direct" if self.direct else self.channel
        return ":".join(filter(None, ("slack", self.team, channel, self.thread, self.user)))
