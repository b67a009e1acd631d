import { describe, expect, it } from '@jest/globals';
import type { Scope } from '../../../../src/domain/scope.ts';
import { LearnedForms } from '../../../../src/search/corpus/learned-forms.ts';

const MOORING = { short: 'mas', long: 'mooring assistance service' };
const MASTS = { short: 'mas', long: 'mast alignment system' };
const seen = (...scopes: Scope[]): ReadonlySet<Scope> => new Set(scopes);

describe('LearnedForms', () => {
  it('knows both ways, each form with its share of the documents that explain it', () => {
    const forms = new LearnedForms();
    forms.add([MOORING], 'tenant');
    forms.add([MOORING, MASTS], 'tenant');
    expect(forms.of('mas', seen('tenant'))).toEqual([
      { key: 'mooring assistance service', share: 2 / 3 },
      { key: 'mast alignment system', share: 1 / 3 },
    ]);
    expect(forms.of('mast alignment system', seen('tenant'))).toEqual([{ key: 'mas', share: 1 }]);
    expect(forms.of('buoy', seen('tenant'))).toEqual([]);
  });

  it('knows nothing from documents that are hidden, and counts nothing of them', () => {
    const forms = new LearnedForms();
    forms.add([MOORING], 'tenant');
    forms.add([MASTS], 'project:p');
    expect(forms.of('mas', seen('tenant'))).toEqual([{ key: 'mooring assistance service', share: 1 }]);
    expect(forms.of('mast alignment system', seen('tenant'))).toEqual([]);
    expect(forms.of('mas', seen('tenant', 'project:p')).map(({ share }) => share)).toEqual([0.5, 0.5]);
    expect(forms.of('mas', seen())).toEqual([]);
  });

  it('forgets what is taken back, and gives the memory back', () => {
    const forms = new LearnedForms();
    forms.add([MOORING], 'tenant');
    const before = forms.bytes;
    forms.add([MASTS, MOORING], 'project:p');
    expect(forms.bytes).toBeGreaterThan(before);
    forms.remove([MASTS, MOORING], 'project:p');
    expect(forms.bytes).toBe(before);
    expect(forms.of('mas', seen('tenant', 'project:p'))).toEqual([{ key: 'mooring assistance service', share: 1 }]);
    forms.remove([MOORING], 'tenant');
    expect(forms.bytes).toBe(0);
  });

  it('keeps to the five that most documents explain', () => {
    const forms = new LearnedForms();
    for (let count = 1; count <= 9; count += 1) {
      for (let document = 0; document < count; document += 1) forms.add([{ short: 'ab', long: `a ${count}` }], 'tenant');
    }
    expect(forms.of('ab', seen('tenant')).map(({ key }) => key)).toEqual(['a 9', 'a 8', 'a 7', 'a 6', 'a 5']);
  });
});
