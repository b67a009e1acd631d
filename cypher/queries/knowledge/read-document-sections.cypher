// Purpose: the same page of the sections of some documents, in the order of the text. A section has no scope of its own: its document's is.
// Parameters: $tenantId, $scopes, $ids (of documents), $onlyOutermost, $limit, $isFromEnd, $after, $before (an index, or null)
// Returns: id, totalCount, startsAt (how many come before the page), parts [{ id, documentId, heading, level, index, headingPath }]
UNWIND $ids AS id
MATCH (d:Document:Node {tenantId: $tenantId, id: id})
WHERE d.scope IN $scopes
MATCH (d)-[:HAS_SECTION]->(s:Section {tenantId: $tenantId})
WHERE NOT $onlyOutermost OR NOT EXISTS { (s)-[:PART_OF]->(:Section) }
WITH id, s ORDER BY s.index
WITH id, collect(s) AS parts
WITH id, parts,
  CASE WHEN $after IS NULL THEN 0 ELSE size([part IN parts WHERE part.index <= $after]) END AS begin,
  CASE WHEN $before IS NULL THEN size(parts) ELSE size([part IN parts WHERE part.index < $before]) END AS end
WITH id, parts, end, CASE WHEN $isFromEnd AND end - $limit > begin THEN end - $limit ELSE begin END AS begin
WITH id, parts, begin, CASE WHEN begin + $limit < end THEN begin + $limit ELSE end END AS end
RETURN id, size(parts) AS totalCount, begin AS startsAt, COLLECT {
  UNWIND parts[begin..end] AS s
  WITH s, COLLECT { MATCH (s)-[:PART_OF*0..]->(up:Section) WHERE up.heading <> '' RETURN up.heading ORDER BY up.level } AS headingPath
  RETURN s { .id, .documentId, .heading, .level, .index, headingPath: headingPath } ORDER BY s.index
} AS parts
