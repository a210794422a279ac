"""What is done next in a conversation: policies of Rasa. The only place that knows intents and actions."""
