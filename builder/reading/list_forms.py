"""The node of a field in, the nodes of its records out: each form in which people may write a list of records."""

import yaml

from builder.reading.shapes import Shape


def list_items(node: yaml.Node, shape: Shape) -> list[yaml.Node] | None:
    """The nodes of a list of records, from each form in which it may be written; None for another form."""
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    if shape.single and isinstance(node, yaml.MappingNode):
        return [node]
    if not shape.keyed or not isinstance(node, yaml.MappingNode):
        return None
    items: list[yaml.Node] = []
    for key, value in node.value:
        own = value.value if isinstance(value, yaml.MappingNode) else [(_like(key, "value"), value)]
        items.append(yaml.MappingNode(node.tag, [(_like(key, shape.keyed), key), *own], key.start_mark, value.end_mark))
    return items


def _like(node: yaml.Node, name: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", name, node.start_mark, node.end_mark)
