"""The workbench: a case read, judged and shared in the browser, served on this machine to this machine."""
