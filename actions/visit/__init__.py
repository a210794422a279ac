"""The patient's list of questions, and the form that helps to prepare a visit."""
