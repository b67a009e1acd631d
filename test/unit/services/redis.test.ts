import { describe, expect, it } from '@jest/globals';
import { fittingPrograms } from '../../../src/services/redis.ts';
import { interpretReplies } from '../../../src/services/redis-ping.ts';

describe('fittingPrograms', () => {
  const programs = ['r-darwin-amd64', 'r-darwin-arm64', 'r-linux-386', 'r-linux-amd64', 'r-linux-arm64'];

  it.each([
    ['linux', 'x64', ['r-linux-amd64', 'r-linux-386']],
    ['linux', 'arm64', ['r-linux-arm64']],
    ['darwin', 'arm64', ['r-darwin-arm64']],
    ['win32', 'x64', []],
  ])('offers for %s on %s %p', (platform, architecture, fitting) => {
    expect(fittingPrograms(programs, platform, architecture)).toEqual(fitting);
  });
});

describe('interpretReplies', () => {
  it.each([
    ['+OK\r\n+PONG\r\n', 'healthy'],
    ['-WRONGPASS invalid username-password pair\r\n-NOAUTH Authentication required.\r\n', 'unauthorised'],
    ['+OK\r\n-LOADING Redis is loading the dataset in memory\r\n', 'waiting'],
    ['', 'waiting'],
  ])('reads %p as %s', (replies, answer) => {
    expect(interpretReplies(replies)).toBe(answer);
  });
});
