// Purpose: a page of the tenant's nodes with what they are called and the relationships that lead to them. Incoming ones, because a document's
//          outgoing ones lead to its sections too, which are many.
// Parameters: $tenantId, $after (the id before the page; '' for the first), $limit
// Returns: id, label, name, scope, properties ({ type, status, createdAt } of a document, else null), names [{ key, kind, scope }],
//          relationships [{ type, fromId, scope }]; ordered by id
MATCH (n:Node {tenantId: $tenantId})
WHERE n.id > $after
// By both properties, as the index has them: then it is read no further than the page.
WITH n ORDER BY n.tenantId, n.id LIMIT $limit
RETURN n.id AS id, head([label IN labels(n) WHERE label <> 'Node']) AS label, coalesce(n.name, n.title) AS name, n.scope AS scope,
  CASE WHEN n:Document THEN n { .type, .status, .createdAt } END AS properties,
  COLLECT {
    MATCH (n)<-[r:NAMES]-(a:Alias)
    WITH DISTINCT a.key AS key, r.kind AS kind, r.scope AS scope ORDER BY key, kind, scope
    RETURN { key: key, kind: kind, scope: scope }
  } AS names,
  COLLECT {
    MATCH (n)<-[r]-(m:Node)
    WITH DISTINCT type(r) AS type, m.id AS fromId, r.scope AS scope ORDER BY type, fromId, scope
    RETURN { type: type, fromId: fromId, scope: scope }
  } AS relationships
