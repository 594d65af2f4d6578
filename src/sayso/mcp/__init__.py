"""Sayso for agents, by the Model Context Protocol: `server` speaks it, `answers` says what is told, `finding` searches.

Every answer carries citations in the form that `sayso verify` checks.
"""
