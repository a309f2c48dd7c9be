"""Refusals of the work order, one file per phase. Codes are ``WO-<PHASE>-<number>`` and never change their meaning."""
