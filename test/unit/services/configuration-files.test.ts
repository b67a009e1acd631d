import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { NEO4J_VERSION, renderNeo4jConf } from '../../../src/services/neo4j.ts';
import { EMBEDDED_REDIS_VERSION, renderRedisConf } from '../../../src/services/redis.ts';

describe('renderNeo4jConf', () => {
  const lines = renderNeo4jConf({ bolt: 7001, http: 7002 }, 64).split('\n');

  it('listens on loopback alone, at the given ports', () => {
    expect(lines).toContain('server.bolt.listen_address=127.0.0.1:7001');
    expect(lines).toContain('server.http.listen_address=127.0.0.1:7002');
    expect(lines.filter((line) => line.includes('listen_address') && !line.includes('=127.0.0.1'))).toEqual([]);
  });

  it('reports its use to nobody and takes the page cache that it is given', () => {
    expect(lines).toContain('dbms.usage_report.enabled=false');
    expect(lines).toContain('server.memory.pagecache.size=64m');
  });
});

describe('renderRedisConf', () => {
  const lines = renderRedisConf({ redis: 7003 }, 'word', '/data folder/redis').split('\n');

  it('keeps everything: append-only file on, nothing evicted', () => {
    expect(lines).toEqual(expect.arrayContaining(['appendonly yes', 'appendfsync everysec', 'maxmemory-policy noeviction']));
  });

  it('listens on loopback alone and asks for the password', () => {
    expect(lines).toEqual(expect.arrayContaining(['bind 127.0.0.1', 'port 7003', 'protected-mode yes', 'requirepass word']));
  });

  it('puts a folder with a space in its name into quotes', () => {
    expect(lines).toContain('dir "/data folder/redis"');
  });
});

describe('the poms', () => {
  it.each([
    ['neo4j', `<neo4j.version>${NEO4J_VERSION}</neo4j.version>`],
    ['redis', `<version>${EMBEDDED_REDIS_VERSION}</version>`],
  ])('names the version of %s that the code names', async (pom, version) => {
    expect(await readFile(new URL(`../../../src/services/${pom}/pom.xml`, import.meta.url), 'utf8')).toContain(version);
  });
});
