// Purpose: nodes by id, with the properties that are shown.
// Parameters: $tenantId, $scopes, $ids, $propertiesByLabel { label: [name] }
// Returns: label, properties in the order of $propertiesByLabel; nothing for what does not exist or is hidden
UNWIND $ids AS id
MATCH (n:Node {tenantId: $tenantId, id: id})
WHERE n.scope IN $scopes
WITH n, head([label IN labels(n) WHERE label <> 'Node']) AS label
RETURN label, [name IN $propertiesByLabel[label] | n[name]] AS properties
