import type { Company, CompanySeed } from '../support/test-company.ts';
import { createRandom } from './random.ts';

/** How many of each the company of the measurement has. */
const SIZES = { documents: 700, people: 120, projects: 25, topics: 40 };
const TYPES = ['design', 'meeting notes', 'report', 'decision'];

/** Loads the company that the lists are measured on: documents with one to three authors, one or two projects, one to four topics. */
export async function loadListCompany(seed: CompanySeed): Promise<Company> {
  const random = createRandom(20_240_117);
  const pick = (prefix: string, count: number, most: number): string[] => {
    const wanted = 1 + Math.floor(random() * most);
    return [...new Set(Array.from({ length: wanted }, () => `${prefix}${Math.floor(random() * count)}`))];
  };
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, number) => number);
  for (const number of numbers(SIZES.people)) seed.person(`person${number}`, `Person ${Math.floor(random() * 1_000)}`);
  for (const number of numbers(SIZES.projects)) seed.project(`project${number}`, `Project ${number}`);
  for (const number of numbers(SIZES.topics)) seed.topic(`topic${number}`, `Topic ${number}`);
  for (const number of numbers(SIZES.people)) seed.relation(`person${number}`, 'WORKS_ON', `project${number % SIZES.projects}`);
  for (const number of numbers(SIZES.documents)) {
    seed.document(`document${number}`, `# Note ${number}\n\nWhat was found out.\n\n## Next\n\nWhat is to be done.`, {
      title: `Note ${Math.floor(random() * 100_000)}`,
      type: TYPES[number % TYPES.length],
      createdAt: `20${10 + (number % 15)}-0${1 + (number % 9)}-1${number % 10}`,
      statements: {
        authors: pick('person', SIZES.people, 3),
        projects: pick('project', SIZES.projects, 2),
        topics: pick('topic', SIZES.topics, 4),
      },
    });
  }
  return seed.load({ withVectors: false });
}
