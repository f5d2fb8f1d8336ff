"""What the fields of the forms are called, in the order in which a form has them.

One table per form, so that the page, the editor's text and the screens name a field alike. The
names are marked for translation here and translated where they are shown. What a field may hold is
the matter of the models.
"""

from __future__ import annotations

from harada.i18n import N_

ASPECTS = {
    "spirit": N_("spirit"),
    "skill": N_("skill"),
    "body": N_("body"),
    "life": N_("life"),
}

PERSON = {
    "name": N_("Name"),
    "role": N_("Role"),
    "company": N_("Company"),
    "department": N_("Department"),
}
"""Who the goal sheet is of."""

GOAL = {
    "goal": N_("My goal"),
    "start": N_("Start"),
    "deadline": N_("Deadline"),
    "objective": N_("Objective of the company"),
    "line_of_sight": N_("My part in it"),
    "service_home": N_("Service at home"),
    "service_work": N_("Service at work"),
    "affirmation": N_("Affirmation"),
}
"""The single fields of the goal sheet."""

LEVELS = {
    "ultimate": N_("Ultimate goal"),
    "intermediate": N_("Intermediate goal"),
    "sure": N_("Sure to meet"),
    "this_time": N_("This time’s goal"),
}
"""The levels of METHOD.md 1.6; a level a person added is called by its own name."""

PERSPECTIVES = {
    "self_tangible": N_("For me, tangible"),
    "self_intangible": N_("For me, intangible"),
    "others_tangible": N_("For others, tangible"),
    "others_intangible": N_("For others, intangible"),
}

ANALYSIS = {
    "success": N_("Best success"),
    "success_why": N_("Why it went well"),
    "failure": N_("Worst failure"),
    "failure_why": N_("Why it went wrong"),
    "obstacle": N_("Obstacle that will come"),
    "countermeasure": N_("What I will do then"),
}

DIARY = {
    "phrase": N_("Phrase of today"),
    "tasks": N_("Tasks of today"),
    "hours": N_("Hour by hour"),
    "weekend_goals": N_("Goals of next week"),
    "weekend_reward": N_("My reward"),
    "weekend_feelings": N_("How I want to feel"),
    "inspiring": N_("What inspired me"),
    "good": N_("What went well"),
    "challenge": N_("What was hard"),
    "thanks": N_("Someone to thank"),
    "question": N_("Questions for my coach"),
    "redo": N_("If I could live today once more"),
    "scores": N_("How it was, 1 to 5"),
    "text": N_("Anything else"),
}
"""The fields of the diary in the order of the full form."""

SCORES = {
    "mental": N_("mind"),
    "body": N_("body"),
    "work": N_("work"),
    "relations": N_("relations"),
    "life": N_("life"),
    "learning": N_("learning"),
    "routines": N_("routines"),
    "overall": N_("the day"),
}
"""The eight scores of the full diary."""

CELL_STATES = {
    "waiting": N_("waiting"),
    "active": N_("active"),
    "habit": N_("habit"),
    "done": N_("done"),
    "dropped": N_("dropped"),
}

ROUTINE_STATES = {
    "active": N_("active"),
    "habit": N_("habit"),
    "dropped": N_("dropped"),
    "archived": N_("archived"),
}

MARKS = {
    "done": N_("done"),
    "missed": N_("missed"),
    "rest": N_("rest"),
}
