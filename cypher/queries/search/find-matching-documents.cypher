// Purpose: the documents that meet every condition of a filter; one that is null is not given. Whatever a condition goes by (document,
//          relationship, the node at its other end, each step down the topics) must be visible to the asker: what is hidden matches nothing.
// Parameters: $tenantId, $scopes, $documents, $employees, $roles, $projects, $topics, $types, $statuses, $createdFrom, $createdBefore,
//             $updatedFrom, $updatedBefore
// Returns: id
CALL () {
  UNWIND coalesce($topics, []) AS id
  MATCH (wide:Topic:Node {tenantId: $tenantId, id: id})
  // The shortest way to each topic alone: of topics that are parts of each other there are more ways than can be walked.
  MATCH ANY SHORTEST (wide)
    ((:Topic)<-[r:SUBTOPIC_OF WHERE r.scope IN $scopes]-(lower:Topic WHERE lower.scope IN $scopes))*
    (narrow:Topic {tenantId: $tenantId})
  WHERE wide.scope IN $scopes
  RETURN collect(DISTINCT narrow) AS topics
}
// Begins at what the first of these conditions names; only when none is given, at all documents.
CALL (topics) {
  UNWIND coalesce($documents, []) AS id
  MATCH (d:Document:Node {tenantId: $tenantId, id: id})
  RETURN d
  UNION
  UNWIND CASE WHEN $documents IS NULL THEN coalesce($employees, []) ELSE [] END AS id
  MATCH (:Employee:Node {tenantId: $tenantId, id: id})-[:$any($roles)]->(d:Document {tenantId: $tenantId})
  RETURN d
  UNION
  UNWIND CASE WHEN coalesce($documents, $employees) IS NULL THEN coalesce($projects, []) ELSE [] END AS id
  MATCH (:Project:Node {tenantId: $tenantId, id: id})<-[:BELONGS_TO]-(d:Document {tenantId: $tenantId})
  RETURN d
  UNION
  UNWIND CASE WHEN coalesce($documents, $employees, $projects) IS NULL THEN topics ELSE [] END AS topic
  MATCH (topic)<-[:ABOUT]-(d:Document {tenantId: $tenantId})
  RETURN d
  UNION
  UNWIND CASE WHEN coalesce($documents, $employees, $projects, $topics) IS NULL THEN [0] ELSE [] END AS all
  MATCH (d:Document {tenantId: $tenantId})
  RETURN d
}
WITH topics, d
WHERE d.scope IN $scopes
  AND ($types IS NULL OR d.type IN $types)
  AND ($statuses IS NULL OR d.status IN $statuses)
  AND ($createdFrom IS NULL OR d.createdAt >= $createdFrom) AND ($createdBefore IS NULL OR d.createdAt < $createdBefore)
  AND ($updatedFrom IS NULL OR d.updatedAt >= $updatedFrom) AND ($updatedBefore IS NULL OR d.updatedAt < $updatedBefore)
  AND ($employees IS NULL OR EXISTS {
    MATCH (d)<-[r:$any($roles)]-(e:Employee {tenantId: $tenantId})
    WHERE e.id IN $employees AND e.scope IN $scopes AND r.scope IN $scopes
  })
  AND ($projects IS NULL OR EXISTS {
    MATCH (d)-[r:BELONGS_TO]->(p:Project {tenantId: $tenantId})
    WHERE p.id IN $projects AND p.scope IN $scopes AND r.scope IN $scopes
  })
  AND ($topics IS NULL OR EXISTS {
    MATCH (d)-[r:ABOUT]->(t:Topic)
    WHERE t IN topics AND r.scope IN $scopes
  })
RETURN d.id AS id
