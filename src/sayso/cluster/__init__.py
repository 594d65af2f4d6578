"""Archives of millions of articles on Apache Spark (extra `spark`): files in, cases out, as Parquet and in a workspace.

Each step is written to the output folder before the next one reads it, so that a machine that is lost costs what it was
doing, and no step is done twice. The steps do with many processes what `sayso.stories` does with one, by the same
functions: `reading` files into articles, `annotating` these, `grouping` them by story, working out the `cases`.
"""

from sayso.cluster.run import How, Report, run

__all__ = ["How", "Report", "run"]
