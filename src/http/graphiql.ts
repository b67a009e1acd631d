import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { readExampleOperations } from './example-operations.ts';

/** Replaced in the page by a function, which options that are written as JSON cannot hold. */
const CONNECTION_PARAMETERS = '@connection-parameters@';

/** The headers of the tab that is open, as GraphiQL keeps them in the browser; the prefilled ones before it has kept any. */
const readHeaders = (defaultHeaders: string): string => `() => {
  try {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'));
    return JSON.parse(tabs[activeTabIndex].headers);
  } catch {
    return ${defaultHeaders};
  }
}`;

/**
 * GraphiQL as one page without any outside request. Subscriptions go over WebSocket with the headers of the open tab.
 * @param defaultToken prefilled in the Authorization header
 */
export function renderGraphiqlPage(defaultToken?: string): string {
  const headers = JSON.stringify({ Authorization: `Bearer ${defaultToken ?? '<token>'}` }, undefined, 2);
  const options = {
    title: 'Weft',
    endpoint: '/graphql',
    subscriptionsProtocol: 'WS' as const,
    connectionParams: CONNECTION_PARAMETERS,
    defaultHeaders: headers,
    headers,
    shouldPersistHeaders: true,
    schemaDescription: true,
    defaultTabs: readExampleOperations().map(({ query, variables }) => ({
      query,
      variables: JSON.stringify(variables, undefined, 2),
      headers,
    })),
  };
  return renderGraphiQL(options).replace(JSON.stringify(CONNECTION_PARAMETERS), () => readHeaders(headers));
}
