import { describe, expect, it } from '@jest/globals';
import { findAbbreviations } from '../../../../src/search/corpus/find-abbreviations.ts';

const found = (text: string): string[] => findAbbreviations(text).map(({ short, long }) => `${short} = ${long}`);

describe('findAbbreviations', () => {
  it.each([
    ['The Mooring Assistance Service (MAS) opens at six.', 'mas = mooring assistance service'],
    ['Ask the MAS (Mooring Assistance Service) first.', 'mas = mooring assistance service'],
    ['Call MAS (the Mooring Assistance Service), day or night.', 'mas = mooring assistance service'],
    ['They use a light availability figure ("LAF").', 'laf = light availability figure'],
    ['The *time to relight* (**TTR**; see below) is long.', 'ttr = time to relight'],
    ['Aids to navigation (AtoN, since 2019) are kept.', 'aton = aids to navigation'],
    ['We ask in Structured Query Language (SQL).', 'sql = structured query language'],
    ['Two application programming interfaces (APIs) meet.', 'api = application programming interfaces'],
    ['The Établissement d’Été (EDE) is closed.', 'ede = etablissement d ete'],
    ['A store-and-forward gateway (SFG) waits.', 'sfg = store and forward gateway'],
    ['It is signed with Secure Hash Algorithm 256 (SHA 256).', 'sha 256 = secure hash algorithm 256'],
    ['The Update Framework (TUF) is used.', 'tuf = the update framework'],
  ])('reads %j', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it.each([
    'The lamp (see below) was lit.',
    'It failed (Note that nobody saw it).',
    'The harbour of Lisbon (USA) is not there.',
    'We promise users of the PEP (provide the API) nothing.',
    'In the sandbox (TeX) it ran.',
    'The service ended. Mooring (MAS) began.',
    'Mooring Assistance Service(MAS)',
    'Who runs Information Technology (IT)?',
    'See https://mooring.example/assistance/service (MHTTPS)',
    'A call of MAS (mas MAS mas)',
    'Nothing () here ( ) and (A) or (12).',
    '',
  ])('finds none in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('gives each pair once, and all that one form stands for', () => {
    const text = 'Thread-local storage (TLS), transport layer security (TLS), thread-local storage (TLS).';
    expect(found(text)).toEqual(['tls = thread local storage', 'tls = transport layer security']);
  });

  it('takes a long text of parentheses in a short time', () => {
    const begin = performance.now();
    for (const text of [' ('.repeat(100_000), ' (AB'.repeat(100_000), 'word '.repeat(100_000) + '(WORD)', ` (${'A'.repeat(200_000)})`])
      found(text);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });
});
