/*
 * What the company of the measurement is written with. Plain words that the embedding model knows, so that a text of a hundred words is about
 * as many tokens as it would be in a real company; names of components are made of two, so that there are some that few texts have.
 */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

export const NOUNS = list(`
  account alert approval audit backup batch budget cache change channel check client cluster contract cost customer deadline decision delay
  delivery demand design device discount draft error estimate export failure feature figure forecast guide import incident interface invoice
  limit manual margin market meeting message migration model network note notice order outage owner partner password payment plan policy
  price process proposal queue quota range rate record region release repair request result review risk role rule sample schedule server
  session shipment signal source stage standard statement stock storage summary supplier survey table target team test ticket token tool
  training transfer trial update vendor version warehouse warning window workflow
`);

export const VERBS = list(`
  accepts affects blocks carries changes checks closes covers creates delays drops explains extends follows helps holds improves keeps leads
  limits loses measures moves needs opens owns passes prevents raises reaches reads reduces removes repeats replaces requires returns saves
  sends serves shows slows solves splits starts stores supports takes tests tracks updates uses warns writes
`);

export const ADJECTIVES = list(`
  annual automatic basic broken central common complete current daily direct early empty expensive external fast final first formal former
  full general heavy hidden important internal joint large late local long manual minor missing monthly narrow new official old open partial
  past planned primary private public quick rare recent regional rough safe second secure separate shared short simple slow small special
  stable strict strong temporary typical unusual urgent useful weak weekly wide
`);

export const GIVEN_NAMES = list(`
  Ada Alan Amina Anders Bela Carla Chen Dana David Elena Emil Farah Felix Grace Hana Hugo Ines Ivan Jana Jonas Kamal Karin Lars Leila Linus
  Marta Milan Nadia Noah Olga Omar Paula Petra Ravi Rosa Samir Sofia Tomas Vera Yusuf
`);

export const FAMILY_NAMES = list(`
  Abbott Almeida Baker Becker Bianchi Brandt Castro Conti Costa Daly Dubois Eriksen Farkas Fischer Gallo Garcia Haddad Hansen Horvat Ito
  Jensen Kaya Keller Khan Kovacs Kruger Larsen Lindgren Lopez Mancini Meyer Moreau Nakamura Nguyen Novak Okafor Olsen Owens Patel Petrov
  Quinn Rahman Ricci Romero Rossi Sato Schmidt Silva Suzuki Vargas
`);

export const AREAS = list(
  'access billing catalogue customer data delivery factory finance identity mobile network office order partner payment search security stock supplier travel',
);
export const SUBJECTS = list(
  'analytics archive automation compliance dashboard directory exchange forecasting gateway integration ledger library monitoring onboarding planning portal reporting scheduler support tracking',
);
export const CODE_NAMES = list(
  'Acorn Amber Aurora Beacon Birch Cedar Cobalt Comet Coral Delta Ember Falcon Harbor Heron Indigo Ivory Juniper Lantern Lotus Maple Meridian Nimbus Onyx Orchid Osprey Pebble Quartz Raven Saffron Willow',
);

export const COMPONENT_BEGINNINGS = list(
  'anchor bridge canyon castle copper crystal desert dragon eagle forest garden glacier hammer island jungle lantern marble meadow mirror mountain ocean orange palace pepper pioneer planet prairie rabbit rocket saddle shadow silver spider summer thunder timber tunnel velvet violet winter',
);
export const COMPONENT_ENDINGS = list(
  'arrow basket bell board book box cable card chain clock coin crane door drum engine field flag frame gate grid hook horn key lamp lens line map mill net path pipe port rail ring scale shelf stone tower wheel yard',
);

/** What a text is, with the words that its title begins with. */
export const KINDS = [
  { type: 'report', words: 'Report on' },
  { type: 'decision', words: 'Decision about' },
  { type: 'meeting notes', words: 'Notes on' },
  { type: 'design', words: 'Design of' },
  { type: 'guide', words: 'Guide to' },
] as const;

/** What stands in braces is replaced by a word of that kind. */
export const SENTENCES: readonly string[] = [
  'The {adjective} {noun} of {component} {verb} the {noun} before the {adjective} {noun} is ready.',
  'In {topic} the {noun} {verb} a {adjective} {noun}, and nobody had expected that.',
  'We decided that {component} {verb} the {adjective} {noun} from the next {noun} on.',
  'Whoever {verb} the {noun} should ask for the {adjective} {noun} of the {noun} first.',
  'Because the {noun} {verb} every {adjective} {noun}, the {noun} was put off until the {noun}.',
  'The {noun} {verb} the {noun}; without it the {adjective} {noun} would have been lost.',
  'A {adjective} {noun} {verb} less than the {adjective} {noun} that {component} had before.',
  'For the {noun} of {topic} there is a {adjective} {noun} that {verb} the {noun}.',
];

/** Questions as people ask them. */
export const QUESTIONS: readonly string[] = [
  'What was decided about the {noun} of {component}?',
  'Why does {component} need a {adjective} {noun}?',
  'What did {person} write about the {noun} of {component}?',
  'Which {noun} does {component} have in {topic}?',
];
