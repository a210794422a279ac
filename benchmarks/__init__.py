"""What is measured beside the tests: speed, and the comparisons behind docs/decisions.

Reads everything; nothing of the bot imports it.
"""

from painguide.rasa_host.quiet_rasa import prepare_rasa

# Before anything imports Rasa or spaCy: the bot is measured as its own commands run it.
prepare_rasa()
