// The keyword index. Tenant and scope are words of the index too, so that Lucene filters before it ranks.
CREATE FULLTEXT INDEX chunk_text IF NOT EXISTS FOR (n:Chunk) ON EACH [n.text, n.title, n.headings, n.tenantId, n.scopeToken]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'english', `fulltext.eventually_consistent`: false } };
