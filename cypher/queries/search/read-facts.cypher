// Purpose: relationships stated of the seeds, those between two seeds first.
// Parameters: $tenantId, $scopes, $seedIds, $limit
// Returns: from, relationship, to, properties, documentId
UNWIND $seedIds AS seedId
MATCH (s:Node {tenantId: $tenantId, id: seedId})-[r]-(n:Node {tenantId: $tenantId})
WHERE s.scope IN $scopes AND n.scope IN $scopes AND r.scope IN $scopes
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
WITH r, a, b, CASE WHEN a.id IN $seedIds AND b.id IN $seedIds THEN 0 ELSE 1 END AS distance
ORDER BY distance, type(r), a.id, b.id LIMIT $limit
RETURN
  a { .id, label: head([label IN labels(a) WHERE label <> 'Node']), name: coalesce(a.name, a.title) } AS from,
  type(r) AS relationship,
  b { .id, label: head([label IN labels(b) WHERE label <> 'Node']), name: coalesce(b.name, b.title) } AS to,
  properties(r) AS properties, r.documentId AS documentId
