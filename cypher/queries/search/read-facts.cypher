// Purpose: relationships stated of the seeds: those between two seeds first, then by seed; of each type some, so that none crowds out another.
// Parameters: $tenantId, $scopes, $seedIds, $documentIds (those that must state it; null: whoever does), $limitOfType, $limit
// Returns: from, relationship, to, properties, documentId
UNWIND range(0, size($seedIds) - 1) AS place
MATCH (s:Node {tenantId: $tenantId, id: $seedIds[place]})-[r]-(n:Node {tenantId: $tenantId})
WHERE s.scope IN $scopes AND n.scope IN $scopes AND r.scope IN $scopes AND ($documentIds IS NULL OR r.documentId IN $documentIds)
WITH place, r, n, CASE WHEN n.id IN $seedIds THEN 0 ELSE 1 END AS distance
ORDER BY distance, n.id
WITH place, type(r) AS type, collect({ r: r, distance: distance })[..$limitOfType] AS found
UNWIND found AS one
WITH one.r AS r, min(one.distance) AS distance, min(place) AS place
WITH r, distance, place, startNode(r) AS a, endNode(r) AS b
ORDER BY distance, place, type(r), a.id, b.id LIMIT $limit
RETURN
  a { .id, label: head([label IN labels(a) WHERE label <> 'Node']), name: coalesce(a.name, a.title) } AS from,
  type(r) AS relationship,
  b { .id, label: head([label IN labels(b) WHERE label <> 'Node']), name: coalesce(b.name, b.title) } AS to,
  properties(r) AS properties, r.documentId AS documentId
