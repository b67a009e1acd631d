import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { readExampleOperations } from './example-operations.ts';

/** Marks of the page's options that are replaced by what JSON cannot hold: expressions that the browser works out. */
const MARKS = { connectionParams: '@connection-parameters@', variables: '@first-variables@', headers: '@first-headers@' } as const;

/** GraphiQL lets the tabs slide to their places when it opens, and lets go of them half-way when one is clicked: the click then misses. */
const STILL_TABS = '<style>.graphiql-tab { transform: none !important; }</style>';

/**
 * GraphiQL as one page without any outside request. Subscriptions go over WebSocket with the headers of the open tab. What somebody has
 * changed stays when the page is loaded again.
 * @param defaultToken prefilled in the Authorization header
 */
export function renderGraphiqlPage(defaultToken?: string): string {
  const headers = toJson({ Authorization: `Bearer ${defaultToken ?? '<token>'}` });
  const tabs = readExampleOperations().map(({ query, variables }) => ({ query, variables: toJson(variables), headers }));
  const page = renderGraphiQL({
    ...MARKS,
    title: 'Weft',
    endpoint: '/graphql',
    subscriptionsProtocol: 'WS',
    defaultHeaders: headers,
    shouldPersistHeaders: true,
    schemaDescription: true,
    defaultTabs: tabs,
  } as object);
  const expressions: Record<keyof typeof MARKS, string> = {
    connectionParams: headersOfOpenTab(headers),
    variables: onFirstVisit(tabs[0]?.variables),
    // A token that was prefilled ends with the server that made it, so a new one takes its place.
    headers: defaultToken === undefined ? onFirstVisit(headers) : JSON.stringify(headers),
  };
  return Object.entries(MARKS).reduce(
    (text, [option, mark]) => text.replace(JSON.stringify(mark), () => expressions[option as keyof typeof MARKS]),
    page.replace('</head>', () => `${STILL_TABS}</head>`),
  );
}

/** GraphiQL fills the first tab's editors from its options alone, and would do so at every visit. */
function onFirstVisit(value: string | undefined): string {
  return `localStorage.getItem('graphiql:tabState') === null ? ${JSON.stringify(value)} : undefined`;
}

/** The headers of the tab that is open, as GraphiQL keeps them in the browser; the prefilled ones before it has kept any. */
function headersOfOpenTab(defaultHeaders: string): string {
  return `() => {
  try {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'));
    return JSON.parse(tabs[activeTabIndex].headers);
  } catch {
    return ${defaultHeaders};
  }
}`;
}

function toJson(value: object): string {
  return JSON.stringify(value, undefined, 2);
}
