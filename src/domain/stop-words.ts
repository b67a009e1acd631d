/** Function words of English, after Lucene's own list with question words and auxiliaries added: they say nothing about what is sought. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about after all also an and any are as at be because been before being between but by can could did do does doing during each for from ' +
    'had has have having he her here him his how i if in into is it its just me more most my no nor not of on only or other our out over own ' +
    's same she should so some such t than that the their them then there these they this those through to too under until up us very was we ' +
    'were what when where which while who whom whose why will with would you your'
  ).split(' '),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
