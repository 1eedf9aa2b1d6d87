"""The tables of a strategy as offices have them, by the titles of their columns.

Requirement: whoever has goals, projects, costs or risks in a table already takes them in as they
are: each column goes to the field that it means, whatever program or office gave it its title.
"""

from __future__ import annotations

from typing import Final

import pytest

from workshop.registers.kinds import REGISTERS
from workshop.registers.mapping import mapped

SHEETS: Final[dict[str, dict[str, str]]] = {
    "direction": {"ID": "id", "Statement": "statement", "Type": "direction_kind"},
    "goals": {
        "No.": "id",
        "Strategic goal": "goal",
        "KPI": "measure",
        "Baseline": "today",
        "Target": "wanted",
        "Target date": "due",
        "BSC perspective": "perspective",
        "Goal owner": "owner",
        "Obstacles": "blockers",
        "Business objective": "objective",
        "Actual": "reached",
    },
    "business_model": {
        "Building block": "block",
        "Current": "was",
        "To be": "will_be",
        "Because of": "calls_for",
    },
    "projects": {
        "ID": "id",
        "Project name": "project",
        "Status": "state",
        "Start date": "begins",
        "End date": "ends",
        "Project manager": "owner",
        "Expected outcome": "expected",
        "Predecessors": "depends_on",
        "Go-live date": "cut_over",
        "Rollback plan": "fall_back",
        "Training needs": "training",
        "Effort (person days)": "staff_days",
        "Current state": "from_state",
        "Future state": "to_state",
    },
    "deliverables": {
        "Deliverable name": "deliverable",
        "Project": "project",
        "Acceptance criteria": "acceptance",
        "Due date": "due",
        "Status": "state",
        "Approver": "accepted_by",
    },
    "benchmarks": {
        "Metric": "measure",
        "Project": "project",
        "Option": "approach",
        "Baseline": "today",
        "Target": "expected",
        "Actual": "reached",
    },
    "benefits": {
        "Benefit": "benefit",
        "Project": "project",
        "KPI": "measure",
        "Baseline": "today",
        "Target value": "expected",
        "Realisation date": "due",
        "Annual value": "yearly",
        "Benefit owner": "owner",
    },
    "budget": {
        "Budget item": "line",
        "Fiscal year": "year",
        "Cost type": "part",
        "Run/Change/Grow": "use",
        "Project": "project",
        "Low estimate": "low",
        "Most likely": "likely",
        "High estimate": "high",
        "Actual cost": "spent",
        "Comments": "note",
    },
    "funding": {
        "Funding source": "source",
        "Fiscal year": "year",
        "Amount": "amount",
        "Conditions": "condition",
    },
    "assumptions": {
        "Parameter": "assumption",
        "Minimum": "low",
        "Value": "likely",
        "Maximum": "high",
        "Source": "reason",
    },
    "resources": {
        "Name": "resource",
        "Type": "resource_kind",
        "Reports to": "above",
        "Manager": "head",
        "Department": "department",
        "Available": "have",
        "Required": "needed",
        "Unit of measure": "unit",
    },
    "risks": {
        "Risk ID": "id",
        "Risk description": "event",
        "Root cause": "cause",
        "Consequence": "effect",
        "Category": "area",
        "Probability": "likelihood",
        "Impact": "impact",
        "Response strategy": "treatment",
        "Risk owner": "owner",
        "Due date": "due",
        "Early warning": "trigger",
    },
    "mitigations": {
        "Mitigation action": "mitigation",
        "Risk": "risk",
        "Residual probability": "likelihood_after",
        "Residual impact": "impact_after",
        "Cost": "cost",
        "Action owner": "owner",
        "Due date": "due",
        "Status": "state",
    },
    "rules": {
        "Requirement": "rule",
        "Type": "rule_kind",
        "Applies to": "applies_to",
        "Deadline": "due",
        "Responsible": "owner",
        "Status": "state",
    },
    "approvals": {
        "Subject": "what",
        "Approver": "approver",
        "Level": "rung",
        "Threshold": "above",
        "Deadline": "due",
        "Status": "answer",
        "Project": "project",
    },
    "changes": {
        "Change": "change",
        "Project": "project",
        "Start date": "begins",
        "Current state": "was",
        "Future state": "will_be",
    },
    "notices": {
        "Message": "message",
        "Change": "change",
        "Department": "department",
        "Date sent": "told_on",
        "Sender": "told_by",
        "Acknowledged": "acknowledged_on",
    },
    "gaps": {
        "Capability": "what",
        "Metric": "measure",
        "Current": "present",
        "Target": "wanted",
        "Weight": "importance",
        "Root cause": "cause",
    },
    "stakeholders": {
        "Stakeholder": "who",
        "Organisation": "group",
        "Influence": "power",
        "Interest": "interest",
        "Current attitude": "attitude",
        "Engagement": "approach",
        "Contact": "contact",
    },
    "strategies": {
        "ID": "id",
        "Option": "strategy",
        "Factors": "cites",
        "Quadrant": "quadrant",
        "Score": "attractiveness",
        "Responsible": "owner",
        "Selected": "shortlisted",
    },
}
"""By register, titles as they are found in plans, portfolios, budgets and registers of risks."""


@pytest.mark.parametrize("name", SHEETS)
def test_each_title_leads_where_it_means(name: str) -> None:
    """None is left out, and none goes elsewhere; a code is one by whatever it is called."""
    found = mapped(REGISTERS[name], list(SHEETS[name]))
    assert {each.heading: each.field for each in found} == SHEETS[name]


@pytest.mark.parametrize("name", SHEETS)
def test_the_order_of_columns_does_not_matter(name: str) -> None:
    """A title that is near to two fields goes to the same one wherever it stands."""
    backwards = mapped(REGISTERS[name], list(reversed(SHEETS[name])))
    assert {each.heading: each.field for each in backwards} == SHEETS[name]


def test_a_code_of_something_else_is_no_code() -> None:
    """`Risk ID` is the code of a risk, and in another table what leads to one."""
    assert mapped(REGISTERS["risks"], ["Risk ID", "Event"])[0].field == "id"
    assert mapped(REGISTERS["mitigations"], ["Risk ID", "Action"])[0].field != "id"
