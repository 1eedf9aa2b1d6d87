"""The sessions of a small engagement, as notes: from what a room said to all of a strategy."""

from __future__ import annotations

from typing import Final, NamedTuple

HEAD: Final = """guide: {guide}
date: {day} 09:00
person: Dana Ortiz | Chief Financial Officer | Finance
person: Piet Vos | Head of Sales | Sales
facilitator: Ines Kaya
closed: {day} 11:30

## opening
% confirmed

## consent
% consent: Dana.Ortiz name
% consent: Piet.Vos withheld

"""
"""What all of them begin with: one agrees to be quoted by name, the other not at all."""


class Held(NamedTuple):
    """A session, and the parts of the strategy that nothing was there of before it."""

    guide: str
    day: str
    notes: str
    fills: frozenset[str]

    @property
    def text(self) -> str:
        """The notes, with the head that all have."""
        return HEAD.format(guide=self.guide, day=self.day) + self.notes


SESSIONS: Final = (
    Held(
        "swot-workshop",
        "2026-10-06",
        """## strengths
[09:10] + The service desk answers within four minutes @Dana

## weaknesses
[09:30] - Orders are typed twice, in the shop and in the ledger @Dana
[09:31] - Commissions are paid from a private sheet @Piet

## opportunities
[09:50] * The bank offers an interface for nothing @Dana

## threats
[10:05] ! Licence prices rise 22% in April @Dana
""",
        frozenset({"strengths", "weaknesses", "opportunities", "threats"}),
    ),
    Held(
        "tows",
        "2026-10-13",
        """## pairs
[09:20] We join shop and ledger by the interface of the bank @Dana
% row: [09:21] SG1 | strategy: Join shop and ledger | cites: W1; O1 | quadrant: WO | attractiveness: 4 | shortlisted: yes | evidence: pairs/1
""",
        frozenset(),
    ),
    Held(
        "direction-and-goals",
        "2026-10-20",
        """## direction
[09:10] We are here so that nobody waits for an order @Dana
% row: [09:11] DR1 | statement: Nobody waits for an order | direction_kind: mission | evidence: direction/1
% row: [09:12] DR2 | statement: We say what we cannot do | direction_kind: value
% row: [09:13] DR3 | statement: Asked before, not after | direction_kind: technique
% row: [09:14] DR4 | statement: No new shop before the ledger | direction_kind: tactic

## goals
[09:40] Orders should be in the ledger on the same day, today it takes three @Dana
% row: [09:41] G1 | goal: Orders are in the ledger on the same day | measure: days | today: 3 | wanted: 0 | due: 2027-12-31 | perspective: internal | drivers: O1 | blockers: W1 | strategies: SG1 | evidence: goals/1
""",
        frozenset({"mission", "values", "goals", "techniques", "tactics"}),
    ),
    Held(
        "resources-review",
        "2026-10-27",
        """## organisation
% row: [09:10] RS1 | resource: Acme | resource_kind: unit | head: Dana Ortiz | have: 120 | unit: posts

## people
[09:20] One person of ours knows the interface @Dana
% row: [09:21] RS2 | resource: Interfaces | resource_kind: skill | have: 1 | needed: 2 | unit: people | evidence: people/1

## systems
% row: [09:30] RS3 | resource: Ledger | resource_kind: system | above: RS1
""",
        frozenset({"organisation", "people", "systems"}),
    ),
    Held(
        "tool-appraisal",
        "2026-10-28",
        """## benefits
[09:10] The ledger never lost a posting @Dana

## verdicts
% row: [09:40] TL1 | tool: Ledger | department: Finance | benefit: Never lost a posting | disposition: invest | evidence: benefits/1
""",
        frozenset({"tools"}),
    ),
    Held(
        "project-outlines",
        "2026-11-03",
        """## projects
[09:10] Joining both is work of half a year @Dana
[09:11] Commissions want a project of their own @Piet
% row: [09:12] PJ1 | project: Shop and ledger joined | state: proposed | goals: G1 | strategies: SG1 | begins: 2027-01-11 | ends: 2027-06-30 | expected: No order is typed twice | evidence: projects/1
% row: [09:13] PJ2 | project: Commissions from the ledger | state: idea | evidence: projects/2

## deliverables
% row: [09:30] DV1 | deliverable: An interface that posts orders | project: PJ1 | acceptance: A week without a typed order | due: 2027-06-11

## benchmarks
% row: [09:40] BM1 | measure: orders typed twice a day | project: PJ1 | today: 340 | expected: 0

## good-for
% row: [10:05] BN1 | benefit: Half a post does other work | project: PJ1 | measure: posts | today: 0.5 | expected: 0 | due: 2027-12-31 | yearly: 24000.50 | from_year: 2028
""",
        frozenset({"projects", "expected", "deliverables", "benchmarks", "benefits"}),
    ),
    Held(
        "budget-round",
        "2026-11-10",
        """## present
[09:10] We pay 61,000.10 for what runs today @Dana
% row: [09:11] BL1 | line: What runs today | year: 2027 | part: present | use: run | low: 60000 | likely: 61000.10 | high: 65000 | evidence: present/1
% row: [09:12] BL2 | line: What runs today | year: 2028 | part: present | use: run | low: 62000 | likely: 64000.25 | high: 70000

## new
% row: [09:30] BL3 | line: The interface | year: 2027 | part: integration | use: change | project: PJ1 | low: 9000 | likely: 12000.33 | high: 20000
% row: [09:31] BL4 | line: A second shop | year: 2028 | part: new and alternative | use: grow | low: 3000 | likely: 4000.07 | high: 9000

## in-hand
% row: [09:50] FN1 | source: Budget of IT | year: 2027 | amount: 75000
% row: [09:51] FN2 | source: Budget of IT | year: 2028 | amount: 68000
""",
        frozenset({"present", "integration", "new", "funding"}),
    ),
    Held(
        "risk-workshop",
        "2026-11-17",
        """## premortem
[09:30] ! The one who knows the interface had left @Dana

## bow-tie
% row: [10:20] R1 | event: The one who knows the interface leaves | likelihood: 3 | impact: 5 | driver: T1 | evidence: premortem/1

## mitigations
% row: [10:50] MT1 | mitigation: A second one learns it | risk: R1 | likelihood_after: 3 | impact_after: 2 | cost: 3000
""",
        frozenset({"risks", "mitigations"}),
    ),
)
"""In the order in which they are held."""
