"""How Replies reach patients: Rasa input and output channels, and their limits.

Renders Replies of `actions`; decides nothing about what is said.
"""

from telemetry.wordless_logs import keep_words_out_of_logs

# Here, so that it holds for `rasa run` too, which starts without a line of ours.
keep_words_out_of_logs()
