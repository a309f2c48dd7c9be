"""The rules that ship: readable, complete, every figure with its source, and changed rules under another id."""

from importlib.resources import files

import pytest

from domain.rules.rule_set import RuleDocument
from runtime.default_rules import read_rules, shipped_rules

TEXT = files("runtime").joinpath("default_rules.toml").read_text("utf-8")


def test_an_id_means_one_thing() -> None:
    again, reworded = read_rules(TEXT).rules, read_rules(f"# a comment\n{TEXT}").rules
    changed = read_rules(TEXT.replace('passing = "95"', 'passing = "94"')).rules
    assert again.id == reworded.id == shipped_rules().rules.id
    assert changed.id != again.id
    assert again.id.startswith("default.")


def test_every_section_or_every_entry_of_it_has_a_source() -> None:
    shipped = shipped_rules()
    for section in RuleDocument.model_fields:
        entries = getattr(shipped.rules, section)
        of_entries = [f"{section}.{entry}" for entry in entries] if isinstance(entries, dict) else []
        assert section in shipped.provenance or of_entries
        for path in [] if section in shipped.provenance else of_entries:
            assert path in shipped.provenance
    assert all(said.source for said in shipped.provenance.values())


def test_examples_and_figures_nobody_has_compared_are_not_called_verified() -> None:
    provenance = shipped_rules().provenance
    verified = {path for path, said in provenance.items() if said.verified}
    assert verified == {"contract_reviews", "special_process_release", "comeback_disposal"}
    assert all(provenance[path].source.startswith("job descriptions") for path in verified)


def test_a_value_without_source_is_an_error() -> None:
    with pytest.raises(ValueError, match="more_days does not say where it comes from"):
        read_rules(TEXT.replace('name = "default"', 'name = "default"\nmore_days = 7'))
    line = "value = { minutes = 5 }\n"
    with pytest.raises(ValueError, match=r"deadlines\.reception_start does not say"):
        read_rules(TEXT.replace(f"{line}source = ", f"{line}# "))


def test_a_section_that_is_missing_or_unknown_is_an_error() -> None:
    with pytest.raises(ValueError, match="quote_valid_days"):
        read_rules(TEXT.replace("[quote_valid_days]", "[quote_valid_weeks]"))
