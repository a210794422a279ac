"""What the bot does about a message: thin actions over the pure choice of one Reply.

Reads `knowledge` and `nlu`; knows nothing of channels.
"""

from telemetry.wordless_logs import keep_words_out_of_logs

# Here, so that it holds for the action server too, which starts without a line of ours.
keep_words_out_of_logs()
