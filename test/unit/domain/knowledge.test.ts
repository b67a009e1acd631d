import { describe, expect, it } from '@jest/globals';
import { isRelationshipType } from '../../../src/domain/knowledge.ts';

describe('isRelationshipType', () => {
  it.each(['WORKS_ON', 'A', 'V2', 'MANAGED_REVIEW'])('lets a source bring %s', (type) => expect(isRelationshipType(type)).toBe(true));

  it.each(['works_on', '', '2A', 'A-B', 'A`B', 'A|B', 'A'.repeat(65), 'A\n', 'NAMES', 'HAS_CHUNK', 'HAS_SECTION', 'PART_OF', 'MENTIONS'])(
    'refuses %j',
    (type) => expect(isRelationshipType(type)).toBe(false),
  );
});
