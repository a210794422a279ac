"""Names of what the graph tells of a message beside its intent: actions read them from the tracker."""

# The intents of a message that asks more than one thing.
QUESTIONS = "questions"
# How the writer feels, where that shows.
TONE = "tone"
# An entity whose value is the id of a topic named.
TOPIC_ENTITY = "topic"
