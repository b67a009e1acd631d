import { describe, expect, it } from '@jest/globals';
import { isScope, parseScope } from '../../../src/domain/scope.ts';

describe('parseScope', () => {
  it('splits kind and id, at the first colon only', () => {
    expect(parseScope('project:prj-1')).toEqual({ kind: 'project', id: 'prj-1' });
    expect(parseScope('group:a:b')).toEqual({ kind: 'group', id: 'a:b' });
  });

  it.each(['tenant', '', ':', 'project', 'project:', ':x', 'Project:x', 'company:x', ' project:x', 'tenant:x'])(
    'gives nothing for %j',
    (text) => {
      expect(parseScope(text)).toBeUndefined();
    },
  );
});

describe('isScope', () => {
  it('takes the tenant and every kind, and nothing else', () => {
    expect(['tenant', 'project:a', 'group:a', 'employee:a', 'acl:a'].every(isScope)).toBe(true);
    expect(['Tenant', '*', 'all', 'project:', 'tenant:a'].some(isScope)).toBe(false);
  });
});
