import { Agent, request } from 'node:http';

/** An operation as it goes over the wire. */
export interface HttpOperation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

interface Client {
  readonly url: string;
  readonly token: string;
  readonly agent: Agent;
}

/** Sends operations that only read, over connections that stay open. Gives the reply's text. */
export function createHttpClient(url: string, token: string): (operation: HttpOperation) => Promise<string> {
  const client = { url, token, agent: new Agent({ keepAlive: true }) };
  return (operation) => post(client, JSON.stringify(operation));
}

function post(client: Client, body: string): Promise<string> {
  const { url, token, agent } = client;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
      response.on('error', reject);
    });
    asking.on('error', reject);
    asking.end(body);
  });
}
