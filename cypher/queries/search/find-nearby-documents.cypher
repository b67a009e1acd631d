// Purpose: documents within two steps of the seeds; each node and relationship on the way must be visible to the asker.
//          A node in the middle with more than $fanOut relationships says little and is not walked through; those that the asker may
//          not see do not count, so that they change nothing for the asker.
// Parameters: $tenantId, $scopes, $seedIds, $fanOut, $documentIds (the documents that are wanted; null: all)
// Returns: seed, steps [{ relationship, isForward, node }]; the last node is the document; no steps: the seed itself
UNWIND $seedIds AS seedId
MATCH (s:Node {tenantId: $tenantId, id: seedId})
WHERE s.scope IN $scopes
CALL (s) {
  WITH s WHERE s:Document AND ($documentIds IS NULL OR s.id IN $documentIds)
  RETURN [] AS steps
  UNION
  MATCH (s)-[r]-(d:Document:Node {tenantId: $tenantId})
  WHERE r.scope IN $scopes AND d.scope IN $scopes AND ($documentIds IS NULL OR d.id IN $documentIds)
  WITH s, r, d ORDER BY d.id, type(r) LIMIT $fanOut
  RETURN [{ relationship: type(r), isForward: startNode(r) = s, node: d { .id, label: 'Document', name: d.title } }] AS steps
  UNION
  MATCH (s)-[r1]-(m:Node {tenantId: $tenantId})
  WHERE r1.scope IN $scopes AND m.scope IN $scopes
    AND COUNT { MATCH (m)-[x]-(o:Node) WHERE x.scope IN $scopes AND o.scope IN $scopes } <= $fanOut
  WITH DISTINCT s, m, type(r1) AS type1, startNode(r1) = s AS isForward1 ORDER BY m.id, type1 LIMIT $fanOut
  MATCH (m)-[r2]-(d:Document:Node {tenantId: $tenantId})
  WHERE r2.scope IN $scopes AND d.scope IN $scopes AND d <> s AND ($documentIds IS NULL OR d.id IN $documentIds)
  WITH s, m, type1, isForward1, r2, d ORDER BY m.id, d.id, type(r2) LIMIT $fanOut
  RETURN [
    { relationship: type1, isForward: isForward1, node: m { .id, label: head([label IN labels(m) WHERE label <> 'Node']), name: coalesce(m.name, m.title) } },
    { relationship: type(r2), isForward: startNode(r2) = m, node: d { .id, label: 'Document', name: d.title } }
  ] AS steps
}
RETURN s { .id, label: head([label IN labels(s) WHERE label <> 'Node']), name: coalesce(s.name, s.title) } AS seed, steps
