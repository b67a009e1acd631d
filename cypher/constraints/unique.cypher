// Ids are unique within a tenant; a tenant, its slug and a migration are unique altogether.
CREATE CONSTRAINT tenant_id IF NOT EXISTS FOR (n:Tenant) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT tenant_slug IF NOT EXISTS FOR (n:Tenant) REQUIRE n.slug IS UNIQUE;
CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:Node) REQUIRE (n.tenantId, n.id) IS UNIQUE;
CREATE CONSTRAINT section_id IF NOT EXISTS FOR (n:Section) REQUIRE (n.tenantId, n.id) IS UNIQUE;
CREATE CONSTRAINT chunk_id IF NOT EXISTS FOR (n:Chunk) REQUIRE (n.tenantId, n.id) IS UNIQUE;
CREATE CONSTRAINT alias_key IF NOT EXISTS FOR (n:Alias) REQUIRE (n.tenantId, n.key) IS UNIQUE;
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE (n.tenantId, n.id) IS UNIQUE;
CREATE CONSTRAINT embedding_hash IF NOT EXISTS FOR (n:Embedding) REQUIRE (n.tenantId, n.model, n.contentHash) IS UNIQUE;
CREATE CONSTRAINT generation_scope IF NOT EXISTS FOR (n:Generation) REQUIRE (n.tenantId, n.scope) IS UNIQUE;
CREATE CONSTRAINT outbox_id IF NOT EXISTS FOR (n:Outbox) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT extraction_note_id IF NOT EXISTS FOR (n:ExtractionNote) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT migration_name IF NOT EXISTS FOR (n:Migration) REQUIRE n.name IS UNIQUE;
