"""What of a patient's words may be stored: without who they are. Knows nothing of Rasa."""
