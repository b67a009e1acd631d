// Purpose: the section that each of some sections is part of.
// Parameters: $tenantId, $scopes, $sectionIds
// Returns: id (of the inner one), section { id, documentId, heading, level, index, headingPath }; nothing for an outermost section
UNWIND $sectionIds AS id
MATCH (:Section {tenantId: $tenantId, id: id})-[:PART_OF]->(s:Section {tenantId: $tenantId})
MATCH (d:Document:Node {tenantId: $tenantId, id: s.documentId})
WHERE d.scope IN $scopes
RETURN id, s {
  .id, .documentId, .heading, .level, .index,
  headingPath: COLLECT { MATCH (s)-[:PART_OF*0..]->(up:Section) WHERE up.heading <> '' RETURN up.heading ORDER BY up.level }
} AS section
