// Purpose: the same page of the chunks of some sections, in the order of the text; not those of the sections below them.
// Parameters: $tenantId, $scopes, $ids (of sections), $limit, $isFromEnd, $after, $before (an index, or null)
// Returns: id, totalCount, startsAt (how many come before the page), parts [{ id, documentId, sectionId, index, text }]
UNWIND $ids AS id
MATCH (s:Section {tenantId: $tenantId, id: id})
MATCH (d:Document:Node {tenantId: $tenantId, id: s.documentId})
WHERE d.scope IN $scopes
MATCH (s)-[:HAS_CHUNK]->(c:Chunk {tenantId: $tenantId})
WHERE c.scope IN $scopes
WITH id, c ORDER BY c.index
WITH id, collect(c) AS parts
WITH id, parts,
  CASE WHEN $after IS NULL THEN 0 ELSE size([part IN parts WHERE part.index <= $after]) END AS begin,
  CASE WHEN $before IS NULL THEN size(parts) ELSE size([part IN parts WHERE part.index < $before]) END AS end
WITH id, parts, end, CASE WHEN $isFromEnd AND end - $limit > begin THEN end - $limit ELSE begin END AS begin
WITH id, parts, begin, CASE WHEN begin + $limit < end THEN begin + $limit ELSE end END AS end
RETURN id, size(parts) AS totalCount, begin AS startsAt, [c IN parts[begin..end] | c { .id, .documentId, .sectionId, .index, .text }] AS parts
