import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { mayOpenSocket } from '../../../src/http/cross-origin.ts';

const request = (headers: IncomingMessage['headers']): IncomingMessage => ({ headers }) as IncomingMessage;

describe('a WebSocket', () => {
  it.each([
    ['a client that is no browser', { host: 'weft.example.com' }, []],
    ['a page of the server itself', { host: 'weft.example.com', origin: 'https://weft.example.com' }, []],
    ['a page of the server itself on its own port', { host: '127.0.0.1:4000', origin: 'http://127.0.0.1:4000' }, []],
    ['a page of an origin that is named', { host: 'weft.example.com', origin: 'https://app.example.com' }, ['https://app.example.com']],
    ['any page when every origin is named', { host: 'weft.example.com', origin: 'null' }, ['*']],
  ])('may be opened by %s', (_who, headers, allowed) => {
    expect(mayOpenSocket(request(headers), allowed)).toBe(true);
  });

  it.each([
    ['a page of another origin', { host: 'weft.example.com', origin: 'https://evil.example.com' }],
    ['a page of another port', { host: '127.0.0.1:4000', origin: 'http://127.0.0.1:5000' }],
    ['a page whose origin only begins alike', { host: 'weft.example.com', origin: 'https://weft.example.com.evil.example' }],
    ['a page without an origin of its own', { host: 'weft.example.com', origin: 'null' }],
  ])('may not be opened by %s', (_who, headers) => {
    expect(mayOpenSocket(request(headers), ['https://app.example.com'])).toBe(false);
  });
});
