"""The tables, as the code uses them. The migrations make them; a test compares the two."""

from sqlalchemy import Column, Float, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData()

# A conversation's events, in Rasa's own shape, clustered by conversation. The last one of each turn has
# the state that it left, so that a conversation can be taken up there without all that came before.
EVENTS = Table(
    "events",
    METADATA,
    Column("conversation", String(255), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", Float, nullable=False),
    Column("kind", String(64), nullable=False),
    Column("data", Text, nullable=False),
    Column("state", Text),
    Index("events_at", "at"),
    sqlite_with_rowid=False,
)

# What chat services delivered, by the hash of its name: they deliver the same again.
DELIVERIES = Table(
    "deliveries",
    METADATA,
    Column("delivery", String(64), primary_key=True),
    Column("at", Float, nullable=False),
    Index("deliveries_at", "at"),
    sqlite_with_rowid=False,
)

# Thumbs below answers. The conversation is kept so that "forget me" finds them.
RATINGS = Table(
    "ratings",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("conversation", String(255), nullable=False),
    Column("at", Float, nullable=False),
    Column("rating", String(16), nullable=False),
    Column("about", String(255), nullable=False),
    Column("knowledge_version", String(64), nullable=False),
    Column("words", Text),
    Index("ratings_conversation", "conversation"),
    Index("ratings_at", "at"),
)

# Questions that were not answered, by what became of them.
UNANSWERED = Table(
    "unanswered",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("conversation", String(255), nullable=False),
    Column("at", Float, nullable=False),
    Column("outcome", String(32), nullable=False),
    Column("about", String(255), nullable=False),
    Column("knowledge_version", String(64), nullable=False),
    Column("words", Text),
    Index("unanswered_conversation", "conversation"),
    Index("unanswered_at", "at"),
)

# What the server made up for itself and needs again, such as the secret that signs sessions.
SECRETS = Table(
    "secrets",
    METADATA,
    Column("name", String(64), primary_key=True),
    Column("value", String(255), nullable=False),
)

# Work that was taken over from a chat service and is not done: what is needed to do it again, whose it is,
# and since when. Deleted as soon as it is done, since it holds a patient's words.
WORK = Table(
    "work",
    METADATA,
    Column("work", String(32), primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("conversation", String(255), nullable=False),
    Column("at", Float, nullable=False),
    Column("owner", String(255), nullable=False),
    Column("owned_until", Float, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("is_said", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Index("work_channel", "channel"),
    Index("work_conversation", "conversation"),
)

# Replies that were made and not yet sent, by their work.
UNSENT = Table(
    "unsent",
    METADATA,
    Column("work", String(32), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
)

# Tables with rows of a conversation: what "forget me" empties. One more table belongs here too.
OF_CONVERSATIONS = (EVENTS, RATINGS, UNANSWERED, WORK)
# Tables whose rows end with `retention_days`.
RETAINED = (EVENTS, RATINGS, UNANSWERED, DELIVERIES, WORK)
