"""Talk that holds a conversation together: help, staff, ratings, starting over, feelings."""
