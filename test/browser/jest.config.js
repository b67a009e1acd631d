import { testTimeout, withServices } from '../../jest.config.js';

/** `npm run test:browser`: GraphiQL in a real browser. */
export default { ...withServices, rootDir: '../..', testMatch: ['<rootDir>/test/browser/**/*.test.ts'], testTimeout };
