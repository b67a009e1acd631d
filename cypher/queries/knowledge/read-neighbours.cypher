// Purpose: the same page of the neighbours of some nodes over each of some relations. Node, relationship and neighbour must each be visible:
//          a relationship has one support each, so a neighbour whose every support is hidden is not there at all.
//          The types are written out, though parameters say which are wanted: known only from a parameter, Neo4j would read every
//          relationship of a node, its sections too. Only what is on a page has its properties read.
// Parameters: $tenantId, $scopes, $ids, $relations [{ place, types, label, isOutgoing, properties [name] }], $outgoing [type],
//             $incoming [type], $limit, $isFromEnd, $after, $before { position, name, id } (or null)
// Returns: id, place (of the relation), totalCount, startsAt (how many come before the page), neighbours [[types, role, weight, position,
//          properties]] by position, name and id; no row without visible neighbours. An outgoing relation's position is 0: a source gives
//          places among those that lead to a node (a document's authors), not the other way.
UNWIND $ids AS id
MATCH (s:Node {tenantId: $tenantId, id: id})
WHERE s.scope IN $scopes
CALL (s) {
  MATCH (s)-[r:WORKS_ON|MEMBER_OF|REPORTS_TO|SUBTOPIC_OF|BELONGS_TO|ABOUT|AUTHORED|REVIEWED|APPROVED|EDITED|SPONSORED|REFERENCES|REPLACES
    |REQUIRES|RELATED]->(n)
  WHERE type(r) IN $outgoing
  RETURN r, n, true AS isOutgoing
  UNION ALL
  MATCH (s)<-[r:WORKS_ON|MEMBER_OF|REPORTS_TO|SUBTOPIC_OF|BELONGS_TO|ABOUT|AUTHORED|REVIEWED|APPROVED|EDITED|SPONSORED|REFERENCES|REPLACES
    |REQUIRES|RELATED]-(n)
  WHERE type(r) IN $incoming
  RETURN r, n, false AS isOutgoing
}
WITH id, r, n, isOutgoing
WHERE r.scope IN $scopes AND n.scope IN $scopes AND n.tenantId = $tenantId
UNWIND [one IN $relations WHERE type(r) IN one.types AND one.isOutgoing = isOutgoing AND one.label IN labels(n)] AS relation
// What the directory states goes before what documents state, so that the same support always gives role and weight.
WITH id, relation.place AS place, isOutgoing, n, r ORDER BY r.documentId IS NOT NULL, r.documentId, type(r)
WITH id, place, n, n.id AS neighbourId, coalesce(n.name, n.title) AS name, collect(DISTINCT type(r)) AS types,
  head(collect(toStringOrNull(r.role))) AS role, head(collect(toFloatOrNull(r.weight))) AS weight,
  min(CASE WHEN isOutgoing THEN 0 ELSE coalesce(toIntegerOrNull(r.position), 2147483647) END) AS position
ORDER BY position, name, neighbourId
WITH id, place, collect({node: n, id: neighbourId, name: name, types: types, role: role, weight: weight, position: position}) AS entries
WITH id, place, entries,
  CASE WHEN $after IS NULL THEN 0 ELSE size([entry IN entries WHERE entry.position < $after.position OR (entry.position = $after.position
    AND (entry.name < $after.name OR (entry.name = $after.name AND entry.id <= $after.id)))]) END AS begin,
  CASE WHEN $before IS NULL THEN size(entries) ELSE size([entry IN entries WHERE entry.position < $before.position
    OR (entry.position = $before.position AND (entry.name < $before.name OR (entry.name = $before.name AND entry.id < $before.id)))]) END AS end
WITH id, place, entries, end, CASE WHEN $isFromEnd AND end - $limit > begin THEN end - $limit ELSE begin END AS begin
WITH id, place, entries, begin, CASE WHEN begin + $limit < end THEN begin + $limit ELSE end END AS end
RETURN id, place, size(entries) AS totalCount, begin AS startsAt, [
  entry IN entries[begin..end] |
    [entry.types, entry.role, entry.weight, entry.position, [name IN $relations[place].properties | entry.node[name]]]
] AS neighbours
