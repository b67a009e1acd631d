// Purpose: the nodes that are called by one of these names.
// Parameters: $tenantId, $scopes, $keys, $maximumPerKey
// Returns: key, kind, node { id, label, name }
UNWIND $keys AS key
MATCH (:Alias {tenantId: $tenantId, key: key})-[r:NAMES]->(n:Node {tenantId: $tenantId})
WHERE r.scope IN $scopes AND n.scope IN $scopes
WITH key, r.kind AS kind, n { .id, label: head([label IN labels(n) WHERE label <> 'Node']), name: coalesce(n.name, n.title) } AS node
ORDER BY key, node.id, kind
WITH key, collect({ kind: kind, node: node })[..$maximumPerKey + 1] AS matches
WHERE size(matches) <= $maximumPerKey
UNWIND matches AS match
RETURN key, match.kind AS kind, match.node AS node
