import { describe, expect, it } from '@jest/globals';
import { contentWords, gradeEvidence } from '../../../src/search/grade-evidence.ts';
import { hit, passage, similarHit } from '../../support/search-samples.ts';

const QUESTION = 'How long was the harbour light out?';
const unlike = passage('a', 0, { text: 'Nothing in common.', title: 'Other' });

describe('gradeEvidence', () => {
  it('goes by similarity', () => {
    expect(gradeEvidence(QUESTION, [similarHit(unlike, 0.6)])).toBe('STRONG');
    expect(gradeEvidence(QUESTION, [similarHit(unlike, 0.35)])).toBe('WEAK');
    expect(gradeEvidence(QUESTION, [similarHit(unlike, 0.2)])).toBe('NONE');
  });

  it("goes by how many of the question's telling words one passage has", () => {
    expect(gradeEvidence(QUESTION, [hit(passage('a', 0, { text: 'The harbour light failed.' }))])).toBe('WEAK');
    expect(gradeEvidence(QUESTION, [similarHit(passage('a', 0, { text: 'A long night: the harbour light failed.' }), 0.35)])).toBe(
      'STRONG',
    );
  });

  it('reads title and headings too', () => {
    expect(gradeEvidence('harbour light', [hit(passage('a', 0, { text: 'x', title: 'Harbour Light' }))])).toBe('WEAK');
  });

  it('does not look beyond the first five hits', () => {
    expect(gradeEvidence(QUESTION, [...Array.from({ length: 5 }, () => hit(unlike)), similarHit(unlike, 0.9)])).toBe('NONE');
  });

  it('is none without hits, and for a question of function words alone', () => {
    expect(gradeEvidence(QUESTION, [])).toBe('NONE');
    expect(gradeEvidence('what is it', [hit(unlike)])).toBe('NONE');
  });
});

describe('contentWords', () => {
  it('leaves out function words, single letters and repetitions', () => {
    expect(contentWords('Who wrote the PEP, the PEP 20?')).toEqual(['wrote', 'pep', '20']);
  });
});
