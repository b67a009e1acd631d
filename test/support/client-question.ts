import type { TestServer } from './test-server.ts';

/** What every program of docs/clients.md asks. */
export const CLIENT_QUESTION = 'Who works on Fulmar, and what was decided about failover?';

const DECISION = 'For failover of Fulmar it was decided that the standby controller takes over after four seconds.';

/** Loads a company that answers {@link CLIENT_QUESTION} and gives the token of somebody in it. */
export async function clientToken(server: TestServer): Promise<string> {
  const company = await server
    .company()
    .person('ada', 'Ada Byron')
    .project('fulmar', 'Fulmar')
    .relation('ada', 'WORKS_ON', 'fulmar')
    .document('failover', DECISION, { title: 'Failover' })
    .load();
  return company.token('ada');
}
