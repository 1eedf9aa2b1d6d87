"""In which language somebody's words are."""

from __future__ import annotations

import pytest

from workshop.report.wording.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We type it twice and then check it by hand.", "en"),
        ("Wir tippen das zweimal ein und niemand prüft, ob es stimmt.", "de"),
        ("Nous n'avons pas de liste et personne ne la tient pour les autres.", "fr"),
        ("No hay una lista y nadie la mantiene para los demás, pero es necesaria.", "es"),
        ("Non abbiamo una lista e nessuno la tiene per gli altri, ma è necessaria.", "it"),
        ("Wij hebben geen lijst en niemand houdt het bij voor de anderen.", "nl"),
        ("Não há uma lista e ninguém a mantém para os outros, mas é necessária.", "pt"),
        ("Nie ma listy i nikt jej nie prowadzi, ale jest potrzebna dla innych.", "pl"),
        ("Det finns ingen lista och vi har inte någon som kan hålla den.", "sv"),
        ("لا أحد يملك قائمة العناوين", "ar"),
        ("هیچ‌کس فهرست نشانی‌ها را ندارد، چرا؟", "fa"),
        ("אין לאף אחד רשימה", "he"),
        ("供給業者は無料のポータルを提供している", "ja"),
        ("没有人有地址清单", "zh"),
        ("У нас никто не ведёт список, и это мешает", "ru"),
        ("Ніхто не веде список", "uk"),
        ("Κανείς δεν έχει λίστα", "el"),
    ],
)
def test_a_language_is_told_where_it_is_clear(text: str, language: str) -> None:
    """By script, or by the short words of the language."""
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "42 %",
        "SAP HANA",
        "Portal first",
        "Список адресов",
        "کسی کے پاس فہرست نہیں ہے",
        "The word قائمة alone",
        "die on",
        "la no se",
    ],
)
def test_in_doubt_nothing_is_said(text: str) -> None:
    """Too little to go by, a script that several languages share, a word of another language."""
    assert not language_of(text)
