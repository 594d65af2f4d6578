"""Three reports of one invented event and one of another, for tests of the workspace."""

from sayso.model import Article

WIRE = Article("wire", """Ferry runs aground off Sund

A ferry with 120 passengers ran aground off Sund on Tuesday morning, harbour master Ida Lund said.

"The hull is not damaged," Lund told reporters. The Sund Line, which owns the ship, said the captain had been sober.
""", "Ferry runs aground off Sund", "Kestrel News Agency", published="2030-04-02", body=29, language="en")
POST = Article("post", """Ferry stuck on rocks off Sund

A ferry with 90 passengers ran aground off Sund on Tuesday morning, coastguard chief Per Aas said.

The Sund Line denied that the captain had been drunk. "The hull is not damaged," said Ida Lund, the harbour master.
""", "Ferry stuck on rocks off Sund", "The Sund Post", published="2030-04-02", body=31, language="en")
RADIO = Article("radio", """Ferry off Sund: passengers home

A ferry with 90 passengers ran aground off Sund on Tuesday morning, coastguard chief Per Aas said. Passenger Mia Holt
denied that the hull was not damaged.
""", "Ferry off Sund: passengers home", "Radio Sund", published="2030-04-03", body=33, language="en")
ZOO = Article("zoo", """Elephant born at Tolva zoo

An elephant was born at Tolva zoo on Monday night, keeper Olav Brekke said. The calf weighs 104 kilos and has no name.
""", "Elephant born at Tolva zoo", "Tolva Times", published="2030-04-02", body=28, language="en")
FERRY = (POST, RADIO, WIRE)
