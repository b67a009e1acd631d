// Purpose: what is stored of some documents, whatever their scope, for deciding what is new or changed.
// Parameters: $tenantId, $documentIds
// Returns: id, contentHash, version, scope
UNWIND $documentIds AS documentId
MATCH (d:Node {tenantId: $tenantId, id: documentId})
RETURN d.id AS id, d.contentHash AS contentHash, d.version AS version, d.scope AS scope
