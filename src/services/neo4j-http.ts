import { LOOPBACK } from './free-ports.ts';

export interface Neo4jStatement {
  port: number;
  user: string;
  password: string;
  database: string;
  statement: string;
  parameters?: Readonly<Record<string, unknown>>;
  signal: AbortSignal;
}

/** `waiting`: nobody listens yet, or the database is not open yet. */
export type Neo4jAnswer = 'healthy' | 'waiting' | 'unauthorised';

/**
 * Runs one statement over Neo4j's HTTP endpoint on loopback (Neo4j HTTP API, "Begin and commit a transaction in one request"),
 * so that the local server's health and first password need no driver.
 */
export async function runNeo4jStatement(request: Neo4jStatement): Promise<Neo4jAnswer> {
  const { port, user, password, database, statement, parameters, signal } = request;
  let response: Response;
  try {
    response = await fetch(`http://${LOOPBACK}:${port}/db/${database}/tx/commit`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      },
      body: JSON.stringify({ statements: [{ statement, parameters }] }),
      signal,
    });
  } catch (error) {
    // A refused or cut connection: it does not listen yet. Only an abort is the caller's.
    if (signal.aborted) throw error;
    return 'waiting';
  }
  if (response.status === 401) return 'unauthorised';
  const text = await response.text();
  return response.ok && hasNoErrors(text) ? 'healthy' : 'waiting';
}

function hasNoErrors(text: string): boolean {
  const body = JSON.parse(text) as { errors?: readonly unknown[] };
  return body.errors?.length === 0;
}
