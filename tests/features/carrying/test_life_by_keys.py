"""The sample lived on from its strategy document, in the application, by keys alone."""

from __future__ import annotations

from screens.base.navigation import FEEDBACK, PROJECTS, TOLD, WATCH
from tests.features.carrying.keyed_life import KeyedLife
from tests.features.carrying.life import NOTES
from tests.features.carrying.typed_notes import Sheet
from tests.screens.stage import seen

FIELDS = {
    "measured": ("value", "indicator", "measured_on", "source"),
    "aspects": ("aspect", "verdict", "why", "department", "about"),
}

TITLES = {
    "measured": "Measured again",
    "works": "What works",
    "needs-work": "What needs work",
    "aspects": "Aspect by aspect",
    "follows": "What follows",
}


async def hear(life: KeyedLife) -> None:
    room = await life.begin_next("Who is told of which change")
    notice = ("Your alarms ring over mobile lines", "CH1", "Pharmacy", "One number", "Two keys")
    await room.rows("Department by department", (*notice, "Ελένη Παππά"))
    await room.close()
    await life.look(TOLD)
    await life.press("n", "right")
    await tell_all(life, "Ελένη Παππά")
    await life.back()

    await life.on("2026-12-01")
    nils = "Nils Berg | Head of Estates | Estates and Facilities"
    room = await life.begin_next("Interview Estates and Facilities", nils)
    await room.says("Where work waits", "- Orders for repairs come by four routes")
    await room.close()
    amara = "Amara Diallo | Chief Pharmacist | Pharmacy"
    room = await life.begin_next("Interview Pharmacy", amara)
    await room.says("What works", "+ Scans at the bedside stopped 40 wrong doses")
    await room.close()
    ruth = "Ruth Ashworth | Chair of the board | Executive Office"
    room = await life.begin_next("Hear shareholders and board", ruth)
    await room.says("Technology bets", ". The board backs what can be stopped after a year")
    await room.close()


async def tell_all(life: KeyedLife, by: str) -> None:
    """Tell each department of the change in front that was not told; the cursor is among them."""
    for _ in range(20):
        await life.press("home")
        if "to be told" not in life.row():
            break
        await life.press("d")
        if life.asks():
            await life.type(f"{by}\r")

async def hear2(life: KeyedLife) -> None:
    await life.on("2026-12-16")
    three = ("Siobhán Okafor", "Dana Ortiz", "王秀英")
    room = await life.begin_next("Direction and goals", *three)
    await room.rows("What we stand for", ("We tell patients what a machine did", "value"))
    await room.close()


async def approve(life: KeyedLife) -> None:
    await life.on("2027-01-14")
    room = await life.begin_next("Approval and integration", "Siobhán Okafor", "Øyvind Haugen", "王秀英")
    await room.says("Decision", "The standby and the test system for Carelog are built")
    await life.press("right")
    await life.type("/dissent Øyvind H is for hope, and nobody has tried it\r")
    await room.rows("Conditions, one by one", ("The engineer has signed", "PJ1", "王秀英", "2027-03-31"))
    await room.rows("What is let go of", ("She agreed by telephone", "PJ1", "AP2", "Dana Ortiz", "14 Jan 2027"))
    await room.says("Who is told", "> Order the second server @王秀英 due:2027-02-26")
    await room.close()
    await life.look(PROJECTS)
    await life.go_to("PJ1")
    await life.press("s", "ctrl+s")
    print(seen(life.pilot))
    await life.press("escape", "right")
    for code in ("AP1", "AP3", "CN4"):
        await life.go_to(code)
        await life.press("m")
    await life.press("left", "s")
    await life.type("Øyvind Haugen\rHe gave his word by telephone")
    print(seen(life.pilot))
    await life.press("ctrl+s")
    print(life.row())
    await life.press("ctrl+z", "ctrl+y")
    print(life.row())
    await life.back()


async def told_of_it(life: KeyedLife) -> None:
    await life.on("2027-01-19")
    print(life.next_title())
    await life.look(TOLD)
    await life.go_to("CH3")
    await life.press("n", "right")
    await tell_all(life, "王秀英")
    await life.press("home")
    print(life.row())
    await life.press("a", "L")
    print(seen(life.pilot))
    await life.back()
    await life.on("2027-01-20")
    print(life.next_title())
    await life.on("2027-06-14")
    print(life.next_title())


async def summer1(life: KeyedLife) -> None:
    await life.on("2027-06-15")
    sheet = Sheet(NOTES / "08-summer.txt", FIELDS)
    room = await life.begin_next("Feedback: Summer 2027", *sheet.people)
    await room.types(sheet, TITLES)
    await life.press("f10")
