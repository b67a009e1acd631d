import type { SourceDocument, SourceItem } from '../../src/domain/source-item.ts';
import { document, employee, group, project, relationship, topic } from '../support/memory-connector.ts';
import { createRandom, pickOne, pickPlaces } from './random.ts';
import type { Random } from './random.ts';
import * as words from './words.ts';

/** How many of each a company has. */
export interface CompanySizes {
  readonly texts: number;
  readonly people: number;
  readonly projects: number;
  readonly topics: number;
  readonly groups: number;
}

/** A company that a seed alone decides: the same texts, people and relationships in every run. */
export interface SyntheticCompany {
  readonly sizes: CompanySizes;
  /** Directory, then documents, then relationships of the directory: the order of loading. */
  readonly items: readonly SourceItem[];
  /** Relationships that the items state, those of topics to their parents included. */
  readonly relationshipCount: number;
  /** For each topic its name and components in one line: what a vector of the topic is made of. */
  readonly topicTexts: readonly string[];
  /** Which topic a document is about first, by its title, which no other document has. */
  readonly topicOfTitle: ReadonlyMap<string, number>;
  /** A question of its own for each number from 0. */
  question(number: number): string;
}

const WORDS_OF_A_TEXT = 100;
const COMPONENTS_OF_A_TOPIC = 8;
/** Broad topics that the others are below. */
const TOPICS_OF_A_PARENT = 10;
/** Projects that each person works on. */
const PROJECTS_OF_A_PERSON = 3;

/** A company of so many texts of about a hundred words, with 6.25 relationships for each: 20,000 texts make about 125,000. */
export function createCompany(texts: number, seed: number): SyntheticCompany {
  const random = createRandom(seed);
  const hundredth = Math.ceil(texts / 100);
  const sizes = { texts, people: Math.ceil(texts / 20), projects: hundredth, topics: hundredth, groups: Math.ceil(hundredth / 10) };
  const documents = numbers(texts).map((number) => createDocument(number, sizes, random));
  const directory = createDirectory(sizes);
  const relationships = createRelationships(sizes, random);
  const stated = documents.reduce((sum, { item }) => sum + Object.values(item.statements).flat().length, 0);
  return {
    sizes,
    items: [...directory, ...documents.map(({ item }) => item), ...relationships],
    relationshipCount: stated + relationships.length + sizes.topics - parentCount(sizes),
    topicTexts: numbers(sizes.topics).map((place) => `${topicName(place)}: ${componentsOf(place).join(', ')}`),
    topicOfTitle: new Map(documents.map(({ item, topicPlace }) => [item.title ?? '', topicPlace])),
    question: (number) => createQuestion(number, sizes),
  };
}

function createDirectory(sizes: CompanySizes): SourceItem[] {
  const parents = parentCount(sizes);
  const parentOf = (place: number): string | undefined => (place < parents ? undefined : `topic${place % parents}`);
  return [
    ...numbers(sizes.people).map((place) => employee(`person${place}`, personName(place), { properties: { handle: `person${place}` } })),
    ...numbers(sizes.projects).map((place) => project(`project${place}`, projectName(place))),
    ...numbers(sizes.groups).map((place) => group(`group${place}`, `Group ${topicName(place)}`)),
    ...numbers(sizes.topics).map((place) => topic(`topic${place}`, topicName(place), parentOf(place))),
  ];
}

/** Five for each person: projects, a group, and somebody to report to. */
function createRelationships({ people, projects, groups }: CompanySizes, random: Random): SourceItem[] {
  return numbers(people).flatMap((place) => {
    const person = `person${place}`;
    return [
      ...pickPlaces(projects, PROJECTS_OF_A_PERSON, random).map((other) => relationship(person, 'WORKS_ON', `project${other}`)),
      relationship(person, 'MEMBER_OF', `group${place % groups}`),
      ...(place === 0 ? [] : [relationship(person, 'REPORTS_TO', `person${Math.floor((place - 1) / 8)}`)]),
    ];
  });
}

function createDocument(number: number, sizes: CompanySizes, random: Random): { item: SourceDocument; topicPlace: number } {
  const topics = pickPlaces(sizes.topics, 1 + (number % 3), random);
  const topicPlace = topics[0] ?? 0;
  const kind = pickOne(words.KINDS, random);
  const earlier = number === 0 ? [] : [`document${Math.floor(random() * number)}`];
  const item = document(`document${number}`, createText(topicPlace, random), {
    title: `${kind.words} ${topicName(topicPlace)}: ${pickOne(componentsOf(topicPlace), random)} ${number}`,
    type: kind.type,
    format: 'txt',
    createdAt: `20${10 + (number % 15)}-0${1 + (number % 9)}-1${number % 10}`,
    statements: {
      authors: pickPlaces(sizes.people, 1 + (Math.floor(number / 3) % 3), random).map((place) => `person${place}`),
      projects: pickPlaces(sizes.projects, 1, random).map((place) => `project${place}`),
      topics: topics.map((place) => `topic${place}`),
      references: earlier,
    },
  });
  return { item, topicPlace };
}

function createText(topicPlace: number, random: Random): string {
  const sentences: string[] = [];
  for (let length = 0; length < WORDS_OF_A_TEXT;) {
    const sentence = fill(pickOne(words.SENTENCES, random), {
      noun: () => pickOne(words.NOUNS, random),
      verb: () => pickOne(words.VERBS, random),
      adjective: () => pickOne(words.ADJECTIVES, random),
      component: () => pickOne(componentsOf(topicPlace), random),
      topic: () => topicName(topicPlace),
    });
    sentences.push(sentence);
    length += sentence.split(' ').length;
  }
  return sentences.join(' ');
}

function createQuestion(number: number, sizes: CompanySizes): string {
  const topicPlace = number % sizes.topics;
  const round = Math.floor(number / sizes.topics);
  const at = <Item>(items: readonly Item[], place: number): Item => items[place % items.length]!;
  return fill(at(words.QUESTIONS, number), {
    // Every noun before the next component, so that no question comes twice for a long time.
    noun: () => at(words.NOUNS, round),
    adjective: () => at(words.ADJECTIVES, round),
    component: () => at(componentsOf(topicPlace), Math.floor(round / words.NOUNS.length)),
    topic: () => topicName(topicPlace),
    person: () => personName((number * 7) % sizes.people),
  });
}

function fill(pattern: string, choices: Readonly<Record<string, () => string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, kind: string) => choices[kind]?.() ?? kind);
}

function personName(place: number): string {
  return combine(words.GIVEN_NAMES, words.FAMILY_NAMES, place);
}

function topicName(place: number): string {
  return combine(words.AREAS, words.SUBJECTS, place);
}

function projectName(place: number): string {
  return combine(words.CODE_NAMES, words.SUBJECTS, place);
}

function componentsOf(topicPlace: number): string[] {
  return numbers(COMPONENTS_OF_A_TOPIC).map((place) =>
    combine(words.COMPONENT_BEGINNINGS, words.COMPONENT_ENDINGS, topicPlace * COMPONENTS_OF_A_TOPIC + place).replace(' ', ''),
  );
}

/** Both lists in step, shifted by one each time the first begins anew; numbered once every pair is taken. */
function combine(first: readonly string[], second: readonly string[], place: number): string {
  const turn = Math.floor(place / first.length);
  const lap = Math.floor(turn / second.length);
  const column = place % first.length;
  const name = `${first[column]} ${second[(column + turn) % second.length]}`;
  return lap === 0 ? name : `${name} ${lap + 1}`;
}

function parentCount({ topics }: CompanySizes): number {
  return Math.ceil(topics / TOPICS_OF_A_PARENT);
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}
