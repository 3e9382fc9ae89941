"""Registers kept elsewhere, brought in from a spreadsheet whole or not at all; books written out as one."""
