"""The letters that ship: an invitation and a reminder, to be changed by whoever sends them."""

from __future__ import annotations

from typing import Final

INVITATION: Final = """\
Subject: {organisation}: may I hear how you see it?

Dear {name},

{again}

{purpose} I should like to hear how this looks from where you work, and ask you for about \
{minutes} minutes. There is nothing to prepare.

{appointment}

What happens with what you say: I write it down while we talk, as far as possible in your own \
words. {consent} Before we part we read the notes together, and whatever is not right is changed \
or taken out. You may still change your mind afterwards: tell me, and I take out what you said.

If somebody else should be heard as well, I am glad of every name.

Kind regards
{facilitator}
{firm}
"""

REMINDER: Final = """\
Subject: {organisation}: a reminder of our conversation

Dear {name},

{asked}

{appointment}

It takes about {minutes} minutes and needs nothing prepared. {consent}

Should it not suit you any more, a short word is enough, and we find another time or leave it.

Kind regards
{facilitator}
{firm}
"""

TEXTS: Final = {"invitation": INVITATION, "reminder": REMINDER}
"""The letters by their names."""
