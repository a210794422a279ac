"""The slots of domain.yml: each name stands here and nowhere else in the code.

At the bottom of all that uses them. Actions write most; of these the graph reads only the
focus, by `nlu.conversation.focus.Focus`.
"""

# What the conversation is about: written and read by `nlu.conversation.focus.Focus` alone.
FOCUS_SLOT = "topics_in_focus"
QUESTIONS_SLOT = "questions_answered"
# The tracker store deletes a conversation that has it set in place of saving it.
FORGET_SLOT = "forget_conversation"
# The patient's list of questions, and the form that helps to make it.
VISIT_SLOT = "visit_questions"
TREATMENT_SLOT = "visit_treatment"
PRIORITY_SLOT = "visit_priority"
WISH_SLOT = "visit_wish"
# Rasa's own: which slot a form has asked for.
REQUESTED_SLOT = "requested_slot"
# Filled from entities of the same names, which the safety gate sets with a red flag.
REPORTED_PERSON_SLOT = "reported_person"
EMERGENCY_NUMBER_SLOT = "emergency_number"
URGENT_LINE_SLOT = "urgent_line"
CRISIS_LINE_SLOT = "crisis_line"
ABUSE_LINE_SLOT = "abuse_line"
# Which alarm stands, by the intent that raised it: filled from an entity as well, emptied by actions.
ALARM_SLOT = "standing_alarm"
# In which language the patient is answered about it: set by the safety gate as well.
LANGUAGE_SLOT = "alarm_language"
