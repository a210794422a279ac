"""What stands where something was taken out."""

ADDRESS, DATE, AGE, LINK, NAME, NUMBER, PLACE = (
    "[address]",
    "[date]",
    "[age]",
    "[online]",
    "[name]",
    "[number]",
    "[place]",
)
