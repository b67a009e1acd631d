import { connect } from 'node:net';

/** Where a URL without a port leads: the defaults of Neo4j's, Redis's and the web's schemes. */
const DEFAULT_PORTS: Readonly<Record<string, number>> = { bolt: 7687, neo4j: 7687, redis: 6379, rediss: 6379, http: 80, https: 443 };

const TIMEOUT_MS = 2_000;

/** Whether the host and port of the URL accept a connection. Says nothing about what is behind it. */
export function isReachable(address: string): Promise<boolean> {
  const url = new URL(address);
  const scheme = url.protocol.replace(/(\+s|\+ssc)?:$/, '');
  const port = url.port === '' ? (DEFAULT_PORTS[scheme] ?? 0) : Number(url.port);
  // An IPv6 address stands in brackets in a URL, and without them for a socket.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: TIMEOUT_MS });
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
  });
}
