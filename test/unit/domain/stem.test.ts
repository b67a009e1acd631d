import { describe, expect, it } from '@jest/globals';
import { stem } from '../../../src/domain/stem.ts';

/** Examples from Porter's paper, step by step, carried through all steps as his own program does. */
const EXAMPLES = `
  caresses caress, ponies poni, ties ti, caress caress, cats cat,
  feed feed, agreed agre, plastered plaster, bled bled, motoring motor, sing sing,
  conflated conflat, troubled troubl, sized size, hopping hop, tanned tan, falling fall, hissing hiss, fizzed fizz, failing fail, filing file,
  happy happi, sky sky,
  relational relat, conditional condit, rational ration, valenci valenc, digitizer digit, conformabli conform, radicalli radic,
  differentli differ, vileli vile, analogousli analog, vietnamization vietnam, predication predic, operator oper, feudalism feudal,
  decisiveness decis, hopefulness hope, callousness callous, formaliti formal, sensitiviti sensit, sensibiliti sensibl,
  triplicate triplic, formative form, formalize formal, electriciti electr, electrical electr, hopeful hope, goodness good,
  revival reviv, allowance allow, inference infer, airliner airlin, gyroscopic gyroscop, adjustable adjust, defensible defens,
  irritant irrit, replacement replac, adjustment adjust, dependent depend, adoption adopt, homologou homolog, communism commun,
  activate activ, angulariti angular, homologous homolog, effective effect, bowdlerize bowdler,
  probate probat, rate rate, cease ceas, controll control, roll roll,
  generalizations gener, oscillators oscil, days dai, toys toi, yield yield, syzygy syzygi, crying cry, dying dy, archaeology archaeolog
`;

describe('the stem of a word', () => {
  it.each(
    EXAMPLES.trim()
      .split(/,\s*/)
      .map((pair) => pair.split(' ') as [string, string]),
  )('%s is %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it.each([[''], ['s'], ['is'], ['relé'], ['8'], ['b2b'], ['Relays'], ['東京']])(
    'leaves %j alone: too short, or not a word of small English letters',
    (word) => {
      expect(stem(word)).toBe(word);
    },
  );

  it('takes a word of thousands of letters in no time', () => {
    const begin = performance.now();
    for (const word of ['ab'.repeat(50_000), 'y'.repeat(100_000), `${'a'.repeat(100_000)}ational`]) stem(word);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});
