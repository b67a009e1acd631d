import { describe, expect, it } from '@jest/globals';
import { javaFaults, mavenFaults, memoryFaults } from '../../../src/services/preflight.ts';
import { testConfig } from '../../support/test-config.ts';

describe('what is missing on the machine', () => {
  it('is nothing when everything is there', () => {
    const config = testConfig({ NEO4J_HEAP_MB: '512', NEO4J_PAGE_CACHE_MB: '128' });
    expect(javaFaults({ java: { program: 'java', version: 17 } })).toEqual([]);
    expect(mavenFaults({ maven: 'Apache Maven 3.8.7' }, [{ title: 'Neo4j' }])).toEqual([]);
    expect(memoryFaults({ availableMemoryMb: 4_000 }, config)).toEqual([]);
  });

  it('is one line for a Java that is missing, and one for a Java that is too old', () => {
    expect(javaFaults({ java: undefined })).toEqual([
      expect.stringMatching(/^Neo4j needs Java 17 or newer, and no Java can be run[^\n]*$/),
    ]);
    expect(javaFaults({ java: { program: '/old/bin/java', version: 11 } })).toEqual([
      'Neo4j needs Java 17 or newer, and /old/bin/java is Java 11.',
    ]);
  });

  it('names what Maven is needed for', () => {
    expect(mavenFaults({ maven: undefined }, [{ title: 'Neo4j' }, { title: 'Redis' }])).toEqual([
      'Maven fetches Neo4j and Redis at the first start, and `mvn` cannot be run.',
    ]);
  });

  it('counts heap, page cache and the rest of Java against the free memory', () => {
    const config = testConfig({ NEO4J_HEAP_MB: '1024', NEO4J_PAGE_CACHE_MB: '256' });
    expect(memoryFaults({ availableMemoryMb: 1_579 }, config)).toEqual([
      expect.stringContaining('about 1580 MB of memory and 1579 MB are free'),
    ]);
    expect(memoryFaults({ availableMemoryMb: 1_580 }, config)).toEqual([]);
  });
});
