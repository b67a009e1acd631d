// Purpose: who a token or a command names, and everything visible to them. Membership counts only when the directory
//          states it: a document that calls somebody a member of a project must not open the project to them.
//          Somebody whom only documents name is no asker.
// Parameters: $tenantId, $employee (graph id, external id, handle, e-mail address or exact name)
// Returns: employeeId, name, projectIds, groupIds, precision (0 is the most precise way of naming); best first
CALL () {
  // Each way of naming has an index: a request must not look through everybody.
  MATCH (e:Employee:Node {tenantId: $tenantId, id: $employee}) RETURN e, 0 AS way
  UNION ALL
  MATCH (e:Employee:Node {tenantId: $tenantId, externalId: $employee}) RETURN e, 1 AS way
  UNION ALL
  MATCH (e:Employee {tenantId: $tenantId, handle: $employee}) RETURN e, 2 AS way
  UNION ALL
  MATCH (e:Employee {tenantId: $tenantId, email: $employee}) RETURN e, 3 AS way
  UNION ALL
  MATCH (e:Employee {tenantId: $tenantId, name: $employee}) RETURN e, 4 AS way
}
WITH e, min(way) AS precision
WHERE e.origin = 'directory'
RETURN e.id AS employeeId, e.name AS name, precision,
  COLLECT { MATCH (e)-[r:WORKS_ON]->(p:Project {tenantId: $tenantId}) WHERE r.documentId IS NULL RETURN DISTINCT p.id ORDER BY p.id } AS projectIds,
  COLLECT { MATCH (e)-[r:MEMBER_OF]->(g:Group {tenantId: $tenantId}) WHERE r.documentId IS NULL RETURN DISTINCT g.id ORDER BY g.id } AS groupIds
ORDER BY precision, employeeId
LIMIT 2
