"""The readings of one message, and how one decision is made of them."""
