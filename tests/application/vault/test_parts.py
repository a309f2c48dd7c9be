"""The small parts of the vault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from application.vault.blind_index import digest, normalise
from application.vault.crypto import CannotOpen, commit, derive, length_prefixed, unwrap, wrap
from application.vault.personal_fields import personal_fields, replace_personal
from domain.personal import Personal, PersonalKind
from tests.support.scenario import personal

PLATE, PHONE, VIN = PersonalKind.PLATE, PersonalKind.PHONE, PersonalKind.VIN


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class Plain(_Model):
    number: int = 1
    texts: tuple[str, ...] = ("a",)


class Person(_Model):
    name: Personal | None = None
    age: int = 1


class Household(_Model):
    plain: Plain = Plain()
    head: Person
    others: tuple[Person, ...] = ()
    notes: dict[str, Personal] = {}
    listed: list[Personal] | None = None
    next_door: Household | None = None


class Crowd(_Model):
    people: frozenset[Personal] = frozenset()


def shout(value: Personal) -> Personal:
    words = value.opened.get_secret_value() if value.opened else ""
    return personal(value.kind, value.subject, words.upper())


def words_of(value: Personal | None) -> str:
    assert value is not None
    assert value.opened is not None
    return value.opened.get_secret_value()


def named(name: str) -> Personal:
    return personal(PersonalKind.NAME, "customer-1", name)


def test_personal_fields_are_read_from_the_types() -> None:
    assert personal_fields(Plain) == ()
    assert personal_fields(Person) == ("name",)
    assert personal_fields(Household) == ("head", "others", "notes", "listed", "next_door")


def test_every_personal_value_is_replaced_and_nothing_else() -> None:
    before = Household(
        head=Person(name=named("a"), age=40),
        others=(Person(name=named("b")), Person()),
        notes={"x": named("c")},
        listed=[named("d")],
        next_door=Household(head=Person(name=named("e"))),
    )
    after = replace_personal(before, shout)
    assert after.next_door is not None
    assert after.listed is not None
    changed = [
        after.head.name,
        after.others[0].name,
        after.notes["x"],
        after.listed[0],
        after.next_door.head.name,
    ]
    assert [words_of(value) for value in changed] == ["A", "B", "C", "D", "E"]
    assert (after.head.age, after.others[1], after.plain) == (40, Person(), Plain())
    assert words_of(before.head.name) == "a"


def test_a_model_without_personal_values_stays_the_very_same_object() -> None:
    plain, person, empty = Plain(), Person(), Household(head=Person())
    assert [replace_personal(model, shout) for model in (plain, person, empty)] == [plain, person, empty]
    assert replace_personal(plain, shout) is plain
    assert replace_personal(person, shout) is person
    assert replace_personal(empty, lambda value: value) is not None


def test_a_set_of_personal_values_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot be kept in a set"):
        personal_fields(Crowd)


@pytest.mark.parametrize(
    ("kind", "typed", "spelling"),
    [
        (PLATE, "沪A·12345", "沪A12345"),
        (PLATE, "沪a-12345", "沪A12345"),
        (PLATE, "沪A•12345 ", "沪A12345"),
        (PLATE, "沪A12345", "沪A12345"),
        (PLATE, "沪 AD 12345", "沪AD12345"),
        (VIN, "lsvaa4189e2123456", "LSVAA4189E2123456"),
        (VIN, "LSVAA-4189 E2123456", "LSVAA4189E2123456"),
        (PHONE, "+86 138 0013 8000", "13800138000"),
        (PHONE, "0086-138-0013-8000", "13800138000"),
        (PHONE, "13800138000", "13800138000"),
        (PHONE, "(021) 6888-0000", "02168880000"),
        (PHONE, "+49 30 123456", "+4930123456"),
    ],
)
def test_ways_to_type_a_number_have_one_spelling(kind: PersonalKind, typed: str, spelling: str) -> None:
    assert normalise(kind, typed) == spelling
    assert digest(b"k", kind, typed) == digest(b"k", kind, spelling)


@given(st.text(max_size=20))
def test_spelling_a_spelling_changes_nothing(typed: str) -> None:
    assert normalise(VIN, normalise(VIN, typed)) == normalise(VIN, typed)


def test_kinds_do_not_meet_in_the_index() -> None:
    assert digest(b"k", VIN, "123") != digest(b"k", PLATE, "123") != digest(b"other", PLATE, "123")


@given(st.lists(st.text()), st.lists(st.text()))
def test_different_parts_never_give_the_same_bytes(one: list[str], other: list[str]) -> None:
    assert (length_prefixed(one) == length_prefixed(other)) == (one == other)


def test_a_commitment_binds_to_salt_kind_and_value() -> None:
    salt = bytes(32)
    commitments = {
        commit(salt, "name", "a"),
        commit(salt, "name", "b"),
        commit(salt, "note", "a"),
        commit(bytes(31) + b"\1", "name", "a"),
    }
    assert len(commitments) == 4
    with pytest.raises(ValueError, match="32 bytes"):
        commit(bytes(31), "name", "a")


def test_a_commitment_is_what_it_always_was() -> None:
    """Proofs that were given out depend on it."""
    assert commit(bytes(range(32)), "name", "王五") == (
        "4139e484d09e44979546712efc109d002d316e7c3ff45bc03999510f6f194d35"
    )


def test_a_wrapped_key_opens_with_its_own_label_and_key_only() -> None:
    key = derive(bytes(32), "one")
    wrapped = wrap(key, b"d" * 32, b"label")
    assert unwrap(key, wrapped, b"label") == b"d" * 32
    for wrong in (
        (key, wrapped, b"other"),
        (derive(bytes(32), "two"), wrapped, b"label"),
        (key, b"", b"label"),
    ):
        with pytest.raises(CannotOpen):
            unwrap(*wrong)
