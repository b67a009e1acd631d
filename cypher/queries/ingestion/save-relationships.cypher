// Purpose: writes relationships, one for each support. Both ends must be of the tenant.
// Parameters: $tenantId, $relationships [{ place, type, fromId, toId, scope, supportId, documentId, sourceId, properties }]
// Returns: place of each relationship that was written
UNWIND $relationships AS relationship
MATCH (from:Node {tenantId: $tenantId, id: relationship.fromId})
MATCH (to:Node {tenantId: $tenantId, id: relationship.toId})
MERGE (from)-[r:$(relationship.type) {supportId: relationship.supportId}]->(to)
SET r = relationship.properties
SET r.supportId = relationship.supportId, r.documentId = relationship.documentId, r.sourceId = relationship.sourceId, r.scope = relationship.scope
RETURN relationship.place AS place
