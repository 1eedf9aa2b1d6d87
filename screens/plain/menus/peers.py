"""What every screen and dialog is at plain prompts: the one list of it, which the manual shows too.

A screen is named by its room and its class, so that nothing of the full screen is loaded here.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Peer(NamedTuple):
    """The plain form of a screen, or of several that show one thing."""

    shows: str
    """What the screens show."""
    how: str
    """How that is reached at plain prompts."""
    by: str
    """What does it: `room.module:function` below `screens.plain`, a `/word` of a session, or a
    command line."""
    screens: tuple[str, ...]
    """The screens and dialogs: `room.Class`."""


PEERS: Final = (
    Peer(
        "Home: the engagements, and how to begin",
        "`workshop`",
        "main_menus.home:hold_menus",
        ("home.HomeScreen", "dialogs.NewEngagement", "home.OpenFolder"),
    ),
    Peer(
        "An engagement with its sessions, people, guides and registers",
        "`workshop open NAME`, or its number in the first menu",
        "main_menus.engagement:engagement_menu",
        ("engagement.EngagementScreen",),
    ),
    Peer(
        "Beginning a session: guide, people, department",
        "Hold a session; `workshop run NAME`",
        "workshop run",
        ("engagement.StartSession",),
    ),
    Peer(
        "A guide looked at before it is begun: its steps, words and questions",
        "Guides in the first menu; `workshop guides show NAME`",
        "main_menus.home:hold_menus",
        ("engagement.PickGuide",),
    ),
    Peer(
        "A session: every step, what was said, time",
        "Hold a session; Sessions, Go into it",
        "loop:hold_talk",
        ("session.SessionScreen",),
    ),
    Peer(
        "A run that was cut off",
        "Hold a session asks first",
        "workshop run",
        ("engagement.CutOff",),
    ),
    Peer(
        "An engagement that another window or machine has open",
        "asked when it is opened to be recorded in; read along otherwise",
        "read_along:read_along",
        ("home.OpenAnyway",),
    ),
    Peer(
        "All the words of a step, and its follow-up questions",
        "`/show`; `/asked N` ticks one",
        "/show",
        ("session.StepWords",),
    ),
    Peer("Going to any step", "`/go STEP`, `/steps` lists them", "/go", ("session.StepDialog",)),
    Peer(
        "Skipping a step, or closing with open ends",
        "`/skip REASON`, `/close`",
        "/skip",
        ("session.SkipDialog", "session.DropDialog", "dialogs.Answers"),
    ),
    Peer(
        "Planning the rest of a session anew",
        "`/plan`; `/plan -30` or `/plan 16:00` where somebody says so",
        "/plan",
        ("session.PlanDialog", "session.SplitDialog"),
    ),
    Peer(
        "Sorting: the name of a group, the wording of a factor, what is looked for",
        "`/sort`, `/group CODES: NAME`, `/name CODE WORDS`, `/find WORDS`",
        "/sort",
        ("session.LineDialog",),
    ),
    Peer("Until when a break lasts", "`/timer 10:40`", "/timer", ("session.UntilDialog",)),
    Peer(
        "A text of several lines, an entry in a wide field",
        "`/text`; `/edit N`",
        "/text",
        ("session.TextDialog", "session.EntryDialog"),
    ),
    Peer("A text that was pasted", "asked about", "pasted:look_at", ("session.PasteDialog",)),
    Peer("Who is here", "`/people`, `/part`, `/late`", "/people", ("session.SessionPeople",)),
    Peer("Somebody comes in", "`/join NAME, ROLE, DEPARTMENT`", "/join", ("session.JoinDialog",)),
    Peer(
        "The laptop that is passed round in a vote",
        "`/pass`",
        "/pass",
        ("session.PassedScreen",),
    ),
    Peer(
        "The read-back, page by page",
        "at its step, or `/readback`",
        "/readback",
        ("session.ReadBackView",),
    ),
    Peer("The debrief", "`/debrief`", "/debrief", ("session.DebriefDialog",)),
    Peer(
        "Another record of the talk",
        "`/second-record`; Sessions, Join another record",
        "/second-record",
        ("session.SecondRecordDialog",),
    ),
    Peer(
        "So far, what is not asked, what is open; short looks over a screen",
        "`/summary`, `/unasked`, `/open`, `/time`",
        "/summary",
        ("dialogs.Glance",),
    ),
    Peer(
        "People: added, corrected, as a list",
        "People and departments; a list: Import a file",
        "menus.people:people_menu",
        ("dialogs.PersonDialog", "dialogs.PeopleListDialog", "engagement.DepartmentDialog"),
    ),
    Peer(
        "Title, date and place of a session",
        "Sessions, Correct",
        "menus.sessions:sessions_menu",
        ("engagement.EditSessionDialog",),
    ),
    Peer(
        "Erasing a person",
        "People, Erase; `workshop erase`; `/withdraw NAME erased`",
        "workshop erase",
        (
            "engagement.EraseDialog",
            "engagement.ErasedDialog",
            "engagement.FormerName",
            "engagement.Working",
        ),
    ),
    Peer(
        "The summary: factors, scan, position, evidence",
        "Summary",
        "menus.factors:factors_menu",
        ("summary.SummaryScreen",),
    ),
    Peer(
        "Factors merged, worded, judged where they look alike",
        "Summary, then a factor, or Judge factors that look alike",
        "menus.factors:factors_menu",
        ("summary.EditFactorDialog", "summary.MergeDialog", "summary.ProposalDialog"),
    ),
    Peer(
        "Findings: made of factors and themes, the headline, and the version that is handed out",
        "Findings; `workshop findings`",
        "menus.findings:findings_menu",
        ("summary.FindingsScreen", "summary.IssueDialog"),
    ),
    Peer(
        "The theming board",
        "Themes",
        "menus.themes:themes_menu",
        ("theming.ThemingScreen",),
    ),
    Peer(
        "The synthesis: themes over departments, priorities, goals, whom to hear next",
        "Synthesis, read out as sentences and rows",
        "menus.documents:read_document",
        ("synthesis.SynthesisScreen",),
    ),
    Peer(
        "Needs: the joint order, limits and framework, what is chosen, merging, replies, letters",
        "Needs in the menu of an engagement; `workshop needs`",
        "menus.needs:needs_menu",
        (
            "needs.NeedsScreen",
            "needs.NeedLook",
            "needs.LimitsDialog",
            "needs.FrameworkDialog",
            "needs.SignDialog",
            "needs.SelectDialog",
            "needs.AnswerDialog",
        ),
    ),
    Peer(
        "Carrying out: what projects wait for, who is told, rounds of feedback, what is watched",
        "Carrying out in the menu of an engagement; `workshop projects`, `workshop told`, "
        "`workshop feedback`, `workshop signals`",
        "carrying.carrying_menu:carrying_menu",
        ("carrying.CarryingScreen",),
    ),
    Peer(
        "Starting a project: all that it waits for, waived by name or not",
        "Carrying out, Projects; `/start` in a session; `workshop projects`",
        "carrying.starting_prompts:projects_menu",
        ("starting.StartDialog", "carrying.WaiveDialog"),
    ),
    Peer(
        "A round planned, a signal logged, a prediction made",
        "Carrying out: Plan a round, Watch; `workshop feedback`, `workshop signals`",
        "carrying.entering:enter_row",
        ("carrying.RowDialog",),
    ),
    Peer(
        "What became of a signal that was looked at again",
        "Carrying out, Watch; `workshop signals`",
        "carrying.watching_prompts:watched_menu",
        ("carrying.ReviewDialog",),
    ),
    Peer(
        "The strategy: six elements and what is missing, boards, strategies, the map",
        "Strategy in the menu of an engagement; `workshop strategy`, `workshop board`",
        "menus.strategy:strategy_menu",
        ("strategy.StrategyScreen", "strategy.ShortlistDialog"),
    ),
    Peer(
        "The grid in which strategies are scored by factors",
        "Registers, Attractiveness of strategies; a file of it: `workshop import table`",
        "menus.tables:tables_menu",
        ("strategy.ScoringDialog",),
    ),
    Peer(
        "What something rests on, down to the words, and what was made of it",
        "Trace in the menu of an engagement, and under each row; in a session `/trace CODE`",
        "/trace",
        ("trace.TraceScreen",),
    ),
    Peer(
        "The programme of interviews, letters, calendar",
        "Programme of interviews",
        "menus.programme:programme_menu",
        (
            "programme.ProgrammeScreen",
            "programme.LetterDialog",
            "programme.PlanDialog",
            "programme.AgreedDialog",
            "programme.FileDialog",
        ),
    ),
    Peer(
        "Follow-up of actions and questions",
        "Follow-up",
        "menus.follow_up:follow_up_menu",
        ("follow_up.FollowUpScreen", "dialogs.OutcomeDialog"),
    ),
    Peer(
        "Registers: tables with cells",
        "Registers; in a session `/row`, `/cell`, `/table`, `/remove`",
        "menus.tables:tables_menu",
        ("register.RegisterScreen", "grid.EntryPicker"),
    ),
    Peer(
        "A block of cells that was pasted",
        "a file of it: Import a file; `workshop import table`",
        "workshop import table",
        ("grid.PastePreview",),
    ),
    Peer(
        "The transcript of a recording",
        "Sessions, Transcript; in a session `/transcript`, `/take`, `/speaker`, `/quotes`",
        "/transcript",
        ("transcript.TranscriptScreen", "engagement.SpeakersDialog"),
    ),
    Peer(
        "The member check, and the copy for somebody",
        "Sessions, Member check and Write the copy; in a session `/check`",
        "/check",
        ("member_check.MemberCheckScreen", "member_check.CopyDialog"),
    ),
    Peer(
        "The history, any change undone, any moment seen",
        "History; in a session `/history`, `/undo`, `/redo`",
        "menus.history:history_menu",
        ("history.HistoryScreen",),
    ),
    Peer(
        "Damage in the files",
        "told when it is opened; Damage",
        "menus.history:damage",
        ("damage.DamageScreen",),
    ),
    Peer(
        "Documents, written to files",
        "Documents",
        "menus.documents:documents_menu",
        ("export.ExportDialog",),
    ),
    Peer(
        "A pack: all documents for one kind of reader",
        "Documents, A pack; in a session `/pack`",
        "/pack",
        ("pack.PackDialog", "pack.PackProgress", "session.CloseSessionDialog"),
    ),
    Peer(
        "A document compared with its record",
        "Verify a document; `workshop verify`",
        "menus.documents:verify_one",
        ("verifying.VerifyDialog",),
    ),
    Peer(
        "The whole engagement as one zip",
        "Write the whole engagement to one zip",
        "menus.documents:write_whole",
        ("engagement.ZipDialog",),
    ),
    Peer(
        "Files brought in",
        "Import a file",
        "menus.documents:import_one",
        ("dialogs.ImportDialog", "dialogs.NotesLookDialog", "dialogs.TakePart"),
    ),
    Peer(
        "Two engagements put together",
        "Put two engagements together",
        "workshop merge",
        ("home.MergeDialog",),
    ),
    Peer(
        "Settings",
        "Settings; `workshop settings`",
        "workshop settings",
        ("settings.SettingsScreen",),
    ),
    Peer(
        "Branding: how documents look and whose they are",
        "Settings, Branding; in a session `/branding`",
        "branding:ask_branding",
        ("settings.BrandingDialog",),
    ),
    Peer("Help", "`/help` in a session; the menus tell all there is", "/help", ("app.HelpScreen",)),
    Peer(
        "Questions with few answers, and lists to choose from",
        "numbered choices; yes or no",
        "menus.menu:one_of",
        ("dialogs.Confirm", "dialogs.Pick", "dialogs.ListDialog"),
    ),
    Peer(
        "A word while an engagement closes",
        "the prompt comes back when it is closed",
        "loop:hold_talk",
        ("dialogs.Closing",),
    ),
)
"""Everything that the full screen shows, in the order of the manual."""
