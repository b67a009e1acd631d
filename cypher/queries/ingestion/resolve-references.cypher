// Purpose: what external ids and names given by a source mean. A node that only documents name has a scope of its own and is no match:
//          a public document must not be joined to a person that a restricted one named.
// Parameters: $tenantId, $references, $keys (the name key of each reference)
// Returns: reference, id, label, sourceId, precision (0: external id, 1: a given name); best first
UNWIND range(0, size($references) - 1) AS place
WITH $references[place] AS reference, $keys[place] AS key
CALL (reference, key) {
  MATCH (n:Node {tenantId: $tenantId, externalId: reference})
  WHERE n.origin <> 'document'
  RETURN n, 0 AS precision
  UNION
  MATCH (:Alias {tenantId: $tenantId, key: key})-[r:NAMES]->(n:Node {tenantId: $tenantId})
  WHERE r.kind = 'given' AND n.origin = 'directory'
  RETURN n, 1 AS precision
}
RETURN reference, n.id AS id, head([label IN labels(n) WHERE label <> 'Node']) AS label, n.sourceId AS sourceId, precision
ORDER BY reference, precision, id
