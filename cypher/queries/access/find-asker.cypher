// Purpose: who a token or a command names, and everything visible to them. Membership counts only when the directory
//          states it: a document that calls somebody a member of a project must not open the project to them.
//          Somebody whom only documents name is no asker.
// Parameters: $tenantId, $employee (graph id, external id, handle, e-mail address or exact name)
// Returns: employeeId, name, projectIds, groupIds, precision (0 is the most precise way of naming); best first
MATCH (e:Employee {tenantId: $tenantId})
WITH e, CASE $employee WHEN e.id THEN 0 WHEN e.externalId THEN 1 WHEN e.handle THEN 2 WHEN e.email THEN 3 WHEN e.name THEN 4 END AS precision
WHERE precision IS NOT NULL AND e.origin = 'directory'
RETURN e.id AS employeeId, e.name AS name, precision,
  COLLECT { MATCH (e)-[r:WORKS_ON]->(p:Project {tenantId: $tenantId}) WHERE r.documentId IS NULL RETURN DISTINCT p.id ORDER BY p.id } AS projectIds,
  COLLECT { MATCH (e)-[r:MEMBER_OF]->(g:Group {tenantId: $tenantId}) WHERE r.documentId IS NULL RETURN DISTINCT g.id ORDER BY g.id } AS groupIds
ORDER BY precision, employeeId
LIMIT 2
