// Purpose: sections by id with the headings that lead to them. A section has no scope of its own: its document's is.
// Parameters: $tenantId, $scopes, $sectionIds
// Returns: id, section { id, documentId, heading, level, index, headingPath }; nothing for what does not exist or is hidden
UNWIND $sectionIds AS id
MATCH (s:Section {tenantId: $tenantId, id: id})
MATCH (d:Document:Node {tenantId: $tenantId, id: s.documentId})
WHERE d.scope IN $scopes
RETURN id, s {
  .id, .documentId, .heading, .level, .index,
  headingPath: COLLECT { MATCH (s)-[:PART_OF*0..]->(up:Section) WHERE up.heading <> '' RETURN up.heading ORDER BY up.level }
} AS section
