import { connect } from 'node:net';
import { LOOPBACK } from './free-ports.ts';

export interface RedisPing {
  port: number;
  password: string;
  signal: AbortSignal;
}

/** `waiting`: nobody listens yet, or the append-only file is still being read. */
export type RedisAnswer = 'healthy' | 'waiting' | 'unauthorised';

/** Says AUTH and PING to a Redis on loopback over a plain socket (Redis serialization protocol, inline commands). */
export function pingRedis({ port, password, signal }: RedisPing): Promise<RedisAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: LOOPBACK, port, signal });
    let received = '';
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    socket.on('data', (text: string) => {
      received += text;
      if (received.split('\r\n').length > 2) socket.end();
    });
    socket.on('error', (error) => (signal.aborted ? reject(error) : resolve('waiting')));
    socket.on('close', () => resolve(interpretReplies(received)));
  });
}

/** What the two replies (to AUTH and to PING) mean. */
export function interpretReplies(replies: string): RedisAnswer {
  if (/^-(WRONGPASS|ERR (AUTH|invalid password))/m.test(replies)) return 'unauthorised';
  return replies.includes('+PONG') ? 'healthy' : 'waiting';
}
