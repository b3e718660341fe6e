"""The vocabulary: what things are called, how they hang together, what is asked."""

from importlib.resources import files

NAMESPACE = "https://w3id.org/samband/ns#"
CODES_NAMESPACE = "https://w3id.org/samband/code/"
ID_NAMESPACE = "https://w3id.org/samband/id/"
GRAPHS_NAMESPACE = "https://w3id.org/samband/graph/"
RULES_NAMESPACE = "https://w3id.org/samband/rule/"

HERE = files(__name__)
TERMS = HERE / "samband.ttl"
CODES = HERE / "codes.ttl"
THEMES = HERE / "themes.ttl"
SHAPES = HERE / "shapes.ttl"
TABLES = HERE / "tables"
RULES = HERE / "rules"
QUESTIONS = HERE / "questions"
VIEWS = HERE / "views"
WORDS = HERE / "words"
