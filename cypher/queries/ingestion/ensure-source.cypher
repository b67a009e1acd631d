// Purpose: makes a source known.
// Parameters: $tenantId, $sourceId, $kind, $name
// Returns: nothing
MERGE (s:Source {tenantId: $tenantId, id: $sourceId})
ON CREATE SET s.kind = $kind, s.name = $name
