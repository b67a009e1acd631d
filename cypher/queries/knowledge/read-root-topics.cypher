// Purpose: a page of the topics without a parent. A parent that is hidden, or to which a hidden relationship leads, counts as none.
// Parameters: $tenantId, $scopes, $properties [name], $limit, $isFromEnd, $after, $before { name, id } (or null)
// Returns: totalCount, startsAt (how many come before the page), topics [properties in the order of $properties] by name and id
MATCH (t:Topic {tenantId: $tenantId})
WHERE t.scope IN $scopes AND NOT EXISTS {
  MATCH (t)-[r:SUBTOPIC_OF]->(parent:Topic {tenantId: $tenantId}) WHERE r.scope IN $scopes AND parent.scope IN $scopes
}
WITH t ORDER BY t.name, t.id
WITH collect({node: t, name: t.name, id: t.id}) AS entries
WITH entries,
  CASE WHEN $after IS NULL THEN 0
    ELSE size([entry IN entries WHERE entry.name < $after.name OR (entry.name = $after.name AND entry.id <= $after.id)]) END AS begin,
  CASE WHEN $before IS NULL THEN size(entries)
    ELSE size([entry IN entries WHERE entry.name < $before.name OR (entry.name = $before.name AND entry.id < $before.id)]) END AS end
WITH entries, end, CASE WHEN $isFromEnd AND end - $limit > begin THEN end - $limit ELSE begin END AS begin
WITH entries, begin, CASE WHEN begin + $limit < end THEN begin + $limit ELSE end END AS end
RETURN size(entries) AS totalCount, begin AS startsAt, [entry IN entries[begin..end] | [name IN $properties | entry.node[name]]] AS topics
