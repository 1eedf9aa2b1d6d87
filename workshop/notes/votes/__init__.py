"""Votes of the room in a notes file: how each was held, who was there, and what was given.

    % vote: [10:20] dots | budget=5 | suggested | closed=10:31
    % on: strengths/1 | strengths/3 | W: No single sign-on | theme: Passwords | objectives: B2
    % voters: Dana.Ortiz | Ann.Li | Tom.Vos
    % voters away: Lea.Marin
    % ballot: Dana.Ortiz | called | 1=3, 2=2
    % ballot: Paper 1 | paper | 3=5
    % hands: 1 | 1=4, 2=1

They stand under the step, a vote after the other in the order in which they were opened. `% on:` is
the list, numbered from 1: `strengths/1` is the factor of that entry, else the entry itself, which
is `entry strengths/1` where it has a factor; what stands no more is `gone`. A ballot names its
voter (or a seat), its channel and what it gives by the numbers of the list; where there are several
scales by their names, `1 impact=5 likelihood=4`. Hands are counted value by value.

What was read out before a vote stands above it, for it may be without one; what need not be read
names who said so. What only one person or department knew and was not read out, by its numbers:

    % read out: strengths/1 | W: No single sign-on
    % waived: strengths/3 | @Dana.Ortiz
    % not read out: 4, 5

Of a secret vote the ballots stand apart from those who gave them, and nothing leads from one to
the other:

    % vote: [10:20] dots | budget=5 | secret | closed=10:31
    % secret ballot: 1=3, 2=2
    % voted: Dana.Ortiz | Ann.Li
    % came by: passed=2

A vote that was voided has no ballots, and says `voided=10:25`, `thrown_away=7` and `reason=…`. One
that is still open is in no file: nothing of it may be told.
"""
