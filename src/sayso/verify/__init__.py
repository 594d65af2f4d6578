"""Whether a report, Sayso's own or one that somebody wrote or edited, says nothing but what stands in the articles."""

from sayso.verify.check import Problem, Verdict, verify

__all__ = ["Problem", "Verdict", "verify"]
