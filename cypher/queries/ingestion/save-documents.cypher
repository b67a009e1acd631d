// Purpose: creates or changes documents; raises their version.
// Parameters: $tenantId, $documents [{ id, properties }]
// Returns: id, version, scopeBefore
UNWIND $documents AS document
MERGE (d:Node {tenantId: $tenantId, id: document.id})
WITH document, d, d.scope AS scopeBefore, coalesce(d.version, 0) + 1 AS version
SET d:Document
SET d = document.properties
SET d.tenantId = $tenantId, d.id = document.id, d.version = version
RETURN d.id AS id, version, scopeBefore
