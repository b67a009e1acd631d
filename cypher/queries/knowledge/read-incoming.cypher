// Purpose: a page of the neighbours from which relationships lead to some nodes. Node, relationship and neighbour must each be visible: a
//          relationship has one support each, so a neighbour whose every support is hidden is not there at all.
// Parameters: $tenantId, $scopes, $ids, $types, $label, $limit, $after { position, name, id } (or null)
// Returns: id, totalCount, neighbours [{ label, properties, types, role, weight, position, name }] by position, name and id
UNWIND $ids AS id
MATCH (s:Node {tenantId: $tenantId, id: id})
WHERE s.scope IN $scopes
CALL (s) {
  MATCH (s)<-[r:$any($types)]-(n:Node {tenantId: $tenantId})
  WHERE $label IN labels(n) AND n.scope IN $scopes AND r.scope IN $scopes
  // What the directory states goes before what documents state, so that the same support always gives role and weight.
  WITH n, r ORDER BY r.documentId IS NOT NULL, r.documentId, type(r)
  WITH n, coalesce(n.name, n.title) AS name, collect(DISTINCT type(r)) AS types, head(collect(toStringOrNull(r.role))) AS role,
    head(collect(toFloatOrNull(r.weight))) AS weight, coalesce(min(toIntegerOrNull(r.position)), 2147483647) AS position
  ORDER BY position, name, n.id
  RETURN collect({
    label: $label, properties: properties(n), types: types, role: role, weight: weight, position: position, name: name
  }) AS neighbours
}
RETURN id, size(neighbours) AS totalCount, [
  neighbour IN neighbours WHERE $after IS NULL OR neighbour.position > $after.position OR (neighbour.position = $after.position AND (
    neighbour.name > $after.name OR (neighbour.name = $after.name AND neighbour.properties.id > $after.id)))
][..$limit] AS neighbours
