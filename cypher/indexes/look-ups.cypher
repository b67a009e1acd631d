// What lists and look-ups start from.
CREATE INDEX employee_tenant IF NOT EXISTS FOR (n:Employee) ON (n.tenantId);
CREATE INDEX employee_handle IF NOT EXISTS FOR (n:Employee) ON (n.tenantId, n.handle);
CREATE INDEX employee_email IF NOT EXISTS FOR (n:Employee) ON (n.tenantId, n.email);
CREATE INDEX employee_name IF NOT EXISTS FOR (n:Employee) ON (n.tenantId, n.name);
CREATE INDEX project_tenant IF NOT EXISTS FOR (n:Project) ON (n.tenantId);
CREATE INDEX group_tenant IF NOT EXISTS FOR (n:Group) ON (n.tenantId);
CREATE INDEX topic_tenant IF NOT EXISTS FOR (n:Topic) ON (n.tenantId);
CREATE INDEX document_tenant IF NOT EXISTS FOR (n:Document) ON (n.tenantId);
CREATE INDEX node_external_id IF NOT EXISTS FOR (n:Node) ON (n.tenantId, n.externalId);
CREATE INDEX chunk_document IF NOT EXISTS FOR (n:Chunk) ON (n.tenantId, n.documentId);
CREATE INDEX chunk_place IF NOT EXISTS FOR (n:Chunk) ON (n.tenantId, n.documentId, n.index);
CREATE INDEX outbox_available IF NOT EXISTS FOR (n:Outbox) ON (n.availableAt);
CREATE INDEX outbox_tenant IF NOT EXISTS FOR (n:Outbox) ON (n.tenantId);
CREATE INDEX extraction_note_available IF NOT EXISTS FOR (n:ExtractionNote) ON (n.availableAt);
CREATE INDEX extraction_note_tenant IF NOT EXISTS FOR (n:ExtractionNote) ON (n.tenantId);
