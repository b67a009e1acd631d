// Purpose: the check that every candidate passes: chunks that exist, are of the tenant and visible to the asker.
// Parameters: $tenantId, $scopes, $chunkIds
// Returns: chunkId, text, headingPath, index, total, section { id, heading, level, index }, document {...}
UNWIND $chunkIds AS chunkId
MATCH (c:Chunk {tenantId: $tenantId, id: chunkId})
WHERE c.scope IN $scopes
MATCH (d:Document:Node {tenantId: $tenantId, id: c.documentId})
WHERE d.scope IN $scopes
MATCH (s:Section {tenantId: $tenantId, id: c.sectionId})
RETURN c.id AS chunkId, c.text AS text, c.headingPath AS headingPath, c.index AS index, c.total AS total,
  s { .id, .heading, .level, .index } AS section,
  d { .id, .externalId, .title, .type, .status, .url, .createdAt, .scope } AS document
