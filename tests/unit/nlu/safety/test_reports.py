from nlu.safety.reports import intent_of_tiers, is_new_alarm


def test_the_severest_tier_tells_the_intent():
    assert intent_of_tiers(("A", "B")) == "report_emergency"
    assert intent_of_tiers(("E", "D")) == "report_threat"


def test_an_emergency_of_somebody_who_wants_to_die_names_both_numbers():
    assert intent_of_tiers(("A", "C")) == "report_emergency_and_crisis"


def test_a_lesser_report_is_no_new_alarm():
    assert is_new_alarm("report_emergency", "report_crisis")
    assert is_new_alarm("report_emergency", "report_urgent_problem")
    assert not is_new_alarm("report_urgent_problem", "report_emergency")
    assert not is_new_alarm("report_crisis", "report_emergency_and_crisis")
    assert not is_new_alarm("report_crisis", "report_crisis")
    assert not is_new_alarm("thank", "report_crisis")
