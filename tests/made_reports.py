"""Reports on one invented event, and how they are read for the tests of the lineage: without any model."""

from sayso.annotate import boilerplate, credit, sentences
from sayso.model import Annotated, Article

WIRE = [
    "A cable car stopped above the Tolva gorge on Saturday and left 43 passengers hanging in the wind for six hours.",
    "Rescuers lowered most of them on ropes, the mountain police said, but the operation had to stop at nightfall.",
    "Eleven people, among them two children, were brought down only on Sunday morning.",
    "The operator, Tolva Lifts, said a bearing in the valley station may have overheated.",
    "\"We heard a bang and then it was very quiet,\" passenger Marit Oen told reporters at the station.",
    "It could not be independently verified when the bearing was last inspected.",
    "The lift was built in 1987 and carries about 200,000 visitors a year, most of them in the summer months.",
    "Prosecutors in the district town of Averlo have opened an inquiry against persons unknown.",
    "Last winter the same line stood still for two days after a storm had damaged a pylon.",
    "Transport minister Henrik Sall promised that all lifts in the country would be checked before the season.",
]
OWN = [
    "They sang to keep the little ones from looking down, says Berit Lund, and laughs now.",
    "Her cabin was the ninth, close enough to the cliff to see the ferns in it.",
    "The first helicopter came at four and turned back, because nobody had told the pilots about the second rope.",
    "In the village below, the baker kept his oven warm all night and sent up rolls with each team.",
    "Averlo's mayor wants to know why the alarm reached the town only after an hour.",
    "Engineers from two universities will look at the bearing this week.",
]


def read(ident: str, *paragraphs: str, **fields: str) -> Annotated:
    """The article as annotated by what needs no model: sentences, credits, boilerplate."""
    article = Article(ident, "\n\n".join(paragraphs), **fields)  # type: ignore[arg-type]
    split = sentences.find(article)
    return Annotated(article, split, credits=credit.find(article, split), boilerplate=boilerplate.find(article))
