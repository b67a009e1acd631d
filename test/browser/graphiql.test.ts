import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execa } from 'execa';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { readExampleOperations } from '../../src/http/example-operations.ts';
import { PROJECT_ROOT } from '../../src/platform/project-root.ts';
import { loadSharedSample } from '../support/sample-companies.ts';
import { TestServer } from '../support/test-server.ts';

jest.setTimeout(240_000);

/** Where the pictures go: for people to look at. */
const PICTURES = join(PROJECT_ROOT, '.weft', 'screenshots');
const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** No outside request, of the browser's own either. The sandbox needs a user other than root, whom a container often has not. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const WAIT = { timeout: 30_000 };

describe('GraphiQL in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const executablePath = await findBrowser();
    await mkdir(PICTURES, { recursive: true });
    const loading = await TestServer.start();
    const { tenant } = await loadSharedSample(loading.app, 'lumen-works');
    const token = await loading.app.access.mintToken({ tenantId: tenant.id, employee: undefined, permissions: ['read', 'write'] }, 3_600);
    await loading.close();
    server = await TestServer.start({ defaultToken: token });
    browser = await chromium.launch({ executablePath, args: FLAGS });
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('request', (request) => requests.push(request.url()));
    page.on('websocket', (socket) => requests.push(socket.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(server.http.url);
    await page.locator('.graphiql-sessions').first().waitFor(WAIT);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = (name: string): Promise<void> => page.locator('.graphiql-tab-button', { hasText: name }).click();
  const run = async (name: string): Promise<void> => {
    await open(name);
    await page.locator('.graphiql-tab-active', { hasText: name }).waitFor(WAIT);
    // What is run is the operation that the editor has read, a moment after it is shown.
    await page.locator('.graphiql-query-editor').getByText(name, { exact: true }).first().waitFor(WAIT);
    await page.waitForTimeout(500);
    await page.getByRole('button', { name: /Execute query/ }).click();
  };
  const untilResultHas = (words: string): Promise<void> => page.locator('.result-window').getByText(words).first().waitFor(WAIT);
  const takePicture = (name: string): Promise<unknown> => page.screenshot({ path: join(PICTURES, `${name}.png`) });

  it('shows every example in a tab of its own', async () => {
    const names = readExampleOperations().map(({ query }) => /(?:query|mutation|subscription) (\w+)/.exec(query)?.[1]);
    expect(await page.locator('.graphiql-tab-button').allInnerTexts()).toEqual(names);
  });

  it('runs a subscription until the answer is complete', async () => {
    await run('Ask');
    await untilResultHas('AnswerCompleted');
    await takePicture('ask');
  });

  it.each([
    ['Search', 'scoreParts'],
    ['People', 'employeesConnection'],
    ['Documents', 'documentsConnection'],
    ['Viewer', 'permissions'],
  ])('runs the query of the tab %s with the token that is filled in', async (name, words) => {
    await run(name);
    await untilResultHas(words);
    await takePicture(name.toLowerCase());
  });

  it('shows the documentation of the schema', async () => {
    await page.getByRole('button', { name: /Documentation Explorer/ }).click();
    await page.getByText('Root Types').waitFor(WAIT);
    await takePicture('documentation');
  });

  it('keeps what was changed when the page is loaded again', async () => {
    await open('Ask');
    const variables = page.locator('.graphiql-editor-tool .view-lines').first();
    await variables.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('{ "question": "Who is Hanna Virtanen?" }');
    await page.waitForTimeout(1_000);
    await page.reload();
    await page.locator('.graphiql-editor-tool').getByText('Hanna').first().waitFor(WAIT);
  });

  it('has asked nobody but its own server, and has nothing to complain of', () => {
    const { host } = new URL(server.http.url);
    const outside = requests.filter((url) => !/^(?:data|blob):/.test(url) && new URL(url).host !== host);
    expect({ outside, complaints }).toEqual({ outside: [], complaints: [] });
    expect(requests.some((url) => url.startsWith('ws:'))).toBe(true);
  });
});

/** @throws Error that says what is missing and how to get it */
async function findBrowser(): Promise<string> {
  for (const program of PROGRAMS) {
    const { failed, stdout } = await execa('which', [program], { reject: false });
    if (!failed) return stdout;
  }
  throw new Error(`This test needs Chromium, and none of ${PROGRAMS.join(', ')} is on the PATH: "apt-get install chromium" brings it.`);
}
