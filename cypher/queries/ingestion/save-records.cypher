// Purpose: creates or changes people, projects, groups and topics of a directory; leaves alone what is as it should be.
// Parameters: $tenantId, $sourceId, $records [{ id, label, externalId, name, scope, origin, contentHash, properties }]
// Returns: id, isNew; one row for each record that was written
UNWIND $records AS record
OPTIONAL MATCH (old:Node {tenantId: $tenantId, id: record.id})
WITH record, old.contentHash AS before
WHERE before IS NULL OR before <> record.contentHash
MERGE (n:Node {tenantId: $tenantId, id: record.id})
SET n:$(record.label)
SET n += record.properties
SET n.externalId = record.externalId, n.name = record.name, n.scope = record.scope, n.sourceId = $sourceId,
    n.origin = record.origin, n.contentHash = record.contentHash
RETURN record.id AS id, before IS NULL AS isNew
