// Purpose: what external ids and names given by a source mean.
// Parameters: $tenantId, $references, $keys (the name key of each reference)
// Returns: reference, id, label, sourceId; best first: external id, then a given name
UNWIND range(0, size($references) - 1) AS place
WITH $references[place] AS reference, $keys[place] AS key
CALL (reference, key) {
  MATCH (n:Node {tenantId: $tenantId, externalId: reference})
  RETURN n, 0 AS precision
  UNION
  MATCH (:Alias {tenantId: $tenantId, key: key})-[r:NAMES]->(n:Node {tenantId: $tenantId})
  WHERE r.kind = 'given' AND n.origin = 'directory'
  RETURN n, 1 AS precision
}
RETURN reference, n.id AS id, head([label IN labels(n) WHERE label <> 'Node']) AS label, n.sourceId AS sourceId
ORDER BY reference, precision, id
